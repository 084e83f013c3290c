import type { CasePage, StepView } from '../../../domains/cases/case-page.contract.ts';
import { useText } from '../../../ui/i18n.tsx';
import { Remaining } from '../../../ui/time.tsx';
import { caseTexts } from '../../texts/case-page.ts';
import { missingNames } from './record-names.ts';
import { Section } from './Section.tsx';
import { useWords, type Words } from './words.ts';
import './parts.css';

const marks: Record<StepView['status'], string> = { done: '✓', current: '', upcoming: '', skipped: '–' };

const needs = (step: StepView, words: Words): string =>
  words.list(step.missing.map((code) => words.of(missingNames, code)));

function StepCell({ step, place }: { step: StepView; place: number }) {
  const text = useText(caseTexts);
  const words = useWords();
  const open = step.status === 'current' || step.status === 'upcoming';
  const title = [
    `${words.term('step', step.step)} · ${text.steps[step.status]} · ${step.clause}`,
    open && step.missing.length > 0 ? `${text.steps.needs} ${needs(step, words)}` : '',
  ];
  return (
    <li
      className={`case-step case-step-${step.status}`}
      title={title.filter(Boolean).join('\n')}
      {...(step.status === 'current' ? { 'aria-current': 'step' as const } : {})}
    >
      <span className="case-step-mark figures" aria-hidden="true">
        {marks[step.status] || place + 1}
      </span>
      <span className="case-step-name">{words.term('step', step.step)}</span>
      <span className="hidden-label">{text.steps[step.status]}</span>
      <cite>{step.clause}</cite>
    </li>
  );
}

function Requirements({ steps }: { steps: StepView[] }) {
  const text = useText(caseTexts);
  const words = useWords();
  const open = steps.filter((step) => step.status === 'current' || step.status === 'upcoming');
  if (open.length === 0) return null;
  return (
    <details className="case-more">
      <summary>{text.steps.all}</summary>
      <table className="case-table case-table-steps">
        <tbody>
          {open.map((step) => (
            <tr key={step.step}>
              <th scope="row">{words.term('step', step.step)}</th>
              <td>{needs(step, words)}</td>
              <td>{step.responsible?.name ?? ''}</td>
              <td>{step.dueAt === null ? '' : <Remaining dueAt={step.dueAt} compact />}</td>
              <td>
                <cite>{step.clause}</cite>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

/** The way from receipt to close: what is done, what is now, what each step still needs and which clause asks for it. */
export function StepRail({ page }: { page: CasePage }) {
  const text = useText(caseTexts);
  if (page.stepList.length === 0) return null;
  const done = page.stepList.filter((step) => step.status === 'done' || step.status === 'skipped').length;
  return (
    <Section
      title={text.steps.title}
      aside={<span className="figures faint">{`${done} / ${page.stepList.length}`}</span>}
    >
      <ol className="case-steps">
        {page.stepList.map((step, place) => (
          <StepCell key={step.step} step={step} place={place} />
        ))}
      </ol>
      <Requirements steps={page.stepList} />
    </Section>
  );
}
