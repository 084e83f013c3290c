import type { Context } from '../../kernel/context.ts';
import { record } from '../../kernel/events.ts';
import { conflict, invalid, notFound } from '../../kernel/refusal.ts';
import { iso } from '../../kernel/time.ts';
import { billOf } from './bill.rules.ts';
import { type ChargedOrder, factOfQuote } from './quotes.actions.ts';
import type { Bill, Payment } from './quotes.contract.ts';
import { partsUsed, paymentsOf, quotesOf, settlementOf } from './quotes.queries.ts';
import { insertPayment, insertSettlement } from './quotes.store.ts';

type Paid = Pick<ChargedOrder, 'id' | 'number' | 'caseId'>;

const paidOf = (payments: readonly Payment[]): number =>
  payments.reduce((total, { amountFen }) => total + amountFen, 0);

/** The itemised bill: as it was settled, else what was accepted and done so far; amounts in fen (HAP price). */
export async function billFor(ctx: Context, orderNumber: string, isDone: boolean): Promise<Bill> {
  const paidFen = paidOf(await paymentsOf(ctx, orderNumber));
  const settled = await settlementOf(ctx, orderNumber);
  if (settled !== undefined) return { ...settled, paidFen, final: true };
  const accepted = (await quotesOf(ctx, orderNumber)).find(({ status }) => status === 'accepted');
  const bill = billOf(accepted?.lines ?? [], await partsUsed(ctx, orderNumber));
  return { ...bill, paidFen, final: isDone, settledAt: null };
}

type Taken = Pick<Payment, 'method' | 'amountFen' | 'proof' | 'fileId'> & {
  at: string;
  /** The command of the phone that brought it; null from the office. */
  commandId: string | null;
};

/** Records a payment with the number of its proof or a photo of it. Refuses more than the bill: nothing beyond what was accepted (PRC 8). */
export async function recordPayment(ctx: Context, order: Paid, taken: Taken): Promise<Bill> {
  const bill = await billFor(ctx, order.number, true);
  const openFen = bill.totalFen - bill.paidFen;
  if (taken.amountFen > openFen) throw conflict('payment.over_bill', { field: 'amountFen', openFen });
  await insertPayment(ctx, {
    ...taken,
    orderNumber: order.number,
    reversesId: null,
    reason: null,
  });
  const { method, amountFen, commandId } = taken;
  const atDoor = commandId !== null;
  await record(ctx, [factOfQuote(order, 'payment.recorded', { method, amountFen, atDoor })]);
  return { ...bill, paidFen: bill.paidFen + amountFen };
}

/** Takes a payment back that was recorded by mistake; each once, and not after the order was settled. */
export async function reversePayment(
  ctx: Context,
  order: Paid,
  { id, reason }: { id: number; reason: string },
): Promise<void> {
  if ((await settlementOf(ctx, order.number)) !== undefined) throw conflict('payment.settled');
  const payment = (await paymentsOf(ctx, order.number)).find((known) => known.id === id);
  if (payment === undefined) throw notFound('payment.not_found');
  if (payment.reversesId !== null) throw invalid('payment.is_reversal');
  const stored = await insertPayment(ctx, {
    orderNumber: order.number,
    method: payment.method,
    amountFen: -payment.amountFen,
    proof: payment.proof,
    fileId: payment.fileId,
    commandId: null,
    reversesId: id,
    reason,
    at: iso(ctx.now),
  });
  if (stored === undefined) throw conflict('payment.reversed');
  await record(ctx, [
    factOfQuote(order, 'payment.reversed', { paymentId: id, amountFen: payment.amountFen }),
  ]);
}

/** Closes the account of an order: the bill is kept as it is. Refuses while it is not paid in full. */
export async function settleBill(ctx: Context, order: Paid): Promise<void> {
  const bill = await billFor(ctx, order.number, true);
  const openFen = bill.totalFen - bill.paidFen;
  if (openFen > 0) throw conflict('settlement.unpaid', { openFen });
  const accepted = (await quotesOf(ctx, order.number)).find(({ status }) => status === 'accepted');
  const { lines, totalFen } = bill;
  await insertSettlement(ctx, {
    orderNumber: order.number,
    quoteId: accepted?.id ?? null,
    lines,
    totalFen,
    at: iso(ctx.now),
  });
  await record(ctx, [factOfQuote(order, 'bill.settled', { totalFen })]);
}
