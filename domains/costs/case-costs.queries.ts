import type { Context } from '../../kernel/context.ts';
import type { OutputOf } from '../../kernel/contract.ts';
import type { CostRow, GetCaseCosts } from './case-costs.contract.ts';

type Page = OutputOf<typeof GetCaseCosts>;

/** Counted costs of a case, the oldest first. */
export async function rowsOfCase(ctx: Context, caseId: number): Promise<CostRow[]> {
  return ctx.db.query<CostRow>(
    `select component, category, order_number as "orderNumber", day::text, quantity, amount_fen as "amountFen"
     from cost_rows where case_id = $1 order by day, source limit 500`,
    [caseId],
  );
}

export type PlanCost = { id: number; round: number; status: string; estimatedFen: number; isDone: boolean };

/** Plans of a case with their estimate, and whether all their tasks are done. */
export async function plansOfCase(ctx: Context, caseId: number): Promise<PlanCost[]> {
  return ctx.db.query<PlanCost>(
    `select p.id, p.round, p.status, p.estimated_cost_fen as "estimatedFen",
       p.status = 'agreed' and exists (select 1 from case_tasks t where t.plan_id = p.id)
         and not exists (select 1 from case_tasks t where t.plan_id = p.id and t.status = 'open') as "isDone"
     from case_plans p where p.case_id = $1 order by p.id desc limit 20`,
    [caseId],
  );
}

export async function choicesOf(ctx: Context, caseId: number): Promise<Page['choices']> {
  return ctx.db.query(
    `select id, choice, reason, customer_agreed as "customerAgreed", comparison->'repair' as repair,
       comparison->'replacement' as replacement, by_name as "byName", to_jsonb(at) as at
     from repair_choices where case_id = $1 order by id desc limit 20`,
    [caseId],
  );
}

export type RepairWork = {
  minutes: number;
  partsFen: number;
  waitDays: number | null;
  visitOn: string | null;
};

/** What the newest open or finished repair order of a case will take: minutes, parts at cost, days until its parts are there. */
export async function repairWork(
  ctx: Context,
  caseId: number,
  today: string,
): Promise<RepairWork | undefined> {
  return ctx.db.one<RepairWork>(
    `select w.minutes,
       (select coalesce(sum(r.quantity * p.cost_fen), 0)::float8 from part_reservations r join parts p on p.code = r.part_code
        where r.order_number = w.number and r.status <> 'released') as "partsFen",
       (select max(coalesce(r.expected_on - $2::date, p.lead_days))::int from part_reservations r join parts p on p.code = r.part_code
        where r.order_number = w.number and r.status = 'short') as "waitDays",
       (select (v.slot_from at time zone 'Asia/Shanghai')::date::text from work_order_visits v
        where v.work_order_id = w.id and v.status in ('planned', 'done') order by v.id desc limit 1) as "visitOn"
     from work_orders w join work_kinds k on k.code = w.work_kind
     where w.case_id = $1 and k.service_type = 'repair' and w.status <> 'cancelled' order by w.id desc limit 1`,
    [caseId, today],
  );
}
