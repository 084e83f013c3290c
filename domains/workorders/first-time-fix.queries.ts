import type { Context } from '../../kernel/context.ts';
import type { OutputOf, QueryOf } from '../../kernel/contract.ts';
import type { GetFirstTimeFix } from './first-time-fix.contract.ts';
import { ordersInSight } from './workorders.queries.ts';

/** Days after completion within which a new repair of the same unit counts as not fixed; a company setting. */
const REPEAT_DAYS = 30;

const KEYS = {
  month: `to_char(d.completed_at at time zone 'Asia/Shanghai', 'YYYY-MM')`,
  region: `coalesce(d.region, '')`,
  product: `coalesce(d.product_type, '')`,
  technician: `coalesce(d.technician_id::text, '')`,
} as const;
const NAMES = {
  month: 'null::jsonb',
  region: `(select jsonb_build_object('zh', r.name_zh, 'en', r.name_en) from regions r where r.code = g.key)`,
  product: `(select jsonb_build_object('zh', t.name_zh, 'en', t.name_en) from product_types t where t.code = g.key)`,
  technician: `(select jsonb_build_object('zh', u.name, 'en', u.name) from users u where u.id::text = g.key)`,
} as const;

type Counted = { key: string; visited: number; fixedFirst: number; remote: number };
type Row = Counted & { name: { zh: string; en: string } | null };

const withPercent = <T extends { visited: number; fixedFirst: number }>(row: T) => ({
  ...row,
  percent: row.visited === 0 ? null : Math.round((row.fixedFirst / row.visited) * 1000) / 10,
});

/**
 * First-time-fix rate of the repairs in sight that were completed between two days, both included: those solved by one
 * visit, said to be solved in the result, and not taken up again for the same unit within 30 days, as a share of all that
 * had a visit (S2 1.1). The technician is the one of the first visit.
 */
export async function firstTimeFix(
  ctx: Context,
  { from, to, by }: QueryOf<typeof GetFirstTimeFix>,
): Promise<OutputOf<typeof GetFirstTimeFix>> {
  const sight = ordersInSight(ctx);
  const rows = await ctx.db.query<Row>(
    `with d as (
       select w.completed_at, w.region, w.product_type,
         (select count(*) from work_order_visits v where v.work_order_id = w.id and v.arrived_at is not null) as visits,
         (select v.technician_id from work_order_visits v where v.work_order_id = w.id and v.arrived_at is not null order by v.id limit 1) as technician_id,
         coalesce((select (r.body->>'solved')::boolean from work_order_records r where r.work_order_id = w.id and r.kind = 'result'
           order by r.id desc limit 1), false) as solved,
         exists (select 1 from work_orders a where a.unit_id = w.unit_id and a.id > w.id and a.nature = 'corrective'
           and a.status <> 'cancelled' and a.created_at > w.completed_at
           and a.created_at <= w.completed_at + make_interval(days => ${REPEAT_DAYS})) as again
       from work_orders w join work_kinds k on k.code = w.work_kind and k.service_type = 'repair'
       where w.nature = 'corrective' and w.status <> 'cancelled' and ${sight.sql(1)}
         and w.completed_at >= $2::date::timestamp at time zone 'Asia/Shanghai'
         and w.completed_at < ($3::date + 1)::timestamp at time zone 'Asia/Shanghai'),
     g as (
       select ${KEYS[by]} as key, count(*) filter (where visits > 0)::int as visited,
         count(*) filter (where visits = 1 and solved and not again)::int as "fixedFirst",
         count(*) filter (where visits = 0)::int as remote
       from d group by 1)
     select g.*, ${NAMES[by]} as name from g order by g.key desc limit 500`,
    [sight.value, from, to],
  );
  const sum = (field: 'visited' | 'fixedFirst' | 'remote') =>
    rows.reduce((total, row) => total + row[field], 0);
  return {
    whole: withPercent({ visited: sum('visited'), fixedFirst: sum('fixedFirst'), remote: sum('remote') }),
    rows: rows.map(withPercent),
    repeatDays: REPEAT_DAYS,
  };
}
