import type { Job } from '../../kernel/jobs.ts';
import { watchDisuse } from './disuse.actions.ts';

export const identityJobs: Job[] = [
  { name: 'identity:watch_disuse', every: '10 18 * * *', do: (ctx) => watchDisuse(ctx) },
];
