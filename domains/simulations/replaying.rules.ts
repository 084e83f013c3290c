import { Calendar } from '../calendar/calendar.contract.ts';
import { type CompiledCalendar, compileCalendar } from '../calendar/calendar.rules.ts';
import { departmentFor } from '../cases/departments.rules.ts';
import type { CaseFacts, ClockEvent } from '../deadlines/deadlines.contract.ts';
import { groundOf } from '../deadlines/deadlines.rules.ts';
import { Pack } from '../standards/standards.contract.ts';
import { deciderOf, isMajor, type PastPlan, type Staff } from './approvers.rules.ts';
import { type Differences, differencesOf, otherLead, relevelled, touches } from './differences.rules.ts';
import { type Change, changesOf, type Outcome, outcomesBound, outcomesOf } from './outcomes.rules.ts';
import type { Totals } from './simulations.contract.ts';
import { addApprover, addCase, noTotals } from './tallies.rules.ts';

type Body = { id: number; body: unknown };
type Unit = { id: string; kind: string; departmentType: string | null; region: string | null };

/** What a run is opened with; everything is plain data, so that it can go to a thread. */
export type ReplaySetup = {
  /** Cases are judged as they stood then. */
  judgedAt: number;
  draftId: number;
  standards: Body[];
  calendars: Body[];
  /** Counts all cases by this calendar after; null: by the one that each is bound to. */
  calendarId: number | null;
  units: Unit[];
  people: [id: string, position: string, superiorId: string | null][];
  decides: Staff['decides'];
  approves: Staff['approves'];
  limits: Staff['limits'];
  /** Of the run that is gone on with. */
  totals: Totals | null;
};

type PlanColumns = [
  id: number,
  status: string,
  madeBy: string,
  costFen: number,
  measures: PastPlan['measures'],
];
type CaseColumns = [
  id: number,
  kind: string,
  region: string | null,
  departmentId: string | null,
  category: string | null,
  businessLink: string,
  namedUserId: string | null,
  standardId: number,
  calendarId: number,
  events: [type: string, at: number, data: Record<string, unknown>][],
  plans: PlanColumns[],
  mergedPlans: PlanColumns[],
  /** Versions that the case was bound to before those. */
  earlier: [until: number, standardId: number, calendarId: number][],
];

/** Changes as JSON rows `[case, aspect, change, shift, before, after]`, and the totals up to here. */
export type ReplayAnswer = { changes: string; totals: string };

type World = {
  setup: ReplaySetup;
  draft: Pack;
  packs: Map<number, { pack: Pack; differences: Differences }>;
  calendars: Map<number, CompiledCalendar>;
  staff: Staff;
};

function worldOf(setup: ReplaySetup): World {
  const parsed = new Map(setup.standards.map(({ id, body }) => [id, Pack.parse(body)]));
  const draft = parsed.get(setup.draftId);
  if (draft === undefined) throw new Error(`standard version ${setup.draftId} is not there`);
  const people = setup.people.map(
    ([id, position, superiorId]): [string, { position: string; superiorId: string | null }] => [
      id,
      { position, superiorId },
    ],
  );
  return {
    setup,
    draft,
    packs: new Map([...parsed].map(([id, pack]) => [id, { pack, differences: differencesOf(pack, draft) }])),
    calendars: new Map(setup.calendars.map(({ id, body }) => [id, compileCalendar(Calendar.parse(body))])),
    staff: {
      people: new Map(people),
      decides: setup.decides,
      approves: setup.approves,
      limits: setup.limits,
    },
  };
}

const planOf = ([id, status, madeBy, costFen, measures]: PlanColumns): PastPlan => ({
  id,
  status,
  madeBy,
  costFen,
  measures,
});

const eventOf = ([type, at, data]: CaseColumns[9][number]): ClockEvent =>
  Object.assign(data, { type, at }) as unknown as ClockEvent;

type Replayed = { facts: { first: CaseFacts; last: CaseFacts } | null; outcomes: readonly Outcome[] };
type Judged = { before: Replayed; after: Replayed };

const known = <V>(map: Map<number, V>, id: number, what: string): V => {
  const found = map.get(id);
  if (found === undefined) throw new Error(`no ${what} ${id}`);
  return found;
};

type Ground = ReturnType<typeof groundOf>;
const factsOn = ({ history }: Ground): Replayed['facts'] => {
  const [first, last] = [history.facts[0], history.facts.at(-1)];
  return first === undefined || last === undefined
    ? null
    : { first: first.inForce.facts, last: last.inForce.facts };
};

/** Ground of the versions that a case is, or was, bound to. */
const boundTo = (
  world: World,
  history: Ground['history'],
  standardId: number,
  calendarId: number,
): Ground => ({
  history,
  pack: known(world.packs, standardId, 'standard version').pack,
  calendar: known(world.calendars, calendarId, 'calendar version'),
});

/** Both replays of one case: under the versions that it was bound to, and under the simulated one. */
function judge(world: World, past: CaseColumns): Judged {
  const [, , , , , , , standardId, calendarId, columns] = past;
  const { pack, differences } = known(world.packs, standardId, 'standard version');
  const calendar = known(world.calendars, calendarId, 'calendar version');
  const other = world.setup.calendarId ?? calendarId;
  const at = world.setup.judgedAt;
  const events = columns.map(eventOf);
  const own = groundOf({ events, pack, calendar, at });
  const earlier = past[12].map(([until, standard, its]) => ({
    until,
    ground: boundTo(world, own.history, standard, its),
  }));
  const before = { facts: factsOn(own), outcomes: outcomesBound(earlier, own, at) };
  const told = relevelled(differences, events);
  const isSame = told === events && other === calendarId && earlier.length === 0 && !differences.thresholds;
  const history = own.history.facts.map(({ inForce }) => inForce);
  if (isSame && !touches(differences, history)) return { before, after: before };
  const under = { pack: world.draft, calendar: known(world.calendars, other, 'calendar version') };
  const ground = told === events ? { ...own, ...under } : groundOf({ events: told, at, ...under });
  return { before, after: { facts: factsOn(ground), outcomes: outcomesOf(ground, at) } };
}

const valueChange = (
  kind: 'approver' | 'level' | 'lead',
  before: string | null,
  after: string | null,
): Change => ({
  aspect: kind,
  change: kind,
  shiftSeconds: 0,
  before: { value: before },
  after: { value: after },
});

function levelChange({ before, after }: Judged): Change[] {
  const [from, to] = [before.facts?.last.level ?? null, after.facts?.last.level ?? null];
  return from === to ? [] : [valueChange('level', String(from), String(to))];
}

/** The department that would have led; the present one where the rule is the same. */
function leadOf(world: World, past: CaseColumns, { before, after }: Judged): string | null {
  const [, , region, departmentId, , businessLink, , standardId] = past;
  const { pack, differences } = known(world.packs, standardId, 'standard version');
  if (before.facts === null || after.facts === null) return departmentId;
  if (!differences.routing && before.facts === after.facts) return departmentId;
  const facts = { before: before.facts.first, after: after.facts.first };
  const other = otherLead({ own: pack, draft: world.draft }, facts, businessLink);
  if (other === null) return departmentId;
  return departmentFor({ units: world.setup.units }, other.to, region)?.id ?? departmentId;
}

/** Who would have had to decide each plan of the case, counted; the change of the last plan that has one. */
function approverChange(world: World, totals: Totals, past: CaseColumns, judged: Judged): Change[] {
  const [, kind, , , , , namedUserId, standardId, , , own, merged] = past;
  const facts = { before: judged.before.facts?.last, after: judged.after.facts?.last };
  if (own.length === 0 || facts.before === undefined || facts.after === undefined) return [];
  const { pack } = known(world.packs, standardId, 'standard version');
  const major = { before: isMajor(pack, facts.before), after: isMajor(world.draft, facts.after) };
  const plans = [...own, ...merged].map(planOf);
  let change: Change[] = [];
  for (const plan of plans.slice(0, own.length)) {
    if (plan.status === 'draft') continue;
    const question = { plan, plans, kind, namedUserId };
    const was = deciderOf(world.staff, question, major.before);
    const is = major.before === major.after ? was : deciderOf(world.staff, question, major.after);
    addApprover(totals, was.position, is.position);
    if (is.rung === was.rung) continue;
    if (is.rung > was.rung) totals.approvalsUp += 1;
    else totals.approvalsDown += 1;
    change = [valueChange('approver', was.position, is.position)];
  }
  return change;
}

function replayCase(world: World, totals: Totals, past: CaseColumns): Change[] {
  const [, , region, departmentId, category] = past;
  const judged = judge(world, past);
  const lead = leadOf(world, past, judged);
  const place = { department: departmentId, region, category };
  addCase(totals, 'before', { place, outcomes: judged.before.outcomes });
  addCase(totals, 'after', { place: { ...place, department: lead }, outcomes: judged.after.outcomes });
  const changes = [
    ...changesOf(judged.before.outcomes, judged.after.outcomes),
    ...levelChange(judged),
    ...(lead === departmentId ? [] : [valueChange('lead', departmentId, lead)]),
    ...approverChange(world, totals, past, judged),
  ];
  if (changes.length > 0) totals.changedCases += 1;
  for (const { change } of changes) totals.changes[change] = (totals.changes[change] ?? 0) + 1;
  return changes;
}

/**
 * Opens a replay for a thread: each message is a batch of past cases as JSON text, each answer what changes in them and
 * the totals so far. Nothing is read or written here.
 */
export function openReplay(setup: ReplaySetup): (batch: string) => ReplayAnswer {
  const world = worldOf(setup);
  const totals = setup.totals ?? noTotals();
  return (batch) => {
    const rows: unknown[] = [];
    for (const past of JSON.parse(batch) as CaseColumns[]) {
      for (const { aspect, change, shiftSeconds, before, after } of replayCase(world, totals, past))
        rows.push([past[0], aspect, change, shiftSeconds, before, after]);
    }
    return { changes: JSON.stringify(rows), totals: JSON.stringify(totals) };
  };
}
