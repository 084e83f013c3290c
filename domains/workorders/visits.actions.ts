import type { Context } from '../../kernel/context.ts';
import type { BodyOf, QueryOf } from '../../kernel/contract.ts';
import { record } from '../../kernel/events.ts';
import { conflict, invalid, notFound } from '../../kernel/refusal.ts';
import { chinaDay, chinaMinuteOfDay, DAY, iso, ms } from '../../kernel/time.ts';
import { noteCustomerDelay, noteVisitOffered } from '../cases/visits.actions.ts';
import { notify } from '../messages/messages.actions.ts';
import { type DispatchTechnician, techniciansOn } from '../people/people.queries.ts';
import type { Unfit } from '../people/qualification.contract.ts';
import { unfitFor } from '../people/qualification.rules.ts';
import { maySchedule } from './life.rules.ts';
import { againstVisit } from './remote.rules.ts';
import type { CheckVisit, ScheduleVisit } from './workorders.contract.ts';
import { type OrderSheet, type Overlap, orderSheet, overlaps } from './workorders.queries.ts';
import { insertVisit, lockOrder, lockPeople, saveOrder, saveVisitLock } from './workorders.store.ts';

const MINUTES_OF_DAY = 24 * 60;
const minuteOf = (wall: string): number => Number(wall.slice(0, 2)) * 60 + Number(wall.slice(3, 5));

/** Does the span lie inside one shift of the day? */
function insideShift({ hours }: DispatchTechnician, from: number, to: number): boolean {
  const start = chinaMinuteOfDay(from);
  const end = chinaDay(to) === chinaDay(from) ? chinaMinuteOfDay(to) : MINUTES_OF_DAY;
  return hours.some((shift) => minuteOf(shift.starts) <= start && end <= minuteOf(shift.ends));
}

/** Why this technician may not do the order's work on the day of the visit: the legal gate (S0 2.2, S0 3.3). */
const unfitForOrder = (technician: DispatchTechnician, sheet: OrderSheet, at: number): Unfit[] =>
  unfitFor(technician.qualification, {
    day: chinaDay(at),
    certificates: sheet.certificates,
    skills: sheet.skills,
    productType: sheet.productType,
  });

/** The technicians named, in their order; not found when one is out of sight or none (S2 2.1.2). */
async function technicians(ctx: Context, ids: string[], at: number): Promise<DispatchTechnician[]> {
  const found = new Map((await techniciansOn(ctx, chinaDay(at), { ids })).map((one) => [one.id, one]));
  return ids.map((id) => {
    const technician = found.get(id);
    if (technician === undefined) throw notFound('technician.not_found');
    return technician;
  });
}

/** Everything that speaks against a technician taking the visit at that time. */
export async function checkVisit(ctx: Context, number: string, wanted: QueryOf<typeof CheckVisit>) {
  const sheet = await orderSheet(ctx, number);
  const [from, to] = [ms(wanted.from), ms(wanted.to)];
  const [technician] = await technicians(ctx, [wanted.technicianId], from);
  return {
    unfit: technician === undefined ? [] : unfitForOrder(technician, sheet, from),
    outsideShift: technician === undefined || !insideShift(technician, from, to),
    overlaps: await overlaps(ctx, [wanted.technicianId], wanted, [sheet.id]),
  };
}

/**
 * What forbids the people of the planned visit to begin now: certificates are looked at again at the door, the crew's as
 * well, for a visit that was planned in time may have become forbidden.
 */
export async function unfitAtDoor(ctx: Context, sheet: OrderSheet, at: number): Promise<Unfit[]> {
  if (sheet.visit === null) return [];
  const ids = [sheet.visit.technician.id, ...sheet.visit.crew.map(({ id }) => id)];
  const working = await techniciansOn(ctx, chinaDay(at), { ids, whoever: true });
  const gone = ids.filter((id) => !working.some((one) => one.id === id));
  return [
    ...gone.map((): Unfit => ({ code: 'not_active', clause: 'S0 3.1', about: null, on: null })),
    ...working.flatMap((one) => unfitForOrder(one, sheet, at)),
  ];
}

/** Refuses the visit when the law or the shift forbids it to the lead or to anybody of the crew; answers the lead's name. */
async function refuseUnfit(
  ctx: Context,
  sheet: OrderSheet,
  visit: BodyOf<typeof ScheduleVisit>,
  ids: string[],
): Promise<string> {
  const from = ms(visit.from);
  const people = await technicians(ctx, ids, from);
  for (const one of people) {
    const unfit = unfitForOrder(one, sheet, from);
    if (unfit.length > 0)
      throw conflict('visit.technician_unfit', { technician: one.name, clause: unfit[0]?.clause, unfit });
    if (!insideShift(one, from, ms(visit.to)))
      throw conflict('visit.outside_shift', { technician: one.name, field: 'from' });
  }
  return people[0]?.name ?? '';
}

/** Who asked for a later time: ours unless the customer did (S0 1.4). */
const movedBy = (sheet: OrderSheet, visit: BodyOf<typeof ScheduleVisit>): 'customer' | 'company' | null =>
  sheet.visit === null ? null : (visit.movedBy ?? 'company');

/**
 * What a plan or the customer adds to a visit. `making`: orders whose visits move in the same commit, so they do not stand
 * in the way now; who names them looks again at the end (`overlapsOf`). `locked`: agreed with the customer.
 */
export type VisitTerms = { making?: number[]; locked?: boolean };

/** Orders of several people need as many; the same person counts once. */
function refuseSmallCrew(sheet: OrderSheet, people: string[]): void {
  if (new Set(people).size < people.length) throw invalid('visit.crew_twice', { field: 'crew' });
  if (people.length < sheet.crewSize)
    throw conflict('visit.crew_too_small', { field: 'crew', people: sheet.crewSize });
}

/** Refuses a first visit before somebody looked from afar, or where that was enough, unless it is said why (S2 1.1). */
function refuseBeforeRemote(sheet: OrderSheet, { withoutRemote }: BodyOf<typeof ScheduleVisit>) {
  const against = againstVisit(sheet);
  if (against === null) return {};
  if (withoutRemote === undefined)
    throw conflict('visit.remote_first', {
      clause: against.clause,
      field: 'withoutRemote',
      missing: [against],
    });
  return { withoutRemote, against: against.code };
}

/**
 * Plans or moves the visit of an order. Refuses a technician without valid certificate, skill and training on the day
 * of the visit (S0 2.2, nobody overrides it), a time outside the shift, one that overlaps another visit of the same
 * people (S0 1.4), fewer people than the work takes, the past, an order that somebody is already working on, and a
 * connected product that nobody looked at from afar unless it is said why (S2 1.1). A visit that the customer moved is
 * recorded as such and holds the completion clock until then.
 */
export async function scheduleVisit(
  ctx: Context,
  number: string,
  visit: BodyOf<typeof ScheduleVisit>,
  terms: VisitTerms = {},
) {
  const sheet = await orderSheet(ctx, number);
  const locked = await lockOrder(ctx, number);
  if (locked === undefined) throw notFound('order.not_found', { number });
  if (locked.version !== visit.version) throw conflict('order.stale', { current: locked.version });
  if (!maySchedule(locked.status)) throw conflict('order.state', { status: locked.status });
  if (ms(visit.from) < ctx.now || ms(visit.from) > ctx.now + 180 * DAY)
    throw invalid('visit.not_in_time', { field: 'from' });
  const allTheSame = refuseBeforeRemote(sheet, visit);
  const crew = visit.crew ?? [];
  const people = [visit.technicianId, ...crew];
  refuseSmallCrew(sheet, people);
  const technician = await refuseUnfit(ctx, sheet, visit, people);
  await lockPeople(ctx, people);
  const taken = await overlaps(ctx, people, visit, [sheet.id, ...(terms.making ?? [])]);
  if (taken.length > 0) throw conflict('visit.overlaps', { field: 'from', overlaps: taken });
  const mover = movedBy(sheet, visit);
  const visitId = await insertVisit(
    ctx,
    {
      orderId: sheet.id,
      technicianId: visit.technicianId,
      crew,
      from: visit.from,
      to: visit.to,
      movedBy: mover,
      reason: visit.reason ?? null,
      locked: terms.locked ?? false,
    },
    iso(ctx.now),
  );
  const version = await saveOrder(ctx, sheet.id, { status: 'dispatched' }, iso(ctx.now));
  await record(ctx, [
    {
      type: mover === null ? 'workorder.scheduled' : 'workorder.moved',
      subject: `workorder:${sheet.id}`,
      ...(sheet.caseId === null ? {} : { caseId: sheet.caseId }),
      reason: visit.reason,
      data: { number, visitId, technician, from: visit.from, to: visit.to, movedBy: mover, ...allTheSame },
    },
  ]);
  await tellOfVisit(ctx, sheet, { people, visit, technician, mover });
  return { number, version, visitId };
}

/** Visits that now overlap the one planned for an order: none, unless it was planned past others that should have moved. */
export async function overlapsOf(ctx: Context, number: string): Promise<Overlap[]> {
  const { id, visit } = await orderSheet(ctx, number);
  if (visit === null) return [];
  return overlaps(ctx, [visit.technician.id, ...visit.crew.map((one) => one.id)], visit, [id]);
}

/** Holds the planned visit of an order at its person and time, or lets it go; refuses an order without one. */
export async function lockVisit(ctx: Context, number: string, locked: boolean) {
  const sheet = await orderSheet(ctx, number);
  if (!(await saveVisitLock(ctx, sheet.id, locked))) throw conflict('visit.none', { number });
  await record(ctx, [
    {
      type: locked ? 'workorder.visit_locked' : 'workorder.visit_unlocked',
      subject: `workorder:${sheet.id}`,
      ...(sheet.caseId === null ? {} : { caseId: sheet.caseId }),
      data: { number },
    },
  ]);
  return { number, locked };
}

type Told = {
  people: string[];
  visit: BodyOf<typeof ScheduleVisit>;
  technician: string;
  mover: 'customer' | 'company' | null;
};

async function tellOfVisit(ctx: Context, sheet: OrderSheet, { people, visit, technician, mover }: Told) {
  const before = sheet.visit?.technician.id;
  const told = new Set([...people, ...(before === undefined ? [] : [before])]);
  await notify(
    ctx,
    [...told].map((userId) => ({
      userId,
      kind: people.includes(userId) ? 'workorder.visit' : 'workorder.visit_gone',
      data: { number: sheet.number, subject: sheet.subject, from: visit.from, to: visit.to },
    })),
  );
  if (sheet.caseId === null) return;
  const offer = { technician, from: ms(visit.from), to: ms(visit.to), workOrder: sheet.number };
  const isDelay = mover === 'customer' && ms(visit.from) > ms(sheet.visit?.from ?? visit.from);
  if (isDelay)
    await noteCustomerDelay(ctx, sheet.caseId, {
      until: ms(visit.from),
      reason: visit.reason ?? '',
      workOrder: sheet.number,
    });
  else await noteVisitOffered(ctx, sheet.caseId, offer);
}
