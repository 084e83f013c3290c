import { z } from 'zod';
import { endpoint } from '../../kernel/contract.ts';

const Backup = z.object({
  id: z.uuid(),
  madeAt: z.string(),
  seconds: z.int(),
  madeBy: z.string(),
  scheduled: z.boolean(),
  status: z.enum(['done', 'failed']),
  lockedBy: z.enum(['master', 'passphrase']),
  file: z.string(),
  bytes: z.int().nullable(),
  tables: z.int().nullable(),
  rows: z.int().nullable(),
  files: z.int().nullable(),
  digest: z.string().nullable(),
  failure: z.string().nullable(),
});
export type Backup = z.infer<typeof Backup>;

/** Makes the backup that is due, wherever the operator keeps them; never throws, a failure is told. */
export type BackUp = () => Promise<Omit<Backup, 'madeBy' | 'scheduled'>>;

export const GetBackups = endpoint({
  method: 'GET',
  path: '/api/backups',
  summary: 'When backups were made, how large they are and what locks them; never what is in them',
  output: z.object({
    backups: z.array(Backup),
    /** Is one made every night by itself? */
    scheduled: z.boolean(),
  }),
});
