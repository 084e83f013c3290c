import type { Context } from '../../kernel/context.ts';
import type { BodyOf } from '../../kernel/contract.ts';
import { record } from '../../kernel/events.ts';
import { conflict, forbidden, invalid, notFound } from '../../kernel/refusal.ts';
import { iso } from '../../kernel/time.ts';
import type { Bill } from '../pricing/quotes.contract.ts';
import { recordPayment, reversePayment, settleBill } from '../pricing/settlement.actions.ts';
import { fileRow } from './files.queries.ts';
import { charged } from './order-quotes.actions.ts';
import type { RecordPayment } from './order-quotes.contract.ts';
import type { OrderStatus } from './orders.contract.ts';
import type { OrderCommand } from './workorders.contract.ts';
import { mayTakePayment } from './workorders.policy.ts';
import { currentVisit, type OrderSheet, orderSheet } from './workorders.queries.ts';
import { lockOrder, saveOrder } from './workorders.store.ts';

/** Closes the account of an order that is being settled; refuses while it is not paid in full. */
export const closeAccount = (ctx: Context, sheet: OrderSheet): Promise<void> =>
  settleBill(ctx, charged(sheet));

function refuseEarly(status: OrderStatus | undefined): void {
  if (status !== 'completed' && status !== 'confirmed') throw conflict('payment.not_done', { status });
}

/** When the bill of a confirmed order is paid the order is settled. */
async function settleWhenPaid(ctx: Context, sheet: OrderSheet, bill: Bill): Promise<boolean> {
  if (bill.paidFen !== bill.totalFen || sheet.status !== 'confirmed') return false;
  await closeAccount(ctx, sheet);
  await saveOrder(ctx, sheet.id, { status: 'settled' }, iso(ctx.now));
  await record(ctx, [
    {
      type: 'workorder.settled',
      subject: `workorder:${sheet.id}`,
      ...(sheet.caseId === null ? {} : { caseId: sheet.caseId }),
      data: { number: sheet.number },
    },
  ]);
  return true;
}

/** Records a payment for finished work from the office; the last one of a confirmed order settles it. */
export async function takePayment(ctx: Context, number: string, paid: BodyOf<typeof RecordPayment>) {
  await lockOrder(ctx, number);
  const sheet = await orderSheet(ctx, number);
  refuseEarly(sheet.status);
  const taken = { ...paid, fileId: null, commandId: null, at: iso(ctx.now) };
  const bill = await recordPayment(ctx, charged(sheet), taken);
  const settled = await settleWhenPaid(ctx, sheet, bill);
  return { paidFen: bill.paidFen, totalFen: bill.totalFen, settled };
}

/**
 * A payment that the technician took at the door, with the number of its receipt or a photo of it (HAP price). Refuses
 * whoever does not make the visit, work that is not done, a photo of another order, and more than is due.
 */
export async function payAtDoor(
  ctx: Context,
  sheet: OrderSheet,
  { command, at }: { command: OrderCommand; at: number },
): Promise<OrderStatus> {
  const { payment } = command;
  if (payment === undefined) throw invalid('order.record_invalid');
  if (!mayTakePayment(ctx.actor, currentVisit(sheet))) throw forbidden('order.not_yours');
  if (sheet.status === 'cancelled') throw conflict('order.cancelled');
  refuseEarly(sheet.status);
  const { method, amountFen, proof = '', fileId = null } = payment;
  if (fileId !== null && (await fileRow(ctx, fileId))?.number !== sheet.number)
    throw notFound('file.not_found');
  const taken = { method, amountFen, proof, fileId, commandId: command.id, at: iso(at) };
  const bill = await recordPayment(ctx, charged(sheet), taken);
  return (await settleWhenPaid(ctx, sheet, bill)) ? 'settled' : sheet.status;
}

/** Takes a mistaken payment back. */
export async function takePaymentBack(
  ctx: Context,
  { number, id }: { number: string; id: number },
  reason: string,
) {
  const sheet = await orderSheet(ctx, number);
  await lockOrder(ctx, number);
  await reversePayment(ctx, charged(sheet), { id, reason });
  return { id };
}
