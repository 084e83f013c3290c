import { Button } from 'antd';
import type { CasePage, PlanView } from '../../../domains/cases/case-page.contract.ts';
import { yuan } from '../../../kernel/money.ts';
import { useText } from '../../../ui/i18n.tsx';
import { longTime, ShortTime, shortTime } from '../../../ui/time.tsx';
import { caseTexts } from '../../texts/case-page.ts';
import { ClauseMark } from '../frame/ClauseMark.tsx';
import { Approvals } from './Approvals.tsx';
import type { Doing } from './form/verbs.ts';
import { isOffered } from './form/verbs.ts';
import { Prose } from './Prose.tsx';
import { demandAnswers, planStatuses } from './record-names.ts';
import { Section } from './Section.tsx';
import { Tasks } from './Tasks.tsx';
import { useWords } from './words.ts';
import './parts.css';

type Props = { page: CasePage; onDo: (doing: Doing) => void };

function Demands({ plan }: { plan: PlanView }) {
  const text = useText(caseTexts);
  const words = useWords();
  return (
    <>
      <h3 className="case-label">{text.plan.demands}</h3>
      <ul className="case-demands">
        {plan.demands.map((demand) => (
          <li key={demand.demand}>
            <span className={`case-answer case-answer-${demand.answer}`}>
              {words.of(demandAnswers, demand.answer)}
            </span>
            <span>
              {demand.demand}
              {demand.reason === null || demand.reason === undefined ? null : (
                <small className="soft">{demand.reason}</small>
              )}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

function Measures({ plan }: { plan: PlanView }) {
  const text = useText(caseTexts);
  const words = useWords();
  return (
    <>
      <h3 className="case-label">{text.plan.measures}</h3>
      <table className="case-table">
        <tbody>
          {plan.measures.map((measure) => (
            <tr key={`${measure.type}${measure.description}${measure.dueAt}`}>
              <th scope="row">{words.term('measure', measure.type)}</th>
              <td>
                {measure.description}{' '}
                {measure.clause === null ? null : <ClauseMark clause={measure.clause} />}
              </td>
              <td>{measure.responsible.name}</td>
              <td>
                <ShortTime at={measure.dueAt} />
              </td>
              <td className="case-amount figures">
                {measure.amountFen === 0 ? '' : yuan(measure.amountFen)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function Plan({ plan, page }: { plan: PlanView; page: CasePage }) {
  const text = useText(caseTexts);
  const words = useWords();
  const answer = [
    plan.agreedAt === null ? '' : longTime(plan.agreedAt, words.locale),
    words.term('channel', plan.agreementChannel),
    plan.agreementNote ?? '',
  ];
  return (
    <article className="case-plan">
      <p className="case-plan-head">
        <span className="case-tag">{words.of(planStatuses, plan.status)}</span>
        <span className="soft">{text.plan.by(plan.madeBy, shortTime(plan.madeAt))}</span>
      </p>
      <Prose text={plan.summary} />
      <Demands plan={plan} />
      <Measures plan={plan} />
      <p className="case-sums figures">
        <span>
          {text.plan.cost} <strong>{yuan(plan.estimatedCostFen)}</strong>
        </span>
        <span>
          {text.plan.compensation} {yuan(plan.compensationFen)}
        </span>
        <span>
          {plan.responsible.name} · {text.plan.completeBy} {longTime(plan.completeBy, words.locale)}
        </span>
      </p>
      {plan.agreementChannel === null ? null : (
        <p className="soft">
          {text.plan.agreed}
          {words.locale === 'en' ? ': ' : '：'}
          {words.of(planStatuses, plan.status)} · {answer.filter(Boolean).join(' · ')}
        </p>
      )}
      <Approvals approvals={page.approvals.filter((approval) => approval.planId === plan.id)} />
    </article>
  );
}

/** The plan of this round with approvals and tasks; earlier plans stay below it. */
export function Plans({ page, onDo }: Props) {
  const text = useText(caseTexts);
  const [latest, ...earlier] = page.plans.toSorted((a, b) => b.id - a.id);
  const others = page.approvals.filter((approval) => approval.planId === null);
  const decidable = page.approvals.find((approval) => approval.mayDecide && approval.status === 'waiting');
  const actions = (
    <>
      {decidable === undefined ? null : (
        <Button size="small" onClick={() => onDo({ key: 'decide', target: { approvalId: decidable.id } })}>
          {text.plan.approvals}
        </Button>
      )}
    </>
  );
  return (
    <Section title={text.plan.title} aside={actions}>
      {latest === undefined ? <p className="faint">{text.plan.none}</p> : <Plan plan={latest} page={page} />}
      {others.length === 0 ? null : <Approvals approvals={others} />}
      <Tasks page={page} onDo={onDo} mayAsk={isOffered('askCooperation', page)} />
      {earlier.map((plan) => (
        <details key={plan.id} className="case-more">
          <summary>
            {text.records.round(plan.round)} · {text.plan.by(plan.madeBy, shortTime(plan.madeAt))}
          </summary>
          <Plan plan={plan} page={page} />
        </details>
      ))}
    </Section>
  );
}
