import type { Context } from '../../kernel/context.ts';
import { iso } from '../../kernel/time.ts';
import type { ClockEvent } from '../deadlines/deadlines.contract.ts';
import { carryOut, openById } from './moves.actions.ts';

const BY_ORDER = 'who plans the visits of an order need not be a party to its case';

type Offer = { technician: string; from: number; to: number; workOrder: string };

/** A visit slot with a named technician was planned for the work of a case: the repair is arranged (S0 1.4). */
export async function noteVisitOffered(ctx: Context, caseId: number, offer: Offer): Promise<void> {
  const wide = { ...ctx, db: ctx.db.beyond(BY_ORDER) };
  const opened = await openById(wide, caseId);
  if (opened === undefined) return;
  await carryOut(wide, opened, {
    set: { last_progress_at: iso(ctx.now) },
    facts: [
      {
        type: 'visit.offered',
        data: {
          technician: offer.technician,
          from: iso(offer.from),
          to: iso(offer.to),
          workOrder: offer.workOrder,
        },
      },
    ],
    clockEvents: [{ type: 'met', at: ctx.now, event: 'arrange' }],
    quietly: true,
  });
}

type Delay = { until: number; reason: string; workOrder: string };

/** The customer asked for a later visit: completion stands still until then and is no breach of ours (S0 1.4). */
export async function noteCustomerDelay(ctx: Context, caseId: number, delay: Delay): Promise<void> {
  const wide = { ...ctx, db: ctx.db.beyond(BY_ORDER) };
  const opened = await openById(wide, caseId);
  if (opened === undefined) return;
  const pause: ClockEvent = {
    type: 'paused',
    at: ctx.now,
    events: ['complete'],
    reason: 'customer_asked',
    until: delay.until,
  };
  await carryOut(wide, opened, {
    facts: [
      {
        type: 'clock.paused',
        reason: 'customer_asked',
        data: { evidence: `${delay.workOrder} ${delay.reason}`, resumeOn: null, until: iso(delay.until) },
      },
    ],
    clockEvents: [pause],
    quietly: true,
  });
}
