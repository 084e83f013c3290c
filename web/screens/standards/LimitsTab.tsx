import { clockEvents, type Limit, type Pack } from '../../../domains/standards/standards.contract.ts';
import { useText } from '../../../ui/i18n.tsx';
import { limitOrigins, limitStarts, standardTexts } from '../../texts/standards.ts';
import { useWords } from '../../widgets/case/words.ts';
import { ClauseMark } from '../../widgets/frame/ClauseMark.tsx';
import { Section } from '../../widgets/frame/PageFrame.tsx';
import { durationText, useConditionText } from './limit-words.ts';

function Start({ limit, limits }: { limit: Limit; limits: Limit[] }) {
  const text = useText(standardTexts);
  const words = useWords();
  const cap = limits.find((other) => other.key === limit.cappedBy);
  const lines = [
    ...(limit.fallbackFrom === null ? [] : [text.meanwhile(words.of(limitStarts, limit.fallbackFrom))]),
    ...(cap === undefined ? [] : [text.notLater(cap.clause)]),
  ];
  return (
    <>
      {words.of(limitStarts, limit.from)}
      {lines.map((line) => (
        <div key={line} className="faint">
          {line}
        </div>
      ))}
    </>
  );
}

function LimitRow({ limit, limits }: { limit: Limit; limits: Limit[] }) {
  const text = useText(standardTexts);
  const words = useWords();
  const conditionOf = useConditionText();
  const gone = limit.supersededBy !== null;
  return (
    <tr className={gone ? 'limit-gone' : ''}>
      <td className="limit-duration figures">
        <strong>{durationText(limit.duration, words.locale)}</strong>
      </td>
      <td className="limit-for">
        <span className="limit-when">{conditionOf(limit.when)}</span>
        {limit.subject === 'workorder' ? <span className="tag limit-subject">{text.workorder}</span> : null}
        {limit.supersededBy === null ? null : (
          <div className="limit-note">{text.superseded(limit.supersededBy)}</div>
        )}
        {limit.note === null ? null : <div className="faint limit-note">{words.say(limit.note)}</div>}
      </td>
      <td className="limit-start">
        <Start limit={limit} limits={limits} />
      </td>
      <td className="tight limit-clause">
        <ClauseMark clause={limit.clause} />
      </td>
      <td className="tight limit-force">
        <span className={limit.binding === 'breach' ? 'tag tag-chosen' : 'tag'}>
          {limit.binding === 'breach' ? text.must : text.target}
        </span>
      </td>
      <td className="tight soft">{words.of(limitOrigins, limit.origin)}</td>
    </tr>
  );
}

/** The limits by what they end: how long, for whom, counted from when, by which clause, and how strictly. */
export function LimitsTab({ pack }: { pack: Pack }) {
  const text = useText(standardTexts);
  const words = useWords();
  const events = clockEvents.filter((event) => pack.limits.some((limit) => limit.event === event));
  return (
    <>
      <p className="soft">{text.limitsNote}</p>
      {events.map((event) => (
        <Section key={event} title={words.term('clockEvent', event)}>
          <div className="sheet-of-rows">
            <table className="rows-table limit-table">
              <thead>
                <tr>
                  <th>{text.duration}</th>
                  <th>{text.when}</th>
                  <th>{text.start}</th>
                  <th>{text.clause}</th>
                  <th>{text.force}</th>
                  <th>{text.origin}</th>
                </tr>
              </thead>
              <tbody>
                {pack.limits
                  .filter((limit) => limit.event === event)
                  .map((limit) => (
                    <LimitRow key={limit.key} limit={limit} limits={pack.limits} />
                  ))}
              </tbody>
            </table>
          </div>
        </Section>
      ))}
    </>
  );
}
