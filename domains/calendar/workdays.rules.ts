import { DAY, MINUTE } from '../../kernel/time.ts';
import type { CompiledCalendar } from './calendar.rules.ts';
import { dateOf, dayNumber, hoursOn, isOfficialWorkday, yearOfDay } from './days.rules.ts';

const END_OF_DAY = 1440;
/** Days in a row without a working day after which counting is refused. */
const IDLE_DAYS = 4000;

function workdaysOfYear(compiled: CompiledCalendar, year: number): Uint8Array {
  const known = compiled.workdays.get(year);
  if (known !== undefined) return known;
  const first = Date.UTC(year, 0, 1) / DAY;
  const days = Date.UTC(year + 1, 0, 1) / DAY - first;
  const official = compiled.calendar.workdays === 'official';
  const made = Uint8Array.from({ length: days }, (_, place) => {
    const day = first + place;
    const works = official ? isOfficialWorkday(compiled.days, day) : hoursOn(compiled.days, day).length > 0;
    return works ? 1 : 0;
  });
  compiled.workdays.set(year, made);
  return made;
}

/** Whether the day (by number) is a working day. */
export function worksOn(compiled: CompiledCalendar, day: number): boolean {
  const year = yearOfDay(day);
  return workdaysOfYear(compiled, year)[day - Date.UTC(year, 0, 1) / DAY] === 1;
}

/** Whether the date (YYYY-MM-DD in the calendar's zone) is a working day. */
export const isWorkday = (compiled: CompiledCalendar, date: string): boolean =>
  worksOn(compiled, dayNumber(date));

/** The n-th working day after a day (before it when negative), by day numbers; the day itself is never counted. */
export function workdayAfter(compiled: CompiledCalendar, start: number, count: number): number {
  const step = Math.sign(count);
  let left = Math.abs(count);
  let day = start;
  let idle = 0;
  while (left > 0) {
    day += step;
    if (worksOn(compiled, day)) {
      left -= 1;
      idle = 0;
    } else if (++idle > IDLE_DAYS) throw new RangeError('calendar.has_no_working_day');
  }
  return day;
}

/** The n-th working day after a date, or before it when negative. The date itself is not counted (Civil Code 201). */
export const addWorkdays = (compiled: CompiledCalendar, date: string, count: number): string =>
  dateOf(workdayAfter(compiled, dayNumber(date), count));

/** The day itself when it is a working day, else the next one (Civil Code 203). */
export const workdayFrom = (compiled: CompiledCalendar, day: number): number =>
  worksOn(compiled, day) ? day : workdayAfter(compiled, day, 1);

/** Instant at which business of a day (by number) ends, else 24:00 (Civil Code 203). */
export function closeOfDay(compiled: CompiledCalendar, day: number): number {
  const close = hoursOn(compiled.days, day).at(-1)?.[1] ?? END_OF_DAY;
  return compiled.zone.instantOf(day * DAY + close * MINUTE);
}

/** Instant at which business of a date ends, else 24:00 of it (Civil Code 203). */
export const closeOfBusiness = (compiled: CompiledCalendar, date: string): number =>
  closeOfDay(compiled, dayNumber(date));

/** Whether the days off of a year are known: by an official part, by name, or because none is needed. */
export function isYearPublished({ calendar }: CompiledCalendar, year: number): boolean {
  if (calendar.publishedYears !== null) return calendar.publishedYears.includes(year);
  return Object.keys(calendar.official).length === 0 || String(year) in calendar.official;
}
