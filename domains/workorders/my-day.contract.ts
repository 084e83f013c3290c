import { z } from 'zod';
import { day, endpoint } from '../../kernel/contract.ts';
import { DoorPrices } from './door-quotes.contract.ts';
import { FaultCode } from './fault-codes.contract.ts';
import { GetOrder } from './workorders.contract.ts';

const name = z.object({ zh: z.string(), en: z.string() });

export const MyDay = endpoint({
  method: 'GET',
  path: '/api/my-visits',
  summary: 'The visits of the signed-in technician on a day, in order, with all that the phone needs offline',
  query: z.object({ day: day.optional() }),
  output: z.object({
    day: z.string(),
    orders: z.array(
      GetOrder.output.extend({
        /** 三包 of the unit today: what runs or ran, and until which day. */
        guarantees: z.array(
          z.object({
            basis: z.enum(['law', 'region', 'brand', 'contract', 'repair']),
            name: name.nullable(),
            part: z.string().nullable(),
            endsOn: z.string(),
            running: z.boolean(),
            verified: z.boolean(),
          }),
        ),
        ...DoorPrices.shape,
      }),
    ),
    /** Codes of the models of the day, for looking up without a network (S0 2.2). */
    faultCodes: z.array(FaultCode),
  }),
});
