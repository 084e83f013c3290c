import type { Job } from '../../kernel/jobs.ts';
import { recordLate } from './incidents.actions.ts';

export const privacyJobs: Job[] = [
  { name: 'privacy:record_late', every: '* * * * *', do: (ctx) => recordLate(ctx) },
];
