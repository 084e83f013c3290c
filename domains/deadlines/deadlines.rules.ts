import { SECOND } from '../../kernel/time.ts';
import { type CompiledCalendar, dayAt } from '../calendar/calendar.rules.ts';
import { yearOfDay } from '../calendar/days.rules.ts';
import { isYearPublished } from '../calendar/workdays.rules.ts';
import type { Limit, Pack } from '../standards/standards.contract.ts';
import type { Clock, ClockEvent } from './deadlines.contract.ts';
import { type ExtendedDue, extendDue } from './extensions.rules.ts';
import { factsFor, replay } from './history.rules.ts';
import { limitsFor, type Subject } from './limits.rules.ts';
import { joinPauses, movedByPauses, type Pause, pausedBetween, timeBetween } from './pauses.rules.ts';
import { type Ground, governingPlan, ownPlan, type Plan } from './plans.rules.ts';
import { thresholdsOf } from './thresholds.rules.ts';

/** What a case's clocks are computed from; `at` is the moment of asking, later events do not count. */
export type ClockInputs = {
  events: readonly ClockEvent[];
  pack: Pack;
  calendar: CompiledCalendar;
  at: number;
  /** Work inside a case has clocks of its own, from the customer's agreement on. */
  subject?: Subject;
};

/** One clock with everything its trace needs. */
export type Reckoning = {
  limit: Limit;
  plan: Plan;
  pauses: readonly Pause[];
  /** Moved by pauses only. */
  plainDue: number | null;
  extended: ExtendedDue;
  metAt: number | null;
  stoppedAt: number | null;
};

// What happens after the end of a clock does not move it.
const pausesUntil = (pauses: readonly Pause[], end: number | null): Pause[] => {
  if (end === null) return joinPauses(pauses);
  const clipped = pauses.map(({ from, to }) => ({ from, to: to === null ? end : Math.min(to, end) }));
  return joinPauses(clipped);
};

/** Everything known about one limit's clock; null while the fact it counts from has not happened. */
export function reckon(ground: Ground, limit: Limit): Reckoning | null {
  const { history } = ground;
  const metAt = history.met.get(limit.event) ?? null;
  const stoppedAt = metAt === null ? (history.stopped.get(limit.event) ?? null) : null;
  const pauses = pausesUntil(history.pauses.get(limit.event) ?? [], metAt ?? stoppedAt);
  const plan = governingPlan(ground, limit, pauses);
  if (plan === null) return null;
  const plainDue = movedByPauses(plan.measure, plan, pauses);
  const isFixed = limit.origin === 'law' || limit.binding === 'target';
  const promised = isFixed ? [] : (history.extensions.get(limit.event) ?? []);
  const extensions = metAt === null ? promised : promised.filter((extension) => extension.at <= metAt);
  return {
    limit,
    plan,
    pauses,
    plainDue,
    extended: extendDue(plainDue, extensions, pauses),
    metAt,
    stoppedAt,
  };
}

function metStatus(metAt: number, reckoning: Reckoning): Clock['status'] {
  const { plainDue, extended } = reckoning;
  if (plainDue === null || metAt <= plainDue) return 'met';
  return extended.due === null || metAt <= extended.due ? 'excused' : 'met_late';
}

function statusOf(reckoning: Reckoning, at: number): Clock['status'] {
  const { limit, pauses, extended, metAt, stoppedAt } = reckoning;
  if (metAt !== null) return metStatus(metAt, reckoning);
  const isLate = extended.due !== null && (stoppedAt ?? at) > extended.due;
  const canBreach = limit.binding === 'breach' && limit.supersededBy === null;
  if (isLate && canBreach) return 'breached';
  if (stoppedAt !== null) return 'stopped';
  const isHeld = pauses.some((pause) => pause.from <= at && (pause.to === null || at < pause.to));
  return extended.due === null || (isHeld && !isLate) ? 'paused' : 'running';
}

function flagsOf(calendar: CompiledCalendar, from: number, to: number): string[] {
  const flags: string[] = [];
  const last = yearOfDay(dayAt(calendar, to));
  for (let year = yearOfDay(dayAt(calendar, from)); year <= last; year += 1) {
    if (!isYearPublished(calendar, year)) flags.push(`calendar_${year}_unpublished`);
  }
  return flags;
}

const hasDays = ({ unit }: Limit['duration']): boolean => unit === 'working_days' || unit === 'calendar_days';

function clockOf(ground: Ground, reckoning: Reckoning, at: number): Clock {
  const { limit, plan, pauses, extended, metAt, stoppedAt } = reckoning;
  const { due, extension } = extended;
  const startedAt = ownPlan(ground, limit)?.start ?? plan.start;
  const end = metAt ?? stoppedAt ?? at;
  const stood = pauses.length === 0 ? 0 : pausedBetween(plan.measure, { from: plan.start, to: end }, pauses);
  return {
    limitKey: limit.key,
    event: limit.event,
    clause: limit.clause,
    origin: limit.origin,
    bindingKind: limit.binding,
    binding: false,
    startedAt,
    targetSeconds: Math.round(timeBetween(plan.measure, plan.start, plan.due) / SECOND),
    targetDays: hasDays(limit.duration) ? limit.duration.value : null,
    dueAt: due,
    originalDueAt: plan.due,
    extendedDueAt: extension?.newDue ?? null,
    status: statusOf(reckoning, at),
    metAt,
    pausedSeconds: Math.round(stood / SECOND),
    thresholds: thresholdsOf(
      { event: limit.event, bindingKind: limit.binding },
      { plan, due, extension, pauses },
      ground.pack.settings,
    ),
    flags: flagsOf(ground.calendar, plan.start, Math.max(plan.due, due ?? plan.due)),
    supersededBy: limit.supersededBy,
  };
}

const LATER = Number.POSITIVE_INFINITY;
const originRank = { law: 0, clause: 1, company_setting: 2 };
const bindsBefore = (a: Clock, b: Clock): boolean => {
  if (a.dueAt !== b.dueAt) return (a.dueAt ?? LATER) < (b.dueAt ?? LATER);
  if (a.originalDueAt !== b.originalDueAt) return a.originalDueAt < b.originalDueAt;
  return originRank[a.origin] < originRank[b.origin];
};

// The earliest of each event and binding kind binds; law wins a tie, then the order of the pack.
function markBinding(clocks: readonly Clock[]): void {
  const first = new Map<string, Clock>();
  for (const clock of clocks) {
    if (clock.supersededBy !== null) continue;
    const group = `${clock.event} ${clock.bindingKind}`;
    const known = first.get(group);
    if (known === undefined || bindsBefore(clock, known)) first.set(group, clock);
  }
  for (const clock of first.values()) clock.binding = true;
}

/** The ground on which clocks stand: pack, calendar and the replayed events. */
export const groundOf = ({ events, pack, calendar, at }: ClockInputs): Ground => ({
  pack,
  calendar,
  history: replay(events, at),
});

/**
 * Every clock of a case at a moment, one per limit that fits its latest facts, in the order of the pack. All start
 * at the customer's first contact and no re-assignment, merge or reopening restarts them; an event that was met
 * keeps the limits it was met under. A target past its due instant is never `breached`: it stays `running`.
 */
export function evaluateClocks(inputs: ClockInputs): Clock[] {
  return clocksOn(groundOf(inputs), inputs.subject ?? 'case', inputs.at);
}

/** The same on ground that is at hand: one replay of the events serves several packs and both subjects. */
export function clocksOn(ground: Ground, subject: Subject, at: number): Clock[] {
  const limits = limitsFor(ground.pack, subject, (event) => factsFor(ground.history, event));
  const clocks: Clock[] = [];
  for (const limit of limits) {
    const reckoning = reckon(ground, limit);
    if (reckoning !== null) clocks.push(clockOf(ground, reckoning, at));
  }
  markBinding(clocks);
  return clocks;
}
