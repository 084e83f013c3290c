import { z } from 'zod';
import { endpoint, fen, prose } from '../../kernel/contract.ts';
import { choiceCodes } from '../warranty/decision.contract.ts';
import { categories, components } from './costs.contract.ts';

const byNumber = z.object({ number: z.string().max(20) });

export const CostRow = z.object({
  component: z.enum(components),
  category: z.enum(categories),
  orderNumber: z.string().nullable(),
  day: z.string(),
  quantity: z.int(),
  amountFen: z.int(),
});
export type CostRow = z.infer<typeof CostRow>;

/** Money and days of one way; null: not known. */
export const Way = z.object({ fen: z.int().nullable(), days: z.int().nullable() });
export type Way = z.infer<typeof Way>;

/** What the law lets the customer choose today, with its last day. */
export const Right = z.object({ choice: z.enum(choiceCodes), untilOn: z.string().nullable() });
export type Right = z.infer<typeof Right>;

export const GetCaseCosts = endpoint({
  method: 'GET',
  path: '/api/cases/:number/costs',
  summary: 'What a case costs: estimated and actual, and repair against replacement (S3 6.0, 2-K3-2, 1-K3-3)',
  params: byNumber,
  output: z.object({
    plans: z.array(
      z.object({
        id: z.int(),
        round: z.int(),
        status: z.string(),
        estimatedFen: z.int(),
        /** Null until all tasks of the agreed plan are done. */
        actualFen: z.int().nullable(),
      }),
    ),
    rows: z.array(CostRow),
    totals: z.object({
      labour: z.int(),
      parts: z.int(),
      travel: z.int(),
      compensation: z.int(),
      total: z.int(),
    }),
    repair: Way,
    replacement: Way,
    rights: z.array(Right),
    choices: z.array(
      z.object({
        id: z.int(),
        choice: z.enum(['repair', 'replacement']),
        reason: z.string(),
        customerAgreed: z.boolean(),
        repair: Way,
        replacement: Way,
        byName: z.string(),
        at: z.string(),
      }),
    ),
    may: z.object({ choose: z.boolean() }),
  }),
});

export const ChooseRepair = endpoint({
  method: 'POST',
  path: '/api/cases/:number/repair-choices',
  summary:
    'Records repair or replacement with the reason, within what the law lets the customer choose (S3 1-K3-3)',
  params: byNumber,
  body: z.strictObject({
    choice: z.enum(['repair', 'replacement']),
    reason: prose(500),
    /** The customer asked for it or agreed to it. */
    customerAgreed: z.boolean(),
    /** What a replacement costs and how long it takes, where the books do not know. */
    replacementFen: fen.optional(),
    replacementDays: z.int().min(0).max(365).optional(),
  }),
  output: z.object({ id: z.int() }),
  creates: true,
});
