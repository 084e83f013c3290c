import type { Context, Db } from '../../kernel/context.ts';
import { notFound } from '../../kernel/refusal.ts';
import { iso } from '../../kernel/time.ts';
import { findActor, findActors } from './identity.queries.ts';
import type { ApiKey, KeyOwner } from './keys.contract.ts';
import { rightsForKeys } from './keys.rules.ts';

const KEY = `
  select k.id, k.name, k.prefix, json_build_object('id', o.id, 'name', o.name, 'service', o.service, 'active', o.active) as owner,
    k.scopes, k.region, to_json(k.created_at) as "createdAt", m.name as "createdBy", to_json(k.expires_at) as "expiresAt",
    to_json(k.last_used_at) as "lastUsedAt", k.last_address as "lastAddress", to_json(k.revoked_at) as "revokedAt",
    case when k.revoked_at is not null then 'revoked' when k.expires_at <= $1 then 'expired'
      when not o.active then 'owner_disabled' else 'valid' end as state
  from api_keys k join users o on o.id = k.owner_id join users m on m.id = k.created_by`;

const MOST_SHOWN = 200;

/** The latest 200 keys, those that still open something first. */
export const listKeys = (ctx: Context): Promise<ApiKey[]> =>
  ctx.db.query<ApiKey>(
    `${KEY} order by (k.revoked_at is not null or k.expires_at <= $1), k.created_at desc limit ${MOST_SHOWN}`,
    [new Date(ctx.now)],
  );

/** One key; refuses an id that names none. */
export async function oneKey(ctx: Context, id: string): Promise<ApiKey> {
  const key = await ctx.db.one<ApiKey>(`${KEY} where k.id = $2`, [new Date(ctx.now), id]);
  if (key === undefined) throw notFound('key.not_found');
  return key;
}

/** An account that may own a key of this actor: the own one, or one of another system; undefined for any other. */
export async function keyOwner(ctx: Context, id: string) {
  const allowed = await ctx.db.one(`select 1 from users where id = $1 and active and (service or id = $2)`, [
    id,
    ctx.actor.id,
  ]);
  return allowed === undefined ? undefined : findActor(ctx.db, id, ctx.now);
}

/** The accounts that may own a key, with what a key of each may do. */
export async function keyOwners(ctx: Context): Promise<KeyOwner[]> {
  const rows = await ctx.db.query<{ id: string; service: boolean }>(
    `select id, service from users where active and (service or id = $1) order by service desc, name limit 100`,
    [ctx.actor.id],
  );
  const actors = new Map(
    (
      await findActors(
        ctx.db,
        rows.map(({ id }) => id),
        ctx.now,
      )
    ).map((actor) => [actor.id, actor]),
  );
  return rows.flatMap(({ id, service }) => {
    const actor = actors.get(id);
    if (actor === undefined) return [];
    const region = actor.region as KeyOwner['region'];
    const boundTo = actor.scope === 'all' ? null : region;
    return [{ id, name: actor.name, service, region, boundTo, rights: rightsForKeys(actor) }];
  });
}

export type StoredKey = {
  id: string;
  name: string;
  ownerId: string;
  scopes: string[];
  region: string | null;
  lastUsedAt: Date | null;
  lastAddress: string | null;
};

/** The key of a hash that is valid at `at`; undefined for one that is unknown, revoked or over. */
export const keyOfHash = (db: Db, hash: string, at: number): Promise<StoredKey | undefined> =>
  db.one<StoredKey>(
    `select id, name, owner_id as "ownerId", scopes, region, last_used_at as "lastUsedAt", last_address as "lastAddress"
     from api_keys where hash = $1 and revoked_at is null and expires_at > $2`,
    [hash, iso(at)],
  );
