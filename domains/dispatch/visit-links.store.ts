import type { Context } from '../../kernel/context.ts';

/** Makes a link for an order; an older one ends with it. */
export async function insertVisitLink(
  ctx: Context,
  { orderId, at, expiresAt }: { orderId: number; at: string; expiresAt: string },
): Promise<number> {
  await ctx.db.query(`update visit_links set ended_at = $2 where work_order_id = $1 and ended_at is null`, [
    orderId,
    at,
  ]);
  const row = await ctx.db.one<{ id: number }>(
    `insert into visit_links (work_order_id, made_at, expires_at) values ($1, $2, $3) returning id`,
    [orderId, at, expiresAt],
  );
  return row?.id ?? 0;
}

/** Customers of one region who choose at the same time wait for each other. */
export async function lockSlots(ctx: Context, region: string | null): Promise<void> {
  await ctx.db.query(`select pg_advisory_xact_lock(hashtext('slots:' || coalesce($1, '')))`, [region]);
}

type Hold = { linkId: number; people: string[]; from: string; to: string; until: string };

/** Holds a slot for a link; one that it held before is let go. */
export async function saveHold(ctx: Context, hold: Hold): Promise<void> {
  await ctx.db.query(
    `insert into slot_holds (link_id, people, slot_from, slot_to, held_until) values ($1, $2, $3, $4, $5)
     on conflict (link_id) do update set people = excluded.people, slot_from = excluded.slot_from,
       slot_to = excluded.slot_to, held_until = excluded.held_until`,
    [hold.linkId, hold.people, hold.from, hold.to, hold.until],
  );
}

export async function deleteHold(ctx: Context, linkId: number): Promise<void> {
  await ctx.db.query(`delete from slot_holds where link_id = $1`, [linkId]);
}

export async function countPick(ctx: Context, linkId: number): Promise<void> {
  await ctx.db.query(`update visit_links set picks = picks + 1 where id = $1`, [linkId]);
}

/** Counts a wish to be called; false once there were as many as are told on. */
export async function countCall(ctx: Context, linkId: number, most: number): Promise<boolean> {
  const rows = await ctx.db.query(
    `update visit_links set calls_asked = calls_asked + 1 where id = $1 and calls_asked < $2 returning id`,
    [linkId, most],
  );
  return rows.length > 0;
}

/** Removes links that ended before an instant with the slots they held, at most so many. */
export async function deleteLinks(ctx: Context, before: string, limit: number): Promise<number> {
  const rows = await ctx.db.query(
    `with old as (select id from visit_links where coalesce(ended_at, expires_at) < $1 limit $2),
       held as (delete from slot_holds where link_id in (select id from old))
     delete from visit_links where id in (select id from old) returning 1`,
    [before, limit],
  );
  return rows.length;
}
