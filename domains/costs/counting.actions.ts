import type { Context } from '../../kernel/context.ts';
import { record } from '../../kernel/events.ts';
import { iso } from '../../kernel/time.ts';
import { listPeople } from '../identity/identity.queries.ts';
import { notify } from '../messages/messages.actions.ts';
import type { Budget } from './costs.contract.ts';
import { budgetsOf, costRates } from './costs.queries.ts';
import { type CostToStore, lockCosts, markTold, replaceOrderRows, replaceTaskRows } from './costs.store.ts';
import { caseToCount, orderToCount } from './counting.queries.ts';
import { rowsOfOrder, rowsOfTasks } from './counting.rules.ts';

/** Tells finance and the managers once that a budget nears its end, and once that it is used up (S3 1-K3-1). */
async function tellOfBudget(ctx: Context, budget: Budget): Promise<void> {
  if (budget.state === 'within' || !(await markTold(ctx, budget.id, budget.state, iso(ctx.now)))) return;
  const { id, category, region, from, to, amountFen, actualFen, percent, state } = budget;
  const data = { category, region, from, to, amountFen, actualFen, percent };
  await record(ctx, [{ type: `budget.${state}`, subject: `budget:${id}`, data }]);
  const people = await listPeople(ctx, { permission: 'costs:manage' });
  await notify(
    ctx,
    people.map((person) => ({ userId: person.id, kind: `budget.${state}`, data })),
  );
}

export async function watchBudgets(ctx: Context, rows: readonly CostToStore[]): Promise<void> {
  if (rows.length === 0) return;
  for (const budget of await budgetsOf(ctx, rows)) await tellOfBudget(ctx, budget);
}

/** Counts what an order cost, anew: work, ways, parts (S3 6.0). Running it twice changes nothing. */
export async function countOrder(ctx: Context, number: string): Promise<void> {
  await lockCosts(ctx, number);
  const order = await orderToCount(ctx, number);
  if (order === undefined) return;
  const rows = rowsOfOrder(order, await costRates(ctx));
  await replaceOrderRows(ctx, number, rows, iso(ctx.now));
  await watchBudgets(ctx, rows);
}

/** Counts what the finished tasks of a case cost, anew. */
export async function countTasks(ctx: Context, caseId: number): Promise<void> {
  await lockCosts(ctx, `case:${caseId}`);
  const found = await caseToCount(ctx, caseId);
  if (found === undefined) return;
  const rows = rowsOfTasks({ caseId, ...found }, found.tasks);
  await replaceTaskRows(ctx, caseId, rows, iso(ctx.now));
  await watchBudgets(ctx, rows);
}
