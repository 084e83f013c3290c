import { logAccess } from '../../kernel/access-log.ts';
import type { Context } from '../../kernel/context.ts';
import type { OutputOf } from '../../kernel/contract.ts';
import { orderPage } from './order-page.queries.ts';
import type { GetOrder } from './workorders.contract.ts';

type Page = OutputOf<typeof GetOrder>;

/** Writes down, as one look, the orders whose whole address is shown to the person who makes the visit (S0 5.2). */
export async function keepLook(
  ctx: Context,
  subject: string,
  pages: Pick<Page, 'number' | 'address' | 'customerId' | 'caseNumber'>[],
): Promise<void> {
  const shown = pages.filter(({ address }) => address !== null);
  const [first] = shown;
  if (first === undefined) return;
  await logAccess(ctx, [
    {
      kind: 'disclosure',
      subject,
      customers: [...new Set(shown.map(({ customerId }) => customerId))],
      caseNumber: shown.length === 1 ? first.caseNumber : null,
      purpose: 'visit',
      fields: ['address'],
      records: shown.length,
      details: { orders: shown.map(({ number }) => number) },
    },
  ]);
}

/** A work order as the screens show it; not found for whoever may not see it. */
export async function lookAtOrder(ctx: Context, number: string): Promise<Page> {
  const page = await orderPage(ctx, number);
  await keepLook(ctx, `order:${number}`, [page]);
  return page;
}
