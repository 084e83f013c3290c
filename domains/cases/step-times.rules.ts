import { iso } from '../../kernel/time.ts';
import type { CompiledCalendar } from '../calendar/calendar.rules.ts';
import { dueOf } from '../deadlines/plans.rules.ts';
import type { Pack } from '../standards/standards.contract.ts';
import type { ClockRow } from './clocks.rules.ts';
import type { StepState } from './handling.rules.ts';
import type { Step } from './terms.contract.ts';

/** Until when a step is to be done, and the clause that says so. */
export type StepTime = { dueAt: number; clause: string };

type LiveClock = { event: string; clause: string; dueAt: number };

type About = {
  pack: Pack;
  calendar: CompiledCalendar;
  /** When the case entered the stage of its first open step. */
  since: number;
  clocks: LiveClock[];
  /** Completion time that the plan of the round promises. */
  planBy: number | null;
};

// A step with a clock of its own; the others end with their stage.
const EVENT_OF: Partial<Record<Step, string>> = { contact: 'respond' };
const BEFORE_EXECUTION = ['receive', 'assess', 'dispatch'];

const earlier = (a: StepTime, b: LiveClock | undefined): StepTime =>
  b === undefined || a.dueAt <= b.dueAt ? a : { dueAt: b.dueAt, clause: b.clause };

function timeOf(state: Pick<StepState, 'step' | 'stage'>, entered: number, about: About): StepTime {
  const clock = (event: string | null | undefined) => about.clocks.find((live) => live.event === event);
  const limit = about.pack.stages.find((known) => known.stage === state.stage);
  const own = clock(EVENT_OF[state.step] ?? limit?.event);
  if (state.step === 'execute' && about.planBy !== null)
    return earlier({ dueAt: about.planBy, clause: 'S1 4.2' }, own);
  if (own !== undefined) return { dueAt: own.dueAt, clause: own.clause };
  const counted: StepTime =
    limit === undefined
      ? { dueAt: entered, clause: 'S2 1.4.2' }
      : { dueAt: dueOf(about.calendar, entered, limit.duration), clause: limit.clause };
  const capped = state.step === 'accept' ? earlier(counted, clock('respond')) : counted;
  return BEFORE_EXECUTION.includes(state.stage) ? earlier(capped, clock('complete')) : capped;
}

/**
 * The due instant of every open step, in order: its clock or the time the plan promises, else the company's time
 * for the stage, which a later stage counts from the end of the one before (S2 1.4.2, S3 2-K4-2).
 */
export function stepTimes(open: Pick<StepState, 'step' | 'stage'>[], about: About): Map<Step, StepTime> {
  const times = new Map<Step, StepTime>();
  let stage = open[0]?.stage;
  let entered = about.since;
  let last = about.since;
  for (const state of open) {
    if (state.stage !== stage) entered = last;
    stage = state.stage;
    const time = timeOf(state, entered, about);
    times.set(state.step, time);
    last = Math.max(last, time.dueAt);
  }
  return times;
}

/** Completion time of the last plan of a round. */
export const planByOf = (plans: { round: number; complete_by: string }[], round: number): number | null => {
  const plan = plans.findLast((stored) => stored.round === round);
  return plan === undefined ? null : Date.parse(plan.complete_by);
};

/** The clocks that a step may follow: binding, breachable, not met, not held. */
export const liveClocks = (
  rows: Pick<ClockRow, 'event' | 'clause' | 'kind' | 'binding' | 'status' | 'due_at' | 'met_at'>[],
): LiveClock[] =>
  rows.flatMap((row) =>
    row.kind === 'breach' &&
    row.binding &&
    row.met_at === null &&
    row.status !== 'stopped' &&
    row.due_at !== null
      ? [{ event: row.event, clause: row.clause, dueAt: Date.parse(row.due_at) }]
      : [],
  );

/** The current step's time as `cases` keeps it; nothing once no step is open. */
export function stepDueColumns(open: Pick<StepState, 'step' | 'stage'>[], about: About) {
  const [current] = open;
  const time = current === undefined ? undefined : stepTimes([current], about).get(current.step);
  return {
    step_due_at: time === undefined ? null : iso(time.dueAt),
    step_due_clause: time?.clause ?? null,
  };
}
