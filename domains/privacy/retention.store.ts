import type { Context } from '../../kernel/context.ts';
import { iso } from '../../kernel/time.ts';
import type { RetentionCode } from './retention.contract.ts';

type Term = { months: number | null; days: number | null; inForce: boolean };

/** Sets a term and keeps what it was; false when somebody changed it since the version that was seen. */
export async function saveTerm(
  ctx: Context,
  change: { code: RetentionCode; version: number; before: Term; after: Term; reason: string },
): Promise<boolean> {
  const rows = await ctx.db.query(
    `with set as (update retention_classes set months = $3, days = $4, in_force = $5, version = version + 1, changed_by = $6, changed_at = $7
       where code = $1 and version = $2 returning code)
     insert into retention_changes (code, before, after, reason, by_id, by_name, at)
     select code, $8, $9, $10, $6, $11, $7 from set returning id`,
    [
      change.code,
      change.version,
      change.after.months,
      change.after.days,
      change.after.inForce,
      ctx.actor.id,
      iso(ctx.now),
      JSON.stringify(change.before),
      JSON.stringify(change.after),
      change.reason,
      ctx.actor.name,
    ],
  );
  return rows.length > 0;
}

/** A new run; undefined while one is under way. */
export async function insertRun(ctx: Context): Promise<number | undefined> {
  const row = await ctx.db.one<{ id: number }>(
    `insert into retention_runs (started_at, moved_at, started_by) values ($1, $1, $2) on conflict do nothing returning id`,
    [iso(ctx.now), ctx.actor.name],
  );
  return row?.id;
}

export type RetentionPlace = { id: number; class: RetentionCode | null; after: number };

/** The run under way with its place, locked; undefined when there is none or another process holds it. */
export async function takeRun(ctx: Context): Promise<RetentionPlace | undefined> {
  return ctx.db.one<RetentionPlace>(
    `select id, class, after_id as after from retention_runs where state = 'running' for update skip locked`,
  );
}

/** Where the run stands, and what it ended on the way. */
export async function saveRun(
  ctx: Context,
  id: number,
  step: { class: RetentionCode | null; after: number; ended: number; done: boolean },
): Promise<void> {
  await ctx.db.query(
    `update retention_runs set class = coalesce($2, class), after_id = $3, moved_at = $5,
       counts = case when $2::text is null or $4 = 0 then counts
         else jsonb_set(counts, array[$2], to_jsonb(coalesce((counts ->> $2)::int, 0) + $4)) end,
       state = case when $6 then 'done' else state end, finished_at = case when $6 then $5::timestamptz end
     where id = $1`,
    [id, step.class, step.after, step.ended, iso(ctx.now), step.done],
  );
}

/** False when the run is over already. */
export async function saveCancel(ctx: Context, id: number): Promise<boolean> {
  const rows = await ctx.db.query(
    `update retention_runs set state = 'cancelled', finished_at = $2, ended_by = $3 where id = $1 and state = 'running' returning id`,
    [id, iso(ctx.now), ctx.actor.name],
  );
  return rows.length > 0;
}
