import type { Context } from '../../kernel/context.ts';
import { caseSubject, type Fact, record } from '../../kernel/events.ts';
import { conflict, forbidden, notFound } from '../../kernel/refusal.ts';
import { iso, ms } from '../../kernel/time.ts';
import type { ClockEvent } from '../deadlines/deadlines.contract.ts';
import { colleague, organisationNow } from '../identity/identity.queries.ts';
import { notify } from '../messages/messages.actions.ts';
import type { Notice } from '../messages/messages.contract.ts';
import type { Standard } from '../standards/standards.queries.ts';
import { type BoundStandard, boundStandards } from './bindings.queries.ts';
import { changesSince } from './case-page.queries.ts';
import type { CaseRecord, TakenCase } from './case-record.contract.ts';
import type { Moved } from './cases.contract.ts';
import { actsFor } from './cases.policy.ts';
import { type CaseChange, insertAccess, saveCase, takeCase, takeCaseById } from './cases.store.ts';
import { clockFacts } from './clocks.rules.ts';
import { clauseOf, type Handling, missingBefore, placeOf } from './handling.rules.ts';
import { handlingOf } from './handling-facts.rules.ts';
import { recount, stepTimesAfter } from './recounting.actions.ts';
import { responsibleFor } from './responsibility.rules.ts';
import { type CustomerMessage, sendToCustomer, tellStage } from './telling.actions.ts';
import type { Step } from './terms.contract.ts';

/** An open case under lock: its row, what its gates look at, the versions it is bound to. */
export type OpenCase = {
  taken: TakenCase;
  row: CaseRecord;
  handling: Handling;
  standard: Standard;
  /** All versions that the case was bound to; the last is `standard`. */
  bound: BoundStandard[];
};

/** What a verb changes; the rest (place, responsible person, clocks, version, facts) follows from it. */
export type Move = {
  set?: CaseChange;
  /** Handling as it is after the verb, for the new place. */
  handling?: Partial<Handling>;
  facts: Omit<Fact, 'subject' | 'caseId'>[];
  clockEvents?: ClockEvent[];
  notices?: Notice[];
  access?: string[];
  approverId?: string | null;
  taskPersonId?: string | null;
  customer?: CustomerMessage;
  /** A machine's note: the version stays, so that nobody's open form is made stale by it. */
  quietly?: boolean;
};

const takenHandling = (taken: TakenCase): Handling =>
  handlingOf({
    ...taken,
    cooperationsOpen: taken.cooperations.filter((asked) => asked.answered_at === null).length,
  });

/** Locks a visible case; refuses an unknown one, a stale version, a merged one, and a closed one unless asked for. */
export async function open(
  ctx: Context,
  number: string,
  wanted: { version?: number; closed?: boolean } = {},
): Promise<OpenCase> {
  const taken = await takeCase(ctx, number);
  if (taken === undefined) throw notFound('case.not_found', { number });
  const { row } = taken;
  if (wanted.version !== undefined && wanted.version !== row.version) {
    const changed = await changesSince(ctx, row.id, wanted.version);
    throw conflict('case.stale', { yours: wanted.version, current: row.version, changed });
  }
  if (taken.merged_into !== null) throw conflict('case.merged', { into: taken.merged_into });
  if (wanted.closed !== true && row.closed_at !== null) throw conflict('case.closed');
  return openedCase(ctx, taken);
}

async function openedCase(ctx: Context, taken: TakenCase): Promise<OpenCase> {
  const { row } = taken;
  const ids = { standard: row.standard_version_id, calendar: row.calendar_version_id };
  const bound = await boundStandards(ctx, taken.bindings, ids);
  const standard = bound.at(-1)?.standard;
  if (standard === undefined) throw new Error(`case ${row.id} is bound to no standard`);
  return { taken, row, handling: takenHandling(taken), standard, bound };
}

/** Locks an open case for a job; undefined when it is gone, closed or merged. */
export async function openById(ctx: Context, caseId: number): Promise<OpenCase | undefined> {
  const taken = await takeCaseById(ctx, caseId);
  if (taken === undefined || taken.row.closed_at !== null) return undefined;
  return openedCase(ctx, taken);
}

/** Refuses a person named in the complaint (S1 1.2). */
export function refuseNamed(ctx: Context, row: CaseRecord): void {
  if (ctx.actor.id !== null && ctx.actor.id === row.named_user_id) throw forbidden('case.named_handler');
}

/** Refuses an actor whose part in the case does not allow to handle it, and one named in the complaint (S1 1.2, 5.2). */
export function mayHandle(ctx: Context, row: CaseRecord, permission = 'cases:handle'): void {
  refuseNamed(ctx, row);
  if (!actsFor(ctx.actor, row, permission)) throw forbidden('permission.missing', { permission });
}

/** Refuses a step whose gate is not open, with what is missing and the clause. */
export function passGate(step: Step, handling: Handling): void {
  const missing = missingBefore(step, handling);
  if (missing.length > 0) throw conflict('case.gate', { step, missing, clause: clauseOf(step) });
}

const RISK_CHANGES = [
  'category',
  'level',
  'impact_class',
  'urgency',
  'kind',
  'needs_repair',
  'special',
  'region',
  'product_type',
  'importance',
];

function factsEvent(ctx: Context, before: CaseRecord, set: CaseChange): ClockEvent[] {
  const changes = RISK_CHANGES.some(
    (field) => Object.hasOwn(set, field) && set[field as never] !== before[field as never],
  );
  return changes
    ? [{ type: 'facts_changed', at: ctx.now, facts: clockFacts({ ...before, ...set } as CaseRecord) }]
    : [];
}

async function headOf(ctx: Context, departmentId: string | null): Promise<string | null> {
  if (departmentId === null) return null;
  const { units } = await organisationNow(ctx);
  return units.find((unit) => unit.id === departmentId)?.head?.id ?? null;
}

/** Person of the first open task by due instant. */
const taskPerson = (taken: TakenCase): string | null =>
  taken.tasks.find((task) => task.status === 'open' && task.plan_id !== null)?.responsible_id ?? null;

async function placeAfter(ctx: Context, opened: OpenCase, move: Move, merged: CaseRecord) {
  const handling = { ...opened.handling, ...move.handling };
  const place = placeOf(handling);
  const approver = opened.taken.approvals.find(
    (approval) => approval.kind === 'plan' && approval.status === 'waiting',
  );
  const responsibleId = handling.closed
    ? null
    : responsibleFor(place.step, {
        ownerId: merged.owner_id,
        handlerId: merged.handler_id,
        headId: await headOf(ctx, merged.lead_department_id),
        approverId: move.approverId === undefined ? (approver?.approver_id ?? null) : move.approverId,
        taskPersonId: move.taskPersonId === undefined ? taskPerson(opened.taken) : move.taskPersonId,
      });
  return { ...place, responsibleId };
}

/** Carries a verb out: saves the case at its new place, recounts the clocks, records the facts, tells who must know. */
export async function carryOut(ctx: Context, opened: OpenCase, move: Move): Promise<Moved> {
  const { row } = opened;
  const set = move.set ?? {};
  const clockEvents = [...(move.clockEvents ?? []), ...factsEvent(ctx, row, set)];
  const merged = { ...row, ...set } as CaseRecord;
  const place = await placeAfter(ctx, opened, move, merged);
  const recounted = clockEvents.length > 0 ? await recount(ctx, opened, clockEvents) : undefined;
  const due = recounted && {
    next_due_at: recounted.next?.at ?? null,
    next_due_event: recounted.next?.event ?? null,
    next_due_clause: recounted.next?.clause ?? null,
    at_risk: recounted.atRisk,
  };
  const counted = { ...opened, standard: recounted?.standard ?? opened.standard };
  const times = stepTimesAfter(ctx, counted, {
    round: move.handling?.round ?? opened.handling.round,
    place,
    clocks: recounted?.rows ?? opened.taken.clocks,
  });
  const change = {
    ...set,
    ...due,
    ...times,
    stage: place.stage,
    step: place.step,
    responsible_id: place.responsibleId,
  };
  const version = await saveCase(ctx, row.id, change, move.quietly === true ? 0 : 1);
  const moved =
    place.stage === row.stage ? [] : [{ type: 'case.moved', data: { from: row.stage, to: place.stage } }];
  await record(
    ctx,
    [...move.facts, ...moved].map((fact) => ({
      ...fact,
      subject: caseSubject(row.id),
      caseId: row.id,
      data: { ...fact.data, version },
    })),
  );
  await tellColleagues(ctx, opened, { move, responsibleId: place.responsibleId, merged });
  if (move.customer !== undefined) await sendToCustomer(ctx, opened, move.customer);
  await tellStage(ctx, opened, { stage: place.stage, dueAt: times.step_due_at });
  return { number: row.number, version, stage: place.stage, step: place.step };
}

type Telling = { move: Move; responsibleId: string | null; merged: CaseRecord };

async function tellColleagues(
  ctx: Context,
  { row }: OpenCase,
  { move, responsibleId, merged }: Telling,
): Promise<void> {
  const notices = (move.notices ?? []).map((notice) => ({
    ...notice,
    caseId: row.id,
    caseNumber: row.number,
  }));
  const isNew = responsibleId !== null && responsibleId !== row.responsible_id;
  if (isNew && responsibleId !== ctx.actor.id && !notices.some((notice) => notice.userId === responsibleId)) {
    notices.push({
      userId: responsibleId,
      kind: 'case.your_turn',
      caseId: row.id,
      caseNumber: row.number,
      data: { subject: merged.subject },
    });
  }
  await notify(ctx, notices);
  const principals = [...(move.access ?? []), ...notices.map((notice) => `u:${notice.userId}`)];
  if (responsibleId !== null) principals.push(`u:${responsibleId}`);
  await insertAccess(ctx, row.id, iso(ms(merged.received_at)), principals);
}

/** The colleague who shall do something on the case: exists, may handle its kind, is not named in it. */
export async function handlerFor(ctx: Context, row: CaseRecord, userId: string, field: string) {
  const person = await colleague(ctx, userId);
  if (person.id === row.named_user_id) throw conflict('case.named_handler', { field });
  if (!actsFor({ ...person, scope: 'all' }, row, 'cases:handle'))
    throw conflict('person.cannot_handle', { field });
  return person;
}
