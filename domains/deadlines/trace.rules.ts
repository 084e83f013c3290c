import { SECOND } from '../../kernel/time.ts';
import { calendarDaySteps, notCounted, openSteps, why, workdaySteps } from './day-steps.rules.ts';
import type { TraceStep } from './deadlines.contract.ts';
import { type ClockInputs, groundOf, type Reckoning, reckon } from './deadlines.rules.ts';
import { factsFor, type ReasonedPause } from './history.rules.ts';
import { limitsFor } from './limits.rules.ts';
import { ownPlan } from './plans.rules.ts';

type Span = { from: number; to: number };

function baseSteps({ calendar }: ClockInputs, { plan }: Reckoning, until: number): TraceStep[] {
  const { unit, value } = plan.limit.duration;
  const span = { from: plan.start, to: Math.min(plan.due, until) };
  if (unit === 'working_days') return workdaySteps(calendar, span);
  if (unit === 'calendar_days') return calendarDaySteps(calendar, span, value);
  return runningSteps({ calendar }, { plan }, span);
}

// Time measured by the clock's own measure: what a limit in hours is made of, and what pauses add to any limit.
function runningSteps(
  { calendar }: Pick<ClockInputs, 'calendar'>,
  { plan }: Pick<Reckoning, 'plan'>,
  span: Span,
): TraceStep[] {
  if (span.to <= span.from) return [];
  if (plan.measure !== null) return openSteps(calendar, span);
  return [{ ...span, counted: true, seconds: (span.to - span.from) / SECOND, days: 0, why: why('running') }];
}

type Counting = { steps: TraceStep[]; secondsOf: (span: Span) => number };

function withoutPause({ steps, secondsOf }: Counting, pause: Span, reason: string): TraceStep[] {
  return steps.flatMap((step) => {
    const from = Math.max(step.from, pause.from);
    const to = Math.min(step.to, pause.to);
    if (from >= to || step.why.code === 'paused') return [step];
    const part = (span: Span, days: number): TraceStep => ({
      ...step,
      ...span,
      days,
      seconds: step.counted ? secondsOf(span) : 0,
    });
    const isBegun = step.from < from;
    const parts = [
      part({ from: step.from, to: from }, isBegun ? step.days : 0),
      notCounted({ from, to }, why('paused', reason)),
      part({ from: to, to: step.to }, isBegun ? 0 : step.days),
    ];
    return parts.filter((one) => one.from < one.to);
  });
}

const sameWhy = (a: TraceStep['why'], b: TraceStep['why']): boolean =>
  a.code === b.code && a.name?.zh === b.name?.zh && a.notice === b.notice && a.reason === b.reason;

function merged(steps: TraceStep[]): TraceStep[] {
  const result: TraceStep[] = [];
  for (const step of steps) {
    const last = result.at(-1);
    if (
      last !== undefined &&
      last.to === step.from &&
      last.counted === step.counted &&
      sameWhy(last.why, step.why)
    ) {
      last.to = step.to;
      last.seconds += step.seconds;
      last.days += step.days;
    } else result.push({ ...step });
  }
  for (const step of result) step.seconds = Math.round(step.seconds);
  return result;
}

function closingSteps(inputs: ClockInputs, reckoning: Reckoning, ownDue: number): TraceStep[] {
  const { plan, limit, plainDue, extended } = reckoning;
  const steps: TraceStep[] = [];
  if (plan.limit.key !== limit.key && plainDue !== null && ownDue > plainDue) {
    steps.push(notCounted({ from: plainDue, to: ownDue }, why('capped', plan.limit.clause)));
  }
  if (extended.extension !== null) {
    const from = plainDue ?? inputs.at;
    const to = extended.due ?? extended.extension.newDue;
    if (to > from) steps.push(notCounted({ from, to }, why('extended', extended.extension.reason)));
  }
  return steps;
}

function stepsOf(inputs: ClockInputs, reckoning: Reckoning, pauses: readonly ReasonedPause[]): TraceStep[] {
  const { plan, plainDue } = reckoning;
  const { calendar } = inputs;
  // A clock that is held shows its life up to now; else up to its due instant.
  const end = plainDue ?? Math.max(inputs.at, plan.start);
  let steps = [
    ...baseSteps(inputs, reckoning, end),
    ...runningSteps({ calendar }, { plan }, { from: Math.max(plan.due, plan.start), to: end }),
  ];
  const secondsOf = (span: Span): number =>
    runningSteps({ calendar }, { plan }, span).reduce((sum, step) => sum + step.seconds, 0);
  const stop = Math.min(reckoning.metAt ?? reckoning.stoppedAt ?? end, end);
  for (const pause of pauses) {
    const from = Math.max(pause.from, plan.start);
    steps = withoutPause({ steps, secondsOf }, { from, to: Math.min(pause.to ?? stop, stop) }, pause.reason);
  }
  return steps;
}

/**
 * Why a limit is due when it is: the stretches of its clock in order, each counted or not and for which reason.
 * Empty when the limit does not hold for the case, or has not started.
 */
export function traceOf(inputs: ClockInputs & { limitKey: string }): TraceStep[] {
  const ground = groundOf(inputs);
  const limit = limitsFor(inputs.pack, inputs.subject ?? 'case', (event) =>
    factsFor(ground.history, event),
  ).find((one) => one.key === inputs.limitKey);
  const reckoning = limit === undefined ? null : reckon(ground, limit);
  if (limit === undefined || reckoning === null) return [];
  const pauses = ground.history.pauses.get(limit.event) ?? [];
  const ownDue = ownPlan(ground, limit)?.due ?? reckoning.plan.due;
  return merged([...stepsOf(inputs, reckoning, pauses), ...closingSteps(inputs, reckoning, ownDue)]);
}
