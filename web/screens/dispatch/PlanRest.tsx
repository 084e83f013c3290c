import { Link } from '@tanstack/react-router';
import type { PlanReason } from '../../../domains/dispatch/day-plans.contract.ts';
import { useText } from '../../../ui/i18n.tsx';
import { dayPlanTexts, planTermNames } from '../../texts/day-plans.ts';
import { useWords } from '../../widgets/case/words.ts';
import { Section } from '../../widgets/frame/PageFrame.tsx';
import { AgainstLine } from '../../widgets/order/Candidates.tsx';
import { asAgainst, type DayPlan, nameIn } from './plan-page.ts';

type Left = { number: string; who?: string; reasons: PlanReason[] };

function LeftList({ plan, rows }: { plan: DayPlan; rows: Left[] }) {
  const orders = new Map(plan.orders.map((order) => [order.number, order]));
  return (
    <ul className="plan-left">
      {rows.map(({ number, who, reasons }) => (
        <li key={number}>
          <Link to="/work-orders/$number" params={{ number }} className="figures">
            {number}
          </Link>
          <span>{orders.get(number)?.subject}</span>
          {who === undefined ? null : <span className="soft">{who}</span>}
          <span className="plan-why">
            {reasons.map((reason) => (
              <AgainstLine key={`${reason.code}${reason.subject}`} reason={asAgainst(reason)} />
            ))}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Orders that found no place, and planned visits that can no longer be made, each with every reason. */
export function PlanLeft({ plan }: { plan: DayPlan }) {
  const text = useText(dayPlanTexts);
  const { unplanned = [], troubled = [] } = plan.proposal ?? {};
  const shown = plan.kind === 'plan' ? troubled : [];
  return (
    <>
      {shown.length === 0 ? null : (
        <Section title={text.troubled} note={text.troubledHint}>
          <LeftList plan={plan} rows={shown.map((one) => ({ ...one, who: nameIn(plan, one.technician) }))} />
        </Section>
      )}
      {unplanned.length === 0 ? null : (
        <Section title={text.unplanned}>
          <LeftList plan={plan} rows={unplanned} />
        </Section>
      )}
    </>
  );
}

const rounded = (value: number): string => String(Math.round(value * 10) / 10);

/** The score term by term: amount, weight, points; they add up to the whole. */
export function PlanScore({ plan }: { plan: DayPlan }) {
  const text = useText(dayPlanTexts);
  const words = useWords();
  const terms = (plan.proposal?.terms ?? []).filter(({ amount, points }) => amount !== 0 || points !== 0);
  if (terms.length === 0) return null;
  const weights = plan.weights as Record<string, number | boolean>;
  const total = terms.reduce((sum, { points }) => sum + points, 0);
  return (
    <Section title={text.score} note={text.scoreNote}>
      <div className="sheet-of-rows plan-score">
        <table className="rows-table">
          <thead>
            <tr>
              <th>{text.score}</th>
              <th className="number-cell">{text.amount}</th>
              <th className="number-cell">{text.weight}</th>
              <th className="number-cell">{text.points}</th>
            </tr>
          </thead>
          <tbody>
            {terms.map(({ code, amount, points }) => (
              <tr key={code}>
                <td>{words.of(planTermNames, code)}</td>
                <td className="number-cell figures">{rounded(amount)}</td>
                <td className="number-cell figures">{String(weights[code] ?? '')}</td>
                <td className="number-cell figures">{rounded(points)}</td>
              </tr>
            ))}
            <tr>
              <th scope="row">{text.total}</th>
              <td />
              <td />
              <td className="number-cell figures">
                <strong>{rounded(total)}</strong>
              </td>
            </tr>
          </tbody>
        </table>
      </div>
    </Section>
  );
}
