import type { Context } from '../../kernel/context.ts';
import { chinaYear, iso } from '../../kernel/time.ts';
import { visibleTo } from '../cases/visibility.queries.ts';
import type { ReturnBasis } from './amounts.rules.ts';
import type { StoredReturn } from './returns.queries.ts';
import type { ReturnRight } from './right.contract.ts';
import type { ReturnKind, ReturnStep } from './steps.rules.ts';

type ReturnToStore = {
  caseId: number;
  taskId: number;
  planId: number;
  kind: ReturnKind;
  basis: ReturnBasis;
  clause: string | null;
  customerId: number;
  unitId: number | null;
  step: ReturnStep;
  agreedFen: number;
  goodsFen: number | null;
  dueOn: string;
  delayOn: string;
  wakeAt: string | null;
  entitlement: ReturnRight | null;
};

/** Stores the order of a remedy; undefined when it has one. */
export async function insertReturn(
  ctx: Context,
  order: ReturnToStore,
): Promise<{ id: number; number: string } | undefined> {
  return ctx.db.one(
    `insert into return_orders (number, case_id, task_id, plan_id, kind, basis, clause, customer_id, unit_id, step, step_since,
       agreed_fen, goods_fen, freight_fen, due_on, delay_on, wake_at, entitlement, opened_at)
     select next_case_number('TH', $1), $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, case when $13::bigint is null then null else 0 end,
       $14, $15, $16, $17, $11
     where not exists (select 1 from return_orders where task_id = $3)
     on conflict (task_id) do nothing returning id, number`,
    [
      chinaYear(ctx.now),
      order.caseId,
      order.taskId,
      order.planId,
      order.kind,
      order.basis,
      order.clause,
      order.customerId,
      order.unitId,
      order.step,
      iso(ctx.now),
      order.agreedFen,
      order.goodsFen,
      order.dueOn,
      order.delayOn,
      order.wakeAt,
      order.entitlement === null ? null : JSON.stringify(order.entitlement),
    ],
  );
}

/** Locks an order of a case that the actor may see; undefined when absent or not visible. */
export async function lockReturn(ctx: Context, number: string): Promise<StoredReturn | undefined> {
  const visible = visibleTo(ctx.actor);
  const locked = await ctx.db.one<{ id: number }>(
    `select o.id from return_orders o join cases c on c.id = o.case_id where o.number = $1 and ${visible.sql(2)} for update of o`,
    [number, visible.value],
  );
  if (locked === undefined) return undefined;
  const row = await ctx.db.one<{ row: StoredReturn }>(
    `select to_jsonb(o) as row from return_orders o where o.id = $1`,
    [locked.id],
  );
  return row?.row;
}

export type ReturnChange = Partial<
  Pick<
    StoredReturn,
    | 'unit_id'
    | 'given_unit_id'
    | 'goods_fen'
    | 'freight_fen'
    | 'received_on'
    | 'due_on'
    | 'refund_due_on'
    | 'refund_delay_on'
    | 'delay_on'
    | 'wake_at'
    | 'ended_at'
    | 'entitlement'
  >
>;

/** Moves an order on; what is not named keeps its value, and an ended order wakes nobody. Answers with its new version. */
export async function saveReturn(
  ctx: Context,
  id: number,
  step: ReturnStep,
  change: ReturnChange,
): Promise<number> {
  const row = await ctx.db.one<{ version: number }>(
    `update return_orders o set step = $2, step_since = case when o.step = $2 then o.step_since else $4::timestamptz end,
       unit_id = coalesce(r.unit_id, o.unit_id), given_unit_id = coalesce(r.given_unit_id, o.given_unit_id),
       goods_fen = coalesce(r.goods_fen, o.goods_fen), freight_fen = coalesce(r.freight_fen, o.freight_fen),
       received_on = coalesce(r.received_on, o.received_on), due_on = coalesce(r.due_on, o.due_on),
       refund_due_on = coalesce(r.refund_due_on, o.refund_due_on),
       refund_delay_on = coalesce(r.refund_delay_on, o.refund_delay_on), delay_on = coalesce(r.delay_on, o.delay_on),
       entitlement = coalesce(r.entitlement, o.entitlement), ended_at = r.ended_at,
       wake_at = case when r.ended_at is null then coalesce(r.wake_at, o.wake_at) end, version = o.version + 1
     from jsonb_populate_record(null::return_orders, $3::jsonb) r where o.id = $1 returning o.version`,
    [id, step, JSON.stringify(change), iso(ctx.now)],
  );
  return row?.version ?? 0;
}

export async function insertRecord(ctx: Context, id: number, act: string, body: object): Promise<void> {
  await ctx.db.query(
    `insert into return_records (return_order_id, act, body, at, by_id, by_name) values ($1, $2, $3, $4, $5, $6)`,
    [id, act, JSON.stringify(body), iso(ctx.now), ctx.actor.id, ctx.actor.name],
  );
}

/** Stores the one payment of an order; a second is refused by the table itself. */
export async function insertPayment(
  ctx: Context,
  id: number,
  payment: { amountFen: number; method: string; reference: string },
): Promise<void> {
  await ctx.db.query(
    `insert into return_payments (return_order_id, amount_fen, method, reference, at, by_id, by_name)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [id, payment.amountFen, payment.method, payment.reference, iso(ctx.now), ctx.actor.id, ctx.actor.name],
  );
}

/** Takes orders whose instant has come, each by one process only. */
export async function takeDueReturns(ctx: Context): Promise<StoredReturn[]> {
  const rows = await ctx.db.query<{ row: StoredReturn }>(
    `select to_jsonb(o) as row from return_orders o where o.wake_at <= $1 order by o.wake_at limit 200 for update skip locked`,
    [iso(ctx.now)],
  );
  return rows.map(({ row }) => row);
}

export async function saveReported(
  ctx: Context,
  rows: { id: number; marks: string[]; wakeAt: string | null }[],
): Promise<void> {
  await ctx.db.query(
    `update return_orders o set reported = o.reported || r.marks, wake_at = r."wakeAt"
     from jsonb_to_recordset($1::jsonb) as r(id bigint, marks text[], "wakeAt" timestamptz) where o.id = r.id`,
    [JSON.stringify(rows)],
  );
}
