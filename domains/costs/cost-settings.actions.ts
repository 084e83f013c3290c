import type { Context } from '../../kernel/context.ts';
import type { InputOf } from '../../kernel/contract.ts';
import { record } from '../../kernel/events.ts';
import { conflict, invalid } from '../../kernel/refusal.ts';
import { chinaDay, iso } from '../../kernel/time.ts';
import type { FreezeCostBaseline, SetBudget, SetCostRates, SetRevenues } from './costs.contract.ts';
import { budgetsOf, costRates, servedCustomers, totalCost } from './costs.queries.ts';
import { perCustomer } from './costs.rules.ts';
import { insertBaseline, saveBudget, saveRates, saveRevenues } from './costs.store.ts';
import { watchBudgets } from './counting.actions.ts';

type Body<E> = InputOf<E> extends { body: infer B } ? B : never;

/** Sets cost rates in fen; costs already counted keep the rates of their day. */
export async function setCostRates(ctx: Context, { rates, reason }: Body<typeof SetCostRates>) {
  const before = await costRates(ctx);
  await saveRates(ctx, rates, iso(ctx.now));
  await record(ctx, [{ type: 'cost_rates.set', subject: 'cost_rates', reason, data: { before, rates } }]);
  return { rates: await costRates(ctx) };
}

/** Sets the budget of a category for a span; one that is used up already is told of at once (S3 1-K3-1). */
export async function setBudget(ctx: Context, budget: Body<typeof SetBudget>) {
  const { category, from, amountFen, region } = budget;
  const id = await saveBudget(ctx, budget, iso(ctx.now));
  await record(ctx, [{ type: 'budget.set', subject: `budget:${id}`, data: { ...budget } }]);
  const row = { day: from, category, region };
  const known = (await budgetsOf(ctx, [row])).find((one) => one.id === id);
  await watchBudgets(ctx, [
    { ...row, source: '', caseId: null, orderNumber: null, component: 'labour', quantity: 0, amountFen },
  ]);
  return { id, state: known?.state ?? ('within' as const) };
}

/** Keeps the total revenue of months; refuses a month twice and one that has not begun (S2 1.4.1). */
export async function setRevenues(ctx: Context, { origin, months }: Body<typeof SetRevenues>) {
  const seen = new Set<string>();
  for (const [place, { month }] of months.entries()) {
    if (seen.has(month)) throw invalid('revenue.month_twice', { field: `months.${place}.month` });
    if (month > chinaDay(ctx.now).slice(0, 7))
      throw invalid('revenue.month_to_come', { field: `months.${place}.month` });
    seen.add(month);
  }
  await saveRevenues(ctx, months, { origin, now: iso(ctx.now) });
  await record(ctx, [{ type: 'revenue.set', subject: 'revenue', data: { origin, months } }]);
  return { saved: months.length };
}

/** Freezes cost and served customers of a past span as the baseline, once for good (S2 1.4.1). */
export async function freezeCostBaseline(ctx: Context, { from, to }: Body<typeof FreezeCostBaseline>) {
  if (to >= chinaDay(ctx.now)) throw invalid('cost_baseline.not_over', { field: 'to' });
  const span = { from, to, region: null };
  const [costFen, customers] = [await totalCost(ctx, span), await servedCustomers(ctx, span)];
  const perCustomerFen = perCustomer(costFen, customers);
  if (perCustomerFen === null || perCustomerFen === 0) throw conflict('cost_baseline.empty');
  if (!(await insertBaseline(ctx, { from, to, costFen, customers }, iso(ctx.now))))
    throw conflict('cost_baseline.frozen');
  await record(ctx, [
    { type: 'cost_baseline.frozen', subject: 'cost_baseline', data: { from, to, costFen, customers } },
  ]);
  return { perCustomerFen };
}
