import type { Job } from '../../kernel/jobs.ts';
import { sealPiece } from './keys.actions.ts';

export const protectionJobs: Job[] = [
  // Every minute: takes up a run whose process is gone, and one whose key was not in use yet.
  { name: 'protection:seal', on: ['sealing.started'], every: '* * * * *', do: sealPiece },
];
