import { z } from 'zod';
import { bilingual, clauseId, departmentTypes, key } from './clauses.contract.ts';

/** The seven stages of the work, in order (S0 1.2). */
export const workflowStages = [
  'receive',
  'assess',
  'dispatch',
  'on_site',
  'confirm',
  'end',
  'follow_up',
] as const;

const origin = z.enum(['clause', 'law', 'company_setting']);

/** How often something is done: 定期, 每月, 每年; the chosen number is a company setting where the clause has none. */
export const Cadence = z.strictObject({
  key,
  clause: clauseId,
  /** The clause's own word: 定期, 每月, 每年. */
  words: z.string().min(1).max(20),
  every: z.strictObject({
    value: z.int().min(1).max(120),
    unit: z.enum(['days', 'weeks', 'months', 'years']),
  }),
  origin: z.enum(['clause', 'company_setting']),
  owner: z.enum(departmentTypes),
  text: bilingual,
});

/** A figure to reach over a period; never a breach of one case. */
export const Target = z.strictObject({
  key,
  clause: clauseId,
  measure: key,
  direction: z.enum(['at_least', 'at_most']),
  value: z.number().min(-1000).max(1_000_000),
  unit: z.enum(['percent', 'points', 'hours', 'days', 'times']),
  /** A change against an earlier period: shown only after that period is frozen. */
  baseline: z
    .strictObject({ from: z.iso.date().nullable(), to: z.iso.date().nullable() })
    .nullable()
    .default(null),
  text: bilingual,
});

/** Who does what at a stage: exactly one department leads (S0 1.2, S0 1.3). */
export const Responsibility = z.strictObject({
  stage: z.enum(workflowStages),
  clause: clauseId,
  lead: z.enum(departmentTypes),
  cooperating: z.array(z.enum(departmentTypes)).max(9).default([]),
  duty: bilingual,
});

export const scopeTopics = ['warranty', 'repair', 'return_exchange', 'consultation'] as const;
/** What the policy covers; a published one names all four topics (S3 3-K2-1). */
export const ScopeEntry = z.strictObject({ topic: z.enum(scopeTopics), clause: clauseId, text: bilingual });

const amount = {
  /** What is promised or bounded: `no_reason_return`, `refund_after_return`, `warranty_furniture`. */
  subject: key,
  value: z.int().min(0).max(100_000),
  unit: z.enum(['hours', 'calendar_days', 'working_days', 'months', 'years', 'percent', 'fen']),
};

/** What the company promises its customers, in numbers. */
export const PolicyPromise = z.strictObject({
  key,
  ...amount,
  clause: clauseId,
  origin,
  text: bilingual,
  shownToCustomers: z.boolean().default(true),
});

/** What the law allows at the worst: a promise of the same subject that is worse blocks publishing (S3 3-K1-1). */
export const StatutoryBound = z.strictObject({
  key,
  ...amount,
  bound: z.enum(['at_least', 'at_most']),
  clause: clauseId,
  verified: z.boolean(),
  text: bilingual,
});

/** Words that a policy may not hold, with the law that forbids them (侵害消费者权益行为处罚办法 12). */
export const ForbiddenTerm = z.strictObject({
  words: z.string().min(2).max(40),
  clause: clauseId,
  text: bilingual,
});

/** A form on which records are kept, and for how long (S1 8.1). */
export const RecordForm = z.strictObject({
  key,
  title: bilingual,
  /** The clause that asks for the record. */
  clause: clauseId,
  keptFor: z.strictObject({ value: z.int().min(1).max(100), unit: z.enum(['months', 'years']) }),
  origin: z.enum(['law', 'company_setting']),
  /** The law that sets the term; null where the company chose it. */
  retentionClause: clauseId.nullable().default(null),
  keeper: z.enum(departmentTypes),
});
/** A way to complain that customers are told about; `contact` is the number or address, null while it is not set. */
export const ComplaintChannel = z.strictObject({
  channel: key,
  clause: clauseId,
  contact: z.string().min(1).max(120).nullable().default(null),
  text: bilingual,
});

/** What customers are told about their personal data. */
export const PrivacyNote = z.strictObject({ clause: clauseId, text: bilingual });
