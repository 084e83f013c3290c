import type { Context } from '../../kernel/context.ts';

export type AlarmResult = {
  outcome: 'opened' | 'attached' | 'noted' | 'refused';
  refusal: string | null;
  unitId: number | null;
  orderId: number | null;
};

export type AlarmToStore = {
  source: string;
  alarmId: string;
  serial: string;
  fault: string;
  severity: string;
  detail: string | null;
  raisedAt: string;
  receivedAt: string;
};

/** Two alarms of one device wait for each other, so that its fault gets one order. */
export async function lockDevice(ctx: Context, serial: string): Promise<void> {
  await ctx.db.query(`select pg_advisory_xact_lock(hashtext('device:' || $1))`, [serial]);
}

export async function insertAlarm(ctx: Context, alarm: AlarmToStore, became: AlarmResult): Promise<number> {
  const row = await ctx.db.one<{ id: number }>(
    `insert into device_alarms (source, alarm_id, serial, fault, severity, detail, raised_at, received_at, outcome, refusal,
       unit_id, work_order_id, sent_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) returning id`,
    [
      alarm.source,
      alarm.alarmId,
      alarm.serial,
      alarm.fault,
      alarm.severity,
      alarm.detail,
      alarm.raisedAt,
      alarm.receivedAt,
      became.outcome,
      became.refusal,
      became.unitId,
      became.orderId,
      ctx.actor.id,
    ],
  );
  return row?.id ?? 0;
}

/** What a refused alarm became when it was looked at again. */
export async function saveAlarm(ctx: Context, id: number, became: AlarmResult): Promise<void> {
  await ctx.db.query(
    `update device_alarms set outcome = $2, refusal = $3, unit_id = $4, work_order_id = $5 where id = $1`,
    [id, became.outcome, became.refusal, became.unitId, became.orderId],
  );
}
