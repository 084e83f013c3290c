import type { Context, Db } from '../../kernel/context.ts';
import { conflict } from '../../kernel/refusal.ts';
import { iso } from '../../kernel/time.ts';

type NewKey = {
  id: string;
  ownerId: string;
  name: string;
  prefix: string;
  hash: string;
  scopes: string[];
  region: string | null;
  expiresAt: number;
};

export async function insertKey(ctx: Context, key: NewKey): Promise<void> {
  const rows = await ctx.db.query(
    `insert into api_keys (id, owner_id, name, prefix, hash, scopes, region, created_by, created_at, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict (id) do nothing returning id`,
    [
      key.id,
      key.ownerId,
      key.name,
      key.prefix,
      key.hash,
      key.scopes,
      key.region,
      ctx.actor.id,
      iso(ctx.now),
      iso(key.expiresAt),
    ],
  );
  if (rows.length === 0) throw conflict('key.exists');
}

export async function saveRevoked(ctx: Context, id: string): Promise<boolean> {
  const rows = await ctx.db.query(
    `update api_keys set revoked_at = $2, revoked_by = $3 where id = $1 and revoked_at is null returning id`,
    [id, iso(ctx.now), ctx.actor.id],
  );
  return rows.length > 0;
}

export async function saveKeyUse(db: Db, id: string, use: { address: string; at: number }): Promise<void> {
  await db.query(`update api_keys set last_used_at = $3, last_address = $2 where id = $1`, [
    id,
    use.address,
    iso(use.at),
  ]);
}
