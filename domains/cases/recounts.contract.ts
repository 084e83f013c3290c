import { z } from 'zod';
import { endpoint, line, prose, rowId } from '../../kernel/contract.ts';
import { OfficialYear } from '../calendar/calendar.contract.ts';
import { clockEvents, regions } from '../standards/standards.contract.ts';
import { Names } from './terms.contract.ts';

export const runKinds = ['notice', 'calendar', 'standard', 'verification'] as const;
const runStatuses = ['waiting', 'running', 'done', 'cancelled'] as const;
/** A case is counted once: where any limit moves earlier, else later, else where only a warning is gone. */
export const directions = ['earlier', 'later', 'cleared', 'differs'] as const;

const noticed = (year: number, date: string) => Math.abs(Number(date.slice(0, 4)) - year) <= 1;

/** What the State Council publishes for a year, with where it was read. */
export const YearNotice = z
  .strictObject({
    year: z.int().min(2000).max(2199),
    official: OfficialYear,
  })
  .refine(
    ({ year, official }) =>
      official.off.every((span) => noticed(year, span.from) && noticed(year, span.to)) &&
      official.makeup.every((day) => noticed(year, day.date)),
    { path: ['official'], message: 'date_outside_year' },
  );

const Warning = z.object({ code: z.string(), date: z.string().nullable() });
const Day = z.object({ kind: z.string(), hours: z.array(z.tuple([z.string(), z.string()])) });

export const PreviewNotice = endpoint({
  method: 'POST',
  path: '/api/calendar-notice-previews',
  summary: 'Which days a notice changes and how many open cases it concerns; stores nothing',
  body: YearNotice,
  output: z.object({
    days: z.array(z.object({ date: z.string(), before: Day, after: Day })),
    warnings: z.array(Warning),
    /** The year has a notice already: this one takes its place. */
    replaces: z.boolean(),
    calendars: z.array(z.object({ code: z.string(), version: z.string() })),
    openCases: z.int(),
  }),
});

export const LoadNotice = endpoint({
  method: 'POST',
  path: '/api/calendar-notices',
  summary: 'Publishes the notice of a year and starts the recounting of the open cases that reach it',
  body: YearNotice.safeExtend({ reason: prose(500) }),
  output: z.object({
    runId: z.int(),
    versions: z.array(z.object({ code: z.string(), version: z.string() })),
    warnings: z.array(Warning),
  }),
  creates: true,
});

export const RecountRun = z.object({
  id: z.int(),
  kind: z.enum(runKinds),
  status: z.enum(runStatuses),
  reason: z.string(),
  /** What it is about: the year, the calendar or the standard version. */
  about: z.record(z.string(), z.unknown()),
  startedBy: z.string(),
  createdAt: z.string(),
  startedAt: z.string().nullable(),
  finishedAt: z.string().nullable(),
  /** Open cases to look at; null until they are counted. */
  total: z.int().nullable(),
  done: z.int(),
  earlier: z.int(),
  later: z.int(),
  cleared: z.int(),
  same: z.int(),
  differing: z.int(),
});
export type RecountRun = z.infer<typeof RecountRun>;

export const ListRecounts = endpoint({
  method: 'GET',
  path: '/api/recounts',
  summary: 'Recounts of open cases, newest first',
  query: z.object({ before: rowId.optional() }),
  output: z.object({ runs: z.array(RecountRun), next: z.int().nullable() }),
});

const Change = z.object({
  /** Key of the limit; `step:` and its name for the time until which the open step is to be done. */
  limitKey: z.string(),
  event: z.enum(clockEvents).nullable(),
  clause: z.string(),
  binding: z.boolean(),
  before: z.string().nullable(),
  after: z.string().nullable(),
  /** Warnings that are gone. */
  cleared: z.array(z.string()),
});
export type RecountChange = z.infer<typeof Change>;

const Row = z.object({
  caseId: z.int(),
  number: z.string(),
  subject: z.string(),
  departmentId: z.string().nullable(),
  direction: z.enum(directions),
  changes: z.array(Change),
});
export type RecountRow = z.infer<typeof Row>;

export const GetRecount = endpoint({
  method: 'GET',
  path: '/api/recounts/:id',
  summary: 'A recount with its report: counts by direction and department, cases in sight before and after',
  params: z.object({ id: rowId }),
  query: z.object({
    after: z.coerce.number().int().min(0).default(0),
    limit: z.coerce.number().int().min(1).max(500).default(100),
    direction: z.enum(directions).optional(),
    departmentId: line(60).optional(),
  }),
  output: RecountRun.extend({
    departments: z.array(
      z.object({
        departmentId: z.string().nullable(),
        name: Names.nullable(),
        earlier: z.int(),
        later: z.int(),
        cleared: z.int(),
        differs: z.int(),
      }),
    ),
    rows: z.array(Row),
    next: z.int().nullable(),
  }),
});

/**
 * `calendar`: open cases take the newest hours of their department, region or company. `standard`: open cases take a
 * published version, by explicit choice only. `verification`: nothing is written, every case that differs is named.
 */
const Wanted = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('calendar'),
    reason: prose(500),
    region: z.enum(regions).optional(),
    departmentId: line(60).optional(),
  }),
  z.strictObject({ kind: z.literal('standard'), reason: prose(500), version: line(40) }),
  z.strictObject({ kind: z.literal('verification'), reason: prose(500) }),
]);

export const StartRecount = endpoint({
  method: 'POST',
  path: '/api/recounts',
  summary: 'Starts a recount of open cases; one at a time, the next waits',
  body: Wanted,
  output: z.object({ runId: z.int() }),
  creates: true,
});

export const CancelRecount = endpoint({
  method: 'POST',
  path: '/api/recounts/:id/cancellation',
  summary: 'Ends a recount; cases that were recounted stay so',
  params: z.object({ id: rowId }),
  body: z.strictObject({ reason: prose(500) }),
  output: z.object({ id: z.int() }),
  creates: true,
});
