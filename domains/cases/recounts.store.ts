import type { Context } from '../../kernel/context.ts';
import { iso } from '../../kernel/time.ts';
import type { ClockRow } from './clocks.rules.ts';
import type { RecountChange } from './recounts.contract.ts';
import type { Direction, RunKind, RunParams } from './recounts.rules.ts';

/** A run under lock, for one piece of its work. */
export type TakenRun = {
  id: number;
  kind: RunKind;
  status: string;
  params: RunParams;
  reason: string;
  started_by_name: string;
  piece: number;
  pass: number;
  last_case_id: number;
  total: number | null;
};

export async function insertRun(
  ctx: Context,
  run: { kind: RunKind; params: RunParams; reason: string },
): Promise<number> {
  const row = await ctx.db.one<{ id: number }>(
    `insert into recount_runs (kind, params, reason, started_by, started_by_name, created_at, worked_at)
     values ($1, $2, $3, $4, $5, $6, $6) returning id`,
    [run.kind, JSON.stringify(run.params), run.reason, ctx.actor.id, ctx.actor.name, iso(ctx.now)],
  );
  return row?.id ?? 0;
}

const TAKEN = `id, kind, status, params, reason, started_by_name, piece, pass, last_case_id, total`;
/** A run without a sign of life for this long is taken up by whoever comes first. */
const SILENT_MS = 45_000;

/** Locks the run for the piece that was queued; undefined when that piece was done, or the run has ended or must wait. */
export async function takeRun(ctx: Context, id: number, piece: number): Promise<TakenRun | undefined> {
  return ctx.db.one<TakenRun>(
    `select ${TAKEN} from recount_runs r where id = $1 and piece = $2 and status in ('waiting', 'running')
       and not exists (select 1 from recount_runs o where o.status in ('waiting', 'running') and o.id < r.id)
     for update`,
    [id, piece],
  );
}

/** Lets the commit of this piece not wait for the disk: one that is lost with the machine is simply done again. */
export async function commitWithoutWaiting(ctx: Context): Promise<void> {
  await ctx.db.query(`select set_config('synchronous_commit', 'off', true)`);
}

/** Locks the oldest open run when nobody has worked on it for a while: its process is gone. */
export async function takeSilentRun(ctx: Context): Promise<TakenRun | undefined> {
  return ctx.db.one<TakenRun>(
    `select ${TAKEN} from recount_runs
     where id = (select min(id) from recount_runs where status in ('waiting', 'running')) and worked_at < $1
     for update skip locked`,
    [iso(ctx.now - SILENT_MS)],
  );
}

export async function nextWaitingRun(ctx: Context): Promise<{ id: number; piece: number } | undefined> {
  return ctx.db.one(
    `select id, piece from recount_runs where status in ('waiting', 'running') order by id limit 1`,
  );
}

export async function saveBegun(ctx: Context, id: number, total: number): Promise<void> {
  await ctx.db.query(
    `update recount_runs set status = 'running', started_at = $2, worked_at = $2, total = $3, piece = piece + 1 where id = $1`,
    [id, iso(ctx.now), total],
  );
}

export type Progress = {
  pass: number;
  lastCaseId: number;
  done: number;
  earlier: number;
  later: number;
  cleared: number;
  same: number;
  differing: number;
};

export async function saveProgress(ctx: Context, id: number, progress: Progress): Promise<void> {
  await ctx.db.query(
    `update recount_runs set piece = piece + 1, worked_at = $2, pass = $3, last_case_id = $4, done = done + $5,
       earlier = earlier + $6, later = later + $7, cleared = cleared + $8, same = same + $9, differing = differing + $10
     where id = $1`,
    [
      id,
      iso(ctx.now),
      progress.pass,
      progress.lastCaseId,
      progress.done,
      progress.earlier,
      progress.later,
      progress.cleared,
      progress.same,
      progress.differing,
    ],
  );
}

export async function saveEnded(ctx: Context, id: number, status: 'done' | 'cancelled'): Promise<boolean> {
  const rows = await ctx.db.query(
    `update recount_runs set status = $2, finished_at = $3, worked_at = $3, total = case when $2 = 'done' then done else total end
     where id = $1 and status in ('waiting', 'running') returning id`,
    [id, status, iso(ctx.now)],
  );
  return rows.length > 0;
}

/** The case columns that follow from its clocks. */
export type RecountedCase = {
  id: number;
  standard: number;
  calendar: number;
  next_due_at: string | null;
  next_due_event: string | null;
  next_due_clause: string | null;
  at_risk: boolean;
  step_due_at: string | null;
  step_due_clause: string | null;
  step_reported_at: string | null;
};

/**
 * Binds cases to other versions and saves what follows from their clocks. The version of a case stays: nobody's open
 * form is made stale by it.
 */
export async function saveRecountedCases(ctx: Context, runId: number, rows: RecountedCase[]): Promise<void> {
  await ctx.db.query(
    `with r as (
       select * from jsonb_to_recordset($1::jsonb) as r(id bigint, standard bigint, calendar bigint, next_due_at timestamptz,
         next_due_event text, next_due_clause text, at_risk boolean, step_due_at timestamptz, step_due_clause text,
         step_reported_at timestamptz)),
     kept as (
       insert into case_bindings (case_id, until, standard_version_id, calendar_version_id, run_id)
       select c.id, $2, c.standard_version_id, c.calendar_version_id, $3 from cases c join r on r.id = c.id
       on conflict do nothing)
     update cases c set standard_version_id = r.standard, calendar_version_id = r.calendar, next_due_at = r.next_due_at,
       next_due_event = r.next_due_event, next_due_clause = r.next_due_clause, at_risk = r.at_risk,
       step_due_at = r.step_due_at, step_due_clause = r.step_due_clause, step_reported_at = r.step_reported_at
     from r where c.id = r.id`,
    [JSON.stringify(rows), iso(ctx.now), runId],
  );
}

/** Writes clocks that a recount changed, of many cases at once; what was recorded as fired stays. */
export async function saveRecountedClocks(
  ctx: Context,
  rows: (ClockRow & { case_id: number })[],
): Promise<void> {
  if (rows.length === 0) return;
  await ctx.db.query(
    `insert into case_clocks (case_id, limit_key, event, clause, kind, binding, status, started_at, original_due_at, due_at,
       met_at, excused, flags, thresholds, wake_at)
     select * from jsonb_to_recordset($1::jsonb) as k(case_id bigint, limit_key text, event text, clause text, kind text,
       binding boolean, status text, started_at timestamptz, original_due_at timestamptz, due_at timestamptz,
       met_at timestamptz, excused boolean, flags text[], thresholds jsonb, wake_at timestamptz)
     on conflict (case_id, limit_key) do update set event = excluded.event, clause = excluded.clause, kind = excluded.kind,
       binding = excluded.binding, status = excluded.status, started_at = excluded.started_at,
       original_due_at = excluded.original_due_at, due_at = excluded.due_at, met_at = excluded.met_at,
       excused = excluded.excused, flags = excluded.flags, thresholds = excluded.thresholds, wake_at = excluded.wake_at`,
    [JSON.stringify(rows)],
  );
}

/** Stops the clocks of limits that no longer hold. */
export async function stopClocks(
  ctx: Context,
  rows: { case_id: number; limit_key: string }[],
): Promise<void> {
  if (rows.length === 0) return;
  await ctx.db.query(
    `update case_clocks k set status = 'stopped', binding = false, wake_at = null, thresholds = '[]'
     from jsonb_to_recordset($1::jsonb) as r(case_id bigint, limit_key text)
     where k.case_id = r.case_id and k.limit_key = r.limit_key`,
    [JSON.stringify(rows)],
  );
}

export type NewRow = {
  case_id: number;
  department_id: string | null;
  direction: Direction;
  changes: RecountChange[];
};

/** Adds to the report and to its sums by department; a case that is in it already stays as it is. */
export async function insertRows(ctx: Context, runId: number, rows: NewRow[]): Promise<void> {
  if (rows.length === 0) return;
  await ctx.db.query(
    `with added as (
       insert into recount_rows (run_id, case_id, department_id, direction, changes)
       select $1, r.case_id, r.department_id, r.direction, r.changes
       from jsonb_to_recordset($2::jsonb) as r(case_id bigint, department_id text, direction text, changes jsonb)
       on conflict do nothing returning department_id, direction)
     insert into recount_tallies as t (run_id, department_id, direction, cases)
     select $1, department_id, direction, count(*) from added group by department_id, direction
     on conflict (run_id, department_id, direction) do update set cases = t.cases + excluded.cases`,
    [runId, JSON.stringify(rows)],
  );
}
