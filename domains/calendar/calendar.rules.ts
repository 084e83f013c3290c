import { DAY, MINUTE } from '../../kernel/time.ts';
import type { Calendar } from './calendar.contract.ts';
import { type DayTable, dayTableOf, hoursOn, yearOfDay } from './days.rules.ts';
import { type Zone, zoneOf } from './zone.rules.ts';

/** Openings of one local year: instants in order, with the open milliseconds before each. */
type Openings = {
  year: number;
  from: number;
  to: number;
  starts: Float64Array;
  ends: Float64Array;
  before: Float64Array;
  total: number;
};

/** A calendar ready to count with. Tables are made year by year as they are asked for. */
export type CompiledCalendar = {
  calendar: Calendar;
  zone: Zone;
  days: DayTable;
  openings: Map<number, Openings>;
  workdays: Map<number, Uint8Array>;
  recent: Openings | undefined;
};

/** No question reaches further than this many years from its start. */
const REACH_YEARS = 2000;

/** Prepares a calendar; refuses one that never opens. */
export function compileCalendar(calendar: Calendar): CompiledCalendar {
  const days = dayTableOf(calendar);
  const opensByDate = [...days.special.values()].some((hours) => hours.length > 0);
  const opensByWeek = days.weekly.some((hours) => hours.length > 0) && days.yearly.size < 365;
  if (!opensByDate && !opensByWeek) throw new RangeError('calendar.never_opens');
  return {
    calendar,
    zone: zoneOf(calendar.tz),
    days,
    openings: new Map(),
    workdays: new Map(),
    recent: undefined,
  };
}

function openingsOfYear({ zone, days }: CompiledCalendar, year: number): Openings {
  const firstDay = Date.UTC(year, 0, 1) / DAY;
  const endDay = Date.UTC(year + 1, 0, 1) / DAY;
  const starts: number[] = [];
  const ends: number[] = [];
  const before: number[] = [];
  let total = 0;
  let covered = Number.NEGATIVE_INFINITY;
  for (let day = firstDay; day < endDay; day += 1) {
    const midnight = day * DAY;
    const hours = hoursOn(days, day);
    // A day that the zone leaves out (a move of the date line) has no hours.
    if (hours.length === 0 || zone.instantOf(midnight) === zone.instantOf(midnight + DAY)) continue;
    for (const [open, close] of hours) {
      const start = Math.max(zone.instantOf(midnight + open * MINUTE), covered);
      const end = zone.instantOf(midnight + close * MINUTE);
      if (end <= start) continue;
      starts.push(start);
      ends.push(end);
      before.push(total);
      total += end - start;
      covered = end;
    }
  }
  return {
    year,
    from: zone.instantOf(firstDay * DAY),
    to: zone.instantOf(endDay * DAY),
    starts: Float64Array.from(starts),
    ends: Float64Array.from(ends),
    before: Float64Array.from(before),
    total,
  };
}

function yearTable(compiled: CompiledCalendar, year: number): Openings {
  const known = compiled.openings.get(year);
  if (known !== undefined) return known;
  const made = openingsOfYear(compiled, year);
  compiled.openings.set(year, made);
  return made;
}

/** Number of the wall-clock day an instant falls on. */
export const dayAt = ({ zone }: CompiledCalendar, at: number): number =>
  Math.floor((at + zone.offsetAt(at)) / DAY);

function tableAt(compiled: CompiledCalendar, at: number): Openings {
  const { recent } = compiled;
  if (recent !== undefined && at >= recent.from && at < recent.to) return recent;
  if (!Number.isFinite(at)) throw new RangeError('not an instant');
  const found = yearTable(compiled, yearOfDay(dayAt(compiled, at)));
  compiled.recent = found;
  return found;
}

/** First place whose value is greater than `limit` (or not smaller, when `orEqual`). */
function firstAbove(values: Float64Array, limit: number, orEqual: boolean): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const value = values[middle] ?? 0;
    if (value > limit || (orEqual && value === limit)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Open milliseconds of the table's year before an instant. */
function openBefore(table: Openings, at: number): number {
  const place = firstAbove(table.ends, at, false);
  if (place >= table.ends.length) return table.total;
  return (table.before[place] ?? 0) + Math.max(0, at - (table.starts[place] ?? 0));
}

/**
 * Earliest instant with exactly `amount` open milliseconds after `start`: it lands on a closing time, not on the
 * next opening. 0 gives the first open instant at or after `start`; a negative amount counts backwards.
 */
export function addOpenTime(compiled: CompiledCalendar, start: number, amount: number): number {
  if (amount < 0) return subtractOpenTime(compiled, start, -amount);
  if (amount === 0) return nextOpen(compiled, start) ?? neverOpensAgain();
  let table = tableAt(compiled, start);
  let wanted = openBefore(table, start) + amount;
  for (let years = 0; years < REACH_YEARS; years += 1) {
    if (wanted <= table.total) {
      // The last opening that begins with less than `wanted` behind it.
      const place = firstAbove(table.before, wanted, true) - 1;
      return (table.starts[place] ?? 0) + wanted - (table.before[place] ?? 0);
    }
    wanted -= table.total;
    table = yearTable(compiled, table.year + 1);
  }
  return neverOpensAgain();
}

/** Latest instant with exactly `amount` open milliseconds between it and `start`. 0 gives `start`. */
export function subtractOpenTime(compiled: CompiledCalendar, start: number, amount: number): number {
  if (amount < 0) return addOpenTime(compiled, start, -amount);
  if (amount === 0) return start;
  let table = tableAt(compiled, start);
  let left = openBefore(table, start) - amount;
  for (let years = 0; years < REACH_YEARS; years += 1) {
    if (left >= 0) {
      const place = firstAbove(table.before, left, false) - 1;
      return (table.starts[place] ?? 0) + left - (table.before[place] ?? 0);
    }
    table = yearTable(compiled, table.year - 1);
    left += table.total;
  }
  return neverOpensAgain();
}

function neverOpensAgain(): never {
  throw new RangeError('calendar.never_opens_again');
}

/** Open milliseconds in `[from, to)`; 0 when `to` is not later. */
export function openTimeBetween(compiled: CompiledCalendar, from: number, to: number): number {
  if (to <= from) return 0;
  const first = tableAt(compiled, from);
  const last = tableAt(compiled, to);
  let open = openBefore(last, to) - openBefore(first, from);
  for (let year = first.year; year < last.year; year += 1) open += yearTable(compiled, year).total;
  return open;
}

/** Whether the instant lies inside open time. */
export function isOpen(compiled: CompiledCalendar, at: number): boolean {
  const table = tableAt(compiled, at);
  const place = firstAbove(table.ends, at, false);
  return place < table.ends.length && (table.starts[place] ?? 0) <= at;
}

type Opening = { start: number; end: number };

function openingFrom(compiled: CompiledCalendar, at: number): Opening | null {
  let table = tableAt(compiled, at);
  for (let years = 0; years < REACH_YEARS; years += 1) {
    const place = firstAbove(table.ends, at, false);
    if (place < table.ends.length) return { start: table.starts[place] ?? 0, end: table.ends[place] ?? 0 };
    table = yearTable(compiled, table.year + 1);
  }
  return null;
}

/** The instant itself when open, else the next opening; null when it never opens again. */
export function nextOpen(compiled: CompiledCalendar, at: number): number | null {
  const opening = openingFrom(compiled, at);
  return opening === null ? null : Math.max(opening.start, at);
}

/** End of the opening interval that holds the instant, else of the next one; null when it never opens again. */
export const nextClose = (compiled: CompiledCalendar, at: number): number | null =>
  openingFrom(compiled, at)?.end ?? null;
