import { z } from 'zod';
import { endpoint } from '../../kernel/contract.ts';
import { channels, Names } from './terms.contract.ts';

export const ListServiceScripts = endpoint({
  method: 'GET',
  path: '/api/service-scripts',
  summary: 'Standard greeting and closing words, for one channel or all (S3 2-K1-1)',
  query: z.object({ channel: z.enum(channels).optional() }),
  output: z.object({
    scripts: z.array(z.object({ channel: z.enum(channels), greeting: Names, closing: Names })),
  }),
});
