import type { Context } from '../../kernel/context.ts';
import type { OutputOf } from '../../kernel/contract.ts';
import { chinaDay } from '../../kernel/time.ts';
import { may } from '../identity/identity.policy.ts';
import type {
  Amounts,
  Budget,
  Category,
  Component,
  GetCostSettings,
  GetCosts,
  RateCode,
  Rates,
} from './costs.contract.ts';
import { rateCodes } from './costs.contract.ts';
import {
  amountsOf,
  budgetState,
  changeOf,
  monthsOf,
  perCustomer,
  REVENUE_TARGET,
  shareOf,
  UNIT_COST_TARGET,
} from './costs.rules.ts';

export type Span = { from: string; to: string; region: string | null };

/** The company's rates; null where none is set. */
export async function costRates(ctx: Context): Promise<Rates> {
  const rows = await ctx.db.query<{ code: RateCode; amountFen: number }>(
    `select code, amount_fen as "amountFen" from cost_rates`,
  );
  const known = new Map(rows.map(({ code, amountFen }) => [code, amountFen]));
  return Object.fromEntries(rateCodes.map((code) => [code, known.get(code) ?? null])) as Rates;
}

export async function costSettings(ctx: Context): Promise<OutputOf<typeof GetCostSettings>> {
  return {
    rates: await costRates(ctx),
    revenues: await ctx.db.query(
      `select to_char(month, 'YYYY-MM') as month, total_fen as "totalFen", origin from revenues order by month desc limit 120`,
    ),
  };
}

type SumRow = {
  month: string;
  region: Budget['region'];
  category: Category;
  component: Component;
  amountFen: number;
};

const ACTUAL = `coalesce((select sum(c.amount_fen) from cost_rows c where c.category = b.category
  and c.day between b.from_day and b.to_day and (b.region is null or c.region = b.region)), 0)::float8`;
const BUDGET = `b.id, b.category, b.region, b.from_day::text as "from", b.to_day::text as "to", b.amount_fen as "amountFen",
  ${ACTUAL} as "actualFen"`;
type BudgetRow = Omit<Budget, 'percent' | 'state'>;
const withState = (row: BudgetRow): Budget => ({ ...row, ...budgetState(row.amountFen, row.actualFen) });

/** Budgets that overlap a span, with what is used of them. */
async function budgetsIn(ctx: Context, { from, to, region }: Span): Promise<Budget[]> {
  const rows = await ctx.db.query<BudgetRow>(
    `select ${BUDGET} from budgets b where b.to_day >= $1 and b.from_day <= $2 and ($3::text is null or b.region is null or b.region = $3)
     order by b.from_day, b.category, b.region nulls first limit 200`,
    [from, to, region],
  );
  return rows.map(withState);
}

/** Budgets that a cost of these days and categories counts for. */
export async function budgetsOf(
  ctx: Context,
  rows: readonly { day: string; category: string; region: string | null }[],
): Promise<Budget[]> {
  const found = await ctx.db.query<BudgetRow>(
    `select ${BUDGET} from budgets b where exists (
       select 1 from jsonb_to_recordset($1::jsonb) as r(day date, category text, region text)
       where r.category = b.category and r.day between b.from_day and b.to_day and (b.region is null or b.region = r.region))`,
    [JSON.stringify(rows)],
  );
  return found.map(withState);
}

/** Customers with a finished order or a closed case in the span: those who were served. */
export async function servedCustomers(ctx: Context, { from, to, region }: Span): Promise<number> {
  const row = await ctx.db.one<{ count: number }>(
    `with span as (select $1::date::timestamp at time zone 'Asia/Shanghai' as start,
         ($2::date + 1)::timestamp at time zone 'Asia/Shanghai' as ending)
     select count(*)::int as count from (
       select w.customer_id from work_orders w, span where w.completed_at >= start and w.completed_at < ending
         and ($3::text is null or w.region = $3)
       union
       select c.customer_id from cases c, span where c.closed_at >= start and c.closed_at < ending
         and ($3::text is null or c.region = $3)) served`,
    [from, to, region],
  );
  return row?.count ?? 0;
}

/** Fen that customers paid for service in the span, less what was taken back. */
async function serviceRevenue(ctx: Context, { from, to, region }: Span): Promise<number> {
  const row = await ctx.db.one<{ fen: number }>(
    `select coalesce(sum(p.amount_fen), 0)::float8 as fen from payments p join work_orders w on w.number = p.order_number
     where p.at >= $1::date::timestamp at time zone 'Asia/Shanghai' and p.at < ($2::date + 1)::timestamp at time zone 'Asia/Shanghai'
       and ($3::text is null or w.region = $3)`,
    [from, to, region],
  );
  return row?.fen ?? 0;
}

async function revenueOf(ctx: Context, span: Span): Promise<OutputOf<typeof GetCosts>['revenue']> {
  const serviceFen = await serviceRevenue(ctx, span);
  const months = monthsOf(span.from, span.to);
  const known = await ctx.db.query<{ month: string; totalFen: number }>(
    `select to_char(month, 'YYYY-MM') as month, total_fen as "totalFen" from revenues where to_char(month, 'YYYY-MM') = any($1)`,
    [months],
  );
  const missingMonths = months.filter((month) => !known.some((one) => one.month === month));
  const totalFen = missingMonths.length > 0 ? null : known.reduce((total, one) => total + one.totalFen, 0);
  return {
    serviceFen,
    totalFen,
    percent: shareOf(serviceFen, totalFen),
    targetPercent: REVENUE_TARGET,
    missingMonths,
  };
}

type Baseline = { from: string; to: string; costFen: number; customers: number };

async function unitCostOf(ctx: Context, span: Span, costFen: number) {
  const customers = await servedCustomers(ctx, span);
  const frozen = await ctx.db.one<Baseline>(
    `select from_day::text as "from", to_day::text as "to", cost_fen as "costFen", customers from cost_baselines`,
  );
  const perCustomerFen = perCustomer(costFen, customers);
  const baseFen = frozen === undefined ? null : perCustomer(frozen.costFen, frozen.customers);
  return {
    customers,
    perCustomerFen,
    baseline:
      frozen === undefined || baseFen === null
        ? null
        : { from: frozen.from, to: frozen.to, perCustomerFen: baseFen },
    targetPercent: UNIT_COST_TARGET,
    ...changeOf(perCustomerFen, baseFen),
  };
}

/** All costs of a span in fen. */
export async function totalCost(ctx: Context, { from, to, region }: Span): Promise<number> {
  const row = await ctx.db.one<{ fen: number }>(
    `select coalesce(sum(amount_fen), 0)::float8 as fen from cost_rows where day between $1 and $2 and ($3::text is null or region = $3)`,
    [from, to, region],
  );
  return row?.fen ?? 0;
}

function grouped<K extends object>(rows: readonly SumRow[], keyOf: (row: SumRow) => K): (Amounts & K)[] {
  const groups = new Map<string, { key: K; rows: SumRow[] }>();
  for (const row of rows) {
    const key = keyOf(row);
    const name = JSON.stringify(key);
    const group = groups.get(name) ?? { key, rows: [] };
    group.rows.push(row);
    groups.set(name, group);
  }
  return [...groups.values()].map(({ key, rows: own }) => ({ ...key, ...amountsOf(own) }));
}

/** Regional managers see their own region, whatever they ask for (S2 2.1.2). */
export function spanOf(
  { actor, now }: Context,
  wanted: { from?: string | undefined; to?: string | undefined; region?: string | undefined },
): Span {
  const today = chinaDay(now);
  const to = wanted.to ?? today;
  return {
    from: wanted.from ?? `${to.slice(0, 4)}-01-01`,
    to,
    region: actor.scope === 'region' ? actor.region : (wanted.region ?? null),
  };
}

const sumsOf = (ctx: Context, { from, to, region }: Span): Promise<SumRow[]> =>
  ctx.db.query<SumRow>(
    `select to_char(day, 'YYYY-MM') as month, region, category, component, sum(amount_fen)::float8 as "amountFen"
     from cost_rows where day between $1 and $2 and ($3::text is null or region = $3)
     group by 1, 2, 3, 4 order by 1, 2 nulls last, 3, 4`,
    [from, to, region],
  );

/** The report as lines by month, region and category, with the names of the regions. */
export async function costLines(ctx: Context, span: Span) {
  const regions = await ctx.db.query<{ code: string; name: { zh: string; en: string } }>(
    `select code, jsonb_build_object('zh', name_zh, 'en', name_en) as name from regions`,
  );
  const names = new Map(regions.map(({ code, name }) => [code, name]));
  const lines = grouped(await sumsOf(ctx, span), ({ month, region, category }) => ({
    month,
    region,
    category,
  }));
  return lines.map((line) => ({
    ...line,
    regionName: line.region === null ? null : (names.get(line.region) ?? null),
  }));
}

/** The report of a span: by month, region and category, with budgets, unit cost and revenue share (S3 6.0; S2 1.4.1). */
export async function costReport(ctx: Context, span: Span): Promise<OutputOf<typeof GetCosts>> {
  const sums = await sumsOf(ctx, span);
  const total = amountsOf(sums);
  return {
    from: span.from,
    to: span.to,
    total,
    months: grouped(sums, ({ month }) => ({ month })),
    rows: grouped(sums, ({ region, category }) => ({ region, category })),
    budgets: await budgetsIn(ctx, span),
    unitCost: await unitCostOf(ctx, span, total.total),
    revenue: await revenueOf(ctx, span),
    may: { manage: may(ctx.actor, 'costs:manage') },
  };
}
