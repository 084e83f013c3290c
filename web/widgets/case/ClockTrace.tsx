import { GetTrace } from '../../../domains/cases/case-page.contract.ts';
import type { OutputOf } from '../../../kernel/contract.ts';
import { useAnswer } from '../../../ui/answers.ts';
import { useText } from '../../../ui/i18n.tsx';
import { ErrorState, SkeletonBlock } from '../../../ui/kit/States.tsx';
import { spanText } from '../../../ui/time.tsx';
import { caseTexts } from '../../texts/case-page.ts';
import { pauseReasons } from './record-names.ts';
import { stretchWords, whyWords } from './trace-words.ts';
import { useWords } from './words.ts';

type Props = { number: string; limitKey: string };

type Step = OutputOf<typeof GetTrace>['steps'][number];

/** The stretches of a clock, each counted or not and why. */
export function TraceSteps({ steps }: { steps: Step[] }) {
  const text = useText(caseTexts);
  const words = useWords();
  const amount = (step: Step): string => {
    const days = Number(step.why.values.days ?? 0);
    if (days > 0) return text.clocks.days(days);
    return step.seconds > 0 ? spanText(step.seconds * 1000, words.locale) : '';
  };
  const worded = (step: Step) => {
    const reason = step.why.values.reason;
    if (typeof reason !== 'string') return step;
    return {
      ...step,
      why: { ...step.why, values: { ...step.why.values, reason: words.of(pauseReasons, reason) } },
    };
  };
  return (
    <ol className="case-trace" aria-label={text.clocks.trace}>
      {steps.map((step) => (
        <li key={`${step.from}${step.why.code}`} className={step.counted ? 'case-trace-counted' : ''}>
          <span className="figures">{stretchWords(step.from, step.to, words.locale)}</span>
          <span>{whyWords(worded(step), words.locale)}</span>
          <span className="figures case-trace-amount">{amount(step)}</span>
        </li>
      ))}
    </ol>
  );
}

/** Step by step how a due instant was counted. */
export function ClockTrace({ number, limitKey }: Props) {
  const trace = useAnswer(GetTrace, { params: { number, limitKey } });
  if (trace.isPending) return <SkeletonBlock height={120} />;
  if (trace.isError) return <ErrorState error={trace.error} onRetry={() => void trace.refetch()} />;
  return <TraceSteps steps={trace.data.steps} />;
}
