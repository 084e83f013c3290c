import type { Job } from '../../kernel/jobs.ts';
import { offerSlots } from './visit-links.actions.ts';

export const dispatchJobs: Job[] = [
  { name: 'dispatch:offer_slots', on: ['workorder.created'], do: offerSlots },
];
