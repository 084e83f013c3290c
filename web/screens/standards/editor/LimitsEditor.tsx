import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { clockEvents, type Limit } from '../../../../domains/standards/standards.contract.ts';
import { now } from '../../../../ui/clock.ts';
import { useText } from '../../../../ui/i18n.tsx';
import { PlusIcon } from '../../../../ui/icons.tsx';
import { EmptyState } from '../../../../ui/kit/States.tsx';
import { useTicking } from '../../../../ui/time.tsx';
import { editorTexts } from '../../../texts/editor.ts';
import { useNarrow } from '../../../widgets/case/use-narrow.ts';
import type { Around } from './EntryForm.tsx';
import { conditionFields, type Field, limitColumns, limitDetails } from './fields.ts';
import { LimitBar } from './LimitBar.tsx';
import { LimitTable } from './LimitTable.tsx';
import { LimitWords } from './LimitWords.tsx';
import { ListEditor } from './ListEditor.tsx';
import { limitSentence } from './limit-sentence.ts';
import type { Note } from './notes.ts';
import { valueAt } from './paths.ts';
import { freeKey, inserted, replaced, without } from './rows.ts';
import type { Entry, Sheet } from './sheet.ts';

type Props = { limits: Limit[]; notes: Note[]; around: Around; onChange: (limits: Limit[]) => void };
type Event = Limit['event'];

const MINUTE = 60_000;

const blankLimit = (event: Event, limits: Limit[], clause: string): Limit => ({
  key: freeKey(
    `${event}_limit`,
    limits.map(({ key }) => key),
  ),
  event,
  subject: 'case',
  duration: { value: 24, unit: 'hours' },
  clause,
  when: { kind: ['complaint'] },
  from: 'received',
  fallbackFrom: null,
  cappedBy: null,
  binding: 'breach',
  origin: 'company_setting',
  verified: true,
  keptWhenKindBecomes: [],
  supersededBy: null,
  note: null,
});

/** Goes to a row that has just come in, once it is there. */
function focusRow(key: string): void {
  setTimeout(() => {
    document.querySelector<HTMLElement>(`tr[data-row="${key}"] td`)?.focus();
  });
}

/** Conditions that some limit asks; the others are shown on request. */
const columnsOf = (limits: Limit[], all: boolean): Field[] => [
  ...conditionFields.filter(({ at }) => all || limits.some((limit) => valueAt(limit, at) !== undefined)),
  ...limitColumns,
];

const cardSheet: Sheet = {
  at: '',
  shape: 'list',
  fields: () => [{ at: 'when', kind: 'condition', wide: true }, ...limitColumns, ...limitDetails],
  head: [],
};

/** The limits as a decision table: a row a limit, grouped by what it ends; cards on a phone. */
export function LimitsEditor({ limits, notes, around, onChange }: Props) {
  const text = useText(editorTexts);
  const narrow = useNarrow();
  const [event, setEvent] = useState<Event | undefined>(undefined);
  const [find, setFind] = useState('');
  const [all, setAll] = useState(false);
  const at = useTicking((ms) => Math.floor(ms / MINUTE) * MINUTE) || now();
  const { says, pack } = around;
  const columns = useMemo(() => columnsOf(limits, all), [limits, all]);
  const wanted = find.trim().toLowerCase();
  const shown = limits.flatMap((limit, place) => {
    const sentence = `${limitSentence(limit, [], says.words)} ${limit.key}`.toLowerCase();
    return (event === undefined || limit.event === event) && sentence.includes(wanted) ? [place] : [];
  });
  const actsOf = (place: number) => ({
    change: (limit: Limit) => onChange(replaced(limits, place, limit)),
    copy: () => {
      const limit = limits[place];
      if (limit === undefined) return;
      const key = freeKey(
        limit.key.replace(/_\d+$/, ''),
        limits.map((one) => one.key),
      );
      onChange(inserted(limits, place + 1, { ...limit, key }));
      focusRow(key);
    },
    remove: () => onChange(without(limits, place)),
  });
  const add = (of: Event) => {
    const last = limits.findLastIndex((limit) => limit.event === of);
    const place = last < 0 ? limits.length : last + 1;
    setFind('');
    const limit = blankLimit(of, limits, pack.clauses[0]?.id ?? '');
    onChange(inserted(limits, place, limit));
    focusRow(limit.key);
  };
  const bar = (
    <LimitBar
      event={event}
      find={find}
      all={all}
      says={says}
      onEvent={setEvent}
      onFind={setFind}
      onAll={setAll}
    />
  );
  const none =
    shown.length > 0 || (wanted === '' && event === undefined) ? null : (
      <EmptyState
        title={text.noneShown}
        action={
          <Button
            onClick={() => {
              setFind('');
              setEvent(undefined);
            }}
          >
            {text.clear}
          </Button>
        }
      >
        {text.noneShownHint}
      </EmptyState>
    );
  if (narrow) {
    return (
      <div className="limits-editor">
        {bar}
        {none}
        <ListEditor
          sheet={{
            ...cardSheet,
            blank: () => blankLimit(event ?? 'respond', limits, pack.clauses[0]?.id ?? ''),
          }}
          rows={limits as Entry[]}
          hides={(place) => !shown.includes(place)}
          notes={notes}
          around={around}
          summary={(entry) => (
            <span className="limit-card">
              <strong>{says.value('event', entry.event)}</strong>
              <LimitWords limit={entry as Limit} pack={pack} at={at} />
            </span>
          )}
          onChange={(rows) => onChange(rows as Limit[])}
        />
      </div>
    );
  }
  return (
    <div className="limits-editor">
      {bar}
      {around.readOnly ? null : <p className="faint">{text.keys}</p>}
      {none}
      <LimitTable
        limits={limits}
        shown={shown}
        columns={columns}
        notes={notes}
        around={around}
        at={at}
        actsOf={actsOf}
      />
      {around.readOnly ? null : (
        <div className="limit-adds">
          {clockEvents
            .filter((code) => event === undefined || code === event)
            .map((code) => (
              <Button key={code} size="small" icon={<PlusIcon />} onClick={() => add(code)}>
                {text.addTo(says.value('event', code))}
              </Button>
            ))}
        </div>
      )}
    </div>
  );
}
