import type { Context } from '../../kernel/context.ts';
import { iso, MINUTE } from '../../kernel/time.ts';
import type { Exceeded, Limit } from './alerts.rules.ts';
import type { Fault, Place } from './chain.rules.ts';
import type { Who } from './search.queries.ts';

/** Keeps the anchor of a day; false when the day has one. */
export async function insertAnchor(ctx: Context, day: string, place: Place): Promise<boolean> {
  const rows = await ctx.db.query(
    `insert into access_anchors (day, seq, hash, made_at) values ($1, $2, $3, $4) on conflict do nothing returning day`,
    [day, place.seq, place.hash, iso(ctx.now)],
  );
  return rows.length > 0;
}

export type NewArchive = {
  firstSeq: number;
  last: Place;
  fromAt: string;
  toAt: string;
  file: string;
  sha256: string;
};

/** Keeps where an archive ends and takes its entries out of the database. */
export async function moveToArchive(ctx: Context, archive: NewArchive): Promise<void> {
  const row = await ctx.db.one<{ id: number }>(
    `insert into access_archives (first_seq, last_seq, last_hash, from_at, to_at, file, sha256, made_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8) returning id`,
    [
      archive.firstSeq,
      archive.last.seq,
      archive.last.hash,
      archive.fromAt,
      archive.toAt,
      archive.file,
      archive.sha256,
      iso(ctx.now),
    ],
  );
  await ctx.db.query(`select remove_archived_access($1)`, [row?.id]);
}

export async function saveLimit(ctx: Context, limit: Limit): Promise<void> {
  await ctx.db.query(
    `update access_limits set active = $2, most = $3, minutes = $4, changed_by = $5, changed_at = $6 where rule = $1`,
    [limit.rule, limit.active, limit.most, limit.minutes, ctx.actor.id, iso(ctx.now)],
  );
}

export async function saveKeeping(ctx: Context, months: number): Promise<void> {
  await ctx.db.query(`update access_keeping set months = $1, changed_by = $2, changed_at = $3`, [
    months,
    ctx.actor.id,
    iso(ctx.now),
  ]);
}

/** Keeps an alert unless the same rule warned of the same person within its minutes; undefined then. */
export async function insertAlert(
  ctx: Context,
  who: Who & { userName: string },
  { rule, found, most, minutes }: Exceeded,
): Promise<number | undefined> {
  await ctx.db.query(`select pg_advisory_xact_lock(7264, hashtext($1))`, [`${rule} ${who.who}`]);
  const row = await ctx.db.one<{ id: number }>(
    `insert into access_alerts (rule, who, user_id, user_name, address, at, found, most, minutes)
     select $1, $2, $3, $4, $5, $6, $7, $8, $9
     where not exists (select 1 from access_alerts where who = $2 and rule = $1 and at > $10)
     returning id`,
    [
      rule,
      who.who,
      who.userId,
      who.userName,
      who.address,
      iso(ctx.now),
      found,
      most,
      minutes,
      iso(ctx.now - minutes * MINUTE),
    ],
  );
  return row?.id;
}

/** False when the alert is acknowledged already or is none. */
export async function saveAcknowledgement(ctx: Context, id: number, note: string): Promise<boolean> {
  const rows = await ctx.db.query(
    `update access_alerts set acknowledged_by = $2, acknowledged_at = $3, note = $4
     where id = $1 and acknowledged_at is null returning id`,
    [id, ctx.actor.id, iso(ctx.now), note],
  );
  return rows.length > 0;
}

/** Begins a check up to a link; undefined while another one runs. */
export async function insertVerification(ctx: Context, lastSeq: number): Promise<number | undefined> {
  const row = await ctx.db.one<{ id: number }>(
    `insert into access_verifications (asked_by, asked_at, last_seq) values ($1, $2, $3)
     on conflict do nothing returning id`,
    [ctx.actor.id, iso(ctx.now), lastSeq],
  );
  return row?.id;
}

export async function saveVerification(
  ctx: Context,
  id: number,
  state: { place: Place; checked: number; status: 'running' | 'sound' | 'broken'; fault: Fault | null },
): Promise<void> {
  await ctx.db.query(
    `update access_verifications set seq = $2, hash = $3, checked = $4, status = $5, fault = $6,
       finished_at = case when $5 = 'running' then null else $7::timestamptz end
     where id = $1`,
    [
      id,
      state.place.seq,
      state.place.hash,
      state.checked,
      state.status,
      state.fault === null ? null : JSON.stringify(state.fault),
      iso(ctx.now),
    ],
  );
}
