import { z } from 'zod';

export const bilingual = z.strictObject({ zh: z.string().min(1).max(400), en: z.string().min(1).max(600) });
export type Bilingual = z.infer<typeof bilingual>;
export const key = z.string().regex(/^[a-z][a-z0-9_]{1,59}$/, { message: 'not_a_key' });
const documentCode = z.string().regex(/^(?:S[0-3]|[A-Z]{2,4})$/, { message: 'not_a_document_code' });
/** `S1 2.2`, `S3 2-四-1`, `S3 2-K1-2`, `CPL 25`: document, then section. */
export const clauseId = z
  .string()
  .regex(/^(?:S[0-3]|[A-Z]{2,4}) [0-9A-Za-z一二三四五六七八九十.\-/()]{1,24}$/, {
    message: 'not_a_clause_id',
  });
const date = z.iso.date().refine((value) => /^(20|21)\d\d-/.test(value) || /^19\d\d-/.test(value), {
  message: 'year_out_of_range',
});

/** Departments that a standard speaks of; the organisation names its units by them. */
export const departmentTypes = [
  'customer_service',
  'after_sales',
  'repair',
  'technical_support',
  'sales',
  'quality',
  'logistics',
  'quality_supervision',
  'operations',
  'digital',
  'parts',
  'training',
  'research',
  'production',
  'finance',
  'legal',
] as const;

/** A number as a document quotes it. Quoted numbers are never shown to customers. */
export const Citation = z.strictObject({
  number: z.string().min(1).max(60),
  title: z.string().min(1).max(120),
  clause: clauseId,
  status: z.enum(['verified', 'unverified', 'mis_titled']),
  shownToCustomers: z.literal(false),
});

export const StandardDocument = z.strictObject({
  code: documentCode,
  title: bilingual,
  origin: z.enum(['company', 'law', 'national_standard', 'government']),
  /** Number of the document (文号, GB/T number); null when it has none or it was not read. */
  number: z.string().min(1).max(80).nullable().default(null),
  status: z.enum(['in_force', 'superseded', 'repealed', 'cited']).default('in_force'),
  effectiveFrom: date.nullable().default(null),
  effectiveTo: date.nullable().default(null),
  /** Code or title of what replaced it. */
  replacedBy: z.string().min(1).max(120).nullable().default(null),
  /** false: not read on the document itself; shown with that flag, never as fact. */
  verified: z.boolean().default(true),
  /** false: its number comes from no document that was read; shown with that flag. */
  numberVerified: z.boolean().default(true),
  /** false: its days come from no document that was read; shown with that flag. */
  daysVerified: z.boolean().default(true),
  /** Where the stored text stops; null when it is whole. */
  cutAt: z.string().max(40).nullable().default(null),
  citations: z.array(Citation).default([]),
});
export type StandardDocument = z.infer<typeof StandardDocument>;

/** How a clause is carried out: what shows that it was kept. */
const executions = ['clock', 'gate', 'record', 'report', 'people'] as const;

/** What a clause says on a matter on which another clause may say the opposite. */
const Stance = z.strictObject({ topic: key, stance: key });

export const Clause = z.strictObject({
  id: clauseId,
  document: z.string().min(2).max(4),
  section: z.string().min(1).max(24),
  kind: z.enum(['limit', 'gate', 'record', 'authority', 'routing', 'cadence', 'target', 'principle']),
  text: bilingual,
  status: z.enum(['in_force', 'cut', 'superseded', 'advisory', 'unverified']).default('in_force'),
  effectiveFrom: date.nullable().default(null),
  effectiveTo: date.nullable().default(null),
  /** The department that explains the clause (S1 8.2). */
  interpretedBy: z.enum(departmentTypes).nullable().default(null),
  nextReview: date.nullable().default(null),
  /** Law articles that the clause serves (S3 3-K6-1). */
  serves: z.array(clauseId).max(20).default([]),
  /** How it is carried out; `evidence` names the query that counts kept and not kept. */
  execution: z
    .strictObject({ by: z.enum(executions), evidence: key.nullable().default(null) })
    .nullable()
    .default(null),
  stances: z.array(Stance).max(9).default([]),
  /** Words that ask for a time without giving a number (及时, 尽快, 定期, 第一时间). */
  vagueWords: z.array(z.string().min(1).max(12)).max(9).default([]),
  /** The clause quotes a figure as a fact: shown as a claim with its source, never as a measured value. */
  claim: z.boolean().default(false),
});
export type Clause = z.infer<typeof Clause>;

/** A word of the trade with its meaning; `citation` names a standard's number, as quoted. */
export const GlossaryTerm = z.strictObject({
  key,
  term: bilingual,
  meaning: bilingual,
  clause: clauseId.nullable().default(null),
  citation: z.string().max(60).nullable().default(null),
});
