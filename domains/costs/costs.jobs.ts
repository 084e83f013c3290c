import type { Job } from '../../kernel/jobs.ts';
import { countOrder, countTasks } from './counting.actions.ts';

const numberOf = (data: Record<string, unknown> | undefined): string | null => {
  const number = data?.['number'] ?? data?.['orderNumber'];
  return typeof number === 'string' ? number : null;
};

export const costsJobs: Job[] = [
  {
    name: 'costs:count_order',
    on: ['workorder.completed', 'workorder.cancelled', 'part.used', 'part.moved'],
    do: async (ctx, { data }) => {
      const number = numberOf(data);
      if (number !== null) await countOrder(ctx, number);
    },
  },
  {
    name: 'costs:count_tasks',
    on: ['task.completed'],
    do: async (ctx, { caseId }) => {
      if (caseId !== undefined && caseId !== null) await countTasks(ctx, caseId);
    },
  },
];
