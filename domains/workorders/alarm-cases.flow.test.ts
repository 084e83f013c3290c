import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Company, openCompany } from '../../kernel/testing/company.ts';
import { contact, does, pageOf } from '../cases/testing/walk.ts';
import { ordersOf } from './testing/walk.ts';

let company: Company;
beforeAll(async () => {
  company = await openCompany();
});
afterAll(async () => {
  expect(company.errors).toEqual([]);
  await company.close();
});

const { as } = ordersOf(() => company);
const AIR_CONDITIONER = 'AJ2601000001';
const send = async (alarmId: string, parts: object = {}) =>
  (
    await as('devices', 'POST', '/api/device-alarms', {
      ...{ source: 'demo-iot', alarmId, serial: AIR_CONDITIONER, fault: 'E5', severity: 'warning' },
      raisedAt: new Date(company.clock.now - 60_000).toISOString(),
      ...parts,
    })
  ).body;
const caseOf = async (order: string): Promise<string> =>
  (await as('supervisor', 'GET', `/api/work-orders/${order}`)).body.caseNumber;
const casesOf = () =>
  company.database.direct.query<{ number: string }>('select number from cases order by id');

describe('[S0-5.1-c] an alarm of a device', () => {
  let number = '';
  it('opens a case with clocks and an owner, who is to contact the customer first', async () => {
    const { orderNumber, outcome } = await send('A-1', { detail: '压缩机过流' });
    expect(outcome).toBe('opened');
    number = await caseOf(orderNumber);
    const page = await pageOf(company, number);
    expect(page).toMatchObject({
      kind: 'request',
      subject: '设备告警 E5 · AJ-KF35',
      owner: '演示客服一',
    });
    const respond = page.clocks.find(({ event }: { event: string }) => event === 'respond');
    expect([respond.status, respond.dueAt > new Date(company.clock.now).toISOString()]).toEqual([
      'running',
      true,
    ]);
    expect(page.tasks).toMatchObject([
      {
        ...{ kind: 'proactive_contact', title: '设备告警 E5，请主动联系客户', status: 'open' },
        ...{ responsible: { name: '演示客服一' }, dueAt: '2026-03-03T02:00:00+00:00' },
      },
    ]);
    const told = await company.database.direct.query<{ kind: string }>(
      'select kind from notifications where user_id = $1 and case_number = $2',
      [company.id('agent'), number],
    );
    expect(told.map(({ kind }) => kind)).toEqual(['contact.by_alarm']);
    await company.drain();
    expect((await pageOf(company, number)).tasks).toHaveLength(1);
  });

  it('more of the same fault join the one case; the talk that the owner has does the task', async () => {
    const before = await casesOf();
    expect((await send('A-2')).outcome).toBe('attached');
    expect((await send('A-1')).outcome).toBe('opened');
    expect(await casesOf()).toEqual(before);
    await does(company, 'agent', number, 'contacts', contact(company, { responded: '今天下午上门查看' }));
    const page = await pageOf(company, number);
    expect([page.tasks[0].status, page.tasks[0].result]).toEqual(['done', '今天下午上门查看']);
    expect(page.clocks.find(({ event }: { event: string }) => event === 'respond').status).toBe('met');
  });

  it('of a critical kind is urgent: two hours; each goes to whoever has the fewest open cases', async () => {
    const { orderNumber } = await send('B-1', { fault: 'F1', severity: 'critical' });
    const page = await pageOf(company, await caseOf(orderNumber));
    expect([page.urgency, page.owner]).toEqual(['urgent', '演示客服二']);
    const respond = page.clocks.find(
      ({ event, binding }: { event: string; binding: boolean }) => event === 'respond' && binding,
    );
    expect(Date.parse(respond.dueAt)).toBe(company.clock.now + 2 * 3_600_000);
  });

  it('the platform sees nothing of the case; a notice opens none; nobody to own it is said', async () => {
    expect((await as('devices', 'GET', `/api/cases/${number}`)).status).toBe(403);
    const before = await casesOf();
    expect((await send('C-1', { fault: 'N1', severity: 'notice' })).outcome).toBe('noted');
    await company.database.direct.query(
      `update users set active = false where position_code in
         (select position_code from position_rights where permission = 'cases:register')`,
    );
    expect(await send('D-1', { fault: 'E9' })).toMatchObject({
      outcome: 'refused',
      orderNumber: null,
      refusal: { code: 'alarm.nobody_to_contact' },
    });
    expect(await casesOf()).toEqual(before);
  });
});
