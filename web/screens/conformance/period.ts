import { chinaDay, DAY } from '../../../kernel/time.ts';

/** First day and the day after the last. */
export type Period = { from: string; to: string };

const MONTHS_OF_YEAR = 12;
const MONTHS_OF_QUARTER = 3;

const firstOf = (month: number): string => {
  const year = Math.floor(month / MONTHS_OF_YEAR);
  return `${year}-${String((month % MONTHS_OF_YEAR) + 1).padStart(2, '0')}-01`;
};
const monthOf = (at: number): number => {
  const [year = 0, month = 1] = chinaDay(at).split('-').map(Number);
  return year * MONTHS_OF_YEAR + month - 1;
};
const span = (from: number, months: number): Period => ({ from: firstOf(from), to: firstOf(from + months) });

export const presetKeys = ['thisMonth', 'lastMonth', 'thisQuarter', 'lastQuarter'] as const;

/** The usual periods around an instant, in China. */
export function presets(at: number): Record<(typeof presetKeys)[number], Period> {
  const month = monthOf(at);
  const quarter = month - (month % MONTHS_OF_QUARTER);
  return {
    thisMonth: span(month, 1),
    lastMonth: span(month - 1, 1),
    thisQuarter: span(quarter, MONTHS_OF_QUARTER),
    lastQuarter: span(quarter - MONTHS_OF_QUARTER, MONTHS_OF_QUARTER),
  };
}

const shifted = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);

export const lastDayOf = ({ to }: Period): string => shifted(to, -1);
export const dayAfter = (day: string): string => shifted(day, 1);
