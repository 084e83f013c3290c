import { z } from 'zod';
import { endpoint, line, rowId } from '../../kernel/contract.ts';
import { whyNots } from '../standards/eligibility.contract.ts';

const name = z.object({ zh: z.string(), en: z.string() });
const code = z.string().regex(/^[a-z][a-z_]{1,39}$/);

export const ListServiceOffers = endpoint({
  method: 'GET',
  path: '/api/service-offers',
  summary: 'Extended services for the caller: which he or she may have, and why not the others (S0 2.1)',
  query: z.object({
    customerId: rowId.optional(),
    customerGrade: code.optional(),
    productType: code.optional(),
    model: line(60).optional(),
    unitSerial: line(60).optional(),
    useScene: code.optional(),
  }),
  output: z.object({
    offers: z.array(
      z.object({
        code: z.string(),
        name,
        serviceType: z.string(),
        content: name.nullable(),
        eligible: z.boolean(),
        whyNot: z.array(z.enum(whyNots)),
        /** The rule in words for the customer. */
        rule: name.nullable(),
      }),
    ),
  }),
});
