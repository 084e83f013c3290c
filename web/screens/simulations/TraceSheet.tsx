import { Link } from '@tanstack/react-router';
import { aspectName, statusNames } from '../../../domains/simulations/simulation-names.contract.ts';
import {
  type ChangeRow,
  GetSimulationTrace,
  type TraceSide,
} from '../../../domains/simulations/simulations.contract.ts';
import { useAnswer } from '../../../ui/answers.ts';
import { useText } from '../../../ui/i18n.tsx';
import { ErrorState, SkeletonBlock } from '../../../ui/kit/States.tsx';
import { longTime, spanText } from '../../../ui/time.tsx';
import { simulationTexts } from '../../texts/simulations.ts';
import { pauseReasons } from '../../widgets/case/record-names.ts';
import { stretchWords, whyWords } from '../../widgets/case/trace-words.ts';
import { useWords } from '../../widgets/case/words.ts';
import { ClauseMark } from '../../widgets/frame/ClauseMark.tsx';
import { Section } from '../../widgets/frame/PageFrame.tsx';
import { SideSheet } from '../../widgets/frame/SideSheet.tsx';
import '../../widgets/case/clocks.css';

type Step = TraceSide['steps'][number];
const iso = (at: number): string => new Date(at).toISOString();

function StepLine({ step }: { step: Step }) {
  const text = useText(simulationTexts);
  const words = useWords();
  const { code, reason, ...why } = step.why;
  const said = reason === null ? reason : words.of(pauseReasons, reason);
  const worded = { from: iso(step.from), to: iso(step.to), counted: step.counted };
  const amount = step.days > 0 ? text.days(step.days) : spanText(step.seconds * 1000, words.locale);
  return (
    <li className={step.counted ? 'case-trace-counted' : ''}>
      <span className="figures">{stretchWords(worded.from, worded.to, words.locale)}</span>
      <span>{whyWords({ ...worded, why: { code, values: { ...why, reason: said } } }, words.locale)}</span>
      <span className="figures case-trace-amount">{step.days + step.seconds > 0 ? amount : ''}</span>
    </li>
  );
}

function TraceOf({ title, side }: { title: string; side: TraceSide | null }) {
  const text = useText(simulationTexts);
  const words = useWords();
  if (side === null)
    return (
      <Section title={title}>
        <p className="soft">{text.noTrace}</p>
      </Section>
    );
  const late = side.status === 'late' || side.status === 'breached';
  return (
    <Section title={title}>
      <p className="change-side">
        <strong className="figures">
          {side.dueAt === null ? text.held : text.due(longTime(side.dueAt, words.locale))}
        </strong>
        <span className={late ? 'tag tag-red' : 'tag'}>{words.of(statusNames, side.status)}</span>
        <ClauseMark clause={side.clause} />
      </p>
      <ol className="case-trace">
        {side.steps.map((step) => (
          <StepLine key={`${step.from} ${step.why.code}`} step={step} />
        ))}
      </ol>
    </Section>
  );
}

/** One event of a case, counted before and after, step by step. */
export function TraceSheet({ id, row, onClose }: { id: number; row: ChangeRow; onClose: () => void }) {
  const text = useText(simulationTexts);
  const words = useWords();
  const { data, error, refetch } = useAnswer(GetSimulationTrace, {
    params: { id },
    query: { case: row.number, aspect: row.aspect },
  });
  const open = (
    <Link to="/cases/$number" params={{ number: row.number }}>
      {text.openCase}
    </Link>
  );
  return (
    <SideSheet
      title={`${row.number} · ${aspectName(row.aspect, words.locale)}`}
      extra={open}
      onClose={onClose}
    >
      <p className="soft">{row.subject}</p>
      {data === undefined && error !== null ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : null}
      {data === undefined && error === null ? <SkeletonBlock height={240} /> : null}
      {data === undefined ? null : (
        <>
          <TraceOf title={text.before} side={data.before} />
          <TraceOf title={text.after} side={data.after} />
        </>
      )}
    </SideSheet>
  );
}
