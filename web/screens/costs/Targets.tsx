import { Button } from 'antd';
import { yuan } from '../../../kernel/money.ts';
import { useText } from '../../../ui/i18n.tsx';
import { costTexts } from '../../texts/costs.ts';
import { ClauseMark } from '../../widgets/frame/ClauseMark.tsx';
import type { Costs } from './use-costs.ts';

const signed = (percent: number): string => `${percent > 0 ? '+' : ''}${percent}%`;
type Acting = (() => void) | undefined;

function Verdict({ reached }: { reached: boolean | null }) {
  const text = useText(costTexts);
  if (reached === null) return null;
  return (
    <span className={reached ? 'tag' : 'tag tag-amber'}>{reached ? text.reached : text.notReached}</span>
  );
}

function UnitCost({ unitCost, onFreeze }: { unitCost: Costs['unitCost']; onFreeze: Acting }) {
  const text = useText(costTexts);
  const { baseline, changePercent, perCustomerFen } = unitCost;
  return (
    <section className="cost-tile">
      <h2>
        {text.unitCost} <ClauseMark clause="S2 1.4.1" />
      </h2>
      <strong className="cost-figure">{perCustomerFen === null ? '—' : yuan(perCustomerFen)}</strong>
      <span className="soft">
        {text.customers(unitCost.customers)} ·{' '}
        {baseline === null
          ? text.noBaseline
          : text.baseline(baseline.from, baseline.to, yuan(baseline.perCustomerFen))}
      </span>
      <span className="cost-verdict">
        {changePercent === null ? null : text.change(signed(changePercent))}{' '}
        <span className="soft">{text.target(signed(unitCost.targetPercent))}</span>{' '}
        <Verdict reached={unitCost.reached} />
        {baseline === null && onFreeze !== undefined ? (
          <Button size="small" onClick={onFreeze}>
            {text.freeze}
          </Button>
        ) : null}
      </span>
    </section>
  );
}

function Revenue({ revenue, onRevenue }: { revenue: Costs['revenue']; onRevenue: Acting }) {
  const text = useText(costTexts);
  const { percent, serviceFen, totalFen, missingMonths, targetPercent } = revenue;
  return (
    <section className="cost-tile">
      <h2>
        {text.revenue} <ClauseMark clause="S2 1.4.1" />
      </h2>
      <strong className="cost-figure">{percent === null ? '—' : `${percent}%`}</strong>
      <span className="soft">
        {totalFen === null
          ? `${text.serviceRevenue(yuan(serviceFen))} · ${text.missingMonths(missingMonths)}`
          : text.revenueOf(yuan(serviceFen), yuan(totalFen))}
      </span>
      <span className="cost-verdict">
        <span className="soft">{text.target(`${targetPercent}%`)}</span>{' '}
        <Verdict reached={percent === null ? null : percent >= targetPercent} />
        {onRevenue === undefined ? null : (
          <Button size="small" onClick={onRevenue}>
            {text.enterRevenue}
          </Button>
        )}
      </span>
    </section>
  );
}

function Total({ total }: { total: Costs['total'] }) {
  const text = useText(costTexts);
  const parts = (['labour', 'parts', 'travel', 'compensation'] as const).filter((part) => total[part] !== 0);
  return (
    <section className="cost-tile">
      <h2>{text.total}</h2>
      <strong className="cost-figure">{yuan(total.total)}</strong>
      <span className="soft">
        {parts.map((part) => `${text.component[part]} ${yuan(total[part])}`).join(' · ')}
      </span>
    </section>
  );
}

/** The sum and the two targets of S2 1.4.1. */
export function Targets(props: { costs: Costs; onFreeze: Acting; onRevenue: Acting }) {
  const { costs, onFreeze, onRevenue } = props;
  return (
    <div className="cost-tiles">
      <Total total={costs.total} />
      <UnitCost unitCost={costs.unitCost} onFreeze={onFreeze} />
      <Revenue revenue={costs.revenue} onRevenue={onRevenue} />
    </div>
  );
}
