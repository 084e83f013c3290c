import type { Job } from '../../kernel/jobs.ts';
import { makeMaintenanceOrders } from './workorders.actions.ts';

export const workordersJobs: Job[] = [
  { name: 'workorders:make_maintenance', every: '30 0 * * *', do: (ctx) => makeMaintenanceOrders(ctx) },
];
