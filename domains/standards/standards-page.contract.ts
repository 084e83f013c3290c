import { z } from 'zod';
import { endpoint } from '../../kernel/contract.ts';
import { Pack } from './standards.contract.ts';

/** The standard in force: what people read and what the clocks obey are this one record (S3 3-K2-3). */
export const GetStandard = endpoint({
  method: 'GET',
  path: '/api/standards/in-force',
  summary: 'Clauses, limits, categories, routing and settings in force',
  output: z.object({ version: z.string(), effectiveFrom: z.string(), pack: Pack }),
});
