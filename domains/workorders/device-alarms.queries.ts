import type { Context } from '../../kernel/context.ts';
import type { OutputOf, QueryOf } from '../../kernel/contract.ts';
import { refusalTexts } from '../../kernel/refusal-texts.ts';
import type { ListAlarms } from './device-alarms.contract.ts';
import { OPEN, ordersInSight } from './workorders.queries.ts';

export type AlarmedUnit = {
  id: number;
  customerId: number | null;
  model: string;
  type: string;
  parent: string | null;
  region: string | null;
  grade: string;
};

/** The unit behind a serial, with what an order of it needs; undefined when it is not on file. */
export async function alarmedUnit(ctx: Context, serial: string): Promise<AlarmedUnit | undefined> {
  return ctx.db.one<AlarmedUnit>(
    `select n.id, n.customer_id as "customerId", n.model, t.code as type, t.parent_code as parent, p.region,
       coalesce(c.grade, 'standard') as grade
     from product_units n join products m on m.model = n.model join product_types t on t.code = m.product_type
     left join customers c on c.id = n.customer_id left join provinces p on p.code = c.province_code
     where n.serial = $1`,
    [serial],
  );
}

export type KeptAlarm = {
  id: number;
  serial: string;
  fault: string;
  severity: string;
  detail: string | null;
  raisedAt: string;
  outcome: 'opened' | 'attached' | 'noted' | 'refused';
  refusal: string | null;
  orderNumber: string | null;
};

const KEPT = `a.id, a.serial, a.fault, a.severity, a.detail, to_jsonb(a.raised_at) as "raisedAt", a.outcome, a.refusal, w.number as "orderNumber"
  from device_alarms a left join work_orders w on w.id = a.work_order_id`;

/** An alarm that came before, by the platform's own id. */
export async function knownAlarm(
  ctx: Context,
  source: string,
  alarmId: string,
): Promise<KeptAlarm | undefined> {
  return ctx.db.one<KeptAlarm>(`select ${KEPT} where a.source = $1 and a.alarm_id = $2`, [source, alarmId]);
}

export async function alarmById(ctx: Context, id: number): Promise<KeptAlarm | undefined> {
  return ctx.db.one<KeptAlarm>(`select ${KEPT} where a.id = $1`, [id]);
}

/** The open order that was made for this fault of the unit; undefined without one. */
export async function orderOfFault(
  ctx: Context,
  unitId: number,
  fault: string,
): Promise<{ id: number; number: string } | undefined> {
  const wide = ctx.db.beyond('one order is open per device and fault, whoever made it');
  return wide.one(
    `select w.id, w.number from device_alarms a join work_orders w on w.id = a.work_order_id
     where a.unit_id = $1 and a.fault = $2 and w.status in ${OPEN} order by a.id desc limit 1`,
    [unitId, fault],
  );
}

type Listed = OutputOf<typeof ListAlarms>['alarms'][number];
const PAGE = 50;

const textOf = (code: string | null): Listed['refusal'] =>
  code === null ? null : { code, text: refusalTexts[code] ?? null };

/** Alarms newest first, 50 a page: those of orders in sight, and those that became no order. */
export async function listAlarms(
  ctx: Context,
  wanted: QueryOf<typeof ListAlarms>,
): Promise<OutputOf<typeof ListAlarms>> {
  const sight = ordersInSight(ctx);
  const rows = await ctx.db.query<Omit<Listed, 'refusal'> & { refusal: string | null }>(
    `select a.id, a.source, a.alarm_id as "alarmId", a.serial, a.fault, a.severity, a.detail, to_jsonb(a.raised_at) as "raisedAt",
       to_jsonb(a.received_at) as "receivedAt", a.outcome, a.refusal, w.number as "orderNumber", n.model,
       case when m.model is not null then jsonb_build_object('zh', m.name_zh, 'en', m.name_en) end as "productName",
       (select jsonb_build_object('zh', f.meaning_zh, 'en', f.meaning_en) from fault_codes f
        where f.code = a.fault and f.active and (f.model = n.model or f.model = '' and f.product_type = m.product_type)
        order by f.model desc limit 1) as meaning
     from device_alarms a left join work_orders w on w.id = a.work_order_id left join product_units n on n.id = a.unit_id
     left join products m on m.model = n.model
     where (w.id is null or ${sight.sql(1)}) and ($2::text is null or a.outcome = $2) and ($3::text is null or a.serial = $3)
       and ($4::bigint is null or a.id < $4)
     order by a.id desc limit ${PAGE + 1}`,
    [sight.value, wanted.outcome ?? null, wanted.serial?.toUpperCase() ?? null, wanted.before ?? null],
  );
  const alarms = rows.slice(0, PAGE).map((row) => ({ ...row, refusal: textOf(row.refusal) }));
  return { alarms, next: rows.length > PAGE ? (alarms.at(-1)?.id ?? null) : null };
}
