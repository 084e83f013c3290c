import type { Context } from '../../kernel/context.ts';
import type { PlanRow } from './day-plans.contract.ts';
import type { SuggestionWeights, Weights } from './problem.contract.ts';

type Asked = Pick<PlanRow, 'region' | 'day' | 'kind' | 'seconds' | 'shiftMinutes'> & {
  seed: number;
  weights: Weights;
  at: string;
};

export async function insertDayPlan(ctx: Context, asked: Asked): Promise<number> {
  const row = await ctx.db.one<{ id: number }>(
    `insert into day_plans (region, day, kind, seconds, shift_minutes, seed, weights, asked_by, asked_by_name, asked_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) returning id`,
    [
      asked.region,
      asked.day,
      asked.kind,
      asked.seconds,
      asked.shiftMinutes,
      asked.seed,
      JSON.stringify(asked.weights),
      ctx.actor.id,
      ctx.actor.name,
      asked.at,
    ],
  );
  return row?.id ?? 0;
}

/** Stops what waits; a run that lives hears of it with its next piece, one that died is stopped here. */
export async function askStop(ctx: Context, id: number): Promise<boolean> {
  const rows = await ctx.db.query(
    `update day_plans set stop_asked = true,
       state = case when state = 'running' and beat_at > clock_timestamp() - interval '15 seconds' then state else 'stopped' end,
       finished_at = case when state = 'running' and beat_at > clock_timestamp() - interval '15 seconds' then null else clock_timestamp() end
     where id = $1 and state in ('queued', 'running') returning id`,
    [id],
  );
  return rows.length > 0;
}

/** Queues one again that ended; it has its seconds anew. */
export async function queuePlanAgain(ctx: Context, id: number): Promise<boolean> {
  const rows = await ctx.db.query(
    `update day_plans set state = 'queued', stop_asked = false, failure = null, finished_at = null, runner = null, spent_ms = 0,
       queued_at = clock_timestamp()
     where id = $1 and adopted_at is null and (state in ('done', 'stopped', 'interrupted', 'failed')
       or (state = 'running' and beat_at <= clock_timestamp() - interval '15 seconds')) returning id`,
    [id],
  );
  return rows.length > 0;
}

/** Runs whose process died without a word. */
export async function markPlansInterrupted(ctx: Context): Promise<void> {
  await ctx.db.query(
    `update day_plans set state = 'interrupted', runner = null, finished_at = clock_timestamp()
     where state = 'running' and beat_at <= clock_timestamp() - interval '15 seconds'`,
  );
}

export type ClaimedPlan = Pick<
  PlanRow,
  'id' | 'region' | 'day' | 'kind' | 'seconds' | 'shiftMinutes' | 'spentMs'
> & {
  seed: number;
  weights: Weights;
};

/** Takes the one that waits longest, unless another one runs in the company. */
export async function claimNextPlan(ctx: Context, runner: string): Promise<ClaimedPlan | undefined> {
  return ctx.db.one<ClaimedPlan>(
    `with next as (
       select id from day_plans where state = 'queued' and pg_try_advisory_xact_lock(7266)
         and not exists (select 1 from day_plans r where r.state = 'running')
       order by queued_at, id limit 1 for update skip locked)
     update day_plans p set state = 'running', runner = $1, beat_at = clock_timestamp(), finished_at = null, failure = null
     from next where p.id = next.id
     returning p.id, p.region, p.day::text, p.kind, p.seconds, p.shift_minutes as "shiftMinutes", p.spent_ms as "spentMs",
       p.seed, p.weights`,
    [runner],
  );
}

type Mine = { id: number; runner: string };
export type PlanProgress = {
  spentMs: number;
  steps: number;
  cost: number;
  proposal: string;
  orders: string;
  ways: string;
};

/** Keeps the best plan so far. Says whether to go on: not when a stop was asked for, or the row is no longer this run's. */
export async function savePlanProgress(
  ctx: Context,
  { id, runner }: Mine,
  done: PlanProgress,
): Promise<'go_on' | 'stopped' | 'lost'> {
  const row = await ctx.db.one<{ stop_asked: boolean }>(
    `update day_plans set spent_ms = $3, steps = $4, cost = $5, first_cost = coalesce(first_cost, $5), proposal = $6,
       orders = $7, ways = $8, beat_at = clock_timestamp()
     where id = $1 and runner = $2 and state = 'running' returning stop_asked`,
    [id, runner, done.spentMs, done.steps, done.cost, done.proposal, done.orders, done.ways],
  );
  if (row === undefined) return 'lost';
  return row.stop_asked ? 'stopped' : 'go_on';
}

export async function savePlanEnd(
  ctx: Context,
  { id, runner }: Mine,
  end: { state: 'done' | 'stopped' | 'interrupted' | 'failed'; failure: string | null },
): Promise<void> {
  await ctx.db.query(
    `update day_plans set state = $3, failure = $4, runner = null, finished_at = clock_timestamp()
     where id = $1 and runner = $2 and state = 'running'`,
    [id, runner, end.state, end.failure],
  );
}

export async function saveAdoption(ctx: Context, id: number, at: string): Promise<void> {
  await ctx.db.query(`update day_plans set adopted_at = $2, adopted_by_name = $3 where id = $1`, [
    id,
    at,
    ctx.actor.name,
  ]);
}

type NewSettings = { weights: Weights; suggestion: SuggestionWeights; customerSlots: boolean };

/** Keeps the settings if they are still at the version that was seen; undefined when they are not. */
export async function saveDispatchSettings(
  ctx: Context,
  seen: number,
  settings: NewSettings,
  at: string,
): Promise<number | undefined> {
  const row = await ctx.db.one<{ version: number }>(
    `insert into dispatch_settings as s (weights, suggestion, customer_slots, changed_by, changed_at)
     select $2, $3, $4, $5, $6 where $1 = 0 or exists (select 1 from dispatch_settings)
     on conflict (only_one) do update set weights = excluded.weights, suggestion = excluded.suggestion,
       customer_slots = excluded.customer_slots, changed_by = excluded.changed_by, changed_at = excluded.changed_at,
       version = s.version + 1 where s.version = $1
     returning version`,
    [
      seen,
      JSON.stringify(settings.weights),
      JSON.stringify(settings.suggestion),
      settings.customerSlots,
      ctx.actor.id,
      at,
    ],
  );
  return row?.version;
}
