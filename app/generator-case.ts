import { nextDueOf } from '../domains/cases/clocks.rules.ts';
import { decideIntake, type Intake } from '../domains/cases/registration.actions.ts';
import { liveClocks, stepDueColumns } from '../domains/cases/step-times.rules.ts';
import type { Category, ImpactClass, Kind } from '../domains/cases/terms.contract.ts';
import { businessLinks, channels, purchaseChannels } from '../domains/cases/terms.contract.ts';
import { evaluateClocks } from '../domains/deadlines/deadlines.rules.ts';
import type { Organisation } from '../domains/identity/identity.queries.ts';
import type { Standard } from '../domains/standards/standards.queries.ts';
import { DAY, MINUTE } from '../kernel/time.ts';
import { runningClocks, settledClocks } from './generator-clocks.ts';
import { type Life, liveCase, type Team } from './generator-life.ts';
import type { Staff } from './generator-people.ts';
import { type CaseText, caseText } from './generator-phrases.ts';
import type { Dice } from './generator-random.ts';

export type GeneratedUnit = {
  id: number;
  serial: string;
  model: string;
  productName: string;
  productType: string;
  seller: string;
};
export type GeneratedCustomer = {
  id: number;
  name: string;
  phone: string;
  grade: string;
  provinceCode: string;
  unit: GeneratedUnit;
};

export type Company = {
  standard: Standard;
  org: Organisation;
  agents: Staff[];
  /** Department id → who works there. */
  handlers: Map<string, Staff[]>;
  heads: Map<string, Staff>;
  superior: Staff;
};

export type GeneratedCase = {
  id: number;
  number: string;
  intake: Intake & { purchaseChannel: string };
  decided: ReturnType<typeof decideIntake>;
  customer: GeneratedCustomer;
  text: CaseText;
  team: Team;
  life: Life;
  late: ReturnType<typeof settledClocks>;
  nextDue: ReturnType<typeof nextDueOf>;
  stepDue: ReturnType<typeof stepDueColumns>;
  receivedAt: number;
  registeredAt: number;
  /** End of the generated time. */
  until: number;
  planId: number;
};

const kindShares: [Kind, number][] = [
  ['complaint', 45],
  ['request', 35],
  ['consultation', 12],
  ['suggestion', 5],
  ['praise', 3],
];
const categoryShares: [Category, number][] = [
  ['product_quality', 34],
  ['after_sales', 26],
  ['logistics', 18],
  ['service_attitude', 9],
  ['safety', 5],
  ['other', 8],
];
const classShares: [ImpactClass, number][] = [
  ['A', 4],
  ['B', 26],
  ['C', 70],
];

function wantOf(dice: Dice, kind: Kind, productType: string): GeneratedCase['intake'] {
  const complaint = kind === 'complaint';
  return {
    kind,
    channel: dice.weighted(channels.map((channel, place) => [channel, place === 0 ? 40 : 8] as const)),
    businessLink: dice.one(businessLinks),
    urgency: dice.chance(0.12) ? 'urgent' : 'general',
    importance: dice.weighted([
      ['high', 15],
      ['medium', 60],
      ['low', 25],
    ] as const),
    category: complaint ? dice.weighted(categoryShares) : undefined,
    level: undefined,
    impactClass: complaint ? dice.weighted(classShares) : undefined,
    productType: productType as Intake['productType'],
    needsRepair: (complaint || kind === 'request') && dice.chance(0.35),
    serviceType: undefined,
    purchaseChannel: dice.one(purchaseChannels),
  };
}

function teamFor(dice: Dice, company: Company, departmentId: string): Team {
  const head = company.heads.get(departmentId) ?? company.superior;
  return {
    owner: dice.one(company.agents),
    handler: dice.one(company.handlers.get(departmentId) ?? [head]),
    head,
    approver: dice.chance(0.15) ? company.superior : head,
  };
}

/** From a plan to the completion that it promises. */
export const PLAN_SPAN = 5 * DAY;

type Place = {
  id: number;
  planId: number;
  receivedAt: number;
  now: number;
  open: boolean;
  customer: GeneratedCustomer;
};

type Born = Pick<GeneratedCase, 'id' | 'number' | 'text' | 'team' | 'life' | 'decided'>;

/** The clocks after the life of the case, with what was late, and what falls due next. */
function clocksAfter(born: Born, now: number): Pick<GeneratedCase, 'late' | 'nextDue' | 'stepDue'> {
  const { life, team, decided } = born;
  const { pack, calendar } = decided.standard;
  const clocks = evaluateClocks({
    events: [...decided.clockEvents, ...life.clockEvents],
    pack,
    calendar: calendar.compiled,
    at: life.closedAt ?? now,
  });
  const dueCase = {
    id: born.id,
    number: born.number,
    subject: born.text.subject,
    tier: 1,
    owner_id: team.owner.id,
    handler_id: team.handler.id,
    responsible_id: life.responsibleId,
    head_id: team.head.id,
    superior_id: team.head.superiorId,
  };
  const open = life.closedAt === null;
  const late = open ? runningClocks(clocks, dueCase, now) : settledClocks(clocks);
  const plan = life.deeds.get('plan');
  const stepDue = stepDueColumns(open ? [life.place] : [], {
    pack,
    calendar: calendar.compiled,
    since: life.stageSince,
    clocks: liveClocks(late.rows),
    planBy: plan === undefined ? null : plan.at + PLAN_SPAN,
  });
  return { late, nextDue: open ? nextDueOf(late.rows) : null, stepDue };
}

/** A whole case by the rules of the product: class, department, life, clocks, what was late. */
export function generateCase(
  dice: Dice,
  company: Company,
  place: Place,
  numberFor: (kind: Kind, at: number) => string,
): GeneratedCase {
  const { id, planId, customer, receivedAt, now } = place;
  const kind = dice.weighted(kindShares);
  const intake = wantOf(dice, kind, customer.unit.productType);
  const registeredAt = Math.min(now, receivedAt + dice.whole(1, 6) * MINUTE);
  const region = company.org.regionOfProvince[customer.provinceCode] ?? null;
  const known = { region, grade: customer.grade, productType: customer.unit.productType };
  const { standard, org } = company;
  const decided = decideIntake({ intake, known, standard, org, receivedAt, now: registeredAt });
  const team = teamFor(dice, company, decided.department?.id ?? 'customer-service');
  const { level, impact_class: impactClass, needs_repair: needsRepair } = decided.row;
  const facts = { kind, level, impactClass, needsRepair, registeredAt, team, planId };
  const life = liveCase(dice, facts, { to: now, open: place.open });
  const text = caseText(dice, { kind, category: decided.row.category, product: customer.unit.productName });
  const born = { id, number: numberFor(kind, registeredAt), text, team, life, decided };
  const times = { receivedAt, registeredAt, until: now };
  return { ...born, ...clocksAfter(born, now), ...times, intake, customer, planId };
}
