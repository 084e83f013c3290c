import type { Context } from '../../kernel/context.ts';
import { iso } from '../../kernel/time.ts';
import type { SecuritySettings } from './security.contract.ts';
import type { Tries } from './sessions.rules.ts';

/** Reads the count of tries and holds it until the transaction ends, so that tries at once are counted one by one. */
export async function lockTries(ctx: Context, account: string, source: string): Promise<Tries | null> {
  await ctx.db.query(
    `insert into sign_in_tries (account, source, tries, last_at) values ($1, $2, 0, $3) on conflict do nothing`,
    [account, source, iso(ctx.now)],
  );
  const row = await ctx.db.one<{ tries: number; last: Date; wait: Date | null }>(
    `select tries, last_at as last, wait_until as wait from sign_in_tries where account = $1 and source = $2 for update`,
    [account, source],
  );
  if (row === undefined || row.tries === 0) return null;
  return { tries: row.tries, lastAt: row.last.getTime(), waitUntil: row.wait?.getTime() ?? null };
}

export async function saveTries(ctx: Context, account: string, source: string, tries: Tries): Promise<void> {
  await ctx.db.query(
    `update sign_in_tries set tries = $3, last_at = $4, wait_until = $5 where account = $1 and source = $2`,
    [account, source, tries.tries, iso(tries.lastAt), tries.waitUntil === null ? null : iso(tries.waitUntil)],
  );
}

export async function forgetTries(ctx: Context, account: string, source: string): Promise<void> {
  await ctx.db.query(`delete from sign_in_tries where account = $1 and source = $2`, [account, source]);
}

export async function saveSeen(ctx: Context, userId: string): Promise<void> {
  await ctx.db.query(
    `insert into user_sign_ins (user_id, password_state, last_seen_at) values ($1, 'own', $2)
     on conflict (user_id) do update set last_seen_at = excluded.last_seen_at, disuse_announced_at = null`,
    [userId, iso(ctx.now)],
  );
}

export async function saveDevice(ctx: Context, userId: string, tokenHash: string): Promise<void> {
  await ctx.db.query(
    `insert into known_devices (token_hash, user_id, last_seen_at) values ($1, $2, $3)
     on conflict (token_hash) do update set user_id = excluded.user_id, last_seen_at = excluded.last_seen_at`,
    [tokenHash, userId, iso(ctx.now)],
  );
}

export async function forgetDevices(ctx: Context, userId: string): Promise<void> {
  await ctx.db.query(`delete from known_devices where user_id = $1`, [userId]);
}

type PasswordState = 'initial' | 'own' | 'demo';

/** Keeps the hash of the password that was replaced, and says whose choice the new one is. */
export async function savePasswordChange(
  ctx: Context,
  change: { userId: string; state: PasswordState; replaced: string },
): Promise<void> {
  await ctx.db.query(
    `with kept as (insert into password_history (user_id, hash, kept_at) values ($1, $3, $4))
     insert into user_sign_ins (user_id, password_state, password_changed_at) values ($1, $2, $4)
     on conflict (user_id) do update
       set password_state = excluded.password_state, password_changed_at = excluded.password_changed_at`,
    [change.userId, change.state, change.replaced, iso(ctx.now)],
  );
}

export async function saveSettings(ctx: Context, settings: SecuritySettings): Promise<void> {
  await ctx.db.query(
    `insert into settings (key, value, changed_by, changed_at) values ('security', $1, $2, $3)
     on conflict (key) do update
       set value = excluded.value, changed_by = excluded.changed_by, changed_at = excluded.changed_at`,
    [JSON.stringify(settings), ctx.actor.id, iso(ctx.now)],
  );
}

/** Forgets devices that nobody signed in from since an instant, at most so many. */
export async function deleteDevices(ctx: Context, before: string, limit: number): Promise<number> {
  const rows = await ctx.db.query(
    `delete from known_devices where token_hash in (select token_hash from known_devices where last_seen_at < $1 limit $2) returning 1`,
    [before, limit],
  );
  return rows.length;
}

/** Forgets counts of tries from before an instant, at most so many. */
export async function deleteTries(ctx: Context, before: string, limit: number): Promise<number> {
  const rows = await ctx.db.query(
    `delete from sign_in_tries where (account, source) in (select account, source from sign_in_tries where last_at < $1 limit $2) returning 1`,
    [before, limit],
  );
  return rows.length;
}
