import { z } from 'zod';
import { Article } from './catalogue.contract.ts';
import { exclusionGrounds } from './facts.contract.ts';

const Names = z.object({ zh: z.string(), en: z.string() });

/** Days of one period: first day (not counted), last day by the article, days added, day it moved to. */
export const Period = z.object({
  startsOn: z.string(),
  startFact: z.enum(['invoice', 'document', 'delivery', 'purchase', 'exchange', 'own', 'repair']),
  nominalEnd: z.string(),
  addedDays: z.int(),
  /** Days out of use that were added, each stretch once: the day after `from` to `to`. */
  added: z.array(z.object({ from: z.string(), to: z.string(), days: z.int() })),
  movedDays: z.int(),
  endsOn: z.string(),
  /** 24:00 of the last day. */
  endsAt: z.string(),
});
export type Period = z.infer<typeof Period>;

const guaranteeBases = ['law', 'region', 'brand', 'contract', 'repair'] as const;
export const Guarantee = z.object({
  key: z.string(),
  basis: z.enum(guaranteeBases),
  name: Names.nullable(),
  part: z.string().nullable(),
  period: Period,
  remainingDays: z.int(),
  running: z.boolean(),
  /** It stands for the reported fault, in time. */
  covers: z.boolean(),
  articles: z.array(z.string()),
  verified: z.boolean(),
});
export type Guarantee = z.infer<typeof Guarantee>;

export const ruleCodes = [
  'no_reason',
  'seven_days',
  'fifteen_days',
  'serious_furniture',
  'receipt_seven_days',
  'two_repairs',
  'two_repairs_any_goods',
  'total_repair_days',
  'repair_not_done',
  'parts_wait',
  'repairer_delay',
  'in_period',
  'general_quality',
  'stand_in',
  'paid',
] as const;
export type RuleCode = (typeof ruleCodes)[number];

export const missingCodes = [
  'start_date',
  'delivery_date',
  'repairs_left',
  'days_left',
  'delay_cause',
  'not_serious',
  'passed',
  'not_remote',
  'made_to_order',
  'unfit_confirmed',
  'not_covered',
  'excluded',
  'defect_to_show',
  'no_repair_open',
  'covered',
  'accepted_quotation',
] as const;
export type MissingCode = (typeof missingCodes)[number];
export const Missing = z.object({
  code: z.enum(missingCodes),
  count: z.int().nullable(),
  day: z.string().nullable(),
});
export type Missing = z.infer<typeof Missing>;

export const Ground = z.object({
  rule: z.enum(ruleCodes),
  /** The guarantee that the reason is, by its key. */
  guarantee: z.string().nullable(),
  met: z.boolean(),
  /** Last day to ask for it; null: no fixed day. */
  untilOn: z.string().nullable(),
  untilAt: z.string().nullable(),
  missing: z.array(Missing),
  articles: z.array(z.string()),
  verified: z.boolean(),
});
export type Ground = z.infer<typeof Ground>;

/** What goes back to the customer; amounts in fen, halves rounded up. null amount: price or daily rate is not known. */
export const Refund = z.object({
  kind: z.enum(['full', 'less_use']),
  amountFen: z.int().nullable(),
  priceFen: z.int().nullable(),
  usedDays: z.int().nullable(),
  dailyRate: z.int().nullable(),
  feeFen: z.int().nullable(),
  articles: z.array(z.string()),
});
export type Refund = z.infer<typeof Refund>;

export const choiceCodes = [
  'return',
  'exchange',
  'repair',
  'no_reason_return',
  'stand_in',
  'paid_repair',
] as const;
export type ChoiceCode = (typeof choiceCodes)[number];
export const Choice = z.object({
  choice: z.enum(choiceCodes),
  open: z.boolean(),
  /** Last day over all grounds that hold; null: no fixed day, or not open. */
  untilOn: z.string().nullable(),
  untilAt: z.string().nullable(),
  paidBy: z.enum(['business', 'customer']),
  grounds: z.array(Ground),
  refund: Refund.nullable(),
  /** Full refund instead when no unit of the same model is left. */
  fullWithoutSameModel: z.boolean(),
  verified: z.boolean(),
});
export type Choice = z.infer<typeof Choice>;

export const DueDate = z.object({
  event: z.enum([
    'refund',
    'refund_delay',
    'delay',
    'stand_in',
    'repairer_delay',
    'parts_wait',
    'repair_not_done',
    'total_repair_days',
  ]),
  fromOn: z.string(),
  /** Last day that is in time. */
  on: z.string(),
  at: z.string(),
  passed: z.boolean(),
  articles: z.array(z.string()),
  verified: z.boolean(),
});
export type DueDate = z.infer<typeof DueDate>;

const noteCodes = [
  'class_unverified',
  'part_unverified',
  'calendar_unpublished',
  'regional_text_date',
  'repairs_of_other_faults',
  'no_start_date',
  'exchanged_away',
  'report_in_future',
] as const;

/** The answer for one unit and one fault at one instant. */
export const Decision = z.object({
  at: z.string(),
  today: z.string(),
  class: z.object({
    code: z.string(),
    name: Names,
    law: z.string(),
    verified: z.boolean(),
    source: z.string(),
  }),
  region: z.object({ province: z.string(), name: Names, textDate: z.string().nullable() }).nullable(),
  covered: z.boolean(),
  /** The guarantee that lasts longest of those that cover; key into `guarantees`. */
  coveredBy: z.string().nullable(),
  guarantees: z.array(Guarantee),
  choices: z.array(Choice),
  dueDates: z.array(DueDate),
  counts: z.object({ sameFault: z.int(), all: z.int(), daysOutOfUse: z.int() }),
  proof: z.object({
    onBusiness: z.boolean(),
    untilOn: z.string().nullable(),
    articles: z.array(z.string()),
  }),
  exclusions: z.array(
    z.object({
      ground: z.enum(exclusionGrounds),
      /** `excludes`: shown and counts; `to_show`: asserted only; `refuted`: our own books say otherwise. */
      effect: z.enum(['excludes', 'to_show', 'refuted']),
      provenBy: z.enum(['business', 'customer']),
    }),
  ),
  transport: z.object({ paidBy: z.literal('business'), articles: z.array(z.string()) }).nullable(),
  notes: z.array(z.object({ code: z.enum(noteCodes), value: z.string().nullable() })),
  /** The articles that are named above. */
  articles: z.record(z.string(), Article),
});
export type Decision = z.infer<typeof Decision>;
