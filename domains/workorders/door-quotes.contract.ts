import { z } from 'zod';
import { fen, line } from '../../kernel/contract.ts';
import { PriceItem } from '../pricing/pricing.contract.ts';
import { AskedQuote, Cover, paymentMethods, Quote } from '../pricing/quotes.contract.ts';
import { recordBodies } from './orders.contract.ts';

/** A quote at the door: a new one by its lines or an offer by its id, and what the customer said to it. */
export const DoorQuote = z
  .strictObject({
    id: z.int().positive().optional(),
    asked: AskedQuote.optional(),
    /** What the customer saw and signed, in fen. */
    totalFen: fen,
    /** Left out: offered only, the answer comes later. */
    accepted: z.boolean().optional(),
    signedBy: line(60).optional(),
    strokes: recordBodies.quote_acceptance.shape.strokes.optional(),
  })
  .refine(({ id, asked }) => (id === undefined) !== (asked === undefined), { message: 'quote_or_lines' });
export type DoorQuote = z.infer<typeof DoorQuote>;

/** What the customer paid at the door: with the number of the receipt, a photo of it, or both. */
export const DoorPayment = z
  .strictObject({
    method: z.enum(paymentMethods),
    amountFen: fen.min(1),
    proof: line(60).optional(),
    fileId: z.uuid().optional(),
  })
  .refine(({ proof, fileId }) => proof !== undefined || fileId !== undefined, { message: 'proof_needed' });
export type DoorPayment = z.infer<typeof DoorPayment>;

/**
 * Marked prices for the order, what the guarantee covers, the quote that stands, parts used and money taken so far: enough
 * to quote and to take payment offline.
 */
export const DoorPrices = z.object({
  prices: z.array(PriceItem),
  cover: Cover.nullable(),
  quote: Quote.nullable(),
  used: z.array(
    z.object({ code: z.string(), name: z.object({ zh: z.string(), en: z.string() }), quantity: z.int() }),
  ),
  paidFen: z.int(),
});
