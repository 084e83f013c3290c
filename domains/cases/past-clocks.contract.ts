import { z } from 'zod';
import { endpoint, instant } from '../../kernel/contract.ts';
import { ClockView, GetTrace } from './case-page.contract.ts';
import { byNumber } from './cases.contract.ts';

export const GetPastClocks = endpoint({
  method: 'GET',
  path: '/api/cases/:number/clocks',
  summary: 'The clocks of a case as they were shown at an instant, each with its trace',
  params: byNumber,
  query: z.object({ at: instant }),
  output: z.object({
    at: z.string(),
    /** Versions that counted then; null before the case was registered. */
    standard: z.object({ code: z.string(), version: z.string() }).nullable(),
    calendar: z.object({ code: z.string(), version: z.string() }).nullable(),
    clocks: z.array(ClockView.extend({ steps: GetTrace.output.shape.steps })),
  }),
});
export type PastClocks = z.infer<(typeof GetPastClocks)['output']>;
