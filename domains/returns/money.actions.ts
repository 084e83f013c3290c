import type { Context } from '../../kernel/context.ts';
import type { InputOf } from '../../kernel/contract.ts';
import { yuan } from '../../kernel/money.ts';
import { conflict, forbidden } from '../../kernel/refusal.ts';
import { askMore } from '../cases/remedies.actions.ts';
import type { PayReturn, SettleReturn } from './acts.contract.ts';
import { againstPaying, beyondApproved, refuseSettlement, totalOf } from './amounts.rules.ts';
import { type Begun, begin, carryOn, refuseFutureTime } from './moves.actions.ts';
import type { ReturnMoved } from './returns.contract.ts';
import { insertPayment } from './returns.store.ts';

type Body<E> = InputOf<E> extends { body: infer B } ? B : never;

const isRaiseWaiting = ({ decisions }: Begun): boolean =>
  decisions.some(({ kind, status }) => kind === 'amount_raise' && status === 'waiting');

/**
 * Says what is paid back. Less than agreed needs the customer's word, freight is paid by whom the law names, and what
 * goes beyond the approved amount is asked for at once (S1 5.2; 消法 24, 25).
 */
export async function settleReturn(
  ctx: Context,
  number: string,
  input: Body<typeof SettleReturn>,
): Promise<ReturnMoved> {
  const begun = await begin(ctx, { number, version: input.version }, 'settle');
  const { order, remedy } = begun;
  if (isRaiseWaiting(begun)) throw conflict('return.approval_waiting');
  refuseFutureTime(ctx, 'consent.at', input.consent?.at);
  const { goodsFen, freightFen, reason, consent } = input;
  const amounts = { basis: order.basis, agreedFen: order.agreed_fen, approvedFen: remedy.amountFen };
  refuseSettlement(amounts, {
    goodsFen,
    freightFen,
    isFreightPromised: input.freightPromised,
    hasReason: reason !== undefined,
    hasConsent: consent !== undefined,
  });
  const amountFen = totalOf(input);
  const byFen = beyondApproved(amounts, amountFen);
  if (byFen > 0) await askMore(ctx, remedy, { byFen, reason: `${order.number} ${reason ?? ''}`.trim() });
  return carryOn(ctx, begun, {
    act: 'settle',
    body: {
      goodsFen,
      freightFen,
      freightPromised: input.freightPromised,
      reason: reason ?? null,
      consent: consent ?? null,
    },
    change: { goods_fen: goodsFen, freight_fen: freightFen },
    reason,
    facts: { amountFen },
  });
}

/**
 * Records that the settled amount was paid, once. Refuses while more than was approved is settled or a raise waits, and
 * whoever decided an amount of this remedy: approving and paying are two persons (S1 5.2).
 */
export async function payReturn(
  ctx: Context,
  number: string,
  { version, method, reference }: Body<typeof PayReturn>,
): Promise<ReturnMoved> {
  const begun = await begin(ctx, { number, version }, 'pay');
  const { order, remedy, decisions } = begun;
  const amountFen = totalOf({ goodsFen: order.goods_fen ?? 0, freightFen: order.freight_fen ?? 0 });
  const against = againstPaying({
    totalFen: amountFen,
    approvedFen: remedy.amountFen,
    isRaiseWaiting: isRaiseWaiting(begun),
    deciders: decisions.filter(({ status }) => status === 'approved').map(({ decidedBy }) => decidedBy),
    payerId: ctx.actor.id,
  });
  if (against === 'return.approver_pays') throw forbidden('return.approver_pays', { clause: 'S1 5.2' });
  if (against === 'return.approval_waiting') throw conflict('return.approval_waiting');
  if (against !== null) {
    throw conflict('return.amount_above_approved', {
      total: yuan(amountFen),
      approved: yuan(remedy.amountFen),
    });
  }
  await insertPayment(ctx, order.id, { amountFen, method, reference });
  const result = order.kind === 'return' ? '已退款' : '已赔付';
  return carryOn(ctx, begun, {
    act: 'pay',
    body: { amountFen, method, reference },
    facts: { amountFen, method },
    done: { result: `${result} ${yuan(amountFen)}`, actualCostFen: amountFen },
  });
}
