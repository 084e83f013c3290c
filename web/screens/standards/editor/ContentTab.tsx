import { useBlocker } from '@tanstack/react-router';
import { Modal, Select } from 'antd';
import { useMemo } from 'react';
import { compileCalendar } from '../../../../domains/calendar/calendar.rules.ts';
import { ListCalendars, type PlacedCalendar } from '../../../../domains/standards/calendars.contract.ts';
import { differenceOf } from '../../../../domains/standards/difference.rules.ts';
import type { Pack } from '../../../../domains/standards/standards.contract.ts';
import { GetStandard } from '../../../../domains/standards/standards-page.contract.ts';
import { type PackPart, packParts, type Version } from '../../../../domains/standards/versions.contract.ts';
import { useAnswer } from '../../../../ui/answers.ts';
import { useText } from '../../../../ui/i18n.tsx';
import { ErrorState, SkeletonRows } from '../../../../ui/kit/States.tsx';
import { useRight } from '../../../session.ts';
import { editorTexts } from '../../../texts/editor.ts';
import { partNames } from '../../../texts/version-names.ts';
import { useNarrow } from '../../../widgets/case/use-narrow.ts';
import { useWords } from '../../../widgets/case/words.ts';
import { useSearchKey } from '../../../widgets/frame/use-search-key.ts';
import { ConflictPanel } from './ConflictPanel.tsx';
import { countable } from './case-trial.ts';
import { CountingContext } from './LimitWords.tsx';
import { PartEditor } from './PartEditor.tsx';
import { RowNotes } from './RowNotes.tsx';
import { SaveBar } from './SaveBar.tsx';
import { TryCase } from './TryCase.tsx';
import { type Editing, useDrafts } from './use-drafts.ts';
import { useNotes } from './use-notes.ts';
import { useSays } from './value-words.ts';
import './editor.css';
import './limits.css';

/** The limits first: they are what people come for. */
const order: PackPart[] = ['limits', ...packParts.filter((part) => part !== 'limits')];
const isPart = (value: string | undefined): value is PackPart => packParts.some((part) => part === value);

const countOf = (value: unknown): number | undefined => (Array.isArray(value) ? value.length : undefined);

type NavProps = { pack: Pack; part: PackPart; changed: PackPart[]; onPart: (part: PackPart) => void };

function PartNav({ pack, part, changed, onPart }: NavProps) {
  const text = useText(editorTexts);
  const words = useWords();
  const narrow = useNarrow();
  const mark = (one: PackPart) => (changed.includes(one) ? ' ●' : '');
  if (narrow)
    return (
      <Select
        className="part-select"
        aria-label={text.parts}
        value={part}
        options={order.map((one) => ({ value: one, label: `${words.say(partNames[one])}${mark(one)}` }))}
        onChange={onPart}
      />
    );
  return (
    <nav className="part-nav" aria-label={text.parts}>
      {order.map((one) => (
        <button
          key={one}
          type="button"
          aria-current={one === part ? 'page' : undefined}
          onClick={() => onPart(one)}
        >
          <span>{words.say(partNames[one])}</span>
          {changed.includes(one) ? (
            <span className="part-changed" role="img" aria-label={text.unsavedPart} title={text.unsavedPart}>
              ●
            </span>
          ) : (
            <span className="faint figures">{countOf(pack[one])}</span>
          )}
        </button>
      ))}
    </nav>
  );
}

/** Asks before the page is left with unsaved changes; they stay in this browser all the same. */
function LeaveGuard({ active }: { active: boolean }) {
  const text = useText(editorTexts);
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: ({ current, next }) => active && current.pathname !== next.pathname,
    enableBeforeUnload: active,
    withResolver: true,
  });
  return (
    <Modal
      open={status === 'blocked'}
      title={text.leaveAsk}
      okText={text.stay}
      cancelText={text.leave}
      onOk={() => reset?.()}
      onCancel={() => proceed?.()}
      closable={false}
    >
      {text.leaveHint}
    </Modal>
  );
}

function ReadOnlyNote({ version }: { version: Version }) {
  const text = useText(editorTexts);
  const drafts = useRight('standards:draft');
  if (version.may.edit) return null;
  const isPublished = ['scheduled', 'in_force', 'superseded'].includes(version.state);
  const reason = isPublished ? text.readOnlyPublished : drafts ? text.readOnlyState : text.readOnlyRight;
  return <p className="content-note">{reason}</p>;
}

type BodyProps = {
  version: Version;
  inForce: { version: string; pack: Pack };
  calendars: PlacedCalendar[];
  part: PackPart;
  editing: Editing;
};

function PartBody({ version, inForce, calendars, part, editing }: BodyProps) {
  const text = useText(editorTexts);
  const says = useSays(part);
  const readOnly = !version.may.edit;
  const { pack } = editing;
  const counting = useMemo(() => {
    const company = calendars.find((one) => one.region === null && one.departmentId === null);
    return {
      pack: countable(pack),
      calendar: company === undefined ? undefined : compileCalendar(company.calendar),
    };
  }, [pack, calendars]);
  const notes = useNotes({ part, pack, changed: editing.changed, calendar: counting.calendar });
  const around = {
    pack,
    says,
    readOnly,
    calendars: calendars
      .filter((one) => one.region === null && one.departmentId === null)
      .map(({ code }) => code),
  };
  const changes = useMemo(() => {
    const whole = { ...version.pack, [part]: pack[part] } as Pack;
    return differenceOf(version.pack, whole).length;
  }, [version.pack, pack, part]);
  const isSigned = version.state === 'reviewed' || version.state === 'approved';
  return (
    <CountingContext value={counting}>
      <ReadOnlyNote version={version} />
      {isSigned && !readOnly ? <p className="content-note">{text.reviewAgain}</p> : null}
      <ConflictPanel part={part} editing={editing} stored={version.pack} says={says} />
      {part === 'limits' ? (
        <TryCase
          before={inForce}
          after={{ pack: counting.pack, version: version.version }}
          calendars={calendars}
          says={says}
        />
      ) : null}
      <RowNotes notes={notes.filter(({ row }) => row === null || part === 'title')} />
      <PartEditor
        part={part}
        value={pack[part]}
        notes={notes}
        around={around}
        onChange={(value) => editing.edit(part, value)}
      />
      {readOnly ? null : <SaveBar part={part} editing={editing} notes={notes} changes={changes} />}
    </CountingContext>
  );
}

/** The content of a version, part by part: to edit while it is a draft, to read afterwards (S3 3-K6-2). */
export function ContentTab({ version }: { version: Version }) {
  const text = useText(editorTexts);
  const words = useWords();
  const [asked, setPart] = useSearchKey('part');
  const part = isPart(asked) ? asked : 'limits';
  const editing = useDrafts(version);
  const calendars = useAnswer(ListCalendars, {});
  const standard = useAnswer(GetStandard, {});
  const error = calendars.error ?? standard.error;
  const undo = (event: React.KeyboardEvent) => {
    const isTyping = event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement;
    if (isTyping || !(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'z') return;
    event.preventDefault();
    if (event.shiftKey) editing.redo(part);
    else editing.undo(part);
  };
  return (
    <div className="content-tab">
      <LeaveGuard active={editing.changed.length > 0} />
      <PartNav pack={editing.pack} part={part} changed={editing.changed} onPart={setPart} />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys for taking back an edit belong to the whole part */}
      <div className="part-body" onKeyDown={undo}>
        <h2>{words.say(partNames[part])}</h2>
        {editing.wasRestored && editing.changed.length > 0 ? (
          <p className="content-note" role="status">
            {text.restored}
          </p>
        ) : null}
        {error === null || (calendars.data && standard.data) ? null : (
          <ErrorState
            error={error}
            onRetry={() => {
              void calendars.refetch();
              void standard.refetch();
            }}
          />
        )}
        {calendars.data === undefined || standard.data === undefined ? (
          error === null ? (
            <SkeletonRows rows={10} />
          ) : null
        ) : (
          <PartBody
            key={part}
            version={version}
            inForce={standard.data}
            calendars={calendars.data.calendars}
            part={part}
            editing={editing}
          />
        )}
      </div>
    </div>
  );
}
