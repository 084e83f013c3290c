import type { Calendar } from '../../../domains/calendar/calendar.contract.ts';

const DAY_MS = 86_400_000;
const MONTHS = 12;
const WEEK = 7;

/** Epoch days of a plain date; plain dates have no zone. */
export const dayOf = (date: string): number => Date.parse(`${date}T00:00:00Z`) / DAY_MS;
const dateOf = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);

/** 0 for Monday to 6 for Sunday. */
export const weekdayPlace = (day: number): number => (day + 3) % WEEK;

/** Every plain date from the first to the last. */
export function daysBetween(from: string, to: string): string[] {
  return Array.from({ length: dayOf(to) - dayOf(from) + 1 }, (_, place) => dateOf(dayOf(from) + place));
}

export type Mark = 'off' | 'makeup';

/** What the notices change in a year; a span may begin in the year before. */
export function marksOf(year: number, calendar: Calendar): Map<string, Mark> {
  const marks = new Map<string, Mark>();
  for (const official of Object.values(calendar.official)) {
    for (const span of official.off) {
      for (const date of daysBetween(span.from, span.to)) marks.set(date, 'off');
    }
    for (const { date } of official.makeup) marks.set(date, 'makeup');
  }
  return new Map([...marks].filter(([date]) => date.startsWith(String(year))));
}

type Month = { month: number; lead: number; dates: string[] };

/** The twelve months, with the empty places before their first day in weeks that begin on Monday. */
export function monthsOf(year: number): Month[] {
  return Array.from({ length: MONTHS }, (_, place) => {
    const first = Date.UTC(year, place, 1) / DAY_MS;
    const next = Date.UTC(year, place + 1, 1) / DAY_MS;
    return {
      month: place + 1,
      lead: weekdayPlace(first),
      dates: Array.from({ length: next - first }, (_day, offset) => dateOf(first + offset)),
    };
  });
}
