import type { Context } from '../../kernel/context.ts';
import type { InputOf } from '../../kernel/contract.ts';
import { conflict, invalid } from '../../kernel/refusal.ts';
import { exchangeUnit } from '../warranty/ledger.actions.ts';
import type { CancelReturn, HandOverReturn, RejectReturn } from './acts.contract.ts';
import { begin, carryOn, refuseFutureDay, refuseFutureTime } from './moves.actions.ts';
import type { ReturnMoved } from './returns.contract.ts';
import { isGoodsWithUs } from './steps.rules.ts';

type Body<E> = InputOf<E> extends { body: infer B } ? B : never;

/**
 * Hands another unit over: this serial out, that one in, and the period starts anew on the day (三包规定 14). Refuses a
 * serial of another customer and one that an exchange used already.
 */
export async function handOverReturn(
  ctx: Context,
  number: string,
  input: Body<typeof HandOverReturn>,
): Promise<ReturnMoved> {
  const begun = await begin(ctx, { number, version: input.version }, 'hand_over');
  const { order } = begun;
  refuseFutureDay(ctx, 'on', input.on);
  if (order.unit_id === null) throw conflict('return.serial_needed', { field: 'serial' });
  const entry = await exchangeUnit(ctx, {
    params: { id: order.unit_id },
    query: {},
    body: { on: input.on, serialIn: input.serial, reason: order.number, ...modelOf(input) },
  });
  const serial = input.serial.toUpperCase();
  return carryOn(ctx, begun, {
    act: 'hand_over',
    body: { serialOut: entry.serial, serialIn: serial, on: input.on },
    change: entry.otherUnitId === null ? {} : { given_unit_id: entry.otherUnitId },
    facts: { serialOut: entry.serial, serialIn: serial, on: input.on },
    done: { result: `已换货 ${entry.serial} → ${serial}`, actualCostFen: 0 },
  });
}

const modelOf = ({ model }: { model?: string | undefined }) => (model === undefined ? {} : { model });

/**
 * Refuses a remedy with its reason. The customer was told, and goods that are with us go back with a waybill
 * (S1 2.2; 处罚办法 8: without a ground this counts as refusal).
 */
export async function rejectReturn(
  ctx: Context,
  number: string,
  input: Body<typeof RejectReturn>,
): Promise<ReturnMoved> {
  const begun = await begin(ctx, { number, version: input.version }, 'reject');
  const { order } = begun;
  const { reason, clause, told, sentBack } = input;
  refuseFutureTime(ctx, 'told.at', told.at);
  if (isGoodsWithUs(order.step, order.kind) && sentBack === undefined) {
    throw invalid('return.goods_go_back', { field: 'sentBack' });
  }
  return carryOn(ctx, begun, {
    act: 'reject',
    body: { reason, clause: clause ?? null, told, sentBack: sentBack ?? null },
    reason,
    facts: { clause: clause ?? null, channel: told.channel },
    done: { result: `已拒绝：${reason.slice(0, 200)}`, actualCostFen: 0 },
  });
}

/** The customer keeps the goods, or waives the money, before anything came back; with the customer's word on record. */
export async function cancelReturn(
  ctx: Context,
  number: string,
  { version, reason, told }: Body<typeof CancelReturn>,
): Promise<ReturnMoved> {
  const begun = await begin(ctx, { number, version }, 'cancel');
  refuseFutureTime(ctx, 'told.at', told.at);
  return carryOn(ctx, begun, {
    act: 'cancel',
    body: { reason, told },
    reason,
    facts: { channel: told.channel },
    done: { result: `客户撤回：${reason.slice(0, 200)}`, actualCostFen: 0 },
  });
}
