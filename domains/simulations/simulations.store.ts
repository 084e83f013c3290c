import type { Context } from '../../kernel/context.ts';
import type { SimulationFilter } from './simulations.contract.ts';

export async function insertSimulation(
  ctx: Context,
  asked: { versionId: number; calendarId: number | null; filter: SimulationFilter; at: string },
): Promise<number> {
  const row = await ctx.db.one<{ id: number }>(
    `insert into simulations (standard_version_id, calendar_version_id, filter, asked_by, asked_by_name, asked_at)
     values ($1, $2, $3, $4, $5, $6) returning id`,
    [asked.versionId, asked.calendarId, JSON.stringify(asked.filter), ctx.actor.id, ctx.actor.name, asked.at],
  );
  return row?.id ?? 0;
}

/** Cancels what waits; a run that lives hears of it with its next batch, one that died is cancelled here. */
export async function askCancel(ctx: Context, id: number): Promise<boolean> {
  const rows = await ctx.db.query(
    `update simulations set cancel_asked = true,
       state = case when state = 'running' and beat_at > clock_timestamp() - interval '15 seconds' then state else 'cancelled' end,
       finished_at = case when state = 'running' and beat_at > clock_timestamp() - interval '15 seconds' then null else clock_timestamp() end
     where id = $1 and state in ('queued', 'running') returning id`,
    [id],
  );
  return rows.length > 0;
}

export async function queueAgain(ctx: Context, id: number): Promise<boolean> {
  const rows = await ctx.db.query(
    `update simulations set state = 'queued', cancel_asked = false, failure = null, finished_at = null, runner = null,
       queued_at = clock_timestamp()
     where id = $1 and (state in ('interrupted', 'cancelled', 'failed')
       or (state = 'running' and beat_at <= clock_timestamp() - interval '15 seconds')) returning id`,
    [id],
  );
  return rows.length > 0;
}

export async function deleteSimulation(ctx: Context, id: number): Promise<boolean> {
  const rows = await ctx.db.query(
    `delete from simulations where id = $1
       and not (state = 'running' and beat_at > clock_timestamp() - interval '15 seconds') returning id`,
    [id],
  );
  return rows.length > 0;
}

/** Runs whose process died without a word. */
export async function markInterrupted(ctx: Context): Promise<void> {
  await ctx.db.query(
    `update simulations set state = 'interrupted', runner = null, finished_at = clock_timestamp()
     where state = 'running' and beat_at <= clock_timestamp() - interval '15 seconds'`,
  );
}

export type Claimed = {
  id: number;
  standard_version_id: number;
  calendar_version_id: number | null;
  filter: SimulationFilter;
  last_case_id: number;
  done: number;
  totals: string | null;
  judged_at: string;
  pack_hash: string;
};

/**
 * Takes the one that waits longest, unless another one runs in the company. A run goes on where it stopped while its
 * version is as it was; else it begins anew, and what it had found is dropped.
 */
export async function claimNext(
  ctx: Context,
  run: { runner: string; at: string },
): Promise<Claimed | undefined> {
  return ctx.db.one<Claimed>(
    `with next as (
       select s.id, md5(v.body::text) as hash, s.pack_hash is not distinct from md5(v.body::text) as same
       from simulations s join standard_versions v on v.id = s.standard_version_id
       where s.state = 'queued' and pg_try_advisory_xact_lock(7262)
         and not exists (select 1 from simulations r where r.state = 'running')
       order by s.queued_at, s.id limit 1 for update of s skip locked),
     dropped as (
       delete from simulation_changes c using next where c.simulation_id = next.id and not next.same)
     update simulations s set state = 'running', runner = $1, beat_at = clock_timestamp(),
       run_started_at = clock_timestamp(), finished_at = null, failure = null, pack_hash = next.hash,
       judged_at = case when next.same then coalesce(s.judged_at, $2) else $2 end,
       last_case_id = case when next.same then s.last_case_id else 0 end,
       done = case when next.same then s.done else 0 end,
       run_started_done = case when next.same then s.done else 0 end,
       totals = case when next.same then s.totals end
     from next where s.id = next.id
     returning s.id, s.standard_version_id, s.calendar_version_id, s.filter, s.last_case_id, s.done, s.totals::text,
       s.judged_at::text, s.pack_hash`,
    [run.runner, run.at],
  );
}

type Mine = { id: number; runner: string };

export async function saveStart(
  ctx: Context,
  { id, runner }: Mine,
  start: { total: number; totals: string },
): Promise<void> {
  await ctx.db.query(
    `update simulations set total = $3, totals = coalesce(totals, $4), beat_at = clock_timestamp()
     where id = $1 and runner = $2`,
    [id, runner, start.total, start.totals],
  );
}

/**
 * Keeps what a batch found, and where the run stands, in one commit. Says whether to go on: not when a cancel was
 * asked for, or the row is no longer this run's.
 */
export async function saveBatch(
  ctx: Context,
  { id, runner }: Mine,
  found: { changes: string; totals: string; cases: number; last: number },
): Promise<'go_on' | 'cancel' | 'lost'> {
  const row = await ctx.db.one<{ cancel_asked: boolean }>(
    `with mine as (
       update simulations set done = done + $4, last_case_id = $5, totals = $6, beat_at = clock_timestamp()
       where id = $1 and runner = $2 and state = 'running' returning id, cancel_asked),
     kept as (
       insert into simulation_changes (simulation_id, case_id, aspect, change, shift_seconds, before, after)
       select mine.id, (r->>0)::bigint, r->>1, r->>2, (r->>3)::bigint, nullif(r->4, 'null'), nullif(r->5, 'null')
       from mine, jsonb_array_elements($3::jsonb) r)
     select cancel_asked from mine`,
    [id, runner, found.changes, found.cases, found.last, found.totals],
  );
  if (row === undefined) return 'lost';
  return row.cancel_asked ? 'cancel' : 'go_on';
}

export async function saveEnd(
  ctx: Context,
  { id, runner }: Mine,
  end: { state: 'done' | 'cancelled' | 'interrupted' | 'failed'; failure: string | null },
): Promise<void> {
  await ctx.db.query(
    `update simulations set state = $3, failure = $4, runner = null, finished_at = clock_timestamp()
     where id = $1 and runner = $2 and state = 'running'`,
    [id, runner, end.state, end.failure],
  );
}
