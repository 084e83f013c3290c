import type { Job } from '../../kernel/jobs.ts';
import { announceStarted } from './publishing.actions.ts';

export const standardsJobs: Job[] = [
  {
    name: 'standards:announce',
    every: '* * * * *',
    on: ['standard.published'],
    do: (ctx) => announceStarted(ctx),
  },
];
