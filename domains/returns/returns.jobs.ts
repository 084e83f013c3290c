import type { Job } from '../../kernel/jobs.ts';
import { recordLateReturns } from './lateness.actions.ts';
import { openReturns } from './opening.actions.ts';

export const returnsJobs: Job[] = [
  {
    name: 'returns:open',
    on: ['plan.agreed'],
    do: async (ctx, { caseId }) => {
      if (caseId !== undefined && caseId !== null) await openReturns(ctx, caseId);
    },
  },
  {
    name: 'returns:record_late',
    every: '* * * * *',
    do: async (ctx) => {
      await recordLateReturns(ctx);
    },
  },
];
