import { type Context, systemActor } from '../../kernel/context.ts';
import { iso, ms } from '../../kernel/time.ts';
import { customerFacts } from '../customers/customers.queries.ts';
import { alarmOwner } from './alarm-cases.queries.ts';
import { RegisterInput } from './intake.contract.ts';
import { carryOut, open } from './moves.actions.ts';
import { registerCase } from './registration.actions.ts';
import { askForContact } from './tasks.actions.ts';

export type DeviceFault = {
  customerId: number;
  serial: string;
  model: string;
  region: string | null;
  fault: string;
  detail: string | null;
  isCritical: boolean;
  raisedAt: string;
};

export type AlarmCase = { number: string } | { refusal: string };

const inputOf = (fault: DeviceFault, { name, reach, now }: { name: string; reach: string; now: number }) => {
  const subject = `设备告警 ${fault.fault} · ${fault.model}`;
  return RegisterInput.parse({
    ...{ kind: 'request', channel: 'online_platform', businessLink: 'after_sales', needsRepair: true },
    urgency: fault.isCritical ? 'urgent' : 'general',
    productModel: { value: fault.model },
    purchaseChannel: { unknown: '设备平台上报' },
    customer: { id: fault.customerId },
    unitSerial: fault.serial,
    ...{ contactName: name, contactPhone: reach },
    subject,
    course: `设备 ${fault.serial} 上报故障 ${fault.fault}${fault.detail === null ? '' : `：${fault.detail}`}`,
    demand: '客户尚未来电，请主动联系并处理',
    complainedAt: iso(Math.min(ms(fault.raisedAt), now)),
    receivedAt: iso(now),
  });
};

/**
 * A device reports before its customer does: the case runs by the clocks of every request, belongs to the agent of the
 * region who has the fewest open cases, and gives that person the task to contact the customer first (S0 5.1). Says why not
 * where nobody can own it or the customer cannot be reached.
 */
export async function openAlarmCase(platform: Context, fault: DeviceFault): Promise<AlarmCase> {
  const ctx = { ...platform, actor: { ...systemActor(platform.actor.name), id: platform.actor.id } };
  const owner = await alarmOwner(ctx, fault.region);
  if (owner === undefined) return { refusal: 'alarm.nobody_to_contact' };
  const { name, phone, otherContact } = await customerFacts(ctx, fault.customerId);
  const reach = phone ?? otherContact;
  if (reach === null) return { refusal: 'alarm.customer_unreachable' };
  const input = inputOf(fault, { name, reach, now: ctx.now });
  const { number } = await registerCase({ ...ctx, idempotency: null }, input, owner);
  const opened = await open(ctx, number);
  const title = `设备告警 ${fault.fault}，请主动联系客户`;
  await askForContact(ctx, opened, { kind: 'proactive_contact', personId: owner.id, title });
  await carryOut(ctx, opened, {
    facts: [{ type: 'contact.by_alarm', data: { serial: fault.serial, fault: fault.fault } }],
    notices: [
      { userId: owner.id, kind: 'contact.by_alarm', data: { subject: input.subject, fault: fault.fault } },
    ],
    quietly: true,
  });
  return { number };
}
