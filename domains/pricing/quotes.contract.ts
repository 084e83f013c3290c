import { z } from 'zod';
import { fen, line, prose } from '../../kernel/contract.ts';
import { exclusionGrounds } from '../warranty/facts.contract.ts';
import { priceKinds, priceUnits } from './pricing.contract.ts';

const Names = z.object({ zh: z.string(), en: z.string() });

/** What is asked for: a code of the price list. `unitFen` under the marked price is a reduction, never over it. */
export const AskedLine = z.strictObject({
  code: line(40),
  quantity: z.int().min(1).max(1000),
  unitFen: fen.optional(),
  /** Why the line is no part of what the guarantee covers; without it a covered repair costs nothing. */
  apart: prose(300).optional(),
});
export type AskedLine = z.infer<typeof AskedLine>;

export const AskedQuote = z.strictObject({
  lines: z.array(AskedLine).min(1).max(60),
  reductionReason: prose(300).optional(),
  /** The fault as found; a proven exclusion ends the guarantee (三包). */
  fault: z
    .strictObject({
      words: line(120).optional(),
      part: z
        .string()
        .regex(/^[a-z][a-z0-9_]{1,39}$/)
        .optional(),
      exclusion: z.strictObject({ ground: z.enum(exclusionGrounds), note: prose(300) }).optional(),
    })
    .optional(),
});
export type AskedQuote = z.infer<typeof AskedQuote>;

/** What the guarantee says of the fault: free by which articles, or charged; an exclusion that was shown. */
export const Cover = z.object({
  free: z.boolean(),
  basis: z.enum(['law', 'region', 'brand', 'contract', 'repair']).nullable(),
  articles: z.array(z.string()),
  exclusion: z.object({ ground: z.enum(exclusionGrounds), note: z.string() }).nullable(),
});
export type Cover = z.infer<typeof Cover>;

export const QuoteLine = z.object({
  code: z.string(),
  kind: z.enum(priceKinds),
  name: Names,
  unit: z.enum(priceUnits),
  quantity: z.int(),
  markedFen: z.int(),
  unitFen: z.int(),
  covered: z.boolean(),
  apart: z.string().nullable(),
});
export type QuoteLine = z.infer<typeof QuoteLine>;

const answerWays = ['signature', 'phone', 'message', 'free'] as const;
export const Quote = z.object({
  id: z.int(),
  status: z.enum(['offered', 'accepted', 'refused', 'replaced']),
  lines: z.array(QuoteLine),
  cover: Cover.nullable(),
  totalFen: z.int(),
  reductionFen: z.int(),
  reductionReason: z.string().nullable(),
  validUntil: z.string(),
  madeBy: z.string(),
  madeAt: z.string(),
  answer: z
    .object({ by: z.enum(answerWays), note: z.string().nullable(), at: z.string(), takenBy: z.string() })
    .nullable(),
});
export type Quote = z.infer<typeof Quote>;

/** May chargeable work go on? `waiting`: an offer is open; `needed`: paid work without a quote. */
export const charges = ['none', 'needed', 'waiting', 'agreed'] as const;
export type Charge = (typeof charges)[number];

export const paymentMethods = ['cash', 'wechat', 'alipay', 'card', 'transfer'] as const;
export const Payment = z.object({
  id: z.int(),
  method: z.enum(paymentMethods),
  amountFen: z.int(),
  /** Number of the receipt; empty where a photo stands for it. */
  proof: z.string(),
  fileId: z.uuid().nullable(),
  reversesId: z.int().nullable(),
  reason: z.string().nullable(),
  at: z.string(),
  byName: z.string(),
});
export type Payment = z.infer<typeof Payment>;

/** A line of the bill: what was quoted, what was done, what it costs. */
export const BillLine = QuoteLine.extend({
  quotedQuantity: z.int(),
  /** Used without being quoted: it costs nothing. */
  unquoted: z.boolean(),
  amountFen: z.int(),
});
export type BillLine = z.infer<typeof BillLine>;
export const Bill = z.object({
  lines: z.array(BillLine),
  totalFen: z.int(),
  paidFen: z.int(),
  /** The order is done, so the lines are final. */
  final: z.boolean(),
  settledAt: z.string().nullable(),
});
export type Bill = z.infer<typeof Bill>;
