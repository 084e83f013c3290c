import { z } from 'zod';
import { endpoint, fen, line, prose, rowId } from '../../kernel/contract.ts';
import { PriceItem } from '../pricing/pricing.contract.ts';
import {
  AskedQuote,
  Bill,
  Cover,
  charges,
  Payment,
  paymentMethods,
  Quote,
} from '../pricing/quotes.contract.ts';
import { orderNumber } from './workorders.contract.ts';

const byNumber = z.object({ number: orderNumber });

export const GetOrderCharges = endpoint({
  method: 'GET',
  path: '/api/work-orders/:number/charges',
  summary: 'Marked prices for an order, what the guarantee covers, quotes, the bill and payments (HAP price)',
  params: byNumber,
  output: z.object({
    charge: z.enum(charges),
    list: z.object({ id: z.int(), publishedOn: z.string(), effectiveFrom: z.string() }).nullable(),
    prices: z.array(PriceItem),
    cover: Cover.nullable(),
    quotes: z.array(Quote),
    bill: Bill,
    payments: z.array(Payment),
    may: z.object({ quote: z.boolean(), pay: z.boolean() }),
  }),
});

export const OfferQuote = endpoint({
  method: 'POST',
  path: '/api/work-orders/:number/quotes',
  summary: 'Offers a quote from the price list in force; nothing beyond marked prices (PRC 8)',
  params: byNumber,
  body: AskedQuote,
  output: z.object({ id: z.int(), totalFen: z.int(), accepted: z.boolean() }),
  creates: true,
});

export const AnswerQuote = endpoint({
  method: 'POST',
  path: '/api/work-orders/:number/quotes/:id/answer',
  summary: 'What the customer said to the offer, told by phone or in writing',
  params: byNumber.extend({ id: rowId }),
  body: z.strictObject({ accepted: z.boolean(), by: z.enum(['phone', 'message']), note: prose(300) }),
  output: z.object({ id: z.int(), accepted: z.boolean() }),
  creates: true,
});

export const RecordPayment = endpoint({
  method: 'POST',
  path: '/api/work-orders/:number/payments',
  summary: 'Records a payment; the last one of a confirmed order settles it',
  params: byNumber,
  body: z.strictObject({ method: z.enum(paymentMethods), amountFen: fen.min(1), proof: line(60) }),
  output: z.object({ paidFen: z.int(), totalFen: z.int(), settled: z.boolean() }),
  creates: true,
});

export const ReversePayment = endpoint({
  method: 'POST',
  path: '/api/work-orders/:number/payments/:id/reversal',
  summary: 'Takes a payment back that was recorded by mistake',
  params: byNumber.extend({ id: rowId }),
  body: z.strictObject({ reason: prose(300) }),
  output: z.object({ id: z.int() }),
  creates: true,
});
