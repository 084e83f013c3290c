import { randomUUID } from 'node:crypto';
import { contactColumns } from '../domains/customers/contact.rules.ts';
import type { Vault } from '../kernel/context.ts';
import { searchTokens } from '../kernel/text.ts';
import { iso, isoOrNull } from '../kernel/time.ts';
import type { GeneratedCase } from './generator-case.ts';
import type { TableRows } from './generator-copy.ts';
import type { LifeFact } from './generator-life.ts';
import { approvalRows, planRows, taskRows } from './generator-plan-rows.ts';

type Rows = TableRows['rows'];

function caseRow(made: GeneratedCase, vault: Vault): Rows[number] {
  const { decided, intake, customer, life, late, team } = made;
  const accepted = life.deeds.has('accept');
  return {
    id: made.id,
    number: made.number,
    ...decided.row,
    priority: decided.priority,
    business_link: intake.businessLink,
    phase: 'after_sale',
    product_model: customer.unit.model,
    purchase_channel: intake.purchaseChannel,
    subject: made.text.subject,
    customer_id: customer.id,
    ...contactColumns(vault, randomUUID(), customer),
    unit_id: customer.unit.id,
    unit_serial: customer.unit.serial,
    selling_party: customer.unit.seller,
    stage: life.place.stage,
    step: life.place.step,
    owner_id: team.owner.id,
    owner_department_id: team.owner.departmentId,
    lead_department_id: decided.department?.id ?? null,
    handler_id: accepted ? team.handler.id : null,
    responsible_id: life.closedAt === null ? life.responsibleId : null,
    acceptance: life.handling.acceptance,
    assignment_rule: `${decided.route.key} · ${decided.route.clause}`,
    tier: late.tier,
    complained_at: iso(made.receivedAt),
    received_at: iso(made.receivedAt),
    registered_at: iso(made.registeredAt),
    first_contact_at: isoOrNull(life.contactAt),
    last_contact_at: isoOrNull(life.lastContactAt),
    last_progress_at: isoOrNull(life.facts.at(-1)?.at ?? null),
    closed_at: isoOrNull(life.closedAt),
    breached: late.breached,
    at_risk: life.closedAt === null && late.atRisk,
    ...dueColumns(made),
    waiting_for_customer: life.place.step === 'agree',
    standard_version_id: decided.standard.id,
    calendar_version_id: decided.standard.calendar.id,
    stage_since: iso(life.stageSince),
    version: life.deeds.size + 1,
    changed_at: iso(life.facts.at(-1)?.at ?? made.registeredAt),
  };
}

const dueColumns = ({ nextDue, stepDue, until }: GeneratedCase) => ({
  next_due_at: nextDue?.at ?? null,
  next_due_event: nextDue?.event ?? null,
  next_due_clause: nextDue?.clause ?? null,
  ...stepDue,
  // What fell due before the end of the load counts as reported.
  step_reported_at: isPast(stepDue.step_due_at, until) ? iso(until) : null,
});

const isPast = (at: string | null, until: number) => at !== null && Date.parse(at) < until;

function textRow(made: GeneratedCase): Rows[number] {
  const { subject, course, demand } = made.text;
  const tokens = searchTokens(`${subject}\n${course}\n${demand}`);
  return { case_id: made.id, course, demand, tokens: tokens.map((token) => `'${token}'`).join(' ') };
}

const receiptRow = (made: GeneratedCase): Rows[number] => ({
  case_id: made.id,
  original_number: made.number,
  channel: made.intake.channel,
  received_at: iso(made.receivedAt),
  text: `${made.text.subject}\n${made.text.course}\n${made.text.demand}`,
  recorded_by: made.team.owner.id,
  recorded_at: iso(made.registeredAt),
});

const clockEventRows = (made: GeneratedCase): Rows =>
  [...made.decided.clockEvents, ...made.life.clockEvents].map(({ at, type, ...data }) => ({
    case_id: made.id,
    at: iso(at),
    type,
    data,
    recorded_at: iso(at),
    actor_id: made.team.owner.id,
  }));

const clockRows = (made: GeneratedCase): Rows =>
  made.late.rows.map((row) => ({ case_id: made.id, ...row, thresholds: JSON.stringify(row.thresholds) }));

function factsOf(made: GeneratedCase): LifeFact[] {
  const { decided, team, registeredAt } = made;
  const born = (type: string, data: Record<string, unknown>) => ({
    type,
    at: registeredAt,
    by: team.owner,
    reason: null,
    data: { ...data, version: 1 },
  });
  const { department, route } = decided;
  return [
    born('case.registered', { ...decided.row, subject: made.text.subject, priority: decided.priority }),
    born('case.assigned', {
      departmentId: department?.id ?? null,
      department: department?.name ?? null,
      rule: route.key,
      clause: route.clause,
      notified: team.head.name,
    }),
    ...[...made.life.facts, ...made.late.facts].toSorted((a, b) => a.at - b.at),
  ];
}

const eventRows = (made: GeneratedCase): Rows =>
  factsOf(made).map((fact) => ({
    case_id: made.id,
    subject: `case:${made.id}`,
    seq: 0,
    type: fact.type,
    at: iso(fact.at),
    recorded_at: iso(fact.at),
    actor_id: fact.by?.id ?? null,
    actor_name: fact.by?.name ?? 'clock',
    reason: fact.reason,
    data: fact.data,
    hash: '',
  }));

function accessRows(made: GeneratedCase): Rows {
  const { team, decided, life } = made;
  const lead = decided.department?.id;
  const principals = new Set([
    `u:${team.owner.id}`,
    `u:${team.head.id}`,
    `u:${life.responsibleId}`,
    ...(team.owner.departmentId === null ? [] : [`d:${team.owner.departmentId}`]),
    ...(lead === undefined ? [] : [`d:${lead}`]),
    ...(life.deeds.has('accept') ? [`u:${team.handler.id}`] : []),
    ...(life.deeds.has('approve') ? [`u:${team.approver.id}`] : []),
  ]);
  return [...principals].map((principal) => ({
    principal,
    case_id: made.id,
    received_at: iso(made.receivedAt),
  }));
}

const recordRows = (made: GeneratedCase): Rows =>
  made.life.records.map((record) => ({
    case_id: made.id,
    kind: record.kind,
    round: 1,
    body: record.body,
    at: iso(record.at),
    by_id: record.by.id,
    by_name: record.by.name,
  }));

const noticeRows = (made: GeneratedCase): Rows =>
  made.life.closedAt !== null
    ? []
    : [
        {
          user_id: made.team.head.id,
          kind: 'case.to_accept',
          case_id: made.id,
          case_number: made.number,
          data: { subject: made.text.subject },
          at: iso(made.registeredAt),
        },
      ];

/** Everything that a batch of cases stores, tables in the order of their references. */
export function rowsOf(batch: GeneratedCase[], vault: Vault): TableRows[] {
  return [
    { table: 'cases', rows: batch.map((made) => caseRow(made, vault)) },
    { table: 'case_texts', rows: batch.map(textRow) },
    { table: 'case_receipts', rows: batch.map(receiptRow) },
    { table: 'clock_events', rows: batch.flatMap(clockEventRows) },
    { table: 'case_clocks', rows: batch.flatMap(clockRows) },
    { table: 'events', rows: batch.flatMap(eventRows) },
    { table: 'case_access', rows: batch.flatMap(accessRows) },
    { table: 'case_records', rows: batch.flatMap(recordRows) },
    { table: 'case_plans', rows: batch.flatMap(planRows) },
    { table: 'approvals', rows: batch.flatMap(approvalRows) },
    { table: 'case_tasks', rows: batch.flatMap(taskRows) },
    { table: 'notifications', rows: batch.flatMap(noticeRows) },
  ];
}

/** The big tables of `rowsOf`, whose indexes are made after the load. */
export const CASE_TABLES = [
  'cases',
  'case_texts',
  'case_receipts',
  'clock_events',
  'case_clocks',
  'events',
  'case_access',
  'case_records',
  'case_plans',
  'approvals',
  'case_tasks',
  'customers',
  'product_units',
];
