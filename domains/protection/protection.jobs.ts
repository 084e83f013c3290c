import type { Context } from '../../kernel/context.ts';
import type { Job } from '../../kernel/jobs.ts';
import { recordBackup } from './backups.actions.ts';
import type { BackUp } from './backups.contract.ts';
import { sealPiece } from './keys.actions.ts';

export const protectionJobs = (backUp: BackUp | undefined): Job[] => [
  // Every minute: takes up a run whose process is gone, and one whose key was not in use yet.
  { name: 'protection:seal', on: ['sealing.started'], every: '* * * * *', do: sealPiece },
  // At two in the morning in China, when the operator named a folder for it.
  ...(backUp === undefined
    ? []
    : [
        {
          name: 'protection:backup',
          every: '0 18 * * *',
          do: async (ctx: Context) => recordBackup(ctx, await backUp(), true),
        },
      ]),
];
