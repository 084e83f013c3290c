import type { Context } from '../../kernel/context.ts';
import { iso } from '../../kernel/time.ts';
import type { Run } from './keys.contract.ts';

export type NewRun = Pick<Run, 'reason' | 'sealKey' | 'lookupKey'> & { total: number };

/** Begins a run; undefined when one is under way. */
export async function insertRun(ctx: Context, run: NewRun): Promise<number | undefined> {
  const row = await ctx.db.one<{ id: number }>(
    `insert into sealing_runs (reason, seal_key, lookup_key, total, asked_by, started_at, moved_at)
     values ($1, $2, $3, $4, $5, $6, $6) on conflict do nothing returning id`,
    [run.reason, run.sealKey, run.lookupKey, run.total, ctx.actor.name, iso(ctx.now)],
  );
  return row?.id;
}

export type RunPlace = {
  id: number;
  seal_key: string;
  lookup_key: string;
  place: string | null;
  after_id: number;
};

/** The run under way, locked; undefined when there is none or another process is at it. */
export async function takeRun(ctx: Context): Promise<RunPlace | undefined> {
  return ctx.db.one<RunPlace>(
    `select id, seal_key, lookup_key, place, after_id from sealing_runs where status = 'running' for update skip locked`,
  );
}

/** Keeps where a run has come to; no place left: it is done. */
export async function saveRun(
  ctx: Context,
  id: number,
  moved: { sealed: number; place: string | null; after: number },
): Promise<void> {
  await ctx.db.query(
    `update sealing_runs set sealed = sealed + $2, place = coalesce($3, place), after_id = $4, moved_at = $5,
       status = case when $3::text is null then 'done' else 'running' end,
       finished_at = case when $3::text is null then $5::timestamptz end where id = $1`,
    [id, moved.sealed, moved.place, moved.after, iso(ctx.now)],
  );
}
