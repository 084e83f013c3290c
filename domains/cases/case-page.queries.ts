import type { Context } from '../../kernel/context.ts';
import { notFound } from '../../kernel/refusal.ts';
import { iso } from '../../kernel/time.ts';
import { type briefOf, UNIT_JSON } from '../customers/customers.queries.ts';
import { traceBound } from '../deadlines/bindings.rules.ts';
import type { Clock, ClockEvent, TraceStep } from '../deadlines/deadlines.contract.ts';
import { APPROVAL_JSON } from './approvals.queries.ts';
import { BINDINGS_SQL, boundStandards, countedBy, type StoredBinding } from './bindings.queries.ts';
import type { CasePage, EventView } from './case-page.contract.ts';
import type { CaseRecord, StoredApproval, StoredPlan, StoredTask } from './case-record.contract.ts';
import type { StoredThreshold } from './clocks.rules.ts';
import { visibleTo } from './visibility.queries.ts';

const person = (idSql: string) =>
  `(select jsonb_build_object('id', u.id, 'name', u.name, 'position', u.position_code) from users u where u.id = ${idSql})`;

/** The case by its number, for those who see it, with what lies around it: of that everybody sees his own share. */
const AROUND_SQL = (visible: string) => `
select c.id,
  (select jsonb_build_array(p.product_type, t.parent_code) from products p join product_types t on t.code = p.product_type
   where p.model = coalesce(c.product_model, (select n.model from product_units n where n.id = c.unit_id))) as "productTypes",
  ${UNIT_JSON('c.unit_id')} as unit,
  (select coalesce(jsonb_agg(m.number), '[]') from cases m where m.merged_into_id = c.id) as "mergedFrom",
  (select number from cases m where m.id = c.merged_into_id) as "mergedInto",
  (select coalesce(jsonb_agg(s), '[]') from (
     select s.number, s.subject, s.stage, s.received_at as "receivedAt" from cases s
     where s.customer_id = c.customer_id and s.id <> c.id order by s.received_at desc limit 5) s) as similar,
  (select jsonb_build_object('id', u.id, 'type', u.type, 'masked_name', u.masked_name, 'masked_phone', u.masked_phone,
     'province_code', u.province_code, 'city', u.city, 'grade', u.grade,
     'province', (select name_zh from provinces v where v.code = u.province_code),
     'region', (select region from provinces v where v.code = u.province_code),
     'open_cases', open_cases_of(u.id), 'restricted', u.restricted_at is not null)
   from customers u where u.id = c.customer_id) as customer
from cases c where c.number = $1 and ${visible}`;

/** What belongs to a case and is shown to whoever sees it. */
const PARTS_SQL = `
select to_jsonb(c) as row,
  (select jsonb_build_object('course', course, 'demand', demand, 'expectedOutcome', expected_outcome) from case_texts where case_id = c.id) as text,
  jsonb_build_object('owner', ${person('c.owner_id')}, 'handler', ${person('c.handler_id')},
    'responsible', ${person('c.responsible_id')}, 'named', ${person('c.named_user_id')}) as persons,
  (select jsonb_build_object('id', o.id, 'name', jsonb_build_object('zh', o.name_zh, 'en', o.name_en), 'headId', o.head_user_id)
   from org_units o where o.id = c.lead_department_id) as department,
  (select coalesce(jsonb_agg(jsonb_build_object('limitKey', k.limit_key, 'event', k.event, 'clause', k.clause, 'kind', k.kind,
     'binding', k.binding, 'status', k.status, 'startedAt', k.started_at, 'originalDueAt', k.original_due_at, 'dueAt', k.due_at,
     'metAt', k.met_at, 'breachedAt', k.breached_at, 'excused', k.excused, 'flags', k.flags)
     order by (k.met_at is not null or k.status = 'stopped'), k.kind, k.due_at nulls last, k.limit_key), '[]') from case_clocks k where k.case_id = c.id) as clocks,
  (select coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'kind', r.kind, 'round', r.round, 'body', r.body, 'at', r.at,
     'by', r.by_name, 'correctsId', r.corrects_id) order by r.id), '[]') from case_records r where r.case_id = c.id) as records,
  (select coalesce(jsonb_agg(to_jsonb(p) || jsonb_build_object('responsible', ${person('p.responsible_id')},
     'made_by_name', (select name from users u where u.id = p.made_by)) order by p.id), '[]') from case_plans p where p.case_id = c.id) as plans,
  (select coalesce(jsonb_agg(to_jsonb(t) || jsonb_build_object('responsible', ${person('t.responsible_id')}) order by t.due_at, t.id), '[]')
   from case_tasks t where t.case_id = c.id) as tasks,
  (select coalesce(jsonb_agg(${APPROVAL_JSON} order by v.id), '[]') from approvals v where v.case_id = c.id) as approvals,
  (select coalesce(jsonb_agg(to_jsonb(v) order by v.id), '[]') from approvals v where v.case_id = c.id) as "storedApprovals",
  (select coalesce(jsonb_agg(jsonb_build_object('departmentId', o.department_id, 'name', jsonb_build_object('zh', d.name_zh, 'en', d.name_en),
     'task', o.task, 'dueAt', o.due_at, 'answeredAt', o.answered_at, 'answer', o.answer) order by o.asked_at), '[]')
   from case_cooperations o join org_units d on d.id = o.department_id where o.case_id = c.id) as cooperations,
  (select coalesce(jsonb_agg(jsonb_build_object('id', f.id, 'name', f.name, 'mediaType', f.media_type, 'sizeBytes', f.size_bytes,
     'uploadedAt', f.uploaded_at) order by f.uploaded_at), '[]') from case_files f where f.case_id = c.id) as files,
  (select coalesce(jsonb_agg(jsonb_build_object('number', r.original_number, 'channel', r.channel, 'receivedAt', r.received_at, 'text', r.text)
     order by r.received_at), '[]') from case_receipts r where r.case_id = c.id) as receipts,
  (select coalesce(jsonb_agg(m order by m.at desc), '[]') from (
     select channel, template, body, status, created_at as at from outbound_messages where case_id = c.id order by id desc limit 20) m) as messages,
  (select coalesce(jsonb_agg(e order by e.seq), '[]') from (
     select id, seq, type, at, actor_name as actor, reason, data from events where case_id = c.id order by id desc limit 300) e) as events,
  (select jsonb_build_object('thresholds', k.thresholds, 'fired', k.fired, 'head', ${person('o.head_user_id')}, 'superior', ${person('h.superior_id')})
   from case_clocks k left join org_units o on o.id = c.lead_department_id left join users h on h.id = o.head_user_id
   where k.case_id = c.id and k.event = 'respond' and k.binding and k.kind = 'breach' and k.met_at is null limit 1) as response
from cases c where c.id = $2`;

type Around = {
  /** Product type and its parent, of a known model. */
  productTypes: (string | null)[] | null;
  unit: CasePage['unit'];
  mergedFrom: string[];
  mergedInto: string | null;
  similar: CasePage['similar'];
  customer: Parameters<typeof briefOf>[0];
};

/** A case with all its parts as stored, for the page to be made from; instants as the database writes them. */
export type CaseParts = {
  row: CaseRecord;
  text: { course: string; demand: string; expectedOutcome: string | null };
  persons: {
    owner: CasePage['ownerPerson'];
    handler: CasePage['handlerPerson'];
    responsible: CasePage['responsiblePerson'];
    named: CasePage['namedUser'];
  };
  department: { id: string; name: { zh: string; en: string }; headId: string | null } | null;
  clocks: Omit<CasePage['clocks'][number], 'text'>[];
  records: CasePage['records'];
  plans: (StoredPlan & { responsible: CasePage['ownerPerson']; made_by_name: string })[];
  tasks: (StoredTask & { responsible: CasePage['handlerPerson'] })[];
  approvals: CasePage['approvals'];
  storedApprovals: StoredApproval[];
  cooperations: CasePage['cooperations'];
  files: CasePage['files'];
  receipts: CasePage['receipts'];
  messages: CasePage['messages'];
  events: EventView[];
  /** Tiers of the response that is still owed. */
  response: {
    thresholds: StoredThreshold[];
    fired: string[];
    head: CasePage['handlerPerson'];
    superior: CasePage['handlerPerson'];
  } | null;
} & Around;

/** Everything of one visible case; refuses an absent one and one out of sight alike. */
export async function caseParts(ctx: Context, number: string): Promise<CaseParts> {
  const visible = visibleTo(ctx.actor);
  const around = await ctx.db.one<Around & { id: number }>(AROUND_SQL(visible.sql(2)), [
    number,
    visible.value,
  ]);
  if (around === undefined) throw notFound('case.not_found', { number });
  const { id, ...seen } = around;
  const following = ctx.db.beyond('the parts of a case follow the case, and the rules have just shown it');
  const parts = await following.one<Omit<CaseParts, keyof Around>>(PARTS_SQL, [ctx.actor.id, id]);
  if (parts === undefined) throw notFound('case.not_found', { number });
  return { ...parts, ...seen };
}

/** Types of the changes made after the version that somebody saw, for the stale-write refusal. */
export async function changesSince(
  ctx: Context,
  caseId: number,
  version: number,
): Promise<{ type: string; by: string; at: string }[]> {
  return ctx.db.query(
    `select type, actor_name as by, to_jsonb(at) #>> '{}' as at from events where case_id = $1 and (data->>'version')::int > $2 order by id limit 10`,
    [caseId, version],
  );
}

/** The timeline of a visible case, oldest first, by key. */
export async function timeline(ctx: Context, number: string, page: { after: number; limit: number }) {
  const visible = visibleTo(ctx.actor);
  const found = await ctx.db.one<{ events: EventView[] }>(
    `select (select coalesce(jsonb_agg(e order by e.id), '[]') from (
       select id, seq, type, at, actor_name as actor, reason, data from events
       where case_id = c.id and id > $3 order by id limit $4) e) as events
     from cases c where c.number = $1 and ${visible.sql(2)}`,
    [number, visible.value, page.after, page.limit],
  );
  if (found === undefined) throw notFound('case.not_found', { number });
  const last = found.events.at(-1);
  return {
    events: found.events,
    next: found.events.length === page.limit && last !== undefined ? last.id : null,
  };
}

/** A trace as it is answered. */
export const traceViews = (steps: TraceStep[]) =>
  steps.map((step) => ({
    from: iso(step.from),
    to: iso(step.to),
    counted: step.counted,
    seconds: step.seconds,
    why: { code: step.why.code, values: { ...step.why, days: step.days } },
  }));

/** Step by step how a due instant of a visible case was counted, from its events and the versions it is bound to. */
export async function clockTrace(ctx: Context, number: string, limitKey: string) {
  const visible = visibleTo(ctx.actor);
  const found = await ctx.db.one<{
    standard: number;
    calendar: number;
    clause: string;
    event: Clock['event'];
    due_at: string | null;
    bindings: StoredBinding[];
    events: { at: string; type: string; data: object }[];
  }>(
    `select c.standard_version_id as standard, c.calendar_version_id as calendar, k.clause, k.event, k.due_at::text, ${BINDINGS_SQL} as bindings,
       (select jsonb_agg(jsonb_build_object('at', at, 'type', type, 'data', data) order by id) from clock_events where case_id = c.id) as events
     from cases c join case_clocks k on k.case_id = c.id and k.limit_key = $3 where c.number = $1 and ${visible.sql(2)}`,
    [number, visible.value, limitKey],
  );
  if (found === undefined) throw notFound('case.not_found', { number });
  const bindings = countedBy(await boundStandards(ctx, found.bindings, found));
  const events = found.events.map(
    ({ at, type, data }) => ({ ...data, type, at: Date.parse(at) }) as ClockEvent,
  );
  const steps = traceBound({ events, bindings, at: ctx.now }, { key: limitKey, event: found.event });
  return {
    limitKey,
    clause: found.clause,
    dueAt: found.due_at === null ? null : iso(Date.parse(found.due_at)),
    steps: traceViews(steps),
  };
}
