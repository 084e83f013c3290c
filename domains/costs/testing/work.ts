import { expect } from 'vitest';
import type { Company } from '../../../kernel/testing/company.ts';
import { pageOf as casePage, does } from '../../cases/testing/walk.ts';
import { ordersOf, outcomes, photo, record, safe } from '../../workorders/testing/walk.ts';

/** Work that costs something, and what the reports say of it. */
export function costlyWorkOf(company: () => Company) {
  const { as, iso, orderOf, plan, send } = ordersOf(company);
  /** A part at 25 yuan, nine of them in the store of the east. */
  async function stockPart(): Promise<void> {
    await as('parts', 'PUT', '/api/parts/BJ-COST', {
      name: { zh: '测试件', en: 'Test part' },
      priceFen: 6_000,
      costFen: 2_500,
    });
    const stock = { kind: 'receive', part: 'BJ-COST', to: 'wh_east', quantity: 9 };
    await as('parts', 'POST', '/api/part-moves', stock);
  }
  const costsOf = async (number: string, username = 'supervisor') =>
    (await as(username, 'GET', `/api/cases/${number}/costs`)).body;
  const report = async (query = '', username = 'finance') =>
    (await as(username, 'GET', `/api/costs?from=2026-03-01&to=2026-03-31${query}`)).body;
  const measures = () => [
    {
      type: 'repair',
      clause: 'CPL 24',
      description: '上门维修',
      responsibleId: company().id('handler'),
      dueAt: iso(48),
      amountFen: 0,
    },
    {
      type: 'compensation',
      clause: 'CPL 24',
      description: '误工补偿',
      responsibleId: company().id('handler'),
      dueAt: iso(48),
      amountFen: 30_000,
    },
  ];
  async function agree(number: string): Promise<void> {
    const planId = (await casePage(company(), number)).plans.at(-1).id;
    await does(company(), 'handler', number, 'plan-submission', { planId });
    await does(company(), 'agent', number, 'agreement', {
      planId,
      agreed: true,
      channel: 'phone',
      at: iso(0),
    });
  }
  /** Does the repair and pays the compensation by its return order. */
  async function execute(number: string): Promise<void> {
    for (const task of (await casePage(company(), number)).tasks) {
      if (task.kind === 'repair')
        await does(company(), 'handler', number, `tasks/${task.id}/completion`, { result: '已完成' });
    }
    const [order] = (await as('supervisor', 'GET', `/api/returns?case=${number}`)).body.returns;
    const { version } = (await as('supervisor', 'GET', `/api/returns/${order.number}`)).body;
    const paid = { version, method: 'original', reference: '流水 20260302-0001' };
    expect((await as('finance', 'POST', `/api/returns/${order.number}/payment`, paid)).status).toBe(201);
  }
  /** One hour of work by the first technician, with one part at 25 yuan. */
  async function repairDone(caseNumber: string, payFen = 0): Promise<string> {
    const number = await orderOf(caseNumber, 'appliance_repair', { place: { lng: 121.47, lat: 31.23 } });
    const planned = await plan(number, 'tech1', [1, 2]);
    if (planned.status !== 201) throw new Error(JSON.stringify(planned.body));
    const quote = {
      asked: { lines: [{ code: 'appliance_repair', quantity: 1 }] },
      totalFen: 12_000,
      accepted: true,
      signedBy: '测试客户',
      strokes: 'M1 1 L5 5',
    };
    const commands = [
      { type: 'accept' },
      { type: 'arrive' },
      safe,
      ...(payFen > 0 ? [{ type: 'quote', quote }] : []),
      { type: 'start' },
      { type: 'use_part', part: { code: 'BJ-COST', quantity: 1, place: 'wh_east' } },
      record('diagnosis', { symptom: '不脱水', faultCode: 'E3', diagnosis: '门锁', action: '更换' }),
      record('result', { process: '更换门锁', startedAt: iso(-1), endedAt: iso(0), solved: true }),
      photo('nameplate'),
      photo('fault'),
      { type: 'complete' },
    ];
    expect(new Set(outcomes(await send('tech1', number, commands)))).toEqual(new Set(['done']));
    if (payFen > 0) {
      const paid = await as('finance', 'POST', `/api/work-orders/${number}/payments`, {
        method: 'cash',
        amountFen: payFen,
        proof: 'SJ-1',
      });
      expect(paid.status).toBe(201);
    }
    return number;
  }
  const costOfPlan = (plan: { status: string; estimatedFen: number; actualFen: number | null }) => [
    plan.status,
    plan.estimatedFen,
    plan.actualFen,
  ];
  return { stockPart, as, orderOf, costsOf, report, measures, agree, execute, repairDone, costOfPlan };
}
