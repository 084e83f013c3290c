import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Popconfirm } from 'antd';
import { useMemo, useState } from 'react';
import {
  EndOverride,
  ListCalendars,
  type PlacedCalendar,
} from '../../../domains/standards/calendars.contract.ts';
import { call } from '../../../ui/client.ts';
import { useLanguage, useText } from '../../../ui/i18n.tsx';
import { longDay } from '../../../ui/time.tsx';
import { hoursProblems } from '../../texts/calendar-names.ts';
import { calendarTexts } from '../../texts/calendars.ts';
import { useWords } from '../../widgets/case/words.ts';
import { type Draft, draftOf, ownPart, problemsOf } from './draft.ts';
import { HoursPart } from './HoursPart.tsx';
import { PublishSheet } from './PublishSheet.tsx';

type Props = {
  chosen: PlacedCalendar;
  title: string;
  today: string;
  quietDefault: { from: string; to: string };
  mayKeep: boolean;
};

function EndButton({ chosen }: { chosen: PlacedCalendar }) {
  const text = useText(calendarTexts);
  const client = useQueryClient();
  const { message } = App.useApp();
  const end = async () => {
    try {
      await call(EndOverride, { params: { code: chosen.code }, body: { reason: text.endReason } });
      await client.invalidateQueries({ queryKey: [ListCalendars.path] });
    } catch (error) {
      void message.error(String((error as Error).message));
    }
  };
  return (
    <Popconfirm title={text.endAsk} okText={text.end} onConfirm={end}>
      <Button type="text">{text.end}</Button>
    </Popconfirm>
  );
}

type BarProps = {
  changed: boolean;
  problems: Map<string, string>;
  onDiscard: () => void;
  onPublish: () => void;
};

/** Stays in sight while something is changed: what is wrong with the whole, and the two ways out. */
function PublishBar({ changed, problems, onDiscard, onPublish }: BarProps) {
  const text = useText(calendarTexts);
  const words = useWords();
  const whole = problems.get('');
  const said = whole === undefined ? (changed ? text.changed : '') : words.of(hoursProblems, whole);
  return (
    <section className="publish-bar" aria-label={text.publish}>
      <span className={whole === undefined ? 'soft' : 'field-error'}>{said}</span>
      <Button onClick={onDiscard}>{text.discard}</Button>
      <Button type="primary" disabled={!changed || problems.size > 0} onClick={onPublish}>
        {text.publish}
      </Button>
    </section>
  );
}

const isLocal = ({ region, departmentId }: PlacedCalendar): boolean =>
  region !== null || departmentId !== null;

// The calendar that comes with the product is named by its content.
const SHIPPED = /^[0-9a-f]{12}$/;

function Line({
  chosen,
  title,
  onEdit,
}: Pick<Props, 'chosen' | 'title'> & { onEdit: (() => void) | undefined }) {
  const text = useText(calendarTexts);
  const { locale } = useLanguage();
  const local = isLocal(chosen);
  const said = [
    title,
    SHIPPED.test(chosen.version)
      ? text.shipped
      : text.version(chosen.version, longDay(chosen.publishedAt, locale)),
    local ? text.inherits : '',
  ];
  return (
    <div className="calendar-line">
      <p className="soft">{said.filter((part) => part !== '').join(' · ')}</p>
      {onEdit === undefined ? null : (
        <span className="row-of-buttons">
          {local && !chosen.ended ? <EndButton chosen={chosen} /> : null}
          <Button onClick={onEdit}>{text.edit}</Button>
        </span>
      )}
    </div>
  );
}

/** One calendar: to read, and for who keeps calendars to change in place and publish as a new version. */
export function CalendarEditor({ chosen, title, today, quietDefault, mayKeep }: Props) {
  const stored = useMemo(() => draftOf(ownPart(chosen)), [chosen]);
  const [draft, setDraft] = useState<Draft | null>(null);
  const [publishing, setPublishing] = useState(false);
  const problems = useMemo(() => (draft === null ? new Map<string, string>() : problemsOf(draft)), [draft]);
  const edit = () => setDraft(stored);
  return (
    <>
      <Line chosen={chosen} title={title} onEdit={mayKeep && draft === null ? edit : undefined} />
      <HoursPart
        draft={draft ?? stored}
        problems={problems}
        quietDefault={quietDefault}
        today={today}
        onChange={draft === null ? undefined : setDraft}
      />
      {draft === null ? null : (
        <PublishBar
          changed={JSON.stringify(draft) !== JSON.stringify(stored)}
          problems={problems}
          onDiscard={() => setDraft(null)}
          onPublish={() => setPublishing(true)}
        />
      )}
      {publishing && draft !== null ? (
        <PublishSheet chosen={chosen} draft={draft} today={today} onClose={() => setPublishing(false)} />
      ) : null}
    </>
  );
}
