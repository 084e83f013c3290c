import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import type { Context } from '../../kernel/context.ts';
import { factRows } from '../../kernel/events.ts';
import type { RequestContext } from '../../kernel/idempotency.ts';
import { conflict, forbidden, invalid, notFound } from '../../kernel/refusal.ts';
import { searchTokens } from '../../kernel/text.ts';
import { chinaYear, iso, MINUTE, ms } from '../../kernel/time.ts';
import { contactColumns } from '../customers/contact.rules.ts';
import { newCustomerRow, newCustomerStatement } from '../customers/customers.actions.ts';
import { evaluateClocks } from '../deadlines/deadlines.rules.ts';
import { mayFor } from '../identity/identity.policy.ts';
import { type Organisation, organisationNow } from '../identity/identity.queries.ts';
import { noticesStatement } from '../messages/messages.actions.ts';
import { routeFor } from '../standards/routing.rules.ts';
import { type Standard, standardAt, standardFor } from '../standards/standards.queries.ts';
import { isLowered, levelOfCategory, numberPrefix, priorityOf } from './classification.rules.ts';
import { type ClockRow, clauseText, clockFacts, clockRow, nextDueOf } from './clocks.rules.ts';
import { departmentFor } from './departments.rules.ts';
import type { CaseOwner, ClockToBe, Registered, RegisterInput } from './intake.contract.ts';
import { type IntakeFacts, intakeFacts } from './intake.queries.ts';
import { newPerson, statedFacts } from './registration.rules.ts';
import { registerSql, storeRegistration } from './registration.store.ts';
import { liveClocks, stepDueColumns } from './step-times.rules.ts';

type Input = z.output<typeof RegisterInput>;
/** What decides class, clocks and department; the preview knows no more. */
export type Intake = Pick<
  Input,
  | 'kind'
  | 'urgency'
  | 'importance'
  | 'category'
  | 'level'
  | 'impactClass'
  | 'productType'
  | 'businessLink'
  | 'channel'
  | 'needsRepair'
  | 'serviceType'
>;

/** The one statement of a registration: each table's rows by its owner's words. */
const REGISTER_SQL = registerSql({ newCustomer: newCustomerStatement, notices: noticesStatement });

// Clocks of two machines differ a little; more than this is a wrong date.
const SKEW = 2 * MINUTE;

type Known = { region: string | null; grade: string; productType: string | null };

/**
 * Level, priority, lead department and clocks of a case that is about to exist. Its clocks count by the calendar of
 * the department it is routed to, else of its region, else of the company.
 */
export function decideIntake(parts: {
  intake: Intake;
  known: Known;
  standard: Standard;
  org: Organisation;
  receivedAt: number;
  now: number;
}) {
  const { intake, known, standard, org } = parts;
  const complaint = intake.kind === 'complaint';
  const category = complaint ? (intake.category ?? 'other') : null;
  const ofCategory = category === null ? null : levelOfCategory(standard.pack.categories, category);
  const level = ofCategory === null ? null : (intake.level ?? ofCategory);
  const row = {
    kind: intake.kind,
    urgency: intake.urgency,
    importance: intake.importance,
    category,
    level,
    impact_class: complaint ? (intake.impactClass ?? 'C') : null,
    product_type: intake.productType ?? known.productType,
    region: known.region,
    channel: intake.channel,
    customer_grade: known.grade,
    needs_repair: intake.needsRepair,
    special: false,
  };
  const facts = clockFacts(row);
  const { priority, inputs } = priorityOf({
    ...row,
    impactClass: row.impact_class,
    productType: row.product_type,
    customerGrade: row.customer_grade,
  });
  const route = routeFor(standard.pack, facts, intake.businessLink);
  const department = departmentFor(org, route.lead, known.region);
  const bound = standardFor(standard, { region: known.region, departmentId: department?.id ?? null });
  const started = { type: 'started' as const, at: parts.receivedAt, facts };
  const assigned = { type: 'origin' as const, at: parts.now, name: 'assigned' as const };
  const clocks = evaluateClocks({
    events: [started, assigned],
    pack: standard.pack,
    calendar: bound.calendar.compiled,
    at: parts.now,
  });
  const clockEvents = [started, assigned];
  return { row, ofCategory, priority, inputs, route, department, clocks, clockEvents, standard: bound };
}

type Decided = ReturnType<typeof decideIntake>;

export const clocksToBe = (decided: Decided): z.input<typeof ClockToBe>[] =>
  decided.clocks.map((clock) => ({
    event: clock.event,
    clause: clock.clause,
    text: clauseText(decided.standard.pack, clock.clause),
    dueAt: clock.dueAt === null ? null : iso(clock.dueAt),
    binding: clock.binding,
    kind: clock.bindingKind,
    flags: clock.flags,
  }));

function receiptOf(ctx: Context, input: Input): number {
  const receivedAt = input.receivedAt === undefined ? ctx.now : ms(input.receivedAt);
  if (receivedAt > ctx.now + SKEW) throw invalid('case.received_later_than_now', { field: 'receivedAt' });
  if (ms(input.complainedAt) > ctx.now + SKEW) {
    throw invalid('case.complained_later_than_now', { field: 'complainedAt' });
  }
  return Math.min(receivedAt, ctx.now);
}

/** Whoever registers owns the case; refuses somebody without the right to (首问负责). */
function registrar({ actor }: Context, input: Input): CaseOwner {
  if (!mayFor(actor, 'cases:register', input.kind))
    throw forbidden('permission.missing', { permission: 'cases:register' });
  return { id: actor.id ?? '', departmentId: actor.departmentId };
}

/** Who sees the new case: its owner and the owner's department, the lead department and its head. */
const accessOf = (owner: CaseOwner, { department }: Decided): string[] => [
  `u:${owner.id}`,
  ...(owner.departmentId === null ? [] : [`d:${owner.departmentId}`]),
  ...(department === undefined ? [] : [`d:${department.id}`]),
  ...(department?.head ? [`u:${department.head.id}`] : []),
];

function refuseWhatIsWrong(input: Input, found: IntakeFacts): void {
  if ('id' in input.customer && found.customer === null)
    throw notFound('customer.not_found', { field: 'customer.id' });
  const unitOwner = found.unit?.customerId ?? null;
  if (unitOwner !== null && 'id' in input.customer && unitOwner !== input.customer.id) {
    throw conflict('unit.not_of_customer', { field: 'unitSerial' });
  }
  if (input.namedUserId !== undefined && !found.namedUserExists) {
    throw invalid('person.not_found', { field: 'namedUserId' });
  }
}

/** Where the customer lives decides the regional centre: the case's own province first. */
function regionOf(org: Organisation, input: Input, found: IntakeFacts): string | null {
  const fresh = 'new' in input.customer ? input.customer.new.provinceCode : undefined;
  const code = input.provinceCode ?? fresh ?? found.customer?.provinceCode ?? null;
  if (code === null) return null;
  const region = org.regionOfProvince[code];
  if (region === undefined) throw invalid('province.not_found', { field: 'provinceCode' });
  return region;
}

function caseRow(
  ctx: Context,
  input: Input,
  parts: { decided: Decided; found: IntakeFacts; receivedAt: number; clocks: ClockRow[]; owner: CaseOwner },
) {
  const { decided, found, owner } = parts;
  const { standard } = decided;
  const next = nextDueOf(parts.clocks);
  const { department } = decided;
  return {
    ...decided.row,
    priority: decided.priority,
    ...statedFacts(input),
    ...contactColumns(ctx.db.vault, randomUUID(), { name: input.contactName, phone: input.contactPhone }),
    customer_id: 'id' in input.customer ? input.customer.id : null,
    unit_id: found.unit?.id ?? null,
    selling_party: input.sellingParty ?? found.unit?.seller ?? null,
    stage: 'receive',
    step: 'accept',
    owner_id: owner.id,
    owner_department_id: owner.departmentId,
    lead_department_id: department?.id ?? null,
    handler_id: null,
    responsible_id: department?.head?.id ?? owner.id,
    acceptance: 'waiting',
    assignment_rule: `${decided.route.key} · ${decided.route.clause}`,
    received_at: iso(parts.receivedAt),
    registered_at: iso(ctx.now),
    next_due_at: next?.at ?? null,
    next_due_event: next?.event ?? null,
    next_due_clause: next?.clause ?? null,
    standard_version_id: standard.id,
    calendar_version_id: standard.calendar.id,
    changed_at: iso(ctx.now),
    stage_since: iso(ctx.now),
    ...stepDueColumns([{ step: 'accept', stage: 'receive' }], {
      pack: standard.pack,
      calendar: standard.calendar.compiled,
      since: ctx.now,
      clocks: liveClocks(parts.clocks),
      planBy: null,
    }),
  };
}

function registrationFacts(ctx: Context, input: Input, decided: Decided): string {
  const { department, route } = decided;
  return factRows(ctx, [
    {
      type: 'case.registered',
      subject: '',
      data: { ...decided.row, subject: input.subject, priority: decided.priority, version: 1 },
    },
    {
      type: 'case.assigned',
      subject: '',
      data: {
        departmentId: department?.id ?? null,
        department: department?.name ?? null,
        rule: route.key,
        clause: route.clause,
        notified: department?.head?.name ?? null,
        version: 1,
      },
    },
  ]);
}

/**
 * Registers a case in one commit: number, class, clocks from the customer's first contact, lead department by rule,
 * notice to its head, first fact of the timeline. Refuses a level below the category's, a future receipt, a unit of
 * another customer, and a case to which no limit applies (S1 1.2, 2.1, 3.1, 3.2; S3 2-二, 2-三). Whoever registers owns it
 * (首问负责) and needs the right to; `named` owns what a device reported.
 */
export async function registerCase(
  ctx: RequestContext,
  input: Input,
  named?: CaseOwner,
): Promise<Registered> {
  const owner = named ?? registrar(ctx, input);
  const receivedAt = receiptOf(ctx, input);
  const [standard, org] = [await standardAt(ctx, receivedAt), await organisationNow(ctx)];
  const found = await intakeFacts(ctx, input);
  refuseWhatIsWrong(input, found);
  const known = {
    region: regionOf(org, input, found),
    grade: found.customer?.grade ?? ('new' in input.customer ? input.customer.new.grade : 'standard'),
    productType: found.unit?.productType ?? found.modelType,
  };
  const decided = decideIntake({ intake: input, known, standard, org, receivedAt, now: ctx.now });
  if (decided.ofCategory !== null && isLowered(decided.row.level ?? 2, decided.ofCategory)) {
    throw invalid('case.level_too_low', { field: 'level' });
  }
  if (!decided.clocks.some((clock) => clock.event === 'respond')) throw invalid('case.no_clock');
  const clocks = decided.clocks.map((clock) => clockRow(clock));
  const row = caseRow(ctx, input, { decided, found, receivedAt, clocks, owner });
  const head = decided.department?.head ?? null;
  const person = newPerson(input);
  return storeRegistration<Registered>(ctx, REGISTER_SQL, {
    prefix: numberPrefix(input.kind),
    year: chinaYear(ctx.now),
    newCustomer: person === null ? null : newCustomerRow(ctx.db.vault, person),
    case: row,
    text: {
      course: input.course,
      demand: input.demand,
      expected_outcome: input.expectedOutcome ?? null,
      tokens: searchTokens(`${input.subject}\n${input.course}\n${input.demand}`),
    },
    receipt: { text: `${input.subject}\n${input.course}\n${input.demand}` },
    clockEvents: decided.clockEvents.map(({ at, type, ...data }) => ({ at: iso(at), type, data })),
    clocks,
    facts: registrationFacts(ctx, input, decided),
    access: accessOf(owner, decided),
    notices:
      head === null
        ? []
        : [{ user_id: head.id, kind: 'case.to_accept', data: { subject: input.subject, kind: input.kind } }],
    record: null,
    reply: {
      version: 1,
      stage: 'receive',
      leadDepartmentId: decided.department?.id ?? null,
      assignmentRule: row.assignment_rule,
      level: decided.row.level,
      priority: decided.priority,
      nextDueAt: row.next_due_at,
      clocks: clocksToBe(decided),
    },
  });
}
