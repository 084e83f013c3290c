import { z } from 'zod';
import { endpoint, line } from '../../kernel/contract.ts';
import { permissions, regionCodes } from './identity.contract.ts';

const ApiKey = z.object({
  id: z.uuid(),
  name: z.string(),
  /** The beginning of the key; the rest is kept by nobody but its user. */
  prefix: z.string(),
  owner: z.object({ id: z.uuid(), name: z.string(), service: z.boolean(), active: z.boolean() }),
  scopes: z.array(z.string()),
  region: z.enum(regionCodes).nullable(),
  createdAt: z.string(),
  createdBy: z.string(),
  expiresAt: z.string(),
  lastUsedAt: z.string().nullable(),
  lastAddress: z.string().nullable(),
  revokedAt: z.string().nullable(),
  state: z.enum(['valid', 'expired', 'revoked', 'owner_disabled']),
});
export type ApiKey = z.infer<typeof ApiKey>;

export const KeyOwner = z.object({
  id: z.uuid(),
  name: z.string(),
  service: z.boolean(),
  region: z.enum(regionCodes).nullable(),
  /** Region to which every key of this owner is bound; null when a key may see all. */
  boundTo: z.enum(regionCodes).nullable(),
  /** Rights that a key of this owner may have. */
  rights: z.array(z.string()),
});
export type KeyOwner = z.infer<typeof KeyOwner>;

export const ListKeys = endpoint({
  method: 'GET',
  path: '/api/api-keys',
  summary: 'Keys of other systems, newest first, and the accounts that may own one',
  output: z.object({ keys: z.array(ApiKey), owners: z.array(KeyOwner) }),
});

export const CreateKey = endpoint({
  // The client makes the id: a repetition is refused, and no reply with a key is kept for it.
  method: 'PUT',
  path: '/api/api-keys/:id',
  summary: 'Makes a key for another system; it is answered once',
  params: z.object({ id: z.uuid() }),
  body: z.strictObject({
    name: line(60),
    ownerId: z.uuid(),
    scopes: z.array(z.enum(permissions)).min(1).max(60),
    region: z.enum(regionCodes).nullable(),
    /** Days until it ends. */
    days: z.int().min(1).max(366),
  }),
  output: z.object({ key: z.string(), entry: ApiKey }),
});

export const RevokeKey = endpoint({
  method: 'DELETE',
  path: '/api/api-keys/:id',
  summary: 'Ends a key at once',
  params: z.object({ id: z.uuid() }),
  output: ApiKey,
});
