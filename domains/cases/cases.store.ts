import type { Context } from '../../kernel/context.ts';
import { iso } from '../../kernel/time.ts';
import { BINDINGS_SQL } from './bindings.queries.ts';
import type { TakenCase } from './case-record.contract.ts';
import type { ClockRow } from './clocks.rules.ts';
import type { RecordKind } from './terms.contract.ts';
import { visibleTo } from './visibility.queries.ts';

const PARTS = `
  (select coalesce(jsonb_agg(jsonb_build_object('id', id, 'kind', kind, 'round', round, 'body', body, 'at', at, 'by_id', by_id) order by id), '[]')
   from case_records where case_id = c.id and kind <> 'note') as records,
  (select coalesce(jsonb_agg(p order by id), '[]') from case_plans p where case_id = c.id) as plans,
  (select coalesce(jsonb_agg(p), '[]') from cases m join case_plans p on p.case_id = m.id where m.merged_into_id = c.id) as merged_plans,
  (select coalesce(jsonb_agg(t order by due_at, id), '[]') from case_tasks t where case_id = c.id) as tasks,
  (select coalesce(jsonb_agg(a order by id), '[]') from approvals a where case_id = c.id) as approvals,
  (select coalesce(jsonb_agg(o), '[]') from case_cooperations o where case_id = c.id) as cooperations,
  (select coalesce(jsonb_agg(jsonb_build_object('at', at, 'type', type, 'data', data) order by id), '[]')
   from clock_events where case_id = c.id) as clock_events,
  ${BINDINGS_SQL} as bindings,
  (select coalesce(jsonb_agg(jsonb_build_object('limit_key', limit_key, 'event', event, 'fired', fired, 'status', status,
     'clause', clause, 'kind', kind, 'binding', binding, 'due_at', due_at, 'met_at', met_at)), '[]') from case_clocks where case_id = c.id) as clocks,
  (select jsonb_build_object('course', course, 'demand', demand, 'expected_outcome', expected_outcome) from case_texts where case_id = c.id) as text,
  (select contact_any_time from customers u where u.id = c.customer_id) as contact_any_time,
  (select number from cases m where m.id = c.merged_into_id) as merged_into`;

/** Locks a case that the actor may see and reads what its gates look at; undefined when absent or not visible. */
export async function takeCase(ctx: Context, number: string): Promise<TakenCase | undefined> {
  const visible = visibleTo(ctx.actor);
  // The lock comes first, in its own statement, so that the parts are read as they are after any wait for it.
  const locked = await ctx.db.one<{ id: number }>(
    `select c.id from cases c where c.number = $1 and ${visible.sql(2)} for update`,
    [number, visible.value],
  );
  if (locked === undefined) return undefined;
  return ctx.db.one<TakenCase>(`select to_jsonb(c) as row, ${PARTS} from cases c where c.id = $1`, [
    locked.id,
  ]);
}

/** Locks a case by its row id, for jobs. */
export async function takeCaseById(ctx: Context, id: number): Promise<TakenCase | undefined> {
  const locked = await ctx.db.one(`select id from cases where id = $1 for update`, [id]);
  if (locked === undefined) return undefined;
  return ctx.db.one<TakenCase>(`select to_jsonb(c) as row, ${PARTS} from cases c where c.id = $1`, [id]);
}

const SETTABLE = [
  'kind',
  'urgency',
  'importance',
  'category',
  'level',
  'impact_class',
  'priority',
  'business_link',
  'product_type',
  'product_model',
  'product_model_unknown',
  'purchase_channel',
  'purchase_channel_unknown',
  'subject',
  'selling_party',
  'servicing_party',
  'stage',
  'step',
  'round',
  'needs_repair',
  'special',
  'named_user_id',
  'owner_id',
  'owner_department_id',
  'lead_department_id',
  'handler_id',
  'responsible_id',
  'acceptance',
  'assignment_rule',
  'tier',
  'received_at',
  'first_contact_at',
  'last_contact_at',
  'last_progress_at',
  'closed_at',
  'next_due_at',
  'next_due_event',
  'next_due_clause',
  'breached',
  'at_risk',
  'waiting_for_customer',
  'merged_into_id',
  'last_checked_at',
  'stage_since',
  'step_due_at',
  'step_due_clause',
  'step_reported_at',
] as const;
export type CaseChange = Partial<Record<(typeof SETTABLE)[number], unknown>>;

/** Saves changed columns and counts the version up; columns not named keep their value. */
export async function saveCase(ctx: Context, id: number, change: CaseChange, countUp = 1): Promise<number> {
  const columns = SETTABLE.filter((column) => Object.hasOwn(change, column));
  const sets = columns.map((column) => `${column} = r.${column}`);
  const row = await ctx.db.one<{ version: number }>(
    `update cases c set ${[...sets, 'version = c.version + $4', 'changed_at = $3'].join(', ')}
     from jsonb_populate_record(null::cases, $2::jsonb) r where c.id = $1 returning c.version`,
    [id, JSON.stringify(change), iso(ctx.now), countUp],
  );
  return row?.version ?? 0;
}

/** Writes the clocks as they are now counted; those that no longer apply are stopped, none is removed. */
export async function saveClocks(ctx: Context, caseId: number, rows: ClockRow[]): Promise<void> {
  await ctx.db.query(
    `with now_rows as (
       select * from jsonb_to_recordset($2::jsonb) as k(limit_key text, event text, clause text, kind text, binding boolean,
         status text, started_at timestamptz, original_due_at timestamptz, due_at timestamptz, met_at timestamptz,
         excused boolean, flags text[], thresholds jsonb, wake_at timestamptz)),
     gone as (
       update case_clocks set status = 'stopped', binding = false, wake_at = null, thresholds = '[]'
       where case_id = $1 and limit_key not in (select limit_key from now_rows) and status <> 'stopped')
     insert into case_clocks (case_id, limit_key, event, clause, kind, binding, status, started_at, original_due_at, due_at,
       met_at, excused, flags, thresholds, wake_at)
     select $1, limit_key, event, clause, kind, binding, status, started_at, original_due_at, due_at, met_at, excused, flags,
       thresholds, wake_at from now_rows
     on conflict (case_id, limit_key) do update set event = excluded.event, clause = excluded.clause, kind = excluded.kind,
       binding = excluded.binding, status = excluded.status, started_at = excluded.started_at,
       original_due_at = excluded.original_due_at, due_at = excluded.due_at, met_at = excluded.met_at,
       excused = excluded.excused, flags = excluded.flags, thresholds = excluded.thresholds, wake_at = excluded.wake_at`,
    [caseId, JSON.stringify(rows)],
  );
}

export async function insertClockEvents(
  ctx: Context,
  caseId: number,
  events: { at: number; type: string; data: Record<string, unknown> }[],
): Promise<void> {
  await ctx.db.query(
    `insert into clock_events (case_id, at, type, data, recorded_at, actor_id)
     select $1, e.at, e.type, e.data, $3, $4 from jsonb_to_recordset($2::jsonb) as e(at timestamptz, type text, data jsonb)`,
    [
      caseId,
      JSON.stringify(events.map((event) => ({ ...event, at: iso(event.at) }))),
      iso(ctx.now),
      ctx.actor.id,
    ],
  );
}

/** Appends a record of a step; records are corrected by later ones, never changed. */
export async function insertRecord(
  ctx: Context,
  entry: { caseId: number; kind: RecordKind; round: number; body: Record<string, unknown> },
): Promise<number> {
  const row = await ctx.db.one<{ id: number }>(
    `insert into case_records (case_id, kind, round, body, at, by_id, by_name) values ($1, $2, $3, $4, $5, $6, $7) returning id`,
    [
      entry.caseId,
      entry.kind,
      entry.round,
      JSON.stringify(entry.body),
      iso(ctx.now),
      ctx.actor.id,
      ctx.actor.name,
    ],
  );
  return row?.id ?? 0;
}

/** Lets people and departments see the case from now on. */
export async function insertAccess(
  ctx: Context,
  caseId: number,
  receivedAt: string,
  principals: string[],
): Promise<void> {
  if (principals.length === 0) return;
  await ctx.db.query(
    `insert into case_access (principal, case_id, received_at) select distinct p, $1::bigint, $2::timestamptz
     from unnest($3::text[]) p on conflict do nothing`,
    [caseId, receivedAt, principals],
  );
}

export async function saveText(
  ctx: Context,
  caseId: number,
  text: { course: string; demand: string; tokens: string[] },
): Promise<void> {
  await ctx.db.query(
    `update case_texts set course = $2, demand = $3, tokens = array_to_tsvector($4::text[]) where case_id = $1`,
    [caseId, text.course, text.demand, text.tokens],
  );
}
