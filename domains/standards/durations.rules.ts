import type { Duration } from './standards.contract.ts';

const HOUR_SECONDS = 3600;
const DAY_HOURS = 24;
const WORKDAY_HOURS = 8;
const WEEK_OVER_WORKWEEK = 7 / 5;
/** The longest run of days off of a Chinese year, Spring Festival with its weekends. */
const LONGEST_REST_DAYS = 9;

const clockHours: Record<Duration['unit'], number> = {
  seconds: 1 / HOUR_SECONDS,
  hours: 1,
  working_hours: (DAY_HOURS * WEEK_OVER_WORKWEEK) / WORKDAY_HOURS,
  working_days: DAY_HOURS * WEEK_OVER_WORKWEEK,
  calendar_days: DAY_HOURS,
};

/** How a duration is counted: around the clock, in company hours or working days, in calendar days. */
export type Counting = 'clock' | 'working' | 'calendar';
const countings: Record<Duration['unit'], Counting> = {
  seconds: 'clock',
  hours: 'clock',
  working_hours: 'working',
  working_days: 'working',
  calendar_days: 'calendar',
};
export const countingOf = ({ unit }: Duration): Counting => countings[unit];

/** About how many clock hours a duration takes, weekends spread evenly; for comparing, never for a due date. */
export const usualHours = ({ value, unit }: Duration): number => value * clockHours[unit];

/** The most clock hours that it can take: working time may have a long holiday in it. */
export const longestHours = (duration: Duration): number =>
  usualHours(duration) + (countingOf(duration) === 'working' ? LONGEST_REST_DAYS * DAY_HOURS : 0);

export const sameDuration = (a: Duration, b: Duration): boolean => a.value === b.value && a.unit === b.unit;
