import type {
  Sides,
  SimulationPage,
  Tally,
  Totals,
} from '../../../domains/simulations/simulations.contract.ts';
import { useText } from '../../../ui/i18n.tsx';
import { simulationTexts } from '../../texts/simulations.ts';
import { figure, signed, useVersionName } from './names.ts';

function useHeadline(page: SimulationPage, { before, after }: Sides): string {
  const text = useText(simulationTexts);
  const versionName = useVersionName();
  const [was, is] = [figure(before.overdueCases), figure(after.overdueCases)];
  const how =
    after.overdueCases > before.overdueCases
      ? text.rose(was, is)
      : after.overdueCases < before.overdueCases
        ? text.fell(was, is)
        : text.stayed(is);
  return text.headline(versionName(page.version), figure(after.cases)) + how;
}

function Aside({ totals }: { totals: Totals }) {
  const text = useText(simulationTexts);
  if (totals.changedCases === 0) return <p className="soft">{text.unchanged}</p>;
  const approvals =
    totals.approvalsUp + totals.approvalsDown === 0
      ? ''
      : text.approvals(figure(totals.approvalsUp), figure(totals.approvalsDown));
  const { newly_breached: worse = 0, saved = 0 } = totals.changes;
  return (
    <p className="soft figures">
      {text.changed(figure(totals.changedCases))}
      {worse + saved === 0 ? '' : text.moved(figure(worse), figure(saved))}
      {approvals}
      {text.stop}
    </p>
  );
}

/** Clocks met in time, of those that ended or should have; null when there is none. */
export function onTimeShare({ met, late, excused, breached }: Tally, missed = 0): number | null {
  const all = met + late + excused + breached + missed;
  return all === 0 ? null : met / all;
}

type FigureProps = { label: string; before: string; after: string; difference: string; worse: boolean };
function Figure({ label, before, after, difference, worse }: FigureProps) {
  return (
    <div className="key-figure">
      <dt>{label}</dt>
      <dd className="figures">
        <span className="faint">{before} → </span>
        <strong>{after}</strong>
        <span className={worse ? 'difference difference-worse' : 'difference'}>{difference}</span>
      </dd>
    </div>
  );
}

const PERCENT = 100;
const POINT = 10;
/** 97.4% */
export const percentText = (share: number | null): string =>
  share === null ? '—' : `${(Math.round(share * PERCENT * POINT) / POINT).toFixed(1)}%`;

function KeyFigures({ total: { before, after } }: { total: Sides }) {
  const text = useText(simulationTexts);
  const counted = (label: string, read: (tally: Tally) => number) => (
    <Figure
      label={label}
      before={figure(read(before))}
      after={figure(read(after))}
      difference={signed(read(after) - read(before))}
      worse={read(after) > read(before)}
    />
  );
  const [was, is] = [onTimeShare(before), onTimeShare(after)];
  const points = was === null || is === null ? 0 : Math.round((is - was) * PERCENT * POINT) / POINT;
  return (
    <dl className="key-figures">
      {counted(text.overdue, (tally) => tally.overdueCases)}
      <Figure
        label={text.onTime}
        before={percentText(was)}
        after={percentText(is)}
        difference={points === 0 ? '0' : `${points > 0 ? '+' : '−'}${Math.abs(points).toFixed(1)}`}
        worse={points < 0}
      />
      {counted(text.warnings, (tally) => tally.warnings)}
      {counted(text.escalations, (tally) => tally.escalations)}
    </dl>
  );
}

/** What a draft would have made of the past, in one sentence and four figures. */
export function Headline({ page }: { page: SimulationPage }) {
  const text = useText(simulationTexts);
  const sides = page.summary;
  if (sides === null || page.totals === null) return <p className="soft">{text.nothingSeen}</p>;
  return <HeadlineOf page={page} sides={sides} totals={page.totals} />;
}

function HeadlineOf({ page, sides, totals }: { page: SimulationPage; sides: Sides; totals: Totals }) {
  const text = useText(simulationTexts);
  return (
    <section className="headline">
      <p className="headline-words figures">{useHeadline(page, sides)}</p>
      {page.whole ? <Aside totals={totals} /> : <p className="soft">{text.partial}</p>}
      <KeyFigures total={sides} />
    </section>
  );
}
