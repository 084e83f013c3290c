import type { Guarantee } from '../../../domains/warranty/decision.contract.ts';
import { useLanguage, useText } from '../../../ui/i18n.tsx';
import { longDay } from '../../../ui/time.tsx';
import { warrantyTexts } from '../../texts/warranty.ts';
import { useWords, type Words } from '../case/words.ts';
import { useGuaranteeName } from './guarantee-name.ts';
import { Unverified } from './Unverified.tsx';
import './warranty.css';

const DAY_MS = 86_400_000;
const dayOf = (date: string): number => Date.parse(`${date}T00:00:00Z`) / DAY_MS;

type Scale = { from: number; span: number };
const share = (scale: Scale, date: number): string =>
  `${Math.min(100, Math.max(0, ((date - scale.from) / scale.span) * 100)).toFixed(2)}%`;

function scaleOf(guarantees: readonly Guarantee[], today: number): Scale {
  const from = Math.min(today, ...guarantees.map(({ period }) => dayOf(period.startsOn)));
  const to = Math.max(today, ...guarantees.map(({ period }) => dayOf(period.endsOn)));
  return { from, span: Math.max(1, to - from) };
}

function Bar({ guarantee, scale, today }: { guarantee: Guarantee; scale: Scale; today: number }) {
  const { period } = guarantee;
  const [start, end] = [dayOf(period.startsOn), dayOf(period.endsOn)];
  const between = (from: number, to: number) => ({
    insetInlineStart: share(scale, from),
    insetInlineEnd: `calc(100% - ${share(scale, to)})`,
  });
  const running = guarantee.running ? 'bar-running' : 'bar-ended';
  return (
    <span className="guarantee-bar" aria-hidden="true">
      <span className={`bar-whole ${running}`} style={between(start, dayOf(period.nominalEnd))} />
      {period.addedDays + period.movedDays > 0 ? (
        <span className={`bar-more ${running}`} style={between(dayOf(period.nominalEnd), end)} />
      ) : null}
      {period.added.map((stretch) => (
        <span
          key={stretch.from}
          className="bar-out"
          style={between(dayOf(stretch.from), Math.min(dayOf(stretch.to), dayOf(period.nominalEnd)))}
        />
      ))}
      <span className="bar-today" style={{ insetInlineStart: share(scale, today) }} />
    </span>
  );
}

/** Main parts with the same days are one row; warranties of repairs that ended say nothing more. */
function rowsOf(guarantees: readonly Guarantee[]): Guarantee[][] {
  const rows = new Map<string, Guarantee[]>();
  for (const one of guarantees) {
    if (one.basis === 'repair' && !one.running && !one.covers) continue;
    const key =
      one.basis === 'law' && one.part !== null ? `part ${one.period.endsOn} ${one.verified}` : one.key;
    rows.set(key, [...(rows.get(key) ?? []), one]);
  }
  return [...rows.values()];
}

type RowProps = { row: Guarantee[]; scale: Scale; today: number; covers: boolean };

function Row({ row, scale, today, covers }: RowProps) {
  const text = useText(warrantyTexts);
  const { locale } = useLanguage();
  const words = useWords();
  const nameOf = useGuaranteeName();
  const [first] = row;
  if (first === undefined) return null;
  const { period } = first;
  const left = today < dayOf(period.startsOn) ? text.notBegun : text.ended;
  const more = [
    text.startsOn(text.facts[period.startFact], longDay(period.startsOn, locale)),
    period.addedDays > 0 ? text.added(period.addedDays) : '',
    period.movedDays > 0 ? text.moved(period.movedDays) : '',
  ];
  return (
    <li className={covers ? 'guarantee guarantee-covers' : 'guarantee'}>
      <span className="guarantee-name">
        {row.length === 1 ? nameOf(first) : text.guarantee.part(partNames(row, words))}{' '}
        {first.verified ? null : <Unverified />}
      </span>
      <span className="guarantee-left figures">
        {first.running ? text.daysLeft(first.remainingDays) : left}
      </span>
      <Bar guarantee={first} scale={scale} today={today} />
      <span className="guarantee-days figures">
        <span className="faint">{more.filter(Boolean).join(' · ')}</span>
        <span>{longDay(period.endsOn, locale)}</span>
      </span>
    </li>
  );
}

type Props = { guarantees: Guarantee[]; today: string; coveredBy: string | null };

/** Each guarantee as a bar from its start to its last day, with the days that repair added. */
export function GuaranteeBars({ guarantees, today, coveredBy }: Props) {
  const at = dayOf(today);
  const scale = scaleOf(guarantees, at);
  return (
    <ul className="guarantees">
      {rowsOf(guarantees).map((row) => (
        <Row
          key={row[0]?.key}
          row={row}
          scale={scale}
          today={at}
          covers={row.some(({ key }) => key === coveredBy)}
        />
      ))}
    </ul>
  );
}

const partNames = (row: readonly Guarantee[], words: Words): string =>
  words.list(row.map(({ name }) => (name ? words.say(name) : '')));
