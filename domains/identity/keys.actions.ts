import { createHash, randomBytes } from 'node:crypto';
import type { Actor, Context, Db } from '../../kernel/context.ts';
import type { BodyOf } from '../../kernel/contract.ts';
import { record } from '../../kernel/events.ts';
import { conflict, invalid } from '../../kernel/refusal.ts';
import { DAY, MINUTE } from '../../kernel/time.ts';
import { requireFresh } from './account.actions.ts';
import { findActor } from './identity.queries.ts';
import type { CreateKey } from './keys.contract.ts';
import { keyOfHash, keyOwner, oneKey } from './keys.queries.ts';
import { againstKey, boundByKey } from './keys.rules.ts';
import { insertKey, saveKeyUse, saveRevoked } from './keys.store.ts';

const hashOf = (key: string): string => createHash('sha256').update(key).digest('hex');

/**
 * Makes a key for another system: 256 random bits, of which only the hash is kept. Its owner is oneself or the account of
 * another system; refuses rights that the owner has not, that administer or approve, and a region that is not the owner's.
 */
export async function createKey(ctx: Context, id: string, wish: BodyOf<typeof CreateKey>) {
  requireFresh(ctx);
  const owner = await keyOwner(ctx, wish.ownerId);
  if (owner === undefined) throw invalid('key.owner', { field: 'ownerId' });
  const against = againstKey(wish, owner);
  if (against === 'key.scope_beyond_owner') throw invalid('key.scope_beyond_owner', { field: 'scopes' });
  if (against === 'key.region_beyond_owner') throw invalid('key.region_beyond_owner', { field: 'region' });
  const prefix = `anju_${randomBytes(4).toString('hex')}`;
  const key = `${prefix}_${randomBytes(32).toString('base64url')}`;
  const { days, ...rest } = wish;
  const scopes = [...new Set(wish.scopes)].sort();
  await insertKey(ctx, { id, ...rest, scopes, prefix, hash: hashOf(key), expiresAt: ctx.now + days * DAY });
  await record(ctx, [
    {
      type: 'api_key.created',
      subject: `key:${id}`,
      data: { name: wish.name, prefix, ownerId: wish.ownerId, scopes, region: wish.region, days },
    },
  ]);
  return { key, entry: await oneKey(ctx, id) };
}

/** Ends a key at once; refused when it has been ended. */
export async function revokeKey(ctx: Context, id: string) {
  const { name, prefix } = await oneKey(ctx, id);
  if (!(await saveRevoked(ctx, id))) throw conflict('key.revoked');
  await record(ctx, [{ type: 'api_key.revoked', subject: `key:${id}`, data: { name, prefix } }]);
  return oneKey(ctx, id);
}

/** Who a key acts for, with what it may do today; keeps when and from where it was used. Undefined opens nothing. */
export async function useKey(
  db: Db,
  key: string,
  { address, at }: { address: string; at: number },
): Promise<Actor | undefined> {
  const stored = await keyOfHash(db, hashOf(key), at);
  const owner = stored === undefined ? undefined : await findActor(db, stored.ownerId, at);
  if (stored === undefined || owner === undefined) return undefined;
  const since = at - (stored.lastUsedAt?.getTime() ?? 0);
  if (since > MINUTE || stored.lastAddress !== address) await saveKeyUse(db, stored.id, { address, at });
  return { ...owner, ...boundByKey(stored, owner), name: `${owner.name}（${stored.name}）` };
}
