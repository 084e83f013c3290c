import type { Context } from '../../kernel/context.ts';
import { record } from '../../kernel/events.ts';
import { conflict, forbidden, invalid, notFound } from '../../kernel/refusal.ts';
import { chinaDay, iso, MINUTE, ms } from '../../kernel/time.ts';
import { finishRemedy } from '../cases/remedies.actions.ts';
import { type AmountDecision, amountDecisions, type Remedy, remedyOf } from '../cases/remedies.queries.ts';
import type { ReturnMoved } from './returns.contract.ts';
import { mayAct, rightFor } from './returns.policy.ts';
import type { StoredReturn } from './returns.queries.ts';
import { insertRecord, lockReturn, type ReturnChange, saveReturn } from './returns.store.ts';
import { hasEnded, type ReturnAct, type ReturnStep, stepAfter } from './steps.rules.ts';

/** An order under lock, the remedy it carries out, and where an act leads. */
export type Begun = { order: StoredReturn; remedy: Remedy; decisions: AmountDecision[]; to: ReturnStep };

export type Seen = { number: string; version: number };

/**
 * Locks an order for an act. Refuses one out of sight as absent, a person without the right for this kind of case or
 * named in the complaint, a version that is not
 * the present one, and an act that the step does not allow.
 */
export async function begin(ctx: Context, { number, version }: Seen, act: ReturnAct): Promise<Begun> {
  const order = await lockReturn(ctx, number);
  if (order === undefined) throw notFound('return.not_found', { number });
  const remedy = await remedyOf(ctx, order.task_id);
  if (remedy === undefined) throw notFound('return.not_found', { number });
  if (ctx.actor.id === remedy.namedUserId) throw forbidden('case.named_handler');
  if (!mayAct(ctx.actor, act, remedy)) throw forbidden('permission.missing', { permission: rightFor(act) });
  if (order.version !== version) throw conflict('return.stale', { yours: version, current: order.version });
  const to = stepAfter(order, act);
  if (to === null) throw conflict('return.state', { step: order.step, act });
  return { order, remedy, decisions: await amountDecisions(ctx, remedy), to };
}

/** Refuses a day that has not come yet. */
export function refuseFutureDay(ctx: Context, field: string, day: string): void {
  if (day > chinaDay(ctx.now)) throw invalid('return.day_in_future', { field });
}

/** Refuses an instant that has not come yet. */
export function refuseFutureTime(ctx: Context, field: string, at: string | undefined): void {
  if (at !== undefined && ms(at) > ctx.now + 2 * MINUTE) throw invalid('case.contact_in_future', { field });
}

const FACTS: Record<ReturnAct, string> = {
  ship: 'return.sent',
  receive: 'return.received',
  inspect: 'return.inspected',
  settle: 'return.settled',
  pay: 'return.paid',
  hand_over: 'return.exchanged',
  reject: 'return.rejected',
  cancel: 'return.cancelled',
};

type Doing = {
  act: ReturnAct;
  /** Kept for good with the order. */
  body: Record<string, unknown>;
  change?: ReturnChange;
  reason?: string | undefined;
  /** What the fact says on the case's timeline. */
  facts?: Record<string, unknown>;
  /** How the task of the plan ended; only for acts that end the order. */
  done?: { result: string; actualCostFen: number };
};

/** Carries an act out: moves the order, keeps the record, tells the case; an act that ends the order ends its task. */
export async function carryOn(
  ctx: Context,
  { order, remedy, to }: Begun,
  doing: Doing,
): Promise<ReturnMoved> {
  const ended = hasEnded(to) ? { ended_at: iso(ctx.now) } : {};
  const version = await saveReturn(ctx, order.id, to, { ...doing.change, ...ended });
  await insertRecord(ctx, order.id, doing.act, doing.body);
  await record(ctx, [
    {
      type: FACTS[doing.act],
      subject: `return:${order.id}`,
      caseId: order.case_id,
      reason: doing.reason,
      data: { order: order.number, measure: order.kind, ...doing.facts },
    },
  ]);
  if (doing.done !== undefined) {
    const result = `${order.number} ${doing.done.result}`;
    await finishRemedy(ctx, remedy, { result, actualCostFen: doing.done.actualCostFen });
  }
  return { number: order.number, step: to, version };
}
