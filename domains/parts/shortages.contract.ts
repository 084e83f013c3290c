import { z } from 'zod';
import { endpoint } from '../../kernel/contract.ts';

const name = z.object({ zh: z.string(), en: z.string() });

export const ListShortages = endpoint({
  method: 'GET',
  path: '/api/part-shortages',
  summary: 'What orders lack, with the expected arrival and what could be used instead (S0 6.3)',
  output: z.object({
    shortages: z.array(
      z.object({
        id: z.int(),
        orderNumber: z.string(),
        part: z.string(),
        partName: name,
        quantity: z.int(),
        expectedOn: z.string().nullable(),
        madeAt: z.string(),
        /** Free stock of the part by now, anywhere. */
        free: z.int(),
        alternatives: z.array(
          z.object({ code: z.string(), free: z.int(), expectedOn: z.string().nullable() }),
        ),
      }),
    ),
  }),
});

export const ListOldParts = endpoint({
  method: 'GET',
  path: '/api/old-parts',
  summary: 'Used parts whose old one must come back and has not yet, longest first',
  output: z.object({
    due: z.array(
      z.object({
        orderNumber: z.string(),
        part: z.string(),
        partName: name,
        used: z.int(),
        back: z.int(),
        usedAt: z.string(),
        byName: z.string(),
      }),
    ),
  }),
});
