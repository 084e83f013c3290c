import type { Context } from '../../kernel/context.ts';
import { BINDINGS_SQL, type StoredBinding } from './bindings.queries.ts';
import type { RunKind, RunParams, StoredClock } from './recounts.rules.ts';
import type { Stage, Step } from './terms.contract.ts';

const TARGET = `coalesce(($2::jsonb->'departments'->>c.lead_department_id)::bigint, ($2::jsonb->'regions'->>c.region)::bigint,
  ($2::jsonb->>'company')::bigint)`;

/** Open cases `c` that a run of a kind looks at, by its parameters in $2. */
const CONCERNED: Record<RunKind, string> = {
  notice: `$2::jsonb->'successors' ? c.calendar_version_id::text
    and (c.step_due_at >= ($2::jsonb->>'since')::timestamptz or exists (
      select 1 from case_clocks k where k.case_id = c.id and k.met_at is null and k.status <> 'stopped'
        and (k.due_at is null or (k.due_at >= ($2::jsonb->>'since')::timestamptz and k.started_at < ($2::jsonb->>'before')::timestamptz)
          or 'calendar_' || ($2::jsonb->>'year') || '_unpublished' = any(k.flags))))`,
  calendar: `c.calendar_version_id <> ${TARGET}
    and ($2::jsonb->>'region' is null or c.region = $2::jsonb->>'region')
    and ($2::jsonb->>'departmentId' is null or c.lead_department_id = $2::jsonb->>'departmentId')`,
  standard: `c.standard_version_id <> ($2::jsonb->>'standard')::bigint`,
  verification: '$2::jsonb is not null',
};

/** How many open cases a run would look at. */
export async function casesConcerned(ctx: Context, kind: RunKind, params: RunParams): Promise<number> {
  const row = await ctx.db.one<{ count: number }>(
    `select count(*)::int as count from cases c where c.closed_at is null and $1::text is not null and ${CONCERNED[kind]}`,
    [kind, JSON.stringify(params)],
  );
  return row?.count ?? 0;
}

export type Batch = {
  kind: RunKind;
  runId: number;
  params: RunParams;
  after: number;
  size: number;
  /** `skip`: leaves cases that somebody works on for a later pass; `wait`: waits for them; `none`: only reads. */
  lock: 'skip' | 'wait' | 'none';
};

const LOCKS = { skip: 'for update skip locked', wait: 'for update', none: '' };

/** The next open cases of a run by id, locked as asked; cases that are in its report already are left out. */
export async function nextCases(ctx: Context, batch: Batch): Promise<number[]> {
  const rows = await ctx.db.query<{ id: number }>(
    `select c.id from cases c where c.closed_at is null and c.id > $1 and ${CONCERNED[batch.kind]}
       and not exists (select 1 from recount_rows r where r.run_id = $3 and r.case_id = c.id)
     order by c.id limit $4 ${LOCKS[batch.lock]}`,
    [batch.after, JSON.stringify(batch.params), batch.runId, batch.size],
  );
  return rows.map(({ id }) => id);
}

export type CaseToCount = {
  id: number;
  standard: number;
  calendar: number;
  region: string | null;
  department: string | null;
  stage: Stage;
  step: Step;
  since: string;
  step_due_at: string | null;
  step_reported_at: string | null;
  plan_by: string | null;
  bindings: StoredBinding[];
  events: { at: string; type: string; data: Record<string, unknown> }[];
  clocks: StoredClock[];
};

/** What the clocks of cases are counted from, read after their lock; those no longer open are left out. */
export async function casesToCount(ctx: Context, ids: number[]): Promise<CaseToCount[]> {
  return ctx.db.query<CaseToCount>(
    `select c.id, c.standard_version_id as standard, c.calendar_version_id as calendar, c.region, c.lead_department_id as department,
       c.stage, c.step, to_jsonb(coalesce(c.stage_since, c.received_at)) #>> '{}' as since,
       to_jsonb(c.step_due_at) #>> '{}' as step_due_at, to_jsonb(c.step_reported_at) #>> '{}' as step_reported_at,
       case when c.step = 'execute' then (select to_jsonb(p.complete_by) #>> '{}' from case_plans p where p.case_id = c.id and p.round = c.round order by p.id desc limit 1) end as plan_by,
       ${BINDINGS_SQL} as bindings,
       (select coalesce(json_agg(json_build_object('at', at, 'type', type, 'data', data) order by id), '[]') from clock_events where case_id = c.id) as events,
       (select coalesce(json_agg(json_build_object('limit_key', limit_key, 'event', event, 'clause', clause, 'kind', kind,
          'binding', binding, 'status', status, 'started_at', started_at, 'original_due_at', original_due_at, 'due_at', due_at,
          'met_at', met_at, 'excused', excused, 'flags', flags, 'thresholds', thresholds, 'fired', fired)), '[]')
        from case_clocks where case_id = c.id) as clocks
     from cases c where c.id = any($1::bigint[]) and c.closed_at is null order by c.id`,
    [ids],
  );
}

/** Calendar versions that open cases are bound to. */
export async function calendarsInUse(ctx: Context): Promise<number[]> {
  const rows = await ctx.db.query<{ id: number }>(
    `select distinct calendar_version_id as id from cases where closed_at is null order by 1`,
  );
  return rows.map(({ id }) => id);
}
