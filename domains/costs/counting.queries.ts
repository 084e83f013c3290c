import type { Context } from '../../kernel/context.ts';

export type Person = { level: number; home: { lng: number; lat: number } | null };
export type OrderToCount = {
  number: string;
  caseId: number | null;
  region: string | null;
  serviceType: string;
  status: string;
  place: { lng: number; lat: number } | null;
  /** China day on which the work was finished; null before. */
  doneOn: string | null;
  /** Minutes from start to end by the last result; null without one. */
  minutes: number | null;
  visits: { id: number; day: string; people: Person[] }[];
  moves: { id: number; kind: 'use' | 'return'; quantity: number; costFen: number; day: string }[];
};

const DAY_OF = (column: string) => `(${column} at time zone 'Asia/Shanghai')::date::text`;

/** Level at the skill that the order asks for, else the highest; 1 without any. */
const PEOPLE = `(select coalesce(jsonb_agg(jsonb_build_object('level', coalesce(
      (select s.level from technician_skills s where s.user_id = t.user_id and s.skill_code = w.skills->0->>'code'),
      (select max(s.level) from technician_skills s where s.user_id = t.user_id), 1),
    'home', case when t.home_lng is null or t.home_lat is null then null
      else jsonb_build_object('lng', t.home_lng, 'lat', t.home_lat) end)
    order by t.user_id <> v.technician_id), '[]')
  from technicians t where t.user_id = v.technician_id or t.user_id = any(v.crew))`;

/** What an order cost, as far as it is known: minutes and levels of those who came, ways, parts; undefined when there is none. */
export async function orderToCount(ctx: Context, number: string): Promise<OrderToCount | undefined> {
  return ctx.db.one<OrderToCount>(
    `select w.number, w.case_id as "caseId", w.region, k.service_type as "serviceType", w.status,
       case when w.lng is null or w.lat is null then null else jsonb_build_object('lng', w.lng, 'lat', w.lat) end as place,
       ${DAY_OF('w.completed_at')} as "doneOn",
       (select round(extract(epoch from (r.body->>'endedAt')::timestamptz - (r.body->>'startedAt')::timestamptz) / 60)::int
        from work_order_records r where r.work_order_id = w.id and r.kind = 'result' order by r.id desc limit 1) as minutes,
       (select coalesce(jsonb_agg(jsonb_build_object('id', v.id, 'day', ${DAY_OF('v.slot_from')}, 'people', ${PEOPLE}) order by v.id), '[]')
        from work_order_visits v where v.work_order_id = w.id and v.status = 'done') as visits,
       (select coalesce(jsonb_agg(jsonb_build_object('id', m.id, 'kind', m.kind, 'quantity', m.quantity, 'costFen', m.cost_fen,
          'day', ${DAY_OF('m.at')}) order by m.id), '[]')
        from part_moves m where m.order_number = w.number and m.kind in ('use', 'return')) as moves
     from work_orders w join work_kinds k on k.code = w.work_kind where w.number = $1`,
    [number],
  );
}

export type TaskToCount = { id: number; kind: string; amountFen: number; day: string };

/** The finished tasks of a case's plans with what they cost, and whether work orders count its work by themselves. */
export async function caseToCount(
  ctx: Context,
  caseId: number,
): Promise<{ region: string | null; hasOrders: boolean; tasks: TaskToCount[] } | undefined> {
  return ctx.db.one(
    `select c.region, exists (select 1 from work_orders w where w.case_id = c.id and w.status <> 'cancelled') as "hasOrders",
       (select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'kind', t.kind,
          'amountFen', coalesce(t.actual_cost_fen, t.amount_fen), 'day', ${DAY_OF('t.completed_at')}) order by t.id), '[]')
        from case_tasks t where t.case_id = c.id and t.plan_id is not null and t.status = 'done') as tasks
     from cases c where c.id = $1`,
    [caseId],
  );
}
