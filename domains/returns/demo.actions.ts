import type { Actor, Context } from '../../kernel/context.ts';
import { chinaDay, DAY, HOUR } from '../../kernel/time.ts';
import { type DemoComplaint, walkDemoComplaint } from '../cases/demo-plans.actions.ts';
import { firstCustomers, unitBySerial } from '../customers/customers.queries.ts';
import { inspectReturn, receiveReturn, shipReturn } from './goods.actions.ts';
import { payReturn, settleReturn } from './money.actions.ts';
import { openReturns } from './opening.actions.ts';

type Until = 'waits_for_decision' | 'opened' | 'on_the_way' | 'inspected' | 'refunded';
type DemoReturn = Omit<DemoComplaint, 'customerId' | 'contact'> & { daysAgo: number; until: Until };
type As = (username: string, at: number) => Context;

/** Plainly invented: goods on their way, looked at, paid back, money that waits to be paid, a plan that waits for a yes. */
const demoReturns: DemoReturn[] = [
  {
    ...{ serial: 'AJ2603050001', model: 'AJ-TV65', daysAgo: 6, until: 'inspected', approver: 'supervisor' },
    ...{ subject: '电视修过两次仍无法开机', course: '半年内修了两次，又打不开了。', demand: '要求退货退款' },
    measure: { type: 'return', description: '退货退款，上门取件', amountFen: 3_999_00 },
  },
  {
    ...{ serial: 'AJ2606050001', model: 'AJ-CT18', daysAgo: 3, until: 'on_the_way', approver: 'head-after' },
    ...{ subject: '实木床床腿开裂', course: '使用半年床腿出现裂纹。', demand: '更换同款新床' },
    measure: { type: 'exchange', description: '更换同型号实木床', amountFen: 0 },
  },
  {
    ...{ serial: 'AJ2605050001', model: 'AJ-SF3', daysAgo: 2, until: 'opened', approver: 'head-after' },
    ...{ subject: '沙发面料大面积起球', course: '使用三个月起球严重。', demand: '补偿清洁与面料费用' },
    measure: { type: 'compensation', description: '补偿面料费用', amountFen: 680_00 },
  },
  {
    ...{ serial: 'AJ2601050001', model: 'AJ-CXW20', daysAgo: 8, until: 'refunded', approver: 'head-after' },
    ...{ subject: '油烟机异响维修无效', course: '维修两次仍有异响。', demand: '要求退货' },
    measure: { type: 'return', description: '退货退款', amountFen: 1_680_00 },
  },
  {
    ...{ serial: 'AJ2604050001', model: 'AJ-WG280', daysAgo: 1, until: 'waits_for_decision', approver: null },
    ...{ subject: '衣柜柜体受潮变形', course: '安装后两个月侧板鼓起。', demand: '要求赔偿' },
    measure: { type: 'compensation', description: '柜体折价补偿', amountFen: 2_400_00 },
  },
];

async function moveOn(as: As, at: number, number: string, { until, measure, serial }: DemoReturn) {
  if (until === 'opened') return;
  const waybill = { carrier: '演示物流', waybill: 'DEMO-0001' };
  let { version } = await shipReturn(as('handler', at), number, { version: 1, ...waybill });
  if (until === 'on_the_way') return;
  const back = as('parts', at + DAY);
  const on = chinaDay(back.now);
  ({ version } = await receiveReturn(back, number, { version, way: 'warehouse', on, serial }));
  const looked = as('handler', at + DAY + HOUR);
  ({ version } = await inspectReturn(looked, number, {
    ...{ version, method: 'by_eye', verdict: 'fault_confirmed', intact: true, accessories: 'complete' },
    ...{ condition: '与客户描述一致（演示）', fileIds: [] },
  }));
  if (until === 'inspected') return;
  const settled = as('handler', at + DAY + 2 * HOUR);
  const amounts = { goodsFen: measure.amountFen, freightFen: 0, freightPromised: false };
  ({ version } = await settleReturn(settled, number, { version, ...amounts }));
  const paid = { method: 'original' as const, reference: '演示流水 0001' };
  await payReturn(as('finance', at + DAY + 3 * HOUR), number, { version, ...paid });
}

async function makeOne(as: As, now: number, demo: DemoReturn): Promise<void> {
  const at = now - demo.daysAgo * DAY;
  const unit = await unitBySerial(as('agent', at), demo.serial);
  const customers = await firstCustomers(as('agent', at), 20);
  const customer = customers.find(({ id }) => id === unit?.customerId);
  if (customer === undefined) return;
  const contact = { name: customer.name, phone: customer.phone ?? '' };
  const { daysAgo: _daysAgo, until, ...complaint } = demo;
  const caseId = await walkDemoComplaint(as, at, { ...complaint, customerId: customer.id, contact });
  if (until === 'waits_for_decision') return;
  const [number] = await openReturns(as('handler', at + 6 * HOUR), caseId);
  if (number !== undefined) await moveOn(as, at + 7 * HOUR, number, demo);
}

/** Returns of the demo company at different steps, through the same verbs as real ones. */
export async function makeDemoReturns(ctx: Context, actors: (username: string) => Actor): Promise<void> {
  const as: As = (username, at) => ({ ...ctx, actor: actors(username), now: Math.min(at, ctx.now) });
  for (const demo of demoReturns) await makeOne(as, ctx.now, demo);
}
