import { FACT_COLUMNS, insertFactsSql } from '../../kernel/events.ts';
import { keepReplySql, type RequestContext } from '../../kernel/idempotency.ts';
import { labelled } from '../../kernel/text.ts';

/** Everything that one registration writes, as JSON for one statement. */
export type RegistrationRows = {
  prefix: string;
  year: number;
  newCustomer: object | null;
  case: object;
  text: { course: string; demand: string; expected_outcome: string | null; tokens: string[] };
  receipt: { text: string };
  clockEvents: object[];
  clocks: object[];
  facts: string;
  access: string[];
  notices: object[];
  record: object | null;
  /** The reply but for the number. */
  reply: object;
};

const CONTACT_COLUMNS = `seal_id, contact_sealed, masked_contact_name, masked_contact_phone, contact_key, contact_keys`;
const CASE_COLUMNS = `kind, urgency, importance, category, level, impact_class, priority, business_link, phase, channel,
  product_type, product_model, product_model_unknown, purchase_channel, purchase_channel_unknown, use_scene, service_type,
  subject, customer_grade, ${CONTACT_COLUMNS}, unit_id, unit_serial, selling_party, servicing_party, region, stage, step,
  needs_repair, special, named_user_id, owner_id, owner_department_id, lead_department_id, handler_id, responsible_id,
  acceptance, assignment_rule, complained_at, received_at, registered_at, next_due_at, next_due_event, next_due_clause,
  standard_version_id, calendar_version_id, source, external_ref, changed_at, stage_since, step_due_at, step_due_clause`;

/** Statements of other owners that a registration runs as parts of its own. */
export type BorrowedStatements = {
  newCustomer(place: string): string;
  notices(source: string): string;
};

/**
 * Stores a case with its text, receipt, clocks, facts, access rows, notices and the reply under its key:
 * one statement, one commit. The number comes from the sequence of its kind and year.
 */
export const registerSql = (borrowed: BorrowedStatements): string => `
with new_customer as (${borrowed.newCustomer('$1')}),
c as (
  insert into cases (number, customer_id, ${CASE_COLUMNS})
  select next_case_number($2, $3), coalesce((select id from new_customer), r.customer_id),
    ${CASE_COLUMNS.split(',')
      .map((column) => `r.${column.trim()}`)
      .join(', ')}
  from jsonb_populate_record(null::cases, $4::jsonb) r
  returning id, number, received_at, channel, customer_id),
t as (
  insert into case_texts (case_id, course, demand, expected_outcome, tokens)
  select c.id, x.course, x.demand, x.expected_outcome, array_to_tsvector(x.tokens)
  from c, jsonb_to_record($5::jsonb) as x(course text, demand text, expected_outcome text, tokens text[])),
receipt as (
  insert into case_receipts (case_id, original_number, channel, received_at, text, recorded_by, recorded_at)
  select c.id, c.number, c.channel, c.received_at, $6, $7, $8 from c),
started as (
  insert into clock_events (case_id, at, type, data, recorded_at, actor_id)
  select c.id, e.at, e.type, e.data, $8, $7 from c,
    jsonb_to_recordset($9::jsonb) as e(at timestamptz, type text, data jsonb)),
clocks as (
  insert into case_clocks (case_id, limit_key, event, clause, kind, binding, status, started_at, original_due_at, due_at,
    met_at, excused, flags, thresholds, wake_at)
  select c.id, k.limit_key, k.event, k.clause, k.kind, k.binding, k.status, k.started_at, k.original_due_at, k.due_at,
    k.met_at, k.excused, k.flags, k.thresholds, k.wake_at
  from c, jsonb_to_recordset($10::jsonb) as k(limit_key text, event text, clause text, kind text, binding boolean,
    status text, started_at timestamptz, original_due_at timestamptz, due_at timestamptz, met_at timestamptz,
    excused boolean, flags text[], thresholds jsonb, wake_at timestamptz)),
facts as (${insertFactsSql(
  `select c.id as case_id, 'case:' || c.id as subject, f.type, f.at, f.actor_id, f.actor_name, f.reason, f.data
   from c, jsonb_to_recordset($11::jsonb) as f(${FACT_COLUMNS})`,
)}),
access as (
  insert into case_access (principal, case_id, received_at)
  select distinct p, c.id, c.received_at from c, jsonb_array_elements_text($12::jsonb) p),
notices as (${borrowed.notices(
  `select n.user_id, n.kind, c.id, c.number, n.data, $8 from c,
     jsonb_to_recordset($13::jsonb) as n(user_id uuid, kind text, data jsonb)`,
)}),
reply as (
  select c.number, $14::jsonb || jsonb_build_object('number', c.number) as body from c),
kept as (${keepReplySql('select $7::uuid, $15::text, $16::text, reply.body from reply where $15::text is not null')})
select body from reply`;

export async function storeRegistration<T>(
  ctx: RequestContext,
  sql: string,
  rows: RegistrationRows,
): Promise<T> {
  const wide = ctx.db.beyond('the rows that say who sees the case come with the case itself');
  const stored = await wide.one<{ body: T }>(sql, registrationValues(ctx, rows));
  if (stored === undefined) throw new Error('registration stored nothing');
  return stored.body;
}

/** The values of `registerSql`, in order. */
function registrationValues(ctx: RequestContext, rows: RegistrationRows): unknown[] {
  return [
    rows.newCustomer === null ? null : JSON.stringify(rows.newCustomer),
    rows.prefix,
    rows.year,
    JSON.stringify(rows.case),
    JSON.stringify(rows.text),
    rows.receipt.text,
    ctx.actor.id,
    new Date(ctx.now).toISOString(),
    JSON.stringify(rows.clockEvents),
    JSON.stringify(rows.clocks),
    rows.facts,
    JSON.stringify(rows.access),
    labelled(JSON.stringify(rows.notices)),
    JSON.stringify(rows.reply),
    ctx.idempotency?.key ?? null,
    ctx.idempotency?.requestHash ?? null,
  ];
}
