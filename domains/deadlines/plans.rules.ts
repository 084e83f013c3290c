import { HOUR, SECOND } from '../../kernel/time.ts';
import { addOpenTime, type CompiledCalendar, dayAt } from '../calendar/calendar.rules.ts';
import { closeOfDay, workdayAfter, workdayFrom } from '../calendar/workdays.rules.ts';
import type { Limit, Pack } from '../standards/standards.contract.ts';
import { factsFor, type History } from './history.rules.ts';
import { fittingLimit } from './limits.rules.ts';
import { type Measure, movedByPauses, type Pause } from './pauses.rules.ts';

/** A limit put on the time line: where it starts, where it ends without pauses, and what its time is measured by. */
export type Plan = { limit: Limit; start: number; due: number; measure: Measure };
export type Ground = { pack: Pack; calendar: CompiledCalendar; history: History };

function startOf(limit: Limit, history: History): number | undefined {
  const own = history.origins.get(limit.from);
  if (own !== undefined || limit.fallbackFrom === null) return own;
  return history.origins.get(limit.fallbackFrom);
}

/**
 * Due instant of a duration from `start`. Hours run around the clock; working days leave out the day of receipt and
 * end at close of business of the last one, else 24:00; calendar days do the same and move off a day of rest
 * (Civil Code 201, 203).
 */
export function dueOf(calendar: CompiledCalendar, start: number, { value, unit }: Limit['duration']): number {
  switch (unit) {
    case 'seconds':
      return start + value * SECOND;
    case 'hours':
      return start + value * HOUR;
    case 'working_hours':
      return addOpenTime(calendar, start, value * HOUR);
    case 'working_days':
      return closeOfDay(calendar, workdayAfter(calendar, dayAt(calendar, start), value));
    case 'calendar_days':
      return closeOfDay(calendar, workdayFrom(calendar, dayAt(calendar, start) + value));
  }
}

const measureOf = (calendar: CompiledCalendar, { unit }: Limit['duration']): Measure =>
  unit === 'working_hours' || unit === 'working_days' ? calendar : null;

/** The plan of a limit by itself; null while the fact it counts from has not happened. */
export function ownPlan({ calendar, history }: Ground, limit: Limit): Plan | null {
  const start = startOf(limit, history);
  if (start === undefined) return null;
  const { duration } = limit;
  return { limit, start, due: dueOf(calendar, start, duration), measure: measureOf(calendar, duration) };
}

const dueAfter = (plan: Plan, pauses: readonly Pause[]): number =>
  movedByPauses(plan.measure, plan, pauses) ?? Number.POSITIVE_INFINITY;

/** The plan that governs a limit: its own, or that of the limit that caps it where this one ends earlier. */
export function governingPlan(ground: Ground, limit: Limit, pauses: readonly Pause[]): Plan | null {
  const own = ownPlan(ground, limit);
  if (own === null || limit.cappedBy === null) return own;
  const facts = factsFor(ground.history, limit.event);
  const capping = facts === null ? null : fittingLimit(ground.pack, limit.cappedBy, facts);
  const cap = capping === null ? null : governingPlan(ground, capping, pauses);
  if (cap === null) return own;
  const [ownDue, capDue] = [dueAfter(own, pauses), dueAfter(cap, pauses)];
  return capDue < ownDue || (capDue === ownDue && cap.due < own.due) ? cap : own;
}
