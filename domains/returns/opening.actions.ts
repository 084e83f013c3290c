import type { Context } from '../../kernel/context.ts';
import { record } from '../../kernel/events.ts';
import { chinaDay, ms } from '../../kernel/time.ts';
import { caseForWork } from '../cases/case-work.queries.ts';
import { openRemedies, type Remedy } from '../cases/remedies.queries.ts';
import { basisOf } from './amounts.rules.ts';
import { datesOf, lateBy } from './dates.rules.ts';
import { entitlementFor, rulesFor } from './entitlement.actions.ts';
import { returnOfUnit } from './returns.queries.ts';
import { insertRecord, insertReturn } from './returns.store.ts';
import { firstStep } from './steps.rules.ts';

/** A unit that is in another order, or came back for good, is named anew when the goods arrive. */
async function freeUnit(ctx: Context, { kind, unitId }: Remedy): Promise<number | null> {
  if (unitId === null || kind === 'compensation') return unitId;
  return (await returnOfUnit(ctx, unitId)) === undefined ? unitId : null;
}

async function openOne(ctx: Context, remedy: Remedy): Promise<string[]> {
  const { kind, clause, caseId, customerId } = remedy;
  const unitId = await freeUnit(ctx, remedy);
  const agreedOn = chinaDay(ms(remedy.dueAt));
  const dates = datesOf({ kind, agreedOn, receivedOn: null }, await rulesFor(ctx, customerId));
  const basis = basisOf(kind, clause);
  const made = await insertReturn(ctx, {
    ...{ caseId, taskId: remedy.taskId, planId: remedy.planId, kind, basis, clause, customerId, unitId },
    step: firstStep(kind),
    agreedFen: remedy.amountFen,
    goodsFen: kind === 'compensation' ? remedy.amountFen : null,
    dueOn: dates.dueOn,
    delayOn: dates.delayOn,
    wakeAt: lateBy(dates, [], ctx.now).wakeAt,
    entitlement: await entitlementFor(ctx, { kind, basis, unitId }),
  });
  if (made === undefined) return [];
  await insertRecord(ctx, made.id, 'open', { agreedFen: remedy.amountFen, agreedOn });
  await record(ctx, [
    {
      type: 'return.opened',
      subject: `return:${made.id}`,
      caseId,
      data: { order: made.number, measure: kind, amountFen: remedy.amountFen },
    },
  ]);
  return [made.number];
}

/** Opens an order for every return, exchange and compensation that the customer agreed to; each once (S3 2-三-5, 2-三-6). */
export async function openReturns(ctx: Context, caseId: number): Promise<string[]> {
  const numbers: string[] = [];
  for (const remedy of await openRemedies(ctx, caseId)) numbers.push(...(await openOne(ctx, remedy)));
  return numbers;
}

/** The same from the case page; a case out of sight is not found. */
export async function openReturnsOf(ctx: Context, number: string): Promise<{ numbers: string[] }> {
  const { id } = await caseForWork(ctx, number);
  return { numbers: await openReturns(ctx, id) };
}
