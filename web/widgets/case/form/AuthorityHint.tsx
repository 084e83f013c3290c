import { GetAuthority } from '../../../../domains/authority/authority.contract.ts';
import { beyondAuthority } from '../../../../domains/authority/authority.rules.ts';
import type { CasePage } from '../../../../domains/cases/case-page.contract.ts';
import { GetMe } from '../../../../domains/identity/identity.contract.ts';
import { yuan } from '../../../../kernel/money.ts';
import { useAnswer } from '../../../../ui/answers.ts';
import { useText } from '../../../../ui/i18n.tsx';
import { caseFormTexts } from '../../../texts/case-form.ts';
import type { Values } from './field.ts';

/** Amounts of earlier plans that stand, per measure: splitting a sum evades nothing. */
function spentOn(page: CasePage): Record<string, number> {
  const spent: Record<string, number> = {};
  const standing = page.plans.filter((plan) => ['approved', 'agreed'].includes(plan.status));
  for (const measure of standing.flatMap((plan) => plan.measures)) {
    spent[measure.type] = (spent[measure.type] ?? 0) + measure.amountFen;
  }
  return spent;
}

/** Says while the plan is made whether it is decided at once or goes up, and why (S1 5.2). */
export function AuthorityHint({ values, page }: { values: Values; page: CasePage }) {
  const text = useText(caseFormTexts);
  const me = useAnswer(GetMe, {}).data;
  const limits = useAnswer(GetAuthority, {}).data?.limits;
  if (me === undefined || limits === undefined) return null;
  const measures = ((values.measures ?? []) as Values[]).map((row) => ({
    type: String(row.type ?? ''),
    amountFen: Number(row.amountFen ?? 0),
  }));
  const reasons = beyondAuthority(limits, {
    position: me.position,
    severity: page.kind === 'complaint' && page.impactClass === 'A' ? 'major' : 'general',
    measures,
    costFen: Number(values.estimatedCostFen ?? 0),
    spentBefore: spentOn(page),
  });
  const sum = measures.reduce((total, measure) => total + measure.amountFen, 0);
  const known = text.why as Record<string, string>;
  return (
    <div className={reasons.length === 0 ? 'case-hint' : 'case-hint case-hint-up'} role="status">
      <span className="figures">{text.sum(yuan(sum))}</span>
      <strong>{reasons.length === 0 ? text.withinAuthority : text.goesUp}</strong>
      {[...new Set(reasons.map((reason) => reason.code))].map((code) => (
        <span key={code}>{known[code] ?? code}</span>
      ))}
      <cite>S1 5.2</cite>
    </div>
  );
}
