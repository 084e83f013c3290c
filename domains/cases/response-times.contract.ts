import { z } from 'zod';
import { endpoint, instant } from '../../kernel/contract.ts';
import { Names } from './terms.contract.ts';

export const GetResponseTimes = endpoint({
  method: 'GET',
  path: '/api/departments/response-times',
  summary: 'How fast each department answers the tasks that cases gave it (S2 2.1.1)',
  query: z.object({ from: instant.optional(), to: instant.optional() }),
  output: z.object({
    departments: z.array(
      z.object({
        departmentId: z.string(),
        name: Names,
        layer: z.string(),
        asked: z.int(),
        answered: z.int(),
        /** Not answered and past its deadline. */
        overdue: z.int(),
        answeredInTime: z.int(),
        /** From asking to the answer, around the clock; null while nothing is answered. */
        meanMinutes: z.int().nullable(),
        slowestMinutes: z.int().nullable(),
      }),
    ),
  }),
});
