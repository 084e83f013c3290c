import { DAY } from '../../kernel/time.ts';
import { type Calendar, type OfficialYear, weekdays } from './calendar.contract.ts';

/** Minutes since midnight, half-open; 1440 is the end of the day. */
export type Hours = readonly (readonly [number, number])[];
type Name = { zh: string; en: string };
/** A day that a notice names: which holiday it belongs to, and the number of the notice, else its address. */
export type OfficialDay = { name: Name; notice: string };
export type DayKind = 'special' | 'makeup_workday' | 'holiday' | 'weekend' | 'ordinary';

/** A calendar by day number (days since 1970-01-01 on the wall clock of its zone). */
export type DayTable = {
  weekly: readonly Hours[];
  special: ReadonlyMap<number, Hours>;
  breaks: ReadonlyMap<number, Hours>;
  makeup: ReadonlyMap<number, OfficialDay>;
  off: ReadonlyMap<number, OfficialDay>;
  holidays: ReadonlySet<number>;
  yearly: ReadonlySet<string>;
  makeupHours: Hours;
};

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
const hoursOf = (intervals: [string, string][] | undefined): Hours =>
  (intervals ?? [])
    .map(([open, close]) => [minutesOf(open), minutesOf(close)] as const)
    .toSorted((a, b) => a[0] - b[0]);

/** Day number of YYYY-MM-DD; refuses a date that does not exist. */
export function dayNumber(date: string): number {
  const at = Date.parse(`${date}T00:00:00Z`);
  if (Number.isNaN(at) || dateOf(at / DAY) !== date) throw new RangeError(`not a date: ${date}`);
  return at / DAY;
}
/** YYYY-MM-DD of a day number. */
export const dateOf = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10);
/** 0 is Monday. */
export const weekdayOf = (day: number): number => (((day + 3) % 7) + 7) % 7;
/** Saturday or Sunday. */
export const isRestOfWeek = (day: number): boolean => weekdayOf(day) > 4;
export const yearOfDay = (day: number): number => new Date(day * DAY).getUTCFullYear();

const noticeOf = ({ notices }: OfficialYear): string =>
  notices.find((notice) => notice.number !== null)?.number ?? notices[0]?.url ?? '';

function officialDays(calendar: Calendar): {
  off: Map<number, OfficialDay>;
  makeup: Map<number, OfficialDay>;
} {
  const off = new Map<number, OfficialDay>();
  const makeup = new Map<number, OfficialDay>();
  for (const year of Object.values(calendar.official)) {
    const notice = noticeOf(year);
    for (const span of year.off) {
      const last = dayNumber(span.to);
      for (let day = dayNumber(span.from); day <= last; day += 1) off.set(day, { name: span.name, notice });
    }
    for (const worked of year.makeup) makeup.set(dayNumber(worked.date), { name: worked.name, notice });
  }
  return { off, makeup };
}

const byDay = (dates: Record<string, [string, string][]>): Map<number, Hours> =>
  new Map(Object.entries(dates).map(([date, intervals]) => [dayNumber(date), hoursOf(intervals)]));

/** A calendar as look-up tables. */
export function dayTableOf(calendar: Calendar): DayTable {
  const weekly = weekdays.map((weekday) => hoursOf(calendar.weekly[weekday]));
  return {
    weekly,
    special: byDay(calendar.special),
    breaks: byDay(calendar.breaks),
    ...officialDays(calendar),
    holidays: new Set(calendar.holidays.map(dayNumber)),
    yearly: new Set(calendar.yearly_holidays),
    makeupHours: calendar.makeupHours === null ? (weekly[0] ?? []) : hoursOf(calendar.makeupHours),
  };
}

/** What sort of day it is; special dates win over make-up days, these over holidays, these over the week. */
export function kindOfDay(table: DayTable, day: number): DayKind {
  if (table.special.has(day)) return 'special';
  if (table.makeup.has(day)) return 'makeup_workday';
  if (table.off.has(day) || table.holidays.has(day)) return 'holiday';
  if (table.yearly.size > 0 && table.yearly.has(dateOf(day).slice(5))) return 'holiday';
  return isRestOfWeek(day) ? 'weekend' : 'ordinary';
}

/** What a notice says about the day, if one names it. */
export const officialDay = (table: DayTable, day: number): OfficialDay | null =>
  table.makeup.get(day) ?? table.off.get(day) ?? null;

function hoursByKind(table: DayTable, day: number): Hours {
  switch (kindOfDay(table, day)) {
    case 'special':
      return table.special.get(day) ?? [];
    case 'makeup_workday':
      return table.makeupHours;
    case 'holiday':
      return [];
    default:
      return table.weekly[weekdayOf(day)] ?? [];
  }
}

function cut(hours: Hours, gap: readonly [number, number]): Hours {
  return hours.flatMap(([open, close]): [number, number][] => {
    const left: [number, number] = [open, Math.min(close, gap[0])];
    const right: [number, number] = [Math.max(open, gap[1]), close];
    return [left, right].filter(([from, to]) => from < to);
  });
}

/** Opening hours of a day in wall-clock minutes, breaks cut out, in order. */
export function hoursOn(table: DayTable, day: number): Hours {
  const hours = hoursByKind(table, day);
  const breaks = table.breaks.get(day);
  return breaks === undefined ? hours : breaks.reduce(cut, hours);
}

/** Monday to Friday as the notices change them, whatever the opening hours are. */
export function isOfficialWorkday(table: DayTable, day: number): boolean {
  const kind = kindOfDay(table, day);
  if (kind === 'special') return (table.special.get(day)?.length ?? 0) > 0;
  return kind === 'makeup_workday' || kind === 'ordinary';
}
