import { z } from 'zod';
import { endpoint, line } from '../../kernel/contract.ts';
import { orderNumber } from './workorders.contract.ts';

const name = z.object({ zh: z.string(), en: z.string() });
const byNumber = z.object({ number: orderNumber });

const OrderPart = z.object({
  id: z.int(),
  part: z.string(),
  name,
  place: z.string().nullable(),
  quantity: z.int(),
  status: z.enum(['held', 'short', 'used', 'released']),
  expectedOn: z.string().nullable(),
  priceFen: z.int(),
});
export const ListOrderParts = endpoint({
  method: 'GET',
  path: '/api/work-orders/:number/parts',
  summary: 'Parts that an order holds, lacks or used, with their public price',
  params: byNumber,
  output: z.object({ parts: z.array(OrderPart) }),
});
export const ReserveOrderPart = endpoint({
  method: 'POST',
  path: '/api/work-orders/:number/parts',
  summary:
    'Holds a part for an order; a shortage shows arrival, alternatives and the statutory limit to the owner (S0 6.3)',
  params: byNumber,
  body: z.strictObject({ part: line(40), place: line(40), quantity: z.int().min(1).max(1000) }),
  output: z.object({
    status: z.enum(['held', 'short']),
    expectedOn: z.string().nullable(),
    alternatives: z.array(z.object({ code: z.string(), free: z.int(), expectedOn: z.string().nullable() })),
    /** Days for which the law lets a customer wait for parts, with its article; null where the standard names none. */
    statutory: z
      .object({ value: z.int(), unit: z.string(), clause: z.string(), verified: z.boolean() })
      .nullable(),
  }),
  creates: true,
});
