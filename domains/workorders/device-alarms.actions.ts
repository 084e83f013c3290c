import { type Context, systemActor } from '../../kernel/context.ts';
import type { BodyOf } from '../../kernel/contract.ts';
import { record } from '../../kernel/events.ts';
import { conflict, notFound } from '../../kernel/refusal.ts';
import { refusalTexts } from '../../kernel/refusal-texts.ts';
import { chinaYear, iso } from '../../kernel/time.ts';
import { openAlarmCase } from '../cases/alarm-cases.actions.ts';
import { type CaseForWork, caseForWork } from '../cases/case-work.queries.ts';
import { listPeople } from '../identity/identity.queries.ts';
import { notify } from '../messages/messages.actions.ts';
import type { AlarmAnswer, ReceiveAlarm } from './device-alarms.contract.ts';
import {
  type AlarmedUnit,
  alarmById,
  alarmedUnit,
  knownAlarm,
  orderOfFault,
} from './device-alarms.queries.ts';
import { alarmRefusal, asksForWork, kindForAlarm, severityOf } from './device-alarms.rules.ts';
import { type AlarmResult, insertAlarm, lockDevice, saveAlarm } from './device-alarms.store.ts';
import { rankOf } from './rank.rules.ts';
import { dueDay } from './workorders.actions.ts';
import { insertOrder } from './workorders.store.ts';

type Alarm = { serial: string; fault: string; severity: string; detail: string | null; raisedAt: string };
type Became = AlarmResult & { orderNumber: string | null };

const answerOf = (kept: Pick<Became, 'outcome' | 'refusal' | 'orderNumber'>): AlarmAnswer => ({
  outcome: kept.outcome,
  orderNumber: kept.orderNumber,
  refusal: kept.refusal === null ? null : { code: kept.refusal, text: refusalTexts[kept.refusal] ?? null },
});

async function openOrder(ctx: Context, alarm: Alarm, unit: AlarmedUnit, about: CaseForWork) {
  const workKind = kindForAlarm(unit.type, unit.parent);
  const productType = unit.parent ?? unit.type;
  const inputs = { severity: severityOf(alarm.severity), productType, customerGrade: unit.grade };
  const made = await insertOrder(
    ctx,
    {
      source: 'device',
      nature: 'corrective',
      caseId: about.id,
      caseNumber: about.number,
      workKind,
      serviceClass: 'basic',
      customerId: about.customerId,
      unitId: unit.id,
      productType,
      region: unit.region,
      departmentId: about.departmentId,
      place: null,
      highHumidity: false,
      subject: about.subject,
      rank: rankOf(inputs),
      rankInputs: inputs,
      dueOn: await dueDay(ctx, workKind),
    },
    { now: iso(ctx.now), year: chinaYear(ctx.now) },
  );
  if (made === undefined) throw new Error(`no kind of work ${workKind}`);
  await record(ctx, [
    {
      type: 'workorder.created',
      subject: `workorder:${made.id}`,
      caseId: about.id,
      data: { number: made.number, workKind, fault: alarm.fault, serial: alarm.serial },
    },
  ]);
  const planners = await listPeople(ctx, { permission: 'workorders:dispatch' });
  await notify(
    ctx,
    planners
      .filter(({ region }) => region === null || region === unit.region)
      .map(({ id }) => ({
        userId: id,
        kind: 'device_alarm',
        data: { number: made.number, fault: alarm.fault, model: unit.model },
      })),
  );
  return made;
}

const asSystem = (ctx: Context): Context => ({ ...ctx, actor: systemActor(ctx.actor.name) });

/** What becomes of an alarm: a case with work of its own, more of a work that is open, a note, or a refusal. */
async function settle(ctx: Context, alarm: Alarm): Promise<Became> {
  const unit = await alarmedUnit(ctx, alarm.serial);
  const refusal = alarmRefusal(unit);
  if (refusal !== null || unit === undefined || unit.customerId === null)
    return { outcome: 'refused', refusal, unitId: unit?.id ?? null, orderId: null, orderNumber: null };
  const found = await orderOfFault(ctx, unit.id, alarm.fault);
  const known = { refusal: null, unitId: unit.id };
  if (found !== undefined)
    return { ...known, outcome: 'attached', orderId: found.id, orderNumber: found.number };
  if (!asksForWork(alarm.severity)) return { ...known, outcome: 'noted', orderId: null, orderNumber: null };
  const opened = await openAlarmCase(ctx, {
    ...{ customerId: unit.customerId, serial: alarm.serial, model: unit.model, region: unit.region },
    ...{ fault: alarm.fault, detail: alarm.detail, raisedAt: alarm.raisedAt },
    isCritical: alarm.severity === 'critical',
  });
  if ('refusal' in opened)
    return { ...known, outcome: 'refused', refusal: opened.refusal, orderId: null, orderNumber: null };
  const made = await openOrder(ctx, alarm, unit, await caseForWork(asSystem(ctx), opened.number));
  return { ...known, outcome: 'opened', orderId: made.id, orderNumber: made.number };
}

/**
 * Takes an alarm of a device: it opens a case whose owner contacts the customer first, and the order of its work (S0 5.1).
 * One order is open per device and fault; further alarms join it. The platform's own id makes
 * a repetition harmless. An unknown serial is refused in the answer and stays on the list: nothing is lost.
 */
export async function receiveAlarm(
  platform: Context,
  body: BodyOf<typeof ReceiveAlarm>,
): Promise<AlarmAnswer> {
  const ctx = {
    ...platform,
    db: platform.db.beyond('an alarm joins the open work on the device, whoever made it'),
  };
  const alarm = { ...body, serial: body.serial.toUpperCase(), fault: body.fault.toUpperCase() };
  await lockDevice(ctx, alarm.serial);
  const before = await knownAlarm(ctx, alarm.source, alarm.alarmId);
  if (before !== undefined) return answerOf(before);
  const became = await settle(ctx, { ...alarm, detail: alarm.detail ?? null });
  const kept = { ...alarm, detail: alarm.detail ?? null, receivedAt: iso(ctx.now) };
  const id = await insertAlarm(ctx, kept, became);
  await record(ctx, [
    {
      type: 'device.alarm',
      subject: became.orderId === null ? `device_alarm:${id}` : `workorder:${became.orderId}`,
      data: {
        id,
        source: alarm.source,
        serial: alarm.serial,
        fault: alarm.fault,
        severity: alarm.severity,
        outcome: became.outcome,
        number: became.orderNumber,
        refusal: became.refusal,
      },
    },
  ]);
  return answerOf(became);
}

/** Looks at a refused alarm again; refuses one that was not refused. */
export async function retryAlarm(ctx: Context, id: number): Promise<AlarmAnswer> {
  const found = await alarmById(ctx, id);
  if (found === undefined) throw notFound('alarm.not_found');
  await lockDevice(ctx, found.serial);
  const kept = await alarmById(ctx, id);
  if (kept?.outcome !== 'refused') throw conflict('alarm.not_refused');
  const became = await settle(ctx, kept);
  await saveAlarm(ctx, id, became);
  await record(ctx, [
    {
      type: 'device.alarm_retried',
      subject: `device_alarm:${id}`,
      data: { outcome: became.outcome, number: became.orderNumber, refusal: became.refusal },
    },
  ]);
  return answerOf(became);
}
