import { randomUUID } from 'node:crypto';
import type { Actor, Context, Db } from '../../kernel/context.ts';
import { caseSubject, type Fact } from '../../kernel/events.ts';
import { searchTokens } from '../../kernel/text.ts';
import { chinaYear, iso, isoOrNull } from '../../kernel/time.ts';
import { contactColumns } from '../customers/contact.rules.ts';
import { evaluateClocks } from '../deadlines/deadlines.rules.ts';
import type { Organisation } from '../identity/identity.queries.ts';
import { routeFor } from '../standards/routing.rules.ts';
import { type Standard, standardFor } from '../standards/standards.queries.ts';
import { levelOfCategory, numberPrefix, priorityOf } from './classification.rules.ts';
import { clockFacts, nextDueOf } from './clocks.rules.ts';
import { departmentFor } from './departments.rules.ts';
import type { Mapping } from './importing.contract.ts';
import type { SourceCase, SourceClass } from './importing.rules.ts';
import { breachFacts, importedClockRow } from './importing-clocks.rules.ts';
import type { SourcePerson } from './importing-values.rules.ts';
import type { Stage, Step } from './terms.contract.ts';

const STEP: Record<Stage, Step> = {
  receive: 'contact',
  assess: 'contact',
  dispatch: 'agree',
  on_site: 'execute',
  confirm: 'feed_back',
  end: 'check',
  follow_up: 'follow_up',
  closed: 'close',
};
const NOT_IN_FILE = '导入的数据中没有 not in the imported file';

/** A case of the file with everything that its rows are made from. */
export type Making = {
  case: SourceCase;
  digest: string;
  mapping: Mapping;
  standard: Standard;
  org: Organisation;
  people: Map<string, string>;
  customers: Map<string, number>;
  run: number;
};

/** The class of a row as our case keeps it: only complaints have category, level and impact class. */
function classRow(source: SourceClass, standard: Standard) {
  const complaint = source.kind === 'complaint';
  const category = complaint ? (source.category ?? 'other') : null;
  return {
    kind: source.kind,
    urgency: source.urgency,
    importance: source.importance,
    category,
    level: category === null ? null : (source.level ?? levelOfCategory(standard.pack.categories, category)),
    impact_class: complaint ? (source.impactClass ?? 'C') : null,
    product_type: source.productType,
    region: null,
    channel: source.channel,
    customer_grade: 'standard',
    needs_repair: false,
    special: false,
  };
}

function clocksOf(ctx: Context, { case: source, standard }: Making) {
  const events = source.classes.map(({ at, class: found }, place) => ({
    type: place === 0 ? ('started' as const) : ('facts_changed' as const),
    at,
    facts: clockFacts(classRow(found, standard)),
  }));
  const assigned = { type: 'origin' as const, at: source.receivedAt, name: 'assigned' as const };
  const all = [...events, assigned, ...source.clockEvents];
  const clocks = evaluateClocks({
    events: all,
    pack: standard.pack,
    calendar: standard.calendar.compiled,
    at: ctx.now,
  });
  const closed = source.closedAt !== null;
  return { events: all, rows: clocks.map((clock) => importedClockRow(clock, { now: ctx.now, closed })) };
}

function leadOf({ case: source, org, mapping, standard }: Making) {
  const named = org.units.find((unit) => unit.id === source.departmentId);
  if (named !== undefined) return { unit: named, rule: `import · ${mapping.source}` };
  const route = routeFor(standard.pack, classRow(source.last, standard), source.businessLink);
  return { unit: departmentFor(org, route.lead, null), rule: `${route.key} · ${route.clause}` };
}

const latest = (...times: (number | null)[]): number | null =>
  times.reduce<number | null>((last, at) => (at === null ? last : Math.max(last ?? at, at)), null);

const idOf = (people: Map<string, string>, person: SourcePerson | null): string | null =>
  person?.username == null ? null : (people.get(person.username) ?? null);

/** The rows of one imported case but for its id: bound to the standard of its receipt, clocks counted as of now. */
export function makeCase(ctx: Context, wanted: Making) {
  const lead = leadOf(wanted);
  const place = { region: null, departmentId: lead.unit?.id ?? null };
  const making = { ...wanted, standard: standardFor(wanted.standard, place) };
  const { case: source, standard, people } = making;
  const found = classRow(source.last, standard);
  const { priority } = priorityOf({
    ...found,
    impactClass: found.impact_class,
    productType: found.product_type,
    customerGrade: 'standard',
  });
  const clocks = clocksOf(ctx, making);
  const owner = idOf(people, source.owner);
  const closed = source.closedAt !== null;
  const next = closed ? null : nextDueOf(clocks.rows);
  const row = {
    ...found,
    ...placed(ctx.db, making, { owner, lead, closed }),
    prefix: numberPrefix(source.last.kind),
    year: chinaYear(source.receivedAt),
    priority,
    business_link: source.businessLink,
    phase: source.phase,
    service_type: source.serviceType,
    product_model_unknown: NOT_IN_FILE,
    purchase_channel_unknown: NOT_IN_FILE,
    subject: source.texts.subject,
    complained_at: iso(source.receivedAt),
    received_at: iso(source.receivedAt),
    registered_at: iso(source.receivedAt),
    first_contact_at: isoOrNull(source.metAt.respond),
    last_contact_at: isoOrNull(latest(source.metAt.respond, source.metAt.complete, source.closedAt)),
    closed_at: isoOrNull(source.closedAt),
    next_due_at: next?.at ?? null,
    next_due_event: next?.event ?? null,
    next_due_clause: next?.clause ?? null,
    breached: clocks.rows.some((clock) => clock.breached_at !== null),
    at_risk: clocks.rows.some((clock) => clock.fired.length > 0),
    standard_version_id: standard.id,
    calendar_version_id: standard.calendar.id,
    version: 1,
    changed_at: iso(ctx.now),
  };
  return {
    making,
    row,
    clocks,
    facts: lifeOf(ctx, making, { ...found, subject: row.subject, priority }, clocks.rows),
  };
}

type Lead = ReturnType<typeof leadOf>;

function placed({ vault }: Db, making: Making, about: { owner: string | null; lead: Lead; closed: boolean }) {
  const { case: source, mapping, customers, people } = making;
  const { owner, lead, closed } = about;
  const handler = idOf(people, source.handler);
  return {
    customer_id: customers.get(`${source.customer.contact} ${source.customer.name}`),
    ...contactColumns(vault, randomUUID(), { name: source.customer.name, phone: source.customer.contact }),
    stage: source.stage,
    stage_since: iso(source.stageSince),
    step: STEP[source.stage],
    round: source.round,
    owner_id: owner,
    handler_id: handler,
    lead_department_id: lead.unit?.id ?? null,
    responsible_id: closed ? null : (lead.unit?.head?.id ?? owner),
    acceptance: 'accepted',
    assignment_rule: lead.rule,
    tier: 1,
    waiting_for_customer: source.paused,
    source: mapping.source,
    external_ref: source.ref,
  };
}

/** The timeline: registration, life and breaches at their own times, the import itself last and now. */
function lifeOf(
  ctx: Context,
  making: Making,
  registered: object,
  clocks: ReturnType<typeof importedClockRow>[],
) {
  const { case: source, mapping, people, digest } = making;
  const as = (person: SourcePerson): Actor => ({ ...ctx.actor, id: idOf(people, person), name: person.name });
  const life = [
    ...source.facts.map(({ type, at, actor, data }) => ({ type, at, actor: as(actor), data })),
    ...breachFacts(clocks).map((fact) => ({ ...fact, actor: ctx.actor })),
  ].toSorted((a, b) => a.at - b.at);
  const imported = { source: mapping.source, ref: source.ref, run: making.run, lines: source.lines, digest };
  return [
    { type: 'case.registered', at: source.receivedAt, actor: as(source.owner), data: { ...registered } },
    ...life,
    { type: 'case.imported', at: ctx.now, actor: ctx.actor, data: imported },
  ].map((fact) => ({ ...fact, data: { ...fact.data, version: 1 } }));
}

type Made = ReturnType<typeof makeCase> & { id: number };

/** The facts of stored cases, case by case in the order of time. */
export const factsOf = (stored: Made[]): Fact[] =>
  stored.flatMap(({ id, facts }) => facts.map((fact) => ({ ...fact, subject: caseSubject(id), caseId: id })));

function accessOf({ id, row }: Made) {
  const { owner_id, handler_id, responsible_id, lead_department_id } = row;
  const people = [owner_id, handler_id, responsible_id].flatMap((user) =>
    user === null ? [] : [`u:${user}`],
  );
  const principals = lead_department_id === null ? people : [...people, `d:${lead_department_id}`];
  return principals.map((principal) => ({ principal, case_id: id, received_at: row.received_at }));
}

/** Everything beside the case rows and the facts, once their ids are known. */
export const partsOf = (stored: Made[]) => ({
  texts: stored.map(
    ({
      id,
      making: {
        case: { texts },
      },
    }) => ({
      case_id: id,
      course: texts.course,
      demand: texts.demand,
      tokens: searchTokens(`${texts.subject}\n${texts.course}\n${texts.demand}`),
    }),
  ),
  receipts: stored.map(
    ({
      id,
      row,
      making: {
        case: { texts },
      },
    }) => ({
      case_id: id,
      original_number: row.external_ref,
      channel: row.channel,
      received_at: row.received_at,
      text: `${texts.subject}\n${texts.course}\n${texts.demand}`,
      recorded_by: row.owner_id,
    }),
  ),
  clockEvents: stored.flatMap(({ id, clocks }) =>
    clocks.events.map(({ type, at, ...data }) => ({ case_id: id, type, at: iso(at), data })),
  ),
  clocks: stored.flatMap(({ id, clocks }) => clocks.rows.map((clock) => ({ ...clock, case_id: id }))),
  access: stored.flatMap(accessOf),
});
