import { z } from 'zod';
import { endpoint, line, prose } from '../../kernel/contract.ts';
import { Calendar, CalendarOverride, OfficialYear } from '../calendar/calendar.contract.ts';
import { regions } from './standards.contract.ts';

const code = z.string().regex(/^[a-z][a-z0-9-]{1,59}$/);

export const GetCalendar = endpoint({
  method: 'GET',
  path: '/api/calendars/in-force',
  summary: 'Company hours, days off and make-up workdays with their notices',
  output: z.object({ code: z.string(), version: z.string(), calendar: Calendar }),
});

const Place = { region: z.enum(regions).nullable(), departmentId: line(60).nullable() };

/** A calendar with its newest version. */
const PlacedCalendar = z.object({
  code: z.string(),
  /** Both null: the company's. */
  ...Place,
  ended: z.boolean(),
  version: z.string(),
  publishedAt: z.string(),
  versions: z.int(),
  calendar: Calendar,
  override: CalendarOverride.nullable(),
});
export type PlacedCalendar = z.infer<typeof PlacedCalendar>;

export const ListCalendars = endpoint({
  method: 'GET',
  path: '/api/calendars',
  summary: 'The calendar of the company and those of regions and departments, each with its newest version',
  output: z.object({
    calendars: z.array(PlacedCalendar),
    /** Quiet hours of the standard, where a calendar has none of its own. */
    quietHours: z.object({ from: z.string(), to: z.string() }),
    today: z.string(),
  }),
});

export const GetCalendarVersions = endpoint({
  method: 'GET',
  path: '/api/calendars/:code/versions',
  summary: 'Every version of a calendar, newest first',
  params: z.object({ code }),
  output: z.object({
    versions: z.array(
      z.object({
        id: z.int(),
        version: z.string(),
        publishedAt: z.string(),
        reason: z.string().nullable(),
        by: z.string().nullable(),
      }),
    ),
  }),
});

/** Company hours and the yearly notices are the administrator's to keep; a version that was published never changes (S0 1.4). */
export const PublishCalendar = endpoint({
  method: 'POST',
  path: '/api/calendars',
  summary: 'Publishes a new version of the calendar in force: company hours, days off, make-up workdays',
  body: z.strictObject({ version: line(40), calendar: Calendar, reason: prose(500) }),
  output: z.object({ code: z.string(), version: z.string() }),
  creates: true,
});

/** The department's calendar goes before the region's, the region's before the company's. */
export const PublishOverride = endpoint({
  method: 'POST',
  path: '/api/calendar-overrides',
  summary: 'Publishes the hours of a region or a department; its official days are those of the base',
  body: z
    .strictObject({
      region: z.enum(regions).optional(),
      departmentId: line(60).optional(),
      version: line(40),
      override: CalendarOverride,
      reason: prose(500),
    })
    .refine((body) => (body.region === undefined) !== (body.departmentId === undefined), {
      path: ['region'],
      message: 'one_place_each',
    }),
  output: z.object({ code: z.string(), version: z.string() }),
  creates: true,
});

export const EndOverride = endpoint({
  method: 'POST',
  path: '/api/calendar-overrides/:code/ending',
  summary: 'Ends the hours of a region or a department for new cases',
  params: z.object({ code }),
  body: z.strictObject({ reason: prose(500) }),
  output: z.object({ code: z.string() }),
  creates: true,
});

/** Characters of an iCalendar file: far more than 5,000 entries need. */
export const MOST_ICS = 4_000_000;

/** Reads an iCalendar file, or YAML as the shipped calendar is written; nothing is published. */
export const ReadIcs = endpoint({
  method: 'POST',
  path: '/api/calendar-readings',
  summary: 'The days off and make-up days of an iCalendar or YAML text, by year; stores nothing',
  body: z.strictObject({ text: z.string().min(1).max(MOST_ICS) }),
  output: z.object({
    years: z.array(
      z.object({ year: z.int(), off: OfficialYear.shape.off, makeup: OfficialYear.shape.makeup }),
    ),
    /** Entries that are no whole days, opening hours included. */
    skipped: z.int(),
    events: z.int(),
  }),
});
