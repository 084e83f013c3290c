import type { Context } from '../../kernel/context.ts';
import { BINDINGS_SQL, type StoredBinding } from './bindings.queries.ts';
import type { RunKind, RunParams, StoredClock } from './recounts.rules.ts';
import type { Stage, Step } from './terms.contract.ts';

/** The parameters of a run in $1, read once for a statement. */
const PARAMS = `p as materialized (
  select $1::jsonb->'successors' as successors, ($1::jsonb->>'since')::timestamptz as since,
    ($1::jsonb->>'before')::timestamptz as before, 'calendar_' || ($1::jsonb->>'year') || '_unpublished' as flag,
    $1::jsonb->'departments' as departments, $1::jsonb->'regions' as regions, ($1::jsonb->>'company')::bigint as company,
    $1::jsonb->>'region' as region, $1::jsonb->>'departmentId' as department, ($1::jsonb->>'standard')::bigint as standard)`;

const TARGET = `coalesce((p.departments->>c.lead_department_id)::bigint, (p.regions->>c.region)::bigint, p.company)`;

/** Open cases `c` that a run of a kind looks at, by its parameters `p`. */
const CONCERNED: Record<RunKind, string> = {
  notice: `p.successors ? c.calendar_version_id::text and (c.step_due_at >= p.since or exists (
      select 1 from case_clocks k where k.case_id = c.id and k.met_at is null and k.status <> 'stopped'
        and (k.due_at is null or (k.due_at >= p.since and k.started_at < p.before) or p.flag = any(k.flags))))`,
  calendar: `c.calendar_version_id <> ${TARGET} and (p.region is null or c.region = p.region)
    and (p.department is null or c.lead_department_id = p.department)`,
  standard: `c.standard_version_id <> p.standard`,
  verification: 'true',
};

/** How many open cases a run would look at. */
export async function casesConcerned(ctx: Context, kind: RunKind, params: RunParams): Promise<number> {
  const wide = ctx.db.beyond('how many open cases a notice concerns is a number for who publishes it');
  const row = await wide.one<{ count: number }>(
    `with ${PARAMS} select count(*)::int as count from cases c cross join p where c.closed_at is null and ${CONCERNED[kind]}`,
    [JSON.stringify(params)],
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

const LOCKS = { skip: 'for update of c skip locked', wait: 'for update of c', none: '' };

/**
 * The next open cases of a run by id, locked as asked; cases that are in its report already are left out. The report is
 * looked up case by case: joined, the whole of it would be read for each piece, and it grows.
 */
export async function nextCases(ctx: Context, batch: Batch): Promise<number[]> {
  const rows = await ctx.db.query<{ id: number }>(
    `with ${PARAMS} select c.id from cases c cross join p where c.closed_at is null and c.id > $2 and ${CONCERNED[batch.kind]}
       and (select r.case_id from recount_rows r where r.run_id = $3 and r.case_id = c.id) is null
     order by c.id limit $4 ${LOCKS[batch.lock]}`,
    [JSON.stringify(batch.params), batch.after, batch.runId, batch.size],
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
  const wide = ctx.db.beyond('a notice follows every calendar that any open case is bound to');
  const rows = await wide.query<{ id: number }>(
    `select distinct calendar_version_id as id from cases where closed_at is null order by 1`,
  );
  return rows.map(({ id }) => id);
}
