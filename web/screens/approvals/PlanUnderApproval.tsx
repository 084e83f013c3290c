import { GetCase, type PlanView } from '../../../domains/cases/case-page.contract.ts';
import { yuan } from '../../../kernel/money.ts';
import { useAnswer } from '../../../ui/answers.ts';
import { useText } from '../../../ui/i18n.tsx';
import { SkeletonBlock } from '../../../ui/kit/States.tsx';
import { ShortTime } from '../../../ui/time.tsx';
import { approvalTexts } from '../../texts/approvals.ts';
import { demandAnswers } from '../../widgets/case/record-names.ts';
import { useWords } from '../../widgets/case/words.ts';

function Measures({ plan }: { plan: PlanView }) {
  const words = useWords();
  return (
    <ul className="plan-lines">
      {plan.measures.map((measure) => (
        <li key={`${measure.type}${measure.description}${measure.dueAt}`}>
          <div className="plan-line">
            <strong>{words.term('measure', measure.type)}</strong>
            <span className="figures">{measure.amountFen === 0 ? '' : yuan(measure.amountFen)}</span>
          </div>
          <div>{measure.description}</div>
          <div className="faint">
            {measure.responsible.name} · <ShortTime at={measure.dueAt} />
          </div>
        </li>
      ))}
    </ul>
  );
}

function Demands({ plan }: { plan: PlanView }) {
  const words = useWords();
  return (
    <ul className="plan-lines">
      {plan.demands.map((demand) => (
        <li key={demand.demand}>
          <div className="plan-line">
            <span>{demand.demand}</span>
            <strong>{words.of(demandAnswers, demand.answer)}</strong>
          </div>
          {demand.reason === null ? null : <div className="faint">{demand.reason}</div>}
        </li>
      ))}
    </ul>
  );
}

/** The plan that waits, so that nobody decides an amount without what it is for. */
export function PlanUnderApproval({ number, planId }: { number: string; planId: number }) {
  const text = useText(approvalTexts);
  const { data, isPending } = useAnswer(GetCase, { params: { number } });
  if (isPending) return <SkeletonBlock height={120} />;
  const plan = data?.plans.find((one) => one.id === planId);
  if (plan === undefined) return null;
  return (
    <section className="plan-card">
      <h3>{text.plan}</h3>
      <p className="as-typed">{plan.summary}</p>
      <h3>{text.measures}</h3>
      <Measures plan={plan} />
      <h3>{text.demands}</h3>
      <Demands plan={plan} />
      <dl className="facts">
        <dt>{text.responsible}</dt>
        <dd>{plan.responsible.name}</dd>
        <dt>{text.completeBy}</dt>
        <dd>
          <ShortTime at={plan.completeBy} />
        </dd>
        <dt>{text.estimated}</dt>
        <dd className="figures">{yuan(plan.estimatedCostFen)}</dd>
      </dl>
    </section>
  );
}
