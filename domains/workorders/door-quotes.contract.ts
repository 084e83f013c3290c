import { z } from 'zod';
import { fen, line } from '../../kernel/contract.ts';
import { PriceItem } from '../pricing/pricing.contract.ts';
import { AskedQuote, Cover, Quote } from '../pricing/quotes.contract.ts';
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

/** Marked prices for the order, what the guarantee covers, and the quote that stands: enough to quote offline. */
export const DoorPrices = z.object({
  prices: z.array(PriceItem),
  cover: Cover.nullable(),
  quote: Quote.nullable(),
});
