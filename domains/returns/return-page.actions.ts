import type { Context } from '../../kernel/context.ts';
import { notFound } from '../../kernel/refusal.ts';
import { amountDecisions, remedyOf } from '../cases/remedies.queries.ts';
import { againstPaying, freightBy, totalOf } from './amounts.rules.ts';
import type { ReturnPage } from './returns.contract.ts';
import { mayAct } from './returns.policy.ts';
import { returnSheet } from './returns.queries.ts';
import { actsFrom } from './steps.rules.ts';

/** An order as the page shows it, with what the reader may do next and what speaks against paying. */
export async function returnPage(ctx: Context, number: string): Promise<ReturnPage> {
  const { line, row, given, unit, records, payment } = await returnSheet(ctx, number);
  const remedy = await remedyOf(ctx, row.task_id);
  if (remedy === undefined) throw notFound('return.not_found', { number });
  const decisions = await amountDecisions(ctx, remedy);
  const acts = actsFrom(row);
  const totalFen = totalOf({ goodsFen: row.goods_fen ?? 0, freightFen: row.freight_fen ?? 0 });
  return {
    ...line,
    basis: row.basis,
    clause: row.clause,
    promise: remedy.title,
    freightBy: freightBy(row.basis),
    agreedAt: remedy.agreedAt,
    agreementChannel: remedy.agreementChannel,
    agreedFen: row.agreed_fen,
    approvedFen: remedy.amountFen,
    goodsFen: row.goods_fen,
    freightFen: row.freight_fen,
    decisions: decisions.map(({ kind, status, amountFen, reason, ...who }) => ({
      ...{ kind, status, amountFen, reason },
      by: who.decidedByName ?? who.approverName,
    })),
    unit,
    given,
    receivedOn: row.received_on,
    refundDueOn: row.refund_due_on,
    refundDelayOn: row.refund_delay_on,
    delayOn: row.delay_on,
    reported: row.reported,
    right: row.entitlement,
    records,
    payment,
    may: {
      acts: acts.filter((act) => mayAct(ctx.actor, act, remedy)),
      next: acts[0] ?? null,
      againstPaying: acts.includes('pay')
        ? againstPaying({
            totalFen,
            approvedFen: remedy.amountFen,
            isRaiseWaiting: decisions.some(
              ({ kind, status }) => kind === 'amount_raise' && status === 'waiting',
            ),
            deciders: decisions
              .filter(({ status }) => status === 'approved')
              .map(({ decidedBy }) => decidedBy),
            payerId: ctx.actor.id,
          })
        : null,
    },
    version: row.version,
  };
}
