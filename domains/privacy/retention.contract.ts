import { z } from 'zod';
import { endpoint, prose, rowId, seenVersion } from '../../kernel/contract.ts';

export const retentionCodes = [
  'persons',
  'payments',
  'messages',
  'notices',
  'visit_links',
  'sessions',
  'devices',
  'tries',
  'replies',
] as const;
export type RetentionCode = (typeof retentionCodes)[number];

const Term = z.object({ months: z.int().nullable(), days: z.int().nullable(), inForce: z.boolean() });
export const RetentionClass = Term.extend({
  code: z.enum(retentionCodes),
  /** The text of the law was seen; else a rule of the company. */
  verified: z.boolean(),
  lawKeeps: z.boolean(),
  leastMonths: z.int(),
  basis: z.object({ zh: z.string(), en: z.string() }),
  version: z.int(),
  changedBy: z.string().nullable(),
  changedAt: z.string().nullable(),
});
export type RetentionClass = z.infer<typeof RetentionClass>;

const Run = z.object({
  id: z.int(),
  state: z.enum(['running', 'done', 'cancelled']),
  startedAt: z.string(),
  finishedAt: z.string().nullable(),
  startedBy: z.string(),
  endedBy: z.string().nullable(),
  counts: z.record(z.string(), z.int()),
});
export type RetentionRun = z.infer<typeof Run>;

export const GetRetention = endpoint({
  method: 'GET',
  path: '/api/retention',
  summary: 'How long each class of data is kept, on what ground, and the last runs',
  output: z.object({
    classes: z.array(RetentionClass),
    /** Months for which the log of looks stays at hand; kept by the keeper of the log. */
    accessLogMonths: z.int(),
    runs: z.array(Run),
    may: z.object({ manage: z.boolean(), run: z.boolean() }),
  }),
});

const params = z.object({ code: z.enum(retentionCodes) });

export const ChangeRetention = endpoint({
  method: 'PUT',
  path: '/api/retention/:code',
  summary: 'Sets the term of a class with the reason; what it was before stays',
  params,
  body: z.strictObject({
    term: z.int().min(1).max(3650),
    inForce: z.boolean(),
    reason: prose(300),
    version: seenVersion,
  }),
  output: RetentionClass,
});

export const PreviewRetention = endpoint({
  method: 'GET',
  path: '/api/retention/:code/preview',
  summary: 'What the next run would end: how much, and the first of it, masked; with earlier terms',
  params,
  output: z.object({
    /** At most 1,000: more are not counted. */
    due: z.int(),
    first: z.array(z.object({ name: z.string(), at: z.string().nullable() })),
    held: z.int(),
    changes: z.array(
      z.object({ before: Term, after: Term, reason: z.string(), by: z.string(), at: z.string() }),
    ),
  }),
});
export type RetentionPreview = z.infer<typeof PreviewRetention.output>;

export const StartRetention = endpoint({
  method: 'POST',
  path: '/api/retention-runs',
  summary: 'Runs the terms now instead of at night',
  output: Run,
  creates: true,
});

export const CancelRetention = endpoint({
  method: 'PUT',
  path: '/api/retention-runs/:id/cancellation',
  summary: 'Stops a run after its present piece; what it did stays',
  params: z.object({ id: rowId }),
  output: Run,
});
