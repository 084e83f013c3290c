import { z } from 'zod';

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

const FIRST_YEAR = 2000;
const LAST_YEAR = 2199;

const clockTime = z.string().regex(/^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/, { message: 'not_a_clock_time' });

/** Half-open wall-clock interval `[open, close)`; 24:00 is the end of the day. A shift over midnight is two intervals. */
const interval = z
  .tuple([clockTime, clockTime], { error: () => 'interval_without_end' })
  .refine(([open, close]) => open < close, { message: 'interval_ends_before_it_starts' });

const apart = (hours: [string, string][]): boolean => {
  const sorted = hours.toSorted((a, b) => (a[0] < b[0] ? -1 : 1));
  return sorted.every(([open], place) => place === 0 || open >= (sorted[place - 1]?.[1] ?? ''));
};
const hours = z.array(interval).max(24).refine(apart, { message: 'intervals_overlap' });

const inRange = (year: number) => year >= FIRST_YEAR && year <= LAST_YEAR;
const calendarDate = z.iso
  .date()
  .refine((value) => inRange(Number(value.slice(0, 4))), { message: 'year_out_of_range' });
const calendarYear = z.string().regex(/^2[01]\d\d$/, { message: 'year_out_of_range' });
const monthDay = z
  .string()
  .refine((value) => z.iso.date().safeParse(`2000-${value}`).success, { message: 'not_a_month_and_day' });

const zoneKnown = (tz: string): boolean => {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: tz });
    return true;
  } catch {
    return false;
  }
};
const zoneName = z.string().min(1).max(64).refine(zoneKnown, { message: 'time_zone_unknown' });

const bilingual = z.strictObject({ zh: z.string().min(1).max(200), en: z.string().min(1).max(200) });

/** The notice that publishes a year. `number` is null while nobody has read it on the document itself. */
const Notice = z.strictObject({
  number: z.string().min(1).max(60).nullable(),
  url: z.url().max(300),
  verified: z.boolean(),
});

const daysOff = z
  .strictObject({ name: bilingual, from: calendarDate, to: calendarDate })
  .refine((span) => span.from <= span.to, { message: 'span_ends_before_it_starts' });
const makeupDay = z.strictObject({ name: bilingual, date: calendarDate });

/** What a government publishes for one year: days off, and weekend days worked instead. */
export const OfficialYear = z.strictObject({
  notices: z
    .array(Notice)
    .min(1, { error: () => 'notice_without_source' })
    .max(9),
  off: z.array(daysOff).max(60),
  makeup: z.array(makeupDay).max(60),
});
export type OfficialYear = z.infer<typeof OfficialYear>;

const opensSometimes = (days: [string, string][][]): boolean => days.some((day) => day.length > 0);
const opens = ({ weekly, special }: Pick<z.infer<typeof Hours>, 'weekly' | 'special'>): boolean =>
  opensSometimes([...Object.values(weekly), ...Object.values(special)]);

const wallTime = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, { message: 'not_a_clock_time' });
const publishedYears = z.array(z.int().min(FIRST_YEAR).max(LAST_YEAR)).max(200).nullable().default(null);
/** `open_days`: a day with opening hours is a working day. `official`: Monday to Friday as the notices change them. */
const workdays = z.enum(['open_days', 'official']);

const Hours = z.strictObject({
  name: bilingual.optional(),
  weekly: z.partialRecord(z.enum(weekdays), hours),
  special: z.record(calendarDate, hours).default({}),
  breaks: z.record(calendarDate, hours).default({}),
  holidays: z.array(calendarDate).max(5000).default([]),
  yearly_holidays: z.array(monthDay).max(366).default([]),
  official: z.record(calendarYear, OfficialYear).default({}),
  makeupHours: hours.nullable().default(null),
  /** In which customers are left alone; null: as the standard says (S0 3.3). */
  quietHours: z.strictObject({ from: wallTime, to: wallTime }).nullable().default(null),
});

/**
 * Opening hours of a company. Precedence of a date: `special` (replaces the weekly hours), then an official
 * make-up day (hours of `makeupHours`, else of Monday), then any holiday (closed), then the weekly hours;
 * `breaks` cut out of whatever applies.
 */
export const Calendar = Hours.extend({
  tz: zoneName,
  workdays: workdays.default('open_days'),
  /** null: the years of `official`, or every year when there is no official part. */
  publishedYears,
}).refine(opens, { message: 'calendar_never_opens' });
export type Calendar = z.infer<typeof Calendar>;
export type CalendarInput = z.input<typeof Calendar>;

/**
 * Hours of a region or a department. `official`: zone, days off and make-up days are those of the base, a year given
 * here wins over the base's; `nothing`: only what stands here.
 */
export const CalendarOverride = Hours.extend({
  inherits: z.enum(['official', 'nothing']).default('official'),
  tz: zoneName.optional(),
  workdays: workdays.optional(),
  publishedYears,
}).refine(opens, { message: 'calendar_never_opens' });
export type CalendarOverride = z.infer<typeof CalendarOverride>;
