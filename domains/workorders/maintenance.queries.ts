import type { Context } from '../../kernel/context.ts';
import type { OutputOf } from '../../kernel/contract.ts';
import type { ListMaintenance } from './work-kinds.contract.ts';
import { OPEN } from './workorders.queries.ts';

export type DueCare = {
  unitId: number;
  customerId: number;
  region: string | null;
  model: string;
  workKind: string;
  dueOn: string;
  productType: string;
  grade: string;
};

/** Units whose care falls due by a day and that have no open or later preventive order (S0 1.1). */
export async function careDue(ctx: Context, day: string): Promise<DueCare[]> {
  return ctx.db.query<DueCare>(
    `select n.id as "unitId", n.customer_id as "customerId", p.region, n.model, i.work_kind as "workKind", d.due_on::text as "dueOn",
       coalesce(t.parent_code, t.code) as "productType", c.grade
     from maintenance_intervals i join product_units n on n.model = i.model
     join customers c on c.id = n.customer_id left join provinces p on p.code = c.province_code
     join products m on m.model = n.model join product_types t on t.code = m.product_type
     cross join lateral (select (coalesce(
         (select max(coalesce(o.completed_at, o.due_on::timestamptz))::date from work_orders o where o.unit_id = n.id and o.nature = 'preventive'),
         n.delivered_on, n.purchased_on) + make_interval(months => i.months))::date as due_on) d
     where i.active and d.due_on <= $1::date
       and not exists (select 1 from work_orders o where o.unit_id = n.id and o.nature = 'preventive'
         and o.status in ${OPEN})
     order by n.id limit 500`,
    [day],
  );
}

/** How often units of each model are cared for, with the units that it concerns and the orders open for them (S0 1.1). */
export async function maintenanceIntervals(
  ctx: Context,
): Promise<OutputOf<typeof ListMaintenance>['intervals']> {
  return ctx.db.query(
    `select i.model, jsonb_build_object('zh', m.name_zh, 'en', m.name_en) as name, i.months, i.work_kind as "workKind",
       jsonb_build_object('zh', k.name_zh, 'en', k.name_en) as "workKindName", i.active,
       (select count(*) from product_units n where n.model = i.model)::int as units,
       (select count(*) from product_units n join work_orders o on o.unit_id = n.id where n.model = i.model
          and o.nature = 'preventive' and o.status in ${OPEN})::int as "openOrders"
     from maintenance_intervals i join products m on m.model = i.model join work_kinds k on k.code = i.work_kind
     order by i.model limit 500`,
  );
}
