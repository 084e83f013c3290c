import type { Clock } from '../../../../domains/deadlines/deadlines.contract.ts';
import { clockEvents, type Limit } from '../../../../domains/standards/standards.contract.ts';
import { useText } from '../../../../ui/i18n.tsx';
import { EmptyState } from '../../../../ui/kit/States.tsx';
import type { Locale } from '../../../../ui/locale.ts';
import { longTime } from '../../../../ui/time.tsx';
import { editorTexts } from '../../../texts/editor.ts';
import { useWords } from '../../../widgets/case/words.ts';
import { ClauseMark } from '../../../widgets/frame/ClauseMark.tsx';
import { durationText } from '../limit-words.ts';
import type { TrialRow } from './case-trial.ts';
import { limitSentence } from './limit-sentence.ts';

const differs = ({ before, after }: TrialRow): boolean =>
  before?.originalDueAt !== after?.originalDueAt ||
  before?.binding !== after?.binding ||
  before?.bindingKind !== after?.bindingKind;

function Due({ clock, label }: { clock: Clock | undefined; label: string }) {
  const text = useText(editorTexts);
  const words = useWords();
  if (clock === undefined)
    return (
      <td data-label={label} className="faint">
        {text.notThere}
      </td>
    );
  return (
    <td data-label={label} className={clock.binding ? 'figures trial-binds' : 'figures soft'}>
      {longTime(clock.originalDueAt, words.locale)}
      {clock.binding ? <span className="tag tag-chosen">{text.binding}</span> : null}
    </td>
  );
}

/** 3 个工作日 → 6 个工作日 where the draft has another duration. */
function lengthOf({ limit, old }: TrialRow, locale: Locale): string {
  const [was, is] = [old ?? limit, limit].map(({ duration }) => durationText(duration, locale));
  return was === is ? (is ?? '') : `${was} → ${is}`;
}

type Props = { rows: TrialRow[]; waiting: Limit[]; versions: [string, string] };

function EventRows({
  event,
  rows,
  versions,
}: {
  event: Limit['event'];
  rows: TrialRow[];
  versions: [string, string];
}) {
  const text = useText(editorTexts);
  const words = useWords();
  return rows.map((row, place) => (
    <tr key={row.limit.key} className={differs(row) ? 'trial-changed' : undefined}>
      {place === 0 ? (
        <th scope="rowgroup" rowSpan={rows.length}>
          {words.term('clockEvent', event)}
        </th>
      ) : null}
      <td>
        <ClauseMark clause={row.limit.clause} /> {lengthOf(row, words.locale)}{' '}
        {differs(row) ? <span className="tag">{text.changed}</span> : null}
      </td>
      <Due clock={row.before} label={text.beforeColumn(versions[0])} />
      <Due clock={row.after} label={text.afterColumn(versions[1])} />
    </tr>
  ));
}

/** The limits of a made-up case with their due times: by the standard in force, and by the draft. */
export function TrialResult({ rows, waiting, versions }: Props) {
  const text = useText(editorTexts);
  const words = useWords();
  if (rows.length === 0) return <EmptyState title={text.noneApply}>{text.noneApplyHint}</EmptyState>;
  const count = rows.filter(differs).length;
  return (
    <>
      <p role="status">{count === 0 ? text.sameAll : text.changedCount(count)}</p>
      <div className="sheet-of-rows">
        <table className="rows-table trial-table">
          <thead>
            <tr>
              <th aria-label={text.allEvents} />
              <th>{text.limitColumn}</th>
              <th>{text.beforeColumn(versions[0])}</th>
              <th>{text.afterColumn(versions[1])}</th>
            </tr>
          </thead>
          {clockEvents.map((event) => (
            <tbody key={event}>
              <EventRows
                event={event}
                rows={rows.filter((row) => row.limit.event === event)}
                versions={versions}
              />
            </tbody>
          ))}
        </table>
      </div>
      {waiting.length === 0 ? null : (
        <div className="trial-waiting faint">
          {text.waiting}
          <ul>
            {waiting.map((limit) => (
              <li key={limit.key}>{limitSentence(limit, [], words)}</li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}
