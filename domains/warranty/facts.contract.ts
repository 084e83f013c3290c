import { z } from 'zod';
import { day, fen, line } from '../../kernel/contract.ts';

export const remedies = ['return', 'exchange', 'repair'] as const;
export type Remedy = (typeof remedies)[number];

export const exclusionGrounds = [
  'misuse',
  'unauthorised_repair',
  'no_voucher',
  'voucher_altered',
  'force_majeure',
] as const;

/** What is known of the sale of a unit; a day that nobody knows is absent. */
export const Sale = z.strictObject({
  invoicedOn: day.optional(),
  documentedOn: day.optional(),
  deliveredOn: day.optional(),
  purchasedOn: day.optional(),
  priceFen: fen.optional(),
  /** Sold by network, television, telephone or mail. */
  remote: z.boolean().optional(),
  madeToOrder: z.boolean().optional(),
  /** The customer confirmed at purchase that the goods are unfit for return. */
  unfitConfirmed: z.boolean().optional(),
});
export type Sale = z.infer<typeof Sale>;

const partCode = z
  .string()
  .regex(/^[a-z][a-z0-9_]{1,39}$/)
  .describe('part of the product class');

const Wait = z
  .strictObject({ from: day, to: day.nullable() })
  .refine((wait) => wait.to === null || wait.from <= wait.to, {
    message: 'ends_before_it_starts',
    path: ['to'],
  });

/** One repair: when the unit was out of use, for which fault, and whose delay it was. */
export const Repair = z
  .strictObject({
    sentOn: day,
    doneOn: day.nullable(),
    waits: z.array(Wait).max(20).default([]),
    /** Fault code or words; the same text is the same fault. */
    fault: line(120),
    part: partCode.nullable().default(null),
    partReplaced: z.boolean().default(false),
    result: z.enum(['open', 'fixed', 'not_fixed', 'no_fault']).default('open'),
    delay: z.enum(['none', 'parts', 'repairer']).default('none'),
    /** Done under a guarantee; a paid repair is false. */
    underGuarantee: z.boolean().default(true),
  })
  .refine(({ sentOn, doneOn }) => doneOn === null || sentOn <= doneOn, {
    message: 'ends_before_it_starts',
    path: ['doneOn'],
  })
  .refine(({ doneOn, result }) => (doneOn === null) === (result === 'open'), {
    message: 'result_with_the_end',
    path: ['result'],
  });
export type Repair = z.infer<typeof Repair>;

/** A brand's promise for a model, or a contract of one unit. */
export const Promised = z.strictObject({
  kind: z.enum(['brand', 'contract']),
  name: line(80),
  part: partCode.nullable().default(null),
  months: z.int().positive().max(600),
  /** Its own first day; absent: the day on which the legal period starts. */
  startsOn: day.optional(),
  remedies: z.array(z.enum(remedies)).min(1).default(['repair']),
  /** Repair and waiting days lengthen it too. */
  addsRepairDays: z.boolean().default(true),
  /** Grounds that the law excludes and this covers, such as accidental damage. */
  alsoCovers: z.array(z.enum(exclusionGrounds)).default([]),
});
export type Promised = z.infer<typeof Promised>;

export const Exclusion = z.strictObject({ ground: z.enum(exclusionGrounds), proven: z.boolean() });
export type Exclusion = z.infer<typeof Exclusion>;

/** The fault that the customer reports. */
export const Fault = z.strictObject({
  reportedOn: day,
  fault: line(120),
  part: partCode.nullable().default(null),
  /** Furniture: mandatory standard failed, hazardous substances, severe cracking or breaking. */
  serious: z.boolean().default(false),
  /** The defect is shown, whoever had to show it. */
  defectShown: z.boolean().default(false),
  exclusions: z.array(Exclusion).max(10).default([]),
  /** null: not known yet. */
  sameModelAvailable: z.boolean().nullable().default(null),
  /** When the customer asked for the remedy; absent: the day of the report. */
  demandedOn: day.optional(),
  goodsBackOn: day.optional(),
});
export type Fault = z.infer<typeof Fault>;
