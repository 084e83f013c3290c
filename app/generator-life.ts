import { type Handling, placeOf, STEPS } from '../domains/cases/handling.rules.ts';
import { responsibleFor } from '../domains/cases/responsibility.rules.ts';
import type { RecordKind, Step } from '../domains/cases/terms.contract.ts';
import type { ClockEvent } from '../domains/deadlines/deadlines.contract.ts';
import { HOUR, iso, MINUTE } from '../kernel/time.ts';
import type { Staff } from './generator-people.ts';
import { noteLine } from './generator-phrases.ts';
import type { Dice } from './generator-random.ts';

/** One thing that somebody did on a case. */
export type Deed = { step: Step; at: number; by: Staff };
export type Team = { owner: Staff; handler: Staff; head: Staff; approver: Staff };
export type LifeFact = {
  type: string;
  at: number;
  by: Staff | null;
  reason: string | null;
  data: Record<string, unknown>;
};
export type LifeRecord = { kind: RecordKind; body: Record<string, unknown>; at: number; by: Staff };
export type Life = {
  handling: Handling;
  place: ReturnType<typeof placeOf>;
  responsibleId: string;
  facts: LifeFact[];
  records: LifeRecord[];
  clockEvents: ClockEvent[];
  contactAt: number | null;
  lastContactAt: number | null;
  closedAt: number | null;
  /** When the present stage was entered. */
  stageSince: number;
  deeds: Map<Step, Deed>;
};

/** Mean hours that a step takes after the one before it. */
const HOURS: Record<Step, number> = {
  accept: 1,
  verify: 2,
  classify: 0.5,
  contact: 5,
  investigate: 12,
  analyse: 6,
  plan: 8,
  approve: 4,
  agree: 8,
  execute: 30,
  feed_back: 5,
  satisfaction: 12,
  improve: 4,
  check: 2,
  follow_up: 24,
  close: 1,
};
const RECORD: Partial<Record<Step, RecordKind>> = {
  verify: 'verification',
  classify: 'classification',
  contact: 'contact',
  investigate: 'evidence',
  analyse: 'cause',
  feed_back: 'feedback',
  satisfaction: 'satisfaction',
  improve: 'improvement',
  check: 'checks',
  follow_up: 'follow_up',
};

/** The text of a record as the screens would have sent it, kept short. */
function bodyOf(dice: Dice, step: Step, at: number): Record<string, unknown> {
  const text = noteLine(dice);
  const said = { channel: 'phone', at: iso(at) };
  switch (step) {
    case 'verify':
      return {
        truth: dice.weighted([
          ['substantiated', 7],
          ['partly', 2],
          ['unsubstantiated', 1],
        ]),
        identityMethod: 'phone_code',
        identityReference: String(dice.whole(100_000, 999_999)),
        note: text,
      };
    case 'classify':
      return { before: {}, after: {}, reason: null };
    case 'contact':
      return {
        way: 'two_way',
        ...said,
        heard: text,
        understood: text,
        responded: text,
        noFollowUpReason: '已当场答复',
      };
    case 'investigate':
      return { source: 'customer', occurredAt: iso(at), description: text, result: 'confirmed', fileIds: [] };
    case 'analyse':
      return {
        method: 'five_whys',
        causeCode: dice.one(['material', 'workmanship', 'transport', 'installation', 'service']),
        description: text,
      };
    case 'feed_back':
      return { ...said, text };
    case 'satisfaction':
      return {
        ...said,
        outcome: dice.weighted([
          ['satisfied', 8],
          ['neutral', 2],
        ]),
        score: dice.whole(3, 5),
        confirmed: true,
      };
    default:
      return { note: text };
  }
}

const contactSteps = new Set<Step>(['contact', 'feed_back', 'satisfaction']);
const ownSteps = new Set<Step>(['agree', 'feed_back', 'satisfaction', 'check', 'follow_up', 'close']);

function doer(step: Step, team: Team): Staff {
  if (step === 'accept') return team.head;
  if (step === 'approve') return team.approver;
  return ownSteps.has(step) ? team.owner : team.handler;
}

/** Instants of the steps: natural gaps, squeezed when less time has passed than they would take. */
function schedule(dice: Dice, steps: Step[], span: { from: number; to: number; open: boolean }): number[] {
  const ends: number[] = [];
  let hours = 0;
  for (const step of steps) {
    hours += HOURS[step] * (0.2 - Math.log(1 - dice.next()) * 0.8);
    ends.push(hours * HOUR);
  }
  const done = span.open ? ends.slice(0, dice.whole(0, Math.max(steps.length - 1, 0))) : ends;
  const room = (span.to - span.from) * 0.95;
  const last = done.at(-1) ?? 0;
  const squeeze = last > room ? room / last : 1;
  return done.map((end) => Math.floor(span.from + MINUTE + end * squeeze));
}

const FACT: Partial<Record<Step, string>> = {
  accept: 'case.accepted',
  classify: 'case.classified',
  plan: 'plan.made',
  approve: 'plan.approved',
  agree: 'plan.agreed',
  execute: 'task.completed',
  close: 'case.closed',
};

function clockEventsOf(step: Step, at: number, asksArrange: boolean): ClockEvent[] {
  switch (step) {
    case 'contact':
      return [
        { type: 'met', at, event: 'respond' },
        ...(asksArrange ? [{ type: 'met' as const, at: at + HOUR, event: 'arrange' as const }] : []),
      ];
    case 'agree':
      return [
        { type: 'met', at, event: 'solution' },
        { type: 'origin', at, name: 'agreed' },
      ];
    case 'execute':
      return [{ type: 'met', at, event: 'complete' }];
    case 'close':
      return [
        { type: 'met', at, event: 'close' },
        { type: 'stopped', at },
      ];
    default:
      return [];
  }
}

/** Marks a step as done in what the gates look at. */
function advance(handling: Handling, step: Step, planId: number): void {
  const record = RECORD[step];
  if (record !== undefined) handling.records.push({ kind: record, round: 1, body: { way: 'two_way' } });
  if (step === 'accept') handling.acceptance = 'accepted';
  if (step === 'plan') handling.plans.push({ id: planId, round: 1, status: 'submitted' });
  const [plan] = handling.plans;
  if (plan !== undefined && step === 'approve') plan.status = 'approved';
  if (plan !== undefined && step === 'agree') plan.status = 'agreed';
  if (step === 'agree') handling.tasks.push({ planId, status: 'open' });
  const [task] = handling.tasks;
  if (task !== undefined && step === 'execute') task.status = 'done';
  if (step === 'close') handling.closed = true;
}

type Born = {
  kind: Handling['kind'];
  level: number | null;
  impactClass: string | null;
  needsRepair: boolean;
  registeredAt: number;
  team: Team;
  planId: number;
};

const freshHandling = ({ kind, level, impactClass }: Born): Handling => ({
  kind,
  level,
  impactClass,
  acceptance: 'waiting',
  round: 1,
  closed: false,
  records: [],
  plans: [],
  tasks: [],
  cooperationsOpen: 0,
  skipped: [],
});

type Done = Pick<Life, 'handling' | 'facts' | 'records' | 'clockEvents' | 'deeds'>;

/** Carries one step out: deed, record, fact, clock events, and what the gates see after it. */
function carryOut(dice: Dice, born: Born, done: Done, { step, at, by }: Deed): void {
  const kind = RECORD[step];
  const body = kind === undefined ? {} : bodyOf(dice, step, at);
  done.deeds.set(step, { step, at, by });
  if (kind !== undefined) done.records.push({ kind, body, at, by });
  const type = FACT[step] ?? `record.${kind ?? step}`;
  done.facts.push({ type, at, by, reason: null, data: { ...body, version: done.deeds.size + 1 } });
  done.clockEvents.push(...clockEventsOf(step, at, born.kind === 'complaint' || born.needsRepair));
  advance(done.handling, step, born.planId);
}

const stageOf = new Map(STEPS.map((rule) => [rule.step, rule.stage]));

/** The life of a case from its registration: closed, or somewhere on the way. */
export function liveCase(dice: Dice, born: Born, span: { to: number; open: boolean }): Life {
  const { team, registeredAt } = born;
  const handling = freshHandling(born);
  const steps = STEPS.filter((rule) => rule.applies(handling)).map((rule) => rule.step);
  const instants = schedule(dice, steps, { from: registeredAt, ...span });
  const done: Done = { handling, facts: [], records: [], clockEvents: [], deeds: new Map() };
  for (const [place, at] of instants.entries()) {
    const step = steps[place] ?? 'close';
    carryOut(dice, born, done, { step, at, by: doer(step, team) });
  }
  const deeds = [...done.deeds.values()];
  const place = placeOf(handling);
  return {
    ...done,
    // What would lie in the future has not happened yet.
    clockEvents: done.clockEvents.filter((event) => event.at <= span.to),
    place,
    stageSince: deeds.findLast((deed) => stageOf.get(deed.step) !== place.stage)?.at ?? registeredAt,
    responsibleId: responsibleFor(place.step, {
      ownerId: team.owner.id,
      handlerId: handling.acceptance === 'accepted' ? team.handler.id : null,
      headId: team.head.id,
      approverId: team.approver.id,
      taskPersonId: team.handler.id,
    }),
    contactAt: done.deeds.get('contact')?.at ?? null,
    lastContactAt: deeds.findLast((deed) => contactSteps.has(deed.step))?.at ?? null,
    closedAt: done.deeds.get('close')?.at ?? null,
  };
}
