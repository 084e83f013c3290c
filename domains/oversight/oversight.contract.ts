import { z } from 'zod';
import { day, endpoint, prose, rowId } from '../../kernel/contract.ts';
import { accessRules } from './alerts.rules.ts';

export const accessKinds = [
  'disclosure',
  'file',
  'export',
  'refused',
  'sign_in',
  'sign_in_failed',
  'rights',
  'archive',
] as const;

export const AccessEntry = z.object({
  id: z.int(),
  at: z.string(),
  kind: z.enum(accessKinds),
  userId: z.uuid().nullable(),
  userName: z.string(),
  subject: z.string(),
  customerIds: z.array(z.int()),
  caseNumber: z.string().nullable(),
  purpose: z.string().nullable(),
  note: z.string().nullable(),
  fields: z.array(z.string()),
  records: z.int(),
  code: z.string().nullable(),
  method: z.string().nullable(),
  path: z.string().nullable(),
  address: z.string().nullable(),
  requestId: z.string(),
});
export type AccessEntry = z.infer<typeof AccessEntry>;

const AccessFilter = z.object({
  kind: z.enum(accessKinds).optional(),
  userId: z.uuid().optional(),
  customerId: rowId.optional(),
  caseNumber: z.string().trim().max(30).optional(),
  purpose: z.string().trim().max(40).optional(),
  address: z.string().trim().max(60).optional(),
  from: day.optional(),
  to: day.optional(),
});
export type AccessFilter = z.output<typeof AccessFilter>;

export const ListAccess = endpoint({
  method: 'GET',
  path: '/api/access-log',
  summary: 'Who looked, exported, was refused, signed in or changed rights, newest first',
  query: AccessFilter.extend({
    after: z
      .string()
      .regex(/^\d{1,16}[.]\d{1,18}$/)
      .optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  output: z.object({
    entries: z.array(AccessEntry),
    next: z.string().nullable(),
    may: z.object({ manage: z.boolean() }),
  }),
});

const Alert = z.object({
  id: z.int(),
  rule: z.enum(accessRules),
  userId: z.uuid().nullable(),
  userName: z.string(),
  address: z.string().nullable(),
  at: z.string(),
  found: z.int(),
  most: z.int(),
  minutes: z.int(),
  acknowledgedBy: z.string().nullable(),
  acknowledgedAt: z.string().nullable(),
  note: z.string().nullable(),
});
export type Alert = z.infer<typeof Alert>;

export const ListAlerts = endpoint({
  method: 'GET',
  path: '/api/access-alerts',
  summary: 'Abnormal access above the limits: open ones first, then the newest',
  query: z.object({ state: z.enum(['open', 'all']).default('open'), before: rowId.optional() }),
  output: z.object({ alerts: z.array(Alert), may: z.object({ manage: z.boolean() }) }),
});

export const AcknowledgeAlert = endpoint({
  method: 'PUT',
  path: '/api/access-alerts/:id/acknowledgement',
  summary: 'Says what was found out about an alert; once',
  params: z.object({ id: rowId }),
  body: z.strictObject({ note: prose(500) }),
  output: Alert,
});

const Limit = z.object({
  rule: z.enum(accessRules),
  active: z.boolean(),
  most: z.int(),
  minutes: z.int(),
});

export const GetLimits = endpoint({
  method: 'GET',
  path: '/api/access-limits',
  summary: 'Limits above which access is abnormal, and for how long entries stay at hand',
  output: z.object({
    limits: z.array(Limit),
    keepMonths: z.int(),
    may: z.object({ manage: z.boolean() }),
  }),
});

export const SetLimit = endpoint({
  method: 'PUT',
  path: '/api/access-limits/:rule',
  summary: 'Changes a limit; on record',
  params: z.object({ rule: z.enum(accessRules) }),
  body: z.strictObject({
    active: z.boolean(),
    most: z.int().min(0).max(100_000),
    minutes: z.int().min(1).max(1440),
  }),
  output: Limit,
});

export const SetKeeping = endpoint({
  method: 'PUT',
  path: '/api/access-keeping',
  summary: 'Months after which entries go to a sealed file; never less than six',
  body: z.strictObject({ months: z.int().min(6).max(120) }),
  output: z.object({ months: z.int() }),
});

const Verification = z.object({
  id: z.int(),
  /** Null: the check of every night. */
  askedBy: z.string().nullable(),
  askedAt: z.string(),
  status: z.enum(['running', 'sound', 'broken']),
  checked: z.int(),
  lastSeq: z.int(),
  fault: z.object({ seq: z.int(), reason: z.string(), entryId: z.int().optional() }).nullable(),
  finishedAt: z.string().nullable(),
});
export type Verification = z.infer<typeof Verification>;

export const StartVerification = endpoint({
  method: 'POST',
  path: '/api/access-verifications',
  summary: 'Checks the whole chain against its anchors, in the background',
  output: Verification,
  creates: true,
});

export const GetVerification = endpoint({
  method: 'GET',
  path: '/api/access-verifications/latest',
  summary: 'The newest check of the chain, its end and its last anchor',
  output: z.object({
    verification: Verification.nullable(),
    head: z.object({ seq: z.int(), hash: z.string() }),
    anchor: z.object({ day: z.string(), seq: z.int(), hash: z.string() }).nullable(),
    archives: z.array(
      z.object({
        firstSeq: z.int(),
        lastSeq: z.int(),
        fromAt: z.string(),
        toAt: z.string(),
        file: z.string(),
      }),
    ),
  }),
});
