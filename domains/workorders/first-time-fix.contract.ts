import { z } from 'zod';
import { day, endpoint } from '../../kernel/contract.ts';

const fixGroups = ['month', 'region', 'product', 'technician'] as const;

const Figures = {
  /** Repairs completed in the span with at least one visit. */
  visited: z.int(),
  /** Of these, solved by the one visit and not taken up again within 30 days. */
  fixedFirst: z.int(),
  /** Solved from afar, without a visit; not part of the rate. */
  remote: z.int(),
  /** Percent with one decimal; null without a visit. */
  percent: z.number().nullable(),
};

export const GetFirstTimeFix = endpoint({
  method: 'GET',
  path: '/api/first-time-fix',
  summary:
    'First-time-fix rate of repairs completed between two days, by month, region, product or technician',
  query: z.object({ from: day, to: day, by: z.enum(fixGroups) }),
  output: z.object({
    whole: z.object(Figures),
    rows: z.array(
      z.object({
        key: z.string(),
        name: z.object({ zh: z.string(), en: z.string() }).nullable(),
        ...Figures,
      }),
    ),
    /** Days after completion within which a new repair of the unit counts as not fixed. */
    repeatDays: z.int(),
  }),
});
