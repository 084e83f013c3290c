import { DAY } from '../../kernel/time.ts';
import type { OfficialYear } from './calendar.contract.ts';
import type { CompiledCalendar } from './calendar.rules.ts';
import { type DayKind, dateOf, dayNumber, hoursOn, isRestOfWeek, kindOfDay } from './days.rules.ts';
import { zoneOf } from './zone.rules.ts';

export type CalendarWarning = {
  code: 'makeup_is_no_weekend_day' | 'makeup_is_a_day_off' | 'year_without_days_off' | 'notice_unverified';
  date: string | null;
};

const isOffOn = (official: OfficialYear, date: string): boolean =>
  official.off.some((span) => span.from <= date && date <= span.to);

/** What looks wrong about a year's notice and does not block it. */
export function warningsOf(official: OfficialYear): CalendarWarning[] {
  const warnings: CalendarWarning[] = official.makeup.flatMap(({ date }): CalendarWarning[] => [
    ...(isRestOfWeek(dayNumber(date)) ? [] : [{ code: 'makeup_is_no_weekend_day' as const, date }]),
    ...(isOffOn(official, date) ? [{ code: 'makeup_is_a_day_off' as const, date }] : []),
  ]);
  if (official.off.length === 0) warnings.push({ code: 'year_without_days_off', date: null });
  if (official.notices.every((notice) => !notice.verified))
    warnings.push({ code: 'notice_unverified', date: null });
  return warnings;
}

/** First and last day that a notice says something about; the whole year at least. */
export function reachOf(year: number, official: OfficialYear): { from: string; to: string } {
  const dates = [
    `${year}-01-01`,
    `${year}-12-31`,
    ...official.off.flatMap((span) => [span.from, span.to]),
    ...official.makeup.map(({ date }) => date),
  ].toSorted();
  return { from: dates[0] ?? `${year}-01-01`, to: dates.at(-1) ?? `${year}-12-31` };
}

type Day = { kind: DayKind; hours: [string, string][] };
export type ChangedDay = { date: string; before: Day; after: Day };

const clock = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

const dayOf = ({ days }: CompiledCalendar, day: number): Day => ({
  kind: kindOfDay(days, day),
  hours: hoursOn(days, day).map(([open, close]) => [clock(open), clock(close)]),
});

/** Days between two dates on which two calendars differ, by kind or by hours. */
export function changedDays(
  before: CompiledCalendar,
  after: CompiledCalendar,
  span: { from: string; to: string },
): ChangedDay[] {
  const changed: ChangedDay[] = [];
  for (let day = dayNumber(span.from); day <= dayNumber(span.to); day += 1) {
    const [was, is] = [dayOf(before, day), dayOf(after, day)];
    if (JSON.stringify(was) !== JSON.stringify(is))
      changed.push({ date: dateOf(day), before: was, after: is });
  }
  return changed;
}

/** Instants between which a notice moves due dates, in a zone. */
export function instantsOf(
  tz: string,
  span: { from: string; to: string },
): { since: number; before: number } {
  const { instantOf } = zoneOf(tz);
  return { since: instantOf(dayNumber(span.from) * DAY), before: instantOf((dayNumber(span.to) + 1) * DAY) };
}
