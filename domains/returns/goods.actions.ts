import type { Context } from '../../kernel/context.ts';
import type { InputOf } from '../../kernel/contract.ts';
import { conflict, invalid } from '../../kernel/refusal.ts';
import { chinaDay, ms } from '../../kernel/time.ts';
import { filesOfCase } from '../cases/remedies.queries.ts';
import { unitBySerial } from '../customers/customers.queries.ts';
import { cameBackByExchange } from '../warranty/warranty.queries.ts';
import type { InspectReturn, ReceiveReturn, ShipReturn } from './acts.contract.ts';
import { datesOf, lateBy } from './dates.rules.ts';
import { entitlementFor, rulesFor } from './entitlement.actions.ts';
import { type Begun, begin, carryOn, refuseFutureDay } from './moves.actions.ts';
import type { ReturnMoved } from './returns.contract.ts';
import { returnOfUnit, type StoredReturn } from './returns.queries.ts';
import type { ReturnChange } from './returns.store.ts';

type Body<E> = InputOf<E> extends { body: infer B } ? B : never;

/** The goods are on their way back. */
export async function shipReturn(
  ctx: Context,
  number: string,
  { version, carrier, waybill }: Body<typeof ShipReturn>,
): Promise<ReturnMoved> {
  const begun = await begin(ctx, { number, version }, 'ship');
  return carryOn(ctx, begun, { act: 'ship', body: { carrier, waybill }, facts: { carrier, waybill } });
}

/**
 * The unit whose serial was read. Refuses a serial that is not on file, another one than the order is about, a unit of
 * another customer, and one that is in another order or came back already.
 */
async function unitBack(ctx: Context, order: StoredReturn, typed: string): Promise<number> {
  const field = 'serial';
  const unit = await unitBySerial(ctx, typed.toUpperCase());
  if (unit === undefined) throw invalid('unit.not_found', { field });
  if (unit.customerId !== order.customer_id) throw conflict('unit.not_of_customer', { field });
  if (order.unit_id !== null && unit.id !== order.unit_id) throw conflict('return.other_serial', { field });
  const other = await returnOfUnit(ctx, unit.id, order.id);
  if (other?.isOpen) throw conflict('return.serial_in_return', { field, order: other.number });
  if (other !== undefined || (await cameBackByExchange(ctx, unit.id))) {
    throw conflict('return.serial_returned', { field, order: other?.number ?? '—' });
  }
  return unit.id;
}

/** A unit known by its serial is looked at; goods without one say why; an exchange always names the unit. */
async function unitChange(
  ctx: Context,
  { order }: Begun,
  { serial, noSerialReason }: Body<typeof ReceiveReturn>,
): Promise<ReturnChange> {
  if (serial !== undefined) {
    const unitId = await unitBack(ctx, order, serial);
    if (order.unit_id !== null) return {};
    const entitlement = await entitlementFor(ctx, { kind: order.kind, basis: order.basis, unitId });
    return { unit_id: unitId, entitlement };
  }
  const mayLack = order.unit_id === null && order.kind === 'return' && noSerialReason !== undefined;
  if (!mayLack) throw invalid('return.serial_needed', { field: 'serial' });
  return {};
}

/**
 * The goods are back, at the warehouse, a store, or taken at the door: the refund is owed 7 days later (消法 25). Checks
 * the serial that was read.
 */
export async function receiveReturn(
  ctx: Context,
  number: string,
  input: Body<typeof ReceiveReturn>,
): Promise<ReturnMoved> {
  const begun = await begin(ctx, { number, version: input.version }, 'receive');
  const { order, remedy } = begun;
  refuseFutureDay(ctx, 'on', input.on);
  const unit = await unitChange(ctx, begun, input);
  const agreedOn = chinaDay(ms(remedy.dueAt));
  const dates = datesOf(
    { kind: order.kind, agreedOn, receivedOn: input.on },
    await rulesFor(ctx, order.customer_id),
  );
  const { way, on, noSerialReason } = input;
  const serial = input.serial?.toUpperCase() ?? null;
  return carryOn(ctx, begun, {
    act: 'receive',
    body: { way, on, serial, noSerialReason: noSerialReason ?? null },
    change: {
      ...unit,
      received_on: on,
      due_on: dates.dueOn,
      refund_due_on: dates.refundDueOn,
      refund_delay_on: dates.refundDelayOn,
      wake_at: wakeOf(dates, order, ctx.now),
    },
    facts: { way, on, serial, dueOn: dates.dueOn },
  });
}

/** What has passed already is recorded with the next look: an order that is late on arrival wakes at once. */
function wakeOf(dates: ReturnType<typeof datesOf>, { reported }: StoredReturn, now: number): string | null {
  const { marks, wakeAt } = lateBy(dates, reported, now);
  return marks.length > 0 ? new Date(now).toISOString() : wakeAt;
}

/** What came back was looked at: method, instrument, verdict, accessories, photos that are kept with the case (S3 1-K1-2). */
export async function inspectReturn(
  ctx: Context,
  number: string,
  input: Body<typeof InspectReturn>,
): Promise<ReturnMoved> {
  const begun = await begin(ctx, { number, version: input.version }, 'inspect');
  const { method, instrument, verdict, intact, accessories, condition, fileIds } = input;
  if (method !== 'by_eye' && instrument === undefined)
    throw invalid('return.instrument_needed', { field: 'instrument' });
  const kept = await filesOfCase(ctx, begun.order.case_id, fileIds);
  if (kept.length !== new Set(fileIds).size) throw invalid('file.not_found', { field: 'fileIds' });
  return carryOn(ctx, begun, {
    act: 'inspect',
    body: {
      ...{ method, instrument: instrument ?? null, verdict },
      ...{ intact, accessories, condition, fileIds: kept },
    },
    facts: { method, verdict, intact, accessories },
  });
}
