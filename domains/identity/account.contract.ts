import { z } from 'zod';
import { endpoint } from '../../kernel/contract.ts';

export const Account = z.object({
  username: z.string(),
  name: z.string(),
  /** Why nothing else may be used yet: the code of the refusal; null when nothing is in the way. */
  hold: z.string().nullable(),
  /** Whether the second factor was shown lately enough for what changes security. */
  fresh: z.boolean(),
  password: z.object({
    /** `none`: comes in by single sign-on only. */
    state: z.enum(['initial', 'own', 'demo', 'none']),
    changedAt: z.string().nullable(),
    least: z.int(),
  }),
  secondFactor: z.object({
    required: z.boolean(),
    authenticator: z.boolean(),
    passkeys: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        createdAt: z.string(),
        lastUsedAt: z.string().nullable(),
      }),
    ),
  }),
  singleSignOn: z.boolean(),
  sessions: z.array(
    z.object({
      id: z.uuid(),
      current: z.boolean(),
      kind: z.enum(['office', 'field']),
      way: z.enum(['password', 'passkey', 'single_sign_on']),
      address: z.string(),
      device: z.string(),
      createdAt: z.string(),
      seenAt: z.string(),
      endsAt: z.string(),
    }),
  ),
  entries: z.array(
    z.object({
      at: z.string(),
      way: z.enum(['password', 'code', 'recovery_code', 'passkey', 'single_sign_on']),
      outcome: z.enum(['entered', 'refused', 'waits']),
      address: z.string(),
      device: z.string(),
    }),
  ),
});
export type Account = z.infer<typeof Account>;

export const GetAccount = endpoint({
  method: 'GET',
  path: '/api/account',
  summary: 'Own sign-in: password, second factor, devices, latest entries',
  output: Account,
});

export const ChangePassword = endpoint({
  method: 'PUT',
  path: '/api/account/password',
  summary: 'Changes the own password and ends all other sessions',
  body: z.strictObject({ current: z.string().max(200), next: z.string().max(200) }),
  output: z.object({ ended: z.int() }),
});

export const EndSession = endpoint({
  method: 'DELETE',
  path: '/api/account/sessions/:id',
  summary: 'Ends one of the own sessions',
  params: z.object({ id: z.uuid() }),
  output: z.object({ ended: z.int() }),
});

export const EndOtherSessions = endpoint({
  method: 'DELETE',
  path: '/api/account/sessions',
  summary: 'Ends all own sessions but this one',
  output: z.object({ ended: z.int() }),
});

export const RemovePasskey = endpoint({
  method: 'DELETE',
  path: '/api/account/passkeys/:id',
  summary: 'Takes an own passkey away',
  params: z.object({ id: z.string().min(1).max(1400) }),
  output: z.object({ removed: z.boolean() }),
});
