import type { Context } from '../../kernel/context.ts';
import type { BodyOf } from '../../kernel/contract.ts';
import { conflict } from '../../kernel/refusal.ts';
import { notify } from '../messages/messages.actions.ts';
import { reserveFor } from '../parts/orders.actions.ts';
import { standardAt } from '../standards/standards.queries.ts';
import { isOpen } from './life.rules.ts';
import type { ReserveOrderPart } from './order-parts.contract.ts';
import { orderSheet } from './workorders.queries.ts';

/** Subject of the bound on waiting for parts in the standard. */
const PARTS_WAIT = 'parts_then_exchange';

async function statutoryWait(ctx: Context) {
  const { pack } = await standardAt(ctx, ctx.now);
  const bound = pack.statutory.find((known) => known.subject === PARTS_WAIT);
  if (bound === undefined) return null;
  return { value: bound.value, unit: bound.unit, clause: bound.clause, verified: bound.verified };
}

/**
 * Holds a part for an open order. A shortage goes at once to the owner of the case with the expected arrival, what
 * could be used instead and how long the law lets the customer wait (S0 6.3).
 */
export async function reserveOrderPart(ctx: Context, number: string, wish: BodyOf<typeof ReserveOrderPart>) {
  const sheet = await orderSheet(ctx, number);
  if (!isOpen(sheet.status)) throw conflict('order.state', { status: sheet.status });
  const found = await reserveFor(ctx, number, wish);
  if (found.status === 'held')
    return { status: found.status, expectedOn: null, alternatives: [], statutory: null };
  const statutory = await statutoryWait(ctx);
  if (sheet.caseId !== null && sheet.caseOwnerId !== null)
    await notify(ctx, [
      {
        userId: sheet.caseOwnerId,
        kind: 'workorder.part_short',
        caseId: sheet.caseId,
        caseNumber: sheet.caseNumber,
        data: {
          number,
          subject: sheet.subject,
          part: wish.part,
          expectedOn: found.expectedOn,
          alternatives: found.alternatives,
          statutory,
        },
      },
    ]);
  return { ...found, statutory };
}
