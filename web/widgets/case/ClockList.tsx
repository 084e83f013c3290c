import { useState } from 'react';
import type { CasePage, ClockView } from '../../../domains/cases/case-page.contract.ts';
import { useText } from '../../../ui/i18n.tsx';
import { longTime, Remaining, useTicking } from '../../../ui/time.tsx';
import { caseTexts } from '../../texts/case-page.ts';
import { ClockTrace } from './ClockTrace.tsx';
import { useWords } from './words.ts';
import './clocks.css';

const ended = (clock: ClockView): boolean => ['met', 'met_late', 'stopped'].includes(clock.status);
const superseded = (clock: ClockView): string | undefined =>
  clock.flags.find((flag) => flag.startsWith('superseded:'))?.slice('superseded:'.length);

/** What must be looked at first: running limits that bind, by their due instant; targets and ended ones after. */
function inOrder(clocks: ClockView[]): ClockView[] {
  const rank = (clock: ClockView) =>
    (ended(clock) ? 4 : 0) + (clock.kind === 'target' ? 2 : 0) + (clock.binding ? 0 : 1);
  const due = (clock: ClockView) =>
    clock.dueAt === null ? Number.MAX_SAFE_INTEGER : Date.parse(clock.dueAt);
  return clocks.toSorted((a, b) => rank(a) - rank(b) || due(a) - due(b));
}

const NEAR_PERCENT = 80;

function Bar({ clock }: { clock: ClockView }) {
  const percent = useTicking((now) => {
    const until = clock.metAt === null ? now : Date.parse(clock.metAt);
    if (clock.dueAt === null) return 0;
    const [start, due] = [Date.parse(clock.startedAt), Date.parse(clock.dueAt)];
    if (due <= start) return 100;
    return Math.min(100, Math.max(0, Math.round(((until - start) / (due - start)) * 100)));
  });
  const late =
    clock.status === 'breached' || clock.status === 'met_late' || (percent >= 100 && !ended(clock));
  const mood = late
    ? 'late'
    : ended(clock)
      ? 'done'
      : clock.status === 'paused'
        ? 'paused'
        : percent >= NEAR_PERCENT
          ? 'soon'
          : 'calm';
  return (
    <div
      className={`case-bar case-bar-${mood}`}
      role="progressbar"
      aria-valuenow={percent}
      aria-valuemin={0}
      aria-valuemax={100}
    >
      <span style={{ transform: `scaleX(${percent / 100})` }} />
    </div>
  );
}

function Flags({ clock }: { clock: ClockView }) {
  const text = useText(caseTexts);
  const words = useWords();
  const replaced = superseded(clock);
  const years = clock.flags.flatMap((flag) => /^calendar_(\d{4})_unpublished$/.exec(flag)?.[1] ?? []);
  const moved =
    clock.originalDueAt !== null && clock.originalDueAt !== clock.dueAt ? clock.originalDueAt : null;
  const notes = [
    replaced === undefined ? '' : text.clocks.superseded(replaced),
    clock.excused ? text.clocks.excused : '',
    moved === null ? '' : `${text.clocks.was} ${longTime(moved, words.locale)}`,
  ].filter((note) => note !== '');
  return (
    <>
      {notes.map((note) => (
        <span key={note} className="case-clock-note">
          {note}
        </span>
      ))}
      {years.map((year) => (
        <span key={year} className="case-clock-flag">
          {text.clocks.unpublished(year)}
        </span>
      ))}
    </>
  );
}

function Clock({ clock, number, first }: { clock: ClockView; number: string; first: boolean }) {
  const text = useText(caseTexts);
  const words = useWords();
  const [open, setOpen] = useState(false);
  const instant = clock.metAt ?? clock.dueAt;
  const kind = clock.kind === 'target' ? ' case-clock-target' : '';
  return (
    <li className={`case-clock${kind}${ended(clock) ? ' case-clock-ended' : ''}`}>
      <button
        type="button"
        className="case-clock-button"
        aria-expanded={open}
        title={text.clocks.openTrace}
        onClick={() => setOpen(!open)}
      >
        <span className="case-clock-line">
          <strong>
            {words.term('clockEvent', clock.event)}
            {clock.kind === 'target' ? <span className="case-clock-kind">{text.clocks.target}</span> : null}
            {first ? <span className="case-clock-kind">{text.clocks.binding}</span> : null}
          </strong>
          <Remaining dueAt={clock.dueAt} status={clock.status} startedAt={clock.startedAt} />
        </span>
        <Bar clock={clock} />
        <span className="case-clock-line case-clock-foot">
          <cite title={words.say(clock.text)}>{clock.clause}</cite>
          <span className="figures">
            {instant === null
              ? ''
              : `${clock.metAt === null ? text.clocks.due : text.clocks.met} ${longTime(instant, words.locale)}`}
          </span>
        </span>
        <Flags clock={clock} />
      </button>
      {open ? (
        <div className="case-clock-open">
          <p className="case-clock-text">{words.say(clock.text)}</p>
          <ClockTrace number={number} limitKey={clock.limitKey} />
        </div>
      ) : null}
    </li>
  );
}

/** Every limit of the case with its clause; a click shows how its due instant was counted. */
export function ClockList({ page }: { page: CasePage }) {
  const text = useText(caseTexts);
  if (page.clocks.length === 0) return <p className="faint">{text.clocks.none}</p>;
  const clocks = inOrder(page.clocks);
  const leading = clocks.find((clock) => !ended(clock) && clock.kind === 'breach' && clock.binding);
  return (
    <ul className="case-clocks">
      {clocks.map((clock) => (
        <Clock key={clock.limitKey} clock={clock} number={page.number} first={clock === leading} />
      ))}
    </ul>
  );
}
