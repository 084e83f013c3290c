import { z } from 'zod';
import { endpoint } from '../../kernel/contract.ts';
import { orderNumber } from './workorders.contract.ts';

export const LockVisit = endpoint({
  method: 'PUT',
  path: '/api/work-orders/:number/visit-lock',
  summary: 'Holds the planned visit at its person and time, so that no plan of a day moves it; or lets it go',
  params: z.object({ number: orderNumber }),
  body: z.strictObject({ locked: z.boolean() }),
  output: z.object({ number: z.string(), locked: z.boolean() }),
});
