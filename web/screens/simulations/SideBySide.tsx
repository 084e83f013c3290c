import { Segmented } from 'antd';
import { useState } from 'react';
import { aspectName } from '../../../domains/simulations/simulation-names.contract.ts';
import type { Sides, Tally, Totals } from '../../../domains/simulations/simulations.contract.ts';
import { useText } from '../../../ui/i18n.tsx';
import { simulationTexts } from '../../texts/simulations.ts';
import { useWords } from '../../widgets/case/words.ts';
import { onTimeShare, percentText } from './Headline.tsx';
import { figure, signed, useCodeNames } from './names.ts';

const groups = ['event', 'department', 'region', 'category', 'approvers'] as const;
type Group = (typeof groups)[number];
type Line = {
  key: string;
  name: string;
  before: number;
  after: number;
  sides: Sides | null;
  /** Only targets run for this event: amber, never overdue. */
  target: boolean;
};

const ORDER = [
  'acknowledge',
  'respond',
  'arrange',
  'solution',
  'complete',
  'close',
  'work_complete',
  'work_close',
];
const NONE = '-';

function lineOf(key: string, name: string, sides: Sides, group: Group): Line {
  const { before, after } = sides;
  const target =
    group === 'event' && before.missed + after.missed > 0 && before.overdueCases + after.overdueCases === 0;
  const count = (tally: Tally) => (target ? tally.missed : tally.overdueCases);
  return { key, name, before: count(before), after: count(after), sides, target };
}

function useLines(totals: Totals, group: Group): Line[] {
  const text = useText(simulationTexts);
  const words = useWords();
  const { department, position } = useCodeNames();
  const nameOf: Record<Group, (key: string) => string> = {
    event: (key) => aspectName(key, words.locale),
    department,
    region: (key) => words.term('region', key),
    category: (key) => words.term('category', key),
    approvers: position,
  };
  const name = (key: string) =>
    key === NONE ? (group === 'approvers' ? text.nobody : text.none) : nameOf[group](key);
  if (group === 'approvers')
    return Object.entries(totals.approvers)
      .map(([key, { before, after }]) => ({
        key,
        name: name(key),
        before,
        after,
        sides: null,
        target: false,
      }))
      .toSorted((a, b) => b.before + b.after - a.before - a.after);
  const lines = Object.entries(totals[group]).map(([key, sides]) => lineOf(key, name(key), sides, group));
  return group === 'event'
    ? lines.toSorted((a, b) => ORDER.indexOf(a.key) - ORDER.indexOf(b.key))
    : lines.toSorted((a, b) => b.before + b.after - a.before - a.after);
}

function Bars({ line, most, quiet }: { line: Line; most: number; quiet: boolean }) {
  const width = (count: number) => `${most === 0 ? 0 : (count / most) * 100}%`;
  return (
    <span className="bars" aria-hidden="true">
      <i className="bar bar-before" style={{ width: width(line.before) }} />
      <i
        className={quiet ? 'bar bar-after bar-quiet' : 'bar bar-after'}
        style={{ width: width(line.after) }}
      />
    </span>
  );
}

function Pair({ before, after }: { before: string; after: string }) {
  if (before === after) return <span className="faint">{after}</span>;
  return (
    <>
      <span className="faint">{before} → </span>
      {after}
    </>
  );
}

function Row({ line, most, group }: { line: Line; most: number; group: Group }) {
  const text = useText(simulationTexts);
  const { sides } = line;
  const quiet = group === 'approvers';
  const share = (tally: Tally) => onTimeShare(tally, line.target ? tally.missed : 0);
  const worse = !quiet && !line.target && line.after > line.before;
  return (
    <tr>
      <th scope="row">
        {line.name} {line.target ? <span className="tag tag-amber">{text.target}</span> : null}
      </th>
      {sides === null ? null : (
        <td className="number-cell side-cases">
          <Pair before={figure(sides.before.cases)} after={figure(sides.after.cases)} />
        </td>
      )}
      <td className="number-cell">{figure(line.before)}</td>
      <td className="number-cell">
        <strong>{figure(line.after)}</strong>
      </td>
      <td className="number-cell">
        <span className={worse ? 'difference difference-worse' : 'difference'}>
          {signed(line.after - line.before)}
        </span>
      </td>
      <td className="bars-cell">{line.target ? null : <Bars line={line} most={most} quiet={quiet} />}</td>
      {sides === null ? null : (
        <>
          <td className="number-cell side-more">
            <Pair before={percentText(share(sides.before))} after={percentText(share(sides.after))} />
          </td>
          <td className="number-cell side-more">
            <Pair before={figure(sides.before.warnings)} after={figure(sides.after.warnings)} />
          </td>
          <td className="number-cell side-more">
            <Pair before={figure(sides.before.escalations)} after={figure(sides.after.escalations)} />
          </td>
        </>
      )}
    </tr>
  );
}

function Table({ totals, group }: { totals: Totals; group: Group }) {
  const text = useText(simulationTexts);
  const lines = useLines(totals, group);
  const most = Math.max(0, ...lines.flatMap(({ before, after, target }) => (target ? [] : [before, after])));
  const plans = group === 'approvers';
  if (lines.length === 0) return <p className="soft">{text.noGroup}</p>;
  const what = plans ? text.plansColumn : text.overdueColumn;
  return (
    <div className="sheet-of-rows">
      <table className="rows-table side-by-side">
        <thead>
          <tr>
            <th>{text.groups[group]}</th>
            {plans ? null : (
              <th className="number-cell side-cases">
                {group === 'event' ? text.clocksColumn : text.casesColumn}
              </th>
            )}
            <th className="number-cell">
              <span className="side-what">{what} · </span>
              {text.before}
            </th>
            <th className="number-cell">{text.after}</th>
            <th className="number-cell">{text.difference}</th>
            <th className="bars-cell">
              <span className="bars-legend">
                <span>
                  <i className="bar-before" /> {text.before}
                </span>
                <span>
                  <i className={plans ? 'bar-after bar-quiet' : 'bar-after'} /> {text.after}
                </span>
              </span>
            </th>
            {plans ? null : (
              <>
                <th className="number-cell side-more">{text.onTime}</th>
                <th className="number-cell side-more">{text.warnings}</th>
                <th className="number-cell side-more">{text.escalations}</th>
              </>
            )}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <Row key={line.key} line={line} most={most} group={group} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Before, after and the difference, by what is chosen; the bars show what was overdue. */
export function SideBySide({ totals }: { totals: Totals }) {
  const text = useText(simulationTexts);
  const shown = groups.filter((group) => Object.keys(totals[group]).length > 0);
  const [wanted, setWanted] = useState<Group>('event');
  const group = shown.includes(wanted) ? wanted : shown[0];
  if (group === undefined) return null;
  return (
    <section className="page-section">
      <div className="group-bar">
        <Segmented
          aria-label={text.group}
          value={group}
          options={shown.map((value) => ({ value, label: text.groups[value] }))}
          onChange={setWanted}
        />
      </div>
      <Table totals={totals} group={group} />
    </section>
  );
}
