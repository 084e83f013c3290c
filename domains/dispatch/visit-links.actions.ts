import type { Context } from '../../kernel/context.ts';
import { record } from '../../kernel/events.ts';
import type { JobPayload } from '../../kernel/jobs.ts';
import { conflict, notFound, Refusal } from '../../kernel/refusal.ts';
import { chinaMinute, DAY, iso, MINUTE, ms } from '../../kernel/time.ts';
import { reachedAbout } from '../cases/case-work.queries.ts';
import { noteCustomerDelay } from '../cases/visits.actions.ts';
import { customerFacts } from '../customers/customers.queries.ts';
import { notify, tellCustomer } from '../messages/messages.actions.ts';
import { quietHoursOf, standardAt } from '../standards/standards.queries.ts';
import { againstVisit } from '../workorders/remote.rules.ts';
import { scheduleVisit } from '../workorders/visits.actions.ts';
import { type OrderSheet, orderSheet } from '../workorders/workorders.queries.ts';
import { dispatchSettings } from './day-plans.queries.ts';
import { isOwnDelay } from './offers.rules.ts';
import {
  dispatchersOf,
  hasLink,
  type LinkRow,
  mayChoose,
  type OfferedSlot,
  offeredSlots,
  openLink,
} from './visit-links.queries.ts';
import {
  countCall,
  countPick,
  deleteHold,
  deleteLinks,
  insertVisitLink,
  lockSlots,
  saveHold,
} from './visit-links.store.ts';

const LINK_DAYS = 14;
const HOLD = 5 * MINUTE;
const MOST_CALLS = 3;

/** Stands in a message for the link of this number, until the message leaves. */
const linkMark = (id: number): string => `{visit:${id}}`;

/** Where the customer of an order is reached: as said on the case, else as on file. */
async function reachedFor(ctx: Context, { caseId, customerId }: OrderSheet): Promise<string | null> {
  const said = caseId === null ? null : await reachedAbout(ctx, caseId);
  return said || (await customerFacts(ctx, customerId)).phone;
}

/** Makes a link and sends it; held over the quiet hours. Refuses an order whose customer has no phone on file. */
async function sendLink(ctx: Context, sheet: OrderSheet): Promise<void> {
  const recipient = await reachedFor(ctx, sheet);
  if (recipient === null) throw conflict('visit_link.no_phone');
  const id = await insertVisitLink(ctx, {
    orderId: sheet.id,
    at: iso(ctx.now),
    expiresAt: iso(ctx.now + LINK_DAYS * DAY),
  });
  await tellCustomer(ctx, {
    caseId: sheet.caseId,
    customerId: sheet.customerId,
    recipient,
    template: 'visit_slots',
    values: { number: sheet.caseNumber ?? sheet.number, link: linkMark(id) },
    causeEvent: 'workorder.created',
    quiet: quietHoursOf(await standardAt(ctx, ctx.now)),
    anyTime: false,
  });
  await record(ctx, [
    {
      type: 'workorder.slots_offered',
      subject: `workorder:${sheet.id}`,
      ...(sheet.caseId === null ? {} : { caseId: sheet.caseId }),
      data: { number: sheet.number },
    },
  ]);
}

/** A new order needs a visit: its customer gets one link to choose the slot, if the company wants that. */
export async function offerSlots(ctx: Context, { data }: JobPayload): Promise<void> {
  const { customerSlots } = await dispatchSettings(ctx);
  if (!customerSlots || typeof data?.number !== 'string') return;
  const sheet = await orderSheet(ctx, data.number);
  if (sheet.status !== 'created' || sheet.maskedPhone === null || againstVisit(sheet) !== null) return;
  await lockSlots(ctx, sheet.region);
  if (!(await hasLink(ctx, sheet.id))) await sendLink(ctx, sheet);
}

/**
 * Sends the customer a fresh link; the one before ends. Refuses an order whose visit can no longer be chosen, or not
 * yet: what is to be looked at from afar first (S2 1.1).
 */
export async function resendLink(ctx: Context, number: string): Promise<{ number: string }> {
  const sheet = await orderSheet(ctx, number);
  if (!['created', 'scheduled', 'dispatched', 'accepted'].includes(sheet.status))
    throw conflict('order.state', { status: sheet.status });
  const against = againstVisit(sheet);
  if (against !== null) throw conflict('visit.remote_first', { clause: against.clause, missing: [against] });
  await sendLink(ctx, sheet);
  return { number };
}

async function linkOf(ctx: Context, id: number): Promise<{ link: LinkRow; sheet: OrderSheet }> {
  const link = await openLink(ctx, id);
  if (link === undefined) throw notFound('visit_link.not_found');
  const sheet = await orderSheet(ctx, link.number);
  if (!mayChoose(ctx, link, sheet)) throw conflict('visit_link.too_late');
  return { link, sheet };
}

/**
 * Keeps a slot for five minutes, for the customer to confirm: nobody else is offered it meanwhile. Refuses one that is no
 * longer free.
 */
export async function holdSlot(ctx: Context, id: number, from: string): Promise<void> {
  const { link, sheet } = await linkOf(ctx, id);
  await lockSlots(ctx, link.region);
  const slot = (await offeredSlots(ctx, sheet, id)).find((one) => ms(one.from) === ms(from));
  if (slot === undefined) throw conflict('visit_link.taken');
  await saveHold(ctx, { linkId: id, ...slot, until: iso(ctx.now + HOLD) });
}

/** Lets a slot go that the customer does not want after all. */
export async function letGo(ctx: Context, id: number): Promise<void> {
  await linkOf(ctx, id);
  await deleteHold(ctx, id);
}

const WISH = '客户自行选择时间';

async function noteOwnDelay(
  ctx: Context,
  sheet: OrderSheet,
  chosen: Pick<OfferedSlot, 'from' | 'to'>,
  earliest: OfferedSlot | undefined,
) {
  const isOwn = isOwnDelay({
    endsAt: ms(chosen.to),
    earliestEnd: earliest === undefined ? null : ms(earliest.to),
    dueAt: sheet.dueAt === null ? null : ms(sheet.dueAt),
  });
  if (!isOwn || sheet.caseId === null || earliest === undefined) return;
  await noteCustomerDelay(ctx, sheet.caseId, {
    until: ms(chosen.from),
    reason: `${WISH}，最早可约 ${chinaMinute(ms(earliest.from))}`,
    workOrder: sheet.number,
  });
}

/**
 * Plans the visit in the slot that the link holds, through the gates of every visit, and locks it as agreed. A later time
 * than one that we offered within our limit is the customer's delay (S0 1.4). Refuses a hold that is over, and a slot that
 * the office has taken meanwhile.
 */
export async function confirmSlot(ctx: Context, id: number): Promise<void> {
  const { link, sheet } = await linkOf(ctx, id);
  const { hold } = link;
  const [technicianId, ...crew] = hold?.people ?? [];
  if (hold === null || technicianId === undefined) throw conflict('visit_link.taken');
  const isLate = sheet.visit === null && sheet.dueAt !== null && ms(hold.to) > ms(sheet.dueAt);
  const [earliest] = isLate ? await offeredSlots(ctx, sheet, id) : [];
  const moved = sheet.visit === null ? {} : { movedBy: 'customer' as const, reason: WISH };
  try {
    await scheduleVisit(
      ctx,
      link.number,
      { version: sheet.version, technicianId, crew, from: hold.from, to: hold.to, ...moved },
      { locked: true },
    );
  } catch (error) {
    if (error instanceof Refusal && error.kind !== 'not_found') throw conflict('visit_link.taken');
    throw error;
  }
  await noteOwnDelay(ctx, sheet, hold, earliest);
  await deleteHold(ctx, id);
  await countPick(ctx, id);
}

/** The customer would rather talk: the owner of the case and the region's dispatchers hear of it, three times at most. */
export async function askForCall(ctx: Context, id: number): Promise<void> {
  const link = await openLink(ctx, id);
  if (link === undefined) throw notFound('visit_link.not_found');
  if (!(await countCall(ctx, id, MOST_CALLS))) return;
  const sheet = await orderSheet(ctx, link.number);
  const told = new Set(await dispatchersOf(ctx, link.region));
  if (sheet.caseOwnerId !== null) told.add(sheet.caseOwnerId);
  await notify(
    ctx,
    [...told].map((userId) => ({
      userId,
      kind: 'workorder.call_asked',
      caseId: sheet.caseId,
      caseNumber: sheet.caseNumber,
      data: { number: sheet.number, subject: sheet.subject },
    })),
  );
  await record(ctx, [
    {
      type: 'workorder.call_asked',
      subject: `workorder:${sheet.id}`,
      ...(sheet.caseId === null ? {} : { caseId: sheet.caseId }),
      data: { number: sheet.number },
    },
  ]);
}

/** Removes links that ended long ago, at most `limit`; says how many. */
export const endOldLinks = deleteLinks;
