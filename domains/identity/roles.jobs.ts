import type { Job } from '../../kernel/jobs.ts';
import { endOverdueAccess } from './roles.actions.ts';

export const rolesJobs: Job[] = [
  { name: 'access:end', every: '*/5 * * * *', do: (ctx) => endOverdueAccess(ctx) },
];
