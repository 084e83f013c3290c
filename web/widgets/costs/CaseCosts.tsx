import { Button } from 'antd';
import { useState } from 'react';
import { GetCaseCosts, type Way } from '../../../domains/costs/case-costs.contract.ts';
import { components } from '../../../domains/costs/costs.contract.ts';
import type { OutputOf } from '../../../kernel/contract.ts';
import { yuan } from '../../../kernel/money.ts';
import { useAnswer } from '../../../ui/answers.ts';
import { useText } from '../../../ui/i18n.tsx';
import { ErrorState, SkeletonRows } from '../../../ui/kit/States.tsx';
import { ShortTime } from '../../../ui/time.tsx';
import { costTexts } from '../../texts/costs.ts';
import { Section } from '../case/Section.tsx';
import { useWords } from '../case/words.ts';
import { ClauseMark } from '../frame/ClauseMark.tsx';
import { ChoiceSheet } from './ChoiceSheet.tsx';
import '../order/order.css';
import './case-costs.css';

type Costs = OutputOf<typeof GetCaseCosts>;

function Totals({ costs }: { costs: Costs }) {
  const text = useText(costTexts);
  const { totals } = costs;
  if (costs.rows.length === 0) return <p className="faint">{text.noCaseCosts}</p>;
  return (
    <ul className="order-lines">
      {components
        .filter((part) => totals[part] !== 0)
        .map((part) => (
          <li key={part}>
            <span>{text.component[part]}</span>
            <span className="figures">{yuan(totals[part])}</span>
          </li>
        ))}
      <li>
        <strong>{text.total}</strong>
        <strong className="figures">{yuan(totals.total)}</strong>
      </li>
    </ul>
  );
}

function Plans({ costs }: { costs: Costs }) {
  const text = useText(costTexts);
  if (costs.plans.length === 0) return null;
  return (
    <>
      <h3>
        {text.plans} <ClauseMark clause="S3 2-K3-2" />
      </h3>
      <ul className="order-lines">
        {costs.plans.map((plan) => (
          <li key={plan.id}>
            <span>{text.plan(plan.round)}</span>
            <span className="figures">{text.estimated(yuan(plan.estimatedFen))}</span>
            <span className={plan.actualFen === null ? 'faint' : 'figures'}>
              {plan.actualFen === null ? text.notYet : text.actual(yuan(plan.actualFen))}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

function WayCells({ name, way }: { name: string; way: Way }) {
  const text = useText(costTexts);
  return (
    <tr>
      <th scope="row">{name}</th>
      <td className="number-cell">{way.fen === null ? text.unknown : yuan(way.fen)}</td>
      <td className="number-cell">{way.days === null ? text.unknown : text.days(way.days)}</td>
    </tr>
  );
}

function Comparison({ costs, onChoose }: { costs: Costs; onChoose: () => void }) {
  const text = useText(costTexts);
  const words = useWords();
  const joined = words.list(costs.rights.map(({ choice }) => text.rightName[choice]));
  return (
    <>
      <h3 className="case-costs-head">
        <span>
          {text.comparison} <ClauseMark clause="S3 1-K3-3" />
        </span>
        {costs.may.choose ? (
          <Button size="small" onClick={onChoose}>
            {text.choose}
          </Button>
        ) : null}
      </h3>
      <table className="case-ways">
        <tbody>
          <WayCells name={text.repair} way={costs.repair} />
          <WayCells name={text.replacement} way={costs.replacement} />
        </tbody>
      </table>
      <p className="soft">{costs.rights.length === 0 ? text.noRights : text.rights(joined)}</p>
      <ul className="order-lines">
        {costs.choices.map((chosen) => (
          <li key={chosen.id}>
            <strong>{text[chosen.choice]}</strong>
            <span>{chosen.reason}</span>
            <span className="soft">
              {chosen.customerAgreed ? `${text.byCustomer} · ` : ''}
              {chosen.byName} <ShortTime at={chosen.at} />
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

/** What the case costs, estimated and actual, and repair against replacement. */
export function CaseCosts({ number }: { number: string }) {
  const text = useText(costTexts);
  const [choosing, setChoosing] = useState(false);
  const { data: costs, error, refetch } = useAnswer(GetCaseCosts, { params: { number } });
  return (
    <Section
      title={text.casePart}
      aside={costs === undefined ? null : <strong className="figures">{yuan(costs.totals.total)}</strong>}
    >
      {error && costs === undefined ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {costs === undefined && !error ? <SkeletonRows rows={3} height={28} /> : null}
      {costs === undefined ? null : (
        <>
          <Totals costs={costs} />
          <Plans costs={costs} />
          <Comparison costs={costs} onChoose={() => setChoosing(true)} />
        </>
      )}
      {choosing ? <ChoiceSheet number={number} onClose={() => setChoosing(false)} /> : null}
    </Section>
  );
}
