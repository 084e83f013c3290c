import { z } from 'zod';
import { endpoint } from '../../kernel/contract.ts';
import { orderNumber } from '../workorders/workorders.contract.ts';

export const SendVisitLink = endpoint({
  method: 'POST',
  path: '/api/work-orders/:number/visit-links',
  summary: 'Sends the customer a fresh link to choose the slot of the visit; an older one ends (S0 1.4)',
  params: z.object({ number: orderNumber }),
  output: z.object({ number: z.string() }),
  creates: true,
});
