import { Button } from 'antd';
import type { Budget } from '../../../domains/costs/costs.contract.ts';
import { yuan } from '../../../kernel/money.ts';
import { useText } from '../../../ui/i18n.tsx';
import { costTexts } from '../../texts/costs.ts';
import { regionName } from '../../texts/regions.ts';
import { useWords } from '../../widgets/case/words.ts';
import { ClauseMark } from '../../widgets/frame/ClauseMark.tsx';

const TONE = { within: 'tag', near: 'tag tag-amber', over: 'tag tag-red' } as const;

function BudgetRow({ budget }: { budget: Budget }) {
  const text = useText(costTexts);
  const words = useWords();
  const { category, region, from, to, amountFen, actualFen, percent, state } = budget;
  return (
    <li className="budget">
      <span>
        <strong>{text.category[category]}</strong>{' '}
        <span className="soft">
          {region === null ? text.everywhere : regionName(region, words.locale)} ·{' '}
          <span className="figures">
            {from} – {to}
          </span>
        </span>
      </span>
      <span className="budget-bar" aria-hidden="true">
        <i className={`budget-${state}`} style={{ width: `${Math.min(percent, 100)}%` }} />
      </span>
      <span className="figures">
        {text.used(yuan(actualFen), yuan(amountFen))} · {percent}%
      </span>
      <span className={TONE[state]}>{text.state[state]}</span>
    </li>
  );
}

/** Budgets of the span with what is used of each (S3 1-K3-1). */
export function Budgets({ budgets, onSet }: { budgets: Budget[]; onSet: (() => void) | undefined }) {
  const text = useText(costTexts);
  return (
    <section className="page-section">
      <header>
        <h2>
          {text.budgets} <ClauseMark clause="S3 1-K3-1" />
        </h2>
        {onSet === undefined ? null : (
          <Button size="small" onClick={onSet}>
            {text.setBudget}
          </Button>
        )}
      </header>
      {budgets.length === 0 ? <p className="faint">{text.noBudgets}</p> : null}
      <ul className="budgets">
        {budgets.map((budget) => (
          <BudgetRow key={budget.id} budget={budget} />
        ))}
      </ul>
    </section>
  );
}
