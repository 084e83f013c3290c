import type { Context } from '../../kernel/context.ts';
import type { BodyOf, QueryOf } from '../../kernel/contract.ts';
import { record } from '../../kernel/events.ts';
import { conflict, invalid, notFound } from '../../kernel/refusal.ts';
import { chinaDay, chinaMinuteOfDay, DAY, iso, ms } from '../../kernel/time.ts';
import { noteCustomerDelay, noteVisitOffered } from '../cases/visits.actions.ts';
import { colleagues } from '../identity/identity.queries.ts';
import { notify } from '../messages/messages.actions.ts';
import { type DispatchTechnician, techniciansOn } from '../people/people.queries.ts';
import type { Unfit } from '../people/qualification.contract.ts';
import { unfitFor } from '../people/qualification.rules.ts';
import { maySchedule } from './life.rules.ts';
import type { CheckVisit, ScheduleVisit } from './workorders.contract.ts';
import { type OrderSheet, orderSheet, overlaps } from './workorders.queries.ts';
import { insertVisit, lockOrder, lockPeople, saveOrder } from './workorders.store.ts';

const MINUTES_OF_DAY = 24 * 60;
const minuteOf = (wall: string): number => Number(wall.slice(0, 2)) * 60 + Number(wall.slice(3, 5));

/** Does the span lie inside one shift of the day? */
function insideShift({ hours }: DispatchTechnician, from: number, to: number): boolean {
  const start = chinaMinuteOfDay(from);
  const end = chinaDay(to) === chinaDay(from) ? chinaMinuteOfDay(to) : MINUTES_OF_DAY;
  return hours.some((shift) => minuteOf(shift.starts) <= start && end <= minuteOf(shift.ends));
}

/** Why this technician may not do the order's work on the day of the visit: the legal gate (S0 2.2, S0 3.3). */
export const unfitForOrder = (technician: DispatchTechnician, sheet: OrderSheet, at: number): Unfit[] =>
  unfitFor(technician.qualification, {
    day: chinaDay(at),
    certificates: sheet.certificates,
    skills: sheet.skills,
    productType: sheet.productType,
  });

async function technicianOn(ctx: Context, id: string, at: number): Promise<DispatchTechnician> {
  const [technician] = await techniciansOn(ctx, chinaDay(at), { ids: [id] });
  if (technician === undefined) throw notFound('technician.not_found');
  return technician;
}

/** Everything that speaks against a technician taking the visit at that time. */
export async function checkVisit(ctx: Context, number: string, wanted: QueryOf<typeof CheckVisit>) {
  const sheet = await orderSheet(ctx, number);
  const [from, to] = [ms(wanted.from), ms(wanted.to)];
  const technician = await technicianOn(ctx, wanted.technicianId, from);
  return {
    unfit: unfitForOrder(technician, sheet, from),
    outsideShift: !insideShift(technician, from, to),
    overlaps: await overlaps(ctx, [wanted.technicianId], wanted, sheet.id),
  };
}

async function refuseUnfit(
  ctx: Context,
  sheet: OrderSheet,
  visit: BodyOf<typeof ScheduleVisit>,
): Promise<string> {
  const from = ms(visit.from);
  const lead = await technicianOn(ctx, visit.technicianId, from);
  const unfit = unfitForOrder(lead, sheet, from);
  if (unfit.length > 0) throw conflict('visit.technician_unfit', { clause: unfit[0]?.clause, unfit });
  if (!insideShift(lead, from, ms(visit.to))) throw conflict('visit.outside_shift', { field: 'from' });
  return lead.name;
}

/** Who asked for a later time: ours unless the customer did (S0 1.4). */
const movedBy = (sheet: OrderSheet, visit: BodyOf<typeof ScheduleVisit>): 'customer' | 'company' | null =>
  sheet.visit === null ? null : (visit.movedBy ?? 'company');

/**
 * Plans or moves the visit of an order. Refuses a technician without valid certificate, skill and training on the day
 * of the visit (S0 2.2, nobody overrides it), a time outside the shift, one that overlaps another visit of the same
 * people (S0 1.4), the past, and an order that somebody is already working on. A visit that the customer moved is
 * recorded as such and holds the completion clock until then.
 */
export async function scheduleVisit(ctx: Context, number: string, visit: BodyOf<typeof ScheduleVisit>) {
  const sheet = await orderSheet(ctx, number);
  const locked = await lockOrder(ctx, number);
  if (locked === undefined) throw notFound('order.not_found', { number });
  if (locked.version !== visit.version) throw conflict('order.stale', { current: locked.version });
  if (!maySchedule(sheet.status)) throw conflict('order.state', { status: sheet.status });
  if (ms(visit.from) < ctx.now || ms(visit.from) > ctx.now + 180 * DAY)
    throw invalid('visit.not_in_time', { field: 'from' });
  const technician = await refuseUnfit(ctx, sheet, visit);
  const people = [visit.technicianId, ...(visit.crew ?? [])];
  if ((await colleagues(ctx, people)).length !== new Set(people).size)
    throw invalid('person.not_found', { field: 'crew' });
  await lockPeople(ctx, people);
  const taken = await overlaps(ctx, people, visit, sheet.id);
  if (taken.length > 0) throw conflict('visit.overlaps', { field: 'from', overlaps: taken });
  const mover = movedBy(sheet, visit);
  const visitId = await insertVisit(
    ctx,
    {
      orderId: sheet.id,
      technicianId: visit.technicianId,
      crew: visit.crew ?? [],
      from: visit.from,
      to: visit.to,
      movedBy: mover,
      reason: visit.reason ?? null,
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
      data: { number, visitId, technician, from: visit.from, to: visit.to, movedBy: mover },
    },
  ]);
  await tellOfVisit(ctx, sheet, { people, visit, technician, mover });
  return { number, version, visitId };
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
  if (mover === 'customer')
    await noteCustomerDelay(ctx, sheet.caseId, {
      until: ms(visit.from),
      reason: visit.reason ?? '',
      workOrder: sheet.number,
    });
  else await noteVisitOffered(ctx, sheet.caseId, offer);
}
