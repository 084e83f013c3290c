import type { Context } from '../../kernel/context.ts';
import type { Category, Component, RateCode } from './costs.contract.ts';

export type CostToStore = {
  source: string;
  caseId: number | null;
  orderNumber: string | null;
  component: Component;
  category: Category;
  region: string | null;
  day: string;
  quantity: number;
  amountFen: number;
};

/** Two who count the same order or case wait for each other. */
export async function lockCosts({ db }: Context, of: string): Promise<void> {
  await db.query(`select pg_advisory_xact_lock(hashtext('costs:' || $1))`, [of]);
}

async function insertRows(ctx: Context, rows: readonly CostToStore[], now: string): Promise<void> {
  if (rows.length === 0) return;
  await ctx.db.query(
    `insert into cost_rows (source, case_id, order_number, component, category, region, day, quantity, amount_fen, made_at)
     select r.source, r."caseId", r."orderNumber", r.component, r.category, r.region, r.day, r.quantity, r."amountFen", $2
     from jsonb_to_recordset($1::jsonb) as r(source text, "caseId" bigint, "orderNumber" text, component text, category text,
       region text, day date, quantity integer, "amountFen" bigint)`,
    [JSON.stringify(rows), now],
  );
}

/** The costs of an order in place of those counted before. */
export async function replaceOrderRows(
  ctx: Context,
  orderNumber: string,
  rows: readonly CostToStore[],
  now: string,
): Promise<void> {
  await ctx.db.query(`delete from cost_rows where order_number = $1`, [orderNumber]);
  await insertRows(ctx, rows, now);
}

/** The costs of a case's own tasks in place of those counted before; those of its orders stay. */
export async function replaceTaskRows(
  ctx: Context,
  caseId: number,
  rows: readonly CostToStore[],
  now: string,
): Promise<void> {
  await ctx.db.query(`delete from cost_rows where case_id = $1 and order_number is null`, [caseId]);
  await insertRows(ctx, rows, now);
}

export async function saveRates(
  ctx: Context,
  rates: Partial<Record<RateCode, number>>,
  now: string,
): Promise<void> {
  await ctx.db.query(
    `insert into cost_rates (code, amount_fen, changed_by, changed_at)
     select r.key, r.value::bigint, $2, $3 from jsonb_each_text($1::jsonb) r
     on conflict (code) do update set amount_fen = excluded.amount_fen, changed_by = excluded.changed_by, changed_at = excluded.changed_at`,
    [JSON.stringify(rates), ctx.actor.id, now],
  );
}

export type BudgetToStore = {
  category: string;
  region: string | null;
  from: string;
  to: string;
  amountFen: number;
};

/** Sets a budget; a new amount is told of anew when it is used up. */
export async function saveBudget(ctx: Context, budget: BudgetToStore, now: string): Promise<number> {
  const row = await ctx.db.one<{ id: number }>(
    `insert into budgets (category, region, from_day, to_day, amount_fen, set_by, set_at) values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (category, (coalesce(region, '')), from_day, to_day) do update set amount_fen = excluded.amount_fen,
       set_by = excluded.set_by, set_at = excluded.set_at, near_told_at = null, over_told_at = null
     returning id`,
    [budget.category, budget.region, budget.from, budget.to, budget.amountFen, ctx.actor.id, now],
  );
  return row?.id ?? 0;
}

/** Marks a budget as told of; false when somebody was told before. */
export async function markTold(
  ctx: Context,
  id: number,
  state: 'near' | 'over',
  now: string,
): Promise<boolean> {
  const rows = await ctx.db.query(
    state === 'near'
      ? `update budgets set near_told_at = $2 where id = $1 and near_told_at is null and over_told_at is null returning id`
      : `update budgets set over_told_at = $2 where id = $1 and over_told_at is null returning id`,
    [id, now],
  );
  return rows.length > 0;
}

export async function saveRevenues(
  ctx: Context,
  months: readonly { month: string; totalFen: number }[],
  at: { origin: string; now: string },
): Promise<void> {
  await ctx.db.query(
    `insert into revenues (month, total_fen, origin, changed_by, changed_at)
     select (r.month || '-01')::date, r."totalFen", $2, $3, $4 from jsonb_to_recordset($1::jsonb) as r(month text, "totalFen" bigint)
     on conflict (month) do update set total_fen = excluded.total_fen, origin = excluded.origin,
       changed_by = excluded.changed_by, changed_at = excluded.changed_at`,
    [JSON.stringify(months), at.origin, ctx.actor.id, at.now],
  );
}

/** Freezes the baseline; false when it is frozen already. */
export async function insertBaseline(
  ctx: Context,
  baseline: { from: string; to: string; costFen: number; customers: number },
  now: string,
): Promise<boolean> {
  const rows = await ctx.db.query(
    `insert into cost_baselines (from_day, to_day, cost_fen, customers, frozen_at, frozen_by) values ($1, $2, $3, $4, $5, $6)
     on conflict (one) do nothing returning one`,
    [baseline.from, baseline.to, baseline.costFen, baseline.customers, now, ctx.actor.name],
  );
  return rows.length > 0;
}

export async function insertChoice(
  ctx: Context,
  chosen: {
    caseId: number;
    choice: string;
    reason: string;
    customerAgreed: boolean;
    comparison: object;
    rights: readonly object[];
  },
  now: string,
): Promise<number> {
  const row = await ctx.db.one<{ id: number }>(
    `insert into repair_choices (case_id, choice, reason, customer_agreed, comparison, rights, by_id, by_name, at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning id`,
    [
      chosen.caseId,
      chosen.choice,
      chosen.reason,
      chosen.customerAgreed,
      JSON.stringify(chosen.comparison),
      JSON.stringify(chosen.rights),
      ctx.actor.id,
      ctx.actor.name,
      now,
    ],
  );
  return row?.id ?? 0;
}
