import { DAY, iso } from '../../kernel/time.ts';
import type { CompiledCalendar } from '../calendar/calendar.rules.ts';
import { dateOf, dayNumber, kindOfDay, yearOfDay } from '../calendar/days.rules.ts';
import { isYearPublished } from '../calendar/workdays.rules.ts';
import type { Period } from './decision.contract.ts';

/** Days out of use by number: the day `from` itself is not counted, `to` is (Civil Code 201). */
export type Stretch = { from: number; to: number };

/** The same day `months` later, else the last day of that month (Civil Code 202); days by number. */
export function monthsAfter(start: number, months: number): number {
  const date = new Date(start * DAY);
  const target = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1);
  const inMonth = new Date(target);
  const last = Date.UTC(inMonth.getUTCFullYear(), inMonth.getUTCMonth() + 1, 0) / DAY;
  return Math.min(target / DAY + date.getUTCDate() - 1, last);
}

/** Overlapping and touching stretches as one, in order; empty ones fall out. */
export function mergedStretches(stretches: readonly Stretch[]): Stretch[] {
  const merged: Stretch[] = [];
  for (const { from, to } of stretches.toSorted((a, b) => a.from - b.from || a.to - b.to)) {
    if (to <= from) continue;
    const last = merged.at(-1);
    if (last !== undefined && from <= last.to) last.to = Math.max(last.to, to);
    else merged.push({ from, to });
  }
  return merged;
}

/** Days in merged stretches after `start` and up to `end`. */
export const daysWithin = (merged: readonly Stretch[], start: number, end: number): number =>
  merged.reduce((sum, { from, to }) => sum + Math.max(0, Math.min(to, end) - Math.max(from, start)), 0);

/** Whether the day is a statutory rest day, whatever hours the company keeps. */
function isRestDay({ days }: CompiledCalendar, day: number): boolean {
  const kind = kindOfDay({ ...days, special: new Map() }, day);
  return kind === 'holiday' || kind === 'weekend';
}

/** The day itself, or the first day after the rest days that it lies in (Civil Code 203). */
export function afterRest(calendar: CompiledCalendar, day: number): number {
  let moved = day;
  while (isRestDay(calendar, moved)) moved += 1;
  return moved;
}

/** Instant at which a day ends: 24:00 of it. */
export const endOf = ({ zone }: CompiledCalendar, day: number): number => zone.instantOf((day + 1) * DAY);

/** Years that a last day rests on although nobody has published their days off. */
export function unpublishedYears(calendar: CompiledCalendar, days: readonly number[]): number[] {
  const years = new Set(days.map(yearOfDay));
  return [...years].filter((year) => !isYearPublished(calendar, year)).sort();
}

/** A last day counted by days, the first one not included, moved behind rest days (Civil Code 201, 203). */
export const lastDayAfter = (calendar: CompiledCalendar, start: number, days: number): number =>
  afterRest(calendar, start + days);

type Length = { months: number } | { days: number };
type Starting = { on: number; fact: Period['startFact'] };

/** A period in day numbers, before it is put into words. */
export type Counted = {
  start: Starting;
  nominal: number;
  added: Stretch[];
  end: number;
  moved: number;
};

/**
 * The last day of a period: whole months or days from the start (first day not counted), one day longer for each day
 * out of use that lies in it, each counted once, then moved behind rest days. `outOfUse` is merged.
 */
export function countPeriod(
  calendar: CompiledCalendar,
  start: Starting,
  length: Length,
  outOfUse: readonly Stretch[],
): Counted {
  const nominal = 'months' in length ? monthsAfter(start.on, length.months) : start.on + length.days;
  const added: Stretch[] = [];
  let end = nominal;
  for (const { from, to } of outOfUse) {
    const first = Math.max(from, start.on);
    if (to <= first || first >= end) continue;
    added.push({ from: first, to });
    end += to - first;
  }
  return { start, nominal, added, end, moved: afterRest(calendar, end) };
}

/** The one that lasts longest; among equals the first. */
export const longest = (counted: readonly Counted[]): Counted | undefined =>
  counted.reduce<Counted | undefined>(
    (best, one) => (best === undefined || one.moved > best.moved ? one : best),
    undefined,
  );

/** A counted period as dates. */
export function periodOf(calendar: CompiledCalendar, counted: Counted): Period {
  const { start, nominal, added, end, moved } = counted;
  return {
    startsOn: dateOf(start.on),
    startFact: start.fact,
    nominalEnd: dateOf(nominal),
    addedDays: end - nominal,
    added: added.map(({ from, to }) => ({ from: dateOf(from), to: dateOf(to), days: to - from })),
    movedDays: moved - end,
    endsOn: dateOf(moved),
    endsAt: iso(endOf(calendar, moved)),
  };
}

/** Day number of a date, or undefined. */
export const dayOrNone = (date: string | null | undefined): number | undefined =>
  date === null || date === undefined ? undefined : dayNumber(date);
