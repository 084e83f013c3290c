import { z } from 'zod';
import { endpoint, prose } from '../../kernel/contract.ts';

const Run = z.object({
  id: z.int(),
  reason: z.enum(['first_sealing', 'rotation']),
  sealKey: z.string(),
  lookupKey: z.string(),
  status: z.enum(['running', 'done']),
  sealed: z.int(),
  total: z.int(),
  askedBy: z.string(),
  startedAt: z.string(),
  movedAt: z.string(),
  finishedAt: z.string().nullable(),
});
export type Run = z.infer<typeof Run>;

const Key = z.object({
  id: z.string(),
  purpose: z.enum(['seal', 'lookup']),
  createdAt: z.string(),
  activeFrom: z.string(),
  /** Since when nothing that can be sealed anew carries it. */
  replacedAt: z.string().nullable(),
  inUse: z.boolean(),
});

export const GetKeys = endpoint({
  method: 'GET',
  path: '/api/keys',
  summary: 'Keys of personal data by name, never themselves, and the runs that seal under a new one',
  output: z.object({
    keys: z.array(Key),
    runs: z.array(Run),
    /** Rows that still stand readable, of before the first sealing. */
    readable: z.int(),
    may: z.object({ rotate: z.boolean() }),
  }),
});

export const RotateKeys = endpoint({
  method: 'POST',
  path: '/api/keys/rotations',
  summary: 'Makes a new key and seals everything anew under it, in pieces, while people work',
  body: z.strictObject({
    /** Also the key of the look-up hashes. */
    lookup: z.boolean().default(false),
    reason: prose(300),
  }),
  output: Run,
  creates: true,
});
