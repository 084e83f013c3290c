import { z } from 'zod';
import type { Job } from '../../kernel/jobs.ts';
import { watch } from './alerts.actions.ts';
import { checkPiece, verifyDaily } from './checking.actions.ts';
import { anchorToday, archivePiece } from './keeping.actions.ts';
import type { Seals } from './seals.contract.ts';

const Watched = z.object({
  who: z.string(),
  userId: z.string().nullable(),
  userName: z.string(),
  address: z.string().nullable(),
});

export const oversightJobs = (seals: Seals): Job[] => [
  // Asked for by the link of each entry.
  { name: 'oversight:watch', do: (ctx, { data }) => watch(ctx, Watched.parse(data)) },
  {
    name: 'oversight:verify',
    on: ['access.verification_started'],
    do: (ctx, { data }) => checkPiece(ctx, seals, Number(data?.id)),
  },
  { name: 'oversight:verify_daily', every: '40 17 * * *', do: (ctx) => verifyDaily(ctx) },
  { name: 'oversight:anchor', every: '2 16 * * *', do: (ctx) => anchorToday(ctx, seals) },
  { name: 'oversight:archive', every: '30 18 * * *', do: (ctx) => archivePiece(ctx, seals) },
];
