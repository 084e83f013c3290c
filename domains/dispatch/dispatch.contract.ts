import { z } from 'zod';
import { day, endpoint, instant, line } from '../../kernel/contract.ts';
import { orderNumber } from '../workorders/workorders.contract.ts';

const Against = z.object({
  code: z.string(),
  /** What it is about: certificate kind, skill, topic. */
  about: z.string().nullable(),
  clause: z.string().nullable(),
  on: z.string().nullable(),
  /** Nobody overrides a legal reason. */
  legal: z.boolean(),
});

const Candidate = z.object({
  technician: z.object({ id: z.uuid(), name: z.string() }),
  /** Every reason why he or she may not come; empty: may. */
  reasons: z.array(Against),
  start: z.string().nullable(),
  /** Fewest points first; null for whoever may not come. */
  score: z.number().nullable(),
  terms: z.array(z.object({ code: z.string(), amount: z.number(), points: z.number() })),
  visits: z.int(),
  homeKnown: z.boolean(),
  /** Who would come along, where the work takes several people. */
  crew: z.array(z.object({ id: z.uuid(), name: z.string() })),
});
export type Candidate = z.infer<typeof Candidate>;

export const SuggestTechnicians = endpoint({
  method: 'GET',
  path: '/api/work-orders/:number/suggestions',
  summary:
    'Who of the region could come within a span of one day: filtered by law, then ranked, each term shown (S0 2.2, S0 1.2)',
  params: z.object({ number: orderNumber }),
  query: z
    .object({ from: instant, to: instant })
    .refine(({ from, to }) => Date.parse(from) < Date.parse(to), {
      path: ['to'],
      message: 'ends_before_it_starts',
    }),
  output: z.object({
    day: z.string(),
    minutes: z.int(),
    crewSize: z.int(),
    /** Where the customer is: as registered, by the middle of the city, or nowhere known; then ways are rough. */
    placeBasis: z.enum(['exact', 'centre', 'unknown']),
    candidates: z.array(Candidate),
  }),
});

export const GetBoard = endpoint({
  method: 'GET',
  path: '/api/dispatch-board',
  summary: 'Technicians of a region with their hours and visits on a day; orders without a visit (S0 1.2)',
  query: z.object({ region: line(20), day }),
  output: z.object({
    day: z.string(),
    region: z.string(),
    technicians: z.array(
      z.object({
        id: z.uuid(),
        name: z.string(),
        emergency: z.boolean(),
        hours: z.array(z.object({ starts: z.string(), ends: z.string() })),
        visits: z.array(
          z.object({
            number: z.string(),
            /** Comes along with somebody who leads the visit. */
            along: z.boolean(),
            locked: z.boolean(),
            subject: z.string(),
            status: z.string(),
            district: z.string(),
            from: z.string(),
            to: z.string(),
          }),
        ),
      }),
    ),
  }),
});
