import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Company, openCompany } from '../../kernel/testing/company.ts';
import { ordersOf } from './testing/walk.ts';

let company: Company;
beforeAll(async () => {
  company = await openCompany();
});
afterAll(async () => {
  expect(company.errors).toEqual([]);
  await company.close();
});

const { as, pageOf, plan } = ordersOf(() => company);
// 演示客户甲 in Shanghai owns an air conditioner; 演示客户乙 in Hangzhou a smart lock.
const AIR_CONDITIONER = 'AJ2601000001';
const alarm = (alarmId: string, parts: object = {}) => ({
  source: 'demo-iot',
  alarmId,
  serial: AIR_CONDITIONER,
  fault: 'E5',
  severity: 'warning',
  raisedAt: new Date(company.clock.now - 60_000).toISOString(),
  ...parts,
});
const send = (body: object, username = 'devices') => as(username, 'POST', '/api/device-alarms', body);
const listed = async (query = '', username = 'supervisor') =>
  (await as(username, 'GET', `/api/device-alarms${query}`)).body.alarms;
const orders = () =>
  company.database.direct.query<{ number: string }>(
    `select number from work_orders where source = 'device' order by id`,
  );

describe('alarms of devices', () => {
  let number = '';
  it('one device and fault make one order with all that is on file; the platform’s id makes a repetition harmless', async () => {
    const first = await send(alarm('A-1'));
    expect([first.status, first.body.outcome, first.body.refusal]).toEqual([200, 'opened', null]);
    number = first.body.orderNumber;
    expect((await send(alarm('A-1'))).body).toEqual(first.body);
    expect((await send(alarm('A-2', { fault: 'e5', serial: AIR_CONDITIONER.toLowerCase() }))).body).toEqual({
      outcome: 'attached',
      orderNumber: number,
      refusal: null,
    });
    expect(await orders()).toEqual([{ number }]);
    const page = await pageOf(number, 'supervisor');
    expect(page).toMatchObject({
      source: 'device',
      nature: 'corrective',
      caseNumber: expect.stringMatching(/^FW2026-/),
      workKind: 'refrigeration_repair',
      region: 'east',
      rankInputs: { severity: 2, productType: 'appliance', customerGrade: 'standard' },
      againstVisit: { code: 'remote_diagnosis_missing', clause: 'S2 1.1' },
    });
    expect(page.unit.serial).toBe(AIR_CONDITIONER);
    expect(page.alarms.map(({ fault }: { fault: string }) => fault)).toEqual(['E5', 'E5']);
    const events = await company.database.direct.query<{ type: string; outcome: string | null }>(
      `select type, data->>'outcome' as outcome from events where data->>'number' = $1 order by id`,
      [number],
    );
    expect(events).toEqual([
      { type: 'workorder.created', outcome: null },
      { type: 'device.alarm', outcome: 'opened' },
      { type: 'device.alarm', outcome: 'attached' },
    ]);
    const told = await company.database.direct.query<{ user_id: string }>(
      `select user_id from notifications where kind = 'device_alarm'`,
    );
    expect(told.map((row) => row.user_id)).toContain(company.id('dispatcher'));
    expect(told.map((row) => row.user_id)).not.toContain(company.id('south'));
  });

  it('ten at once for one fault are one order', async () => {
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, place) =>
        send(alarm(`B-${place}`, { fault: 'F1', severity: 'critical' })),
      ),
    );
    const outcomes = answers.map(({ body }) => body.outcome).sort();
    expect(outcomes).toEqual([...Array.from({ length: 9 }, () => 'attached'), 'opened']);
    expect(await orders()).toHaveLength(2);
  });

  it('a notice is kept and makes no work', async () => {
    expect((await send(alarm('C-1', { fault: 'N1', severity: 'notice' }))).body).toMatchObject({
      outcome: 'noted',
      orderNumber: null,
    });
    expect(await orders()).toHaveLength(2);
  });

  it('an unknown serial is refused in the answer, stays visible, and becomes work once the unit is on file', async () => {
    const refused = await send(alarm('D-1', { serial: 'NOBODY-1' }));
    expect([refused.status, refused.body.outcome, refused.body.refusal.code]).toEqual([
      200,
      'refused',
      'alarm.unit_unknown',
    ]);
    const [kept] = await listed('?outcome=refused');
    expect([kept.serial, kept.refusal.text.zh]).toEqual(['NOBODY-1', '没有这个序列号的产品']);
    const again = () => as('supervisor', 'POST', `/api/device-alarms/${kept.id}/retry`);
    expect((await again()).body.outcome).toBe('refused');
    await company.database.direct.query(
      `insert into product_units (serial, customer_id, model) select 'NOBODY-1', customer_id, model from product_units where serial = $1`,
      [AIR_CONDITIONER],
    );
    expect((await again()).body.outcome).toBe('opened');
    expect(await listed('?outcome=refused')).toEqual([]);
    expect([(await again()).status, (await again()).body.code]).toEqual([409, 'alarm.not_refused']);
    expect((await as('supervisor', 'POST', '/api/device-alarms/999999/retry')).status).toBe(404);
  });

  it('only the platform sends, and it sees nothing', async () => {
    expect((await send(alarm('E-1'), 'dispatcher')).status).toBe(403);
    expect((await as('devices', 'GET', '/api/device-alarms')).status).toBe(403);
    expect((await as('devices', 'GET', `/api/work-orders/${number}`)).status).toBe(403);
    expect((await send({ ...alarm('E-2'), source: 'Not A Name' })).status).toBe(422);
    expect(
      (await listed('', 'south')).filter((one: { orderNumber: string | null }) => one.orderNumber),
    ).toEqual([]);
  });

  it('after the work is done the same fault makes a new order', async () => {
    company.clock.set('2026-03-03 08:30');
    expect((await plan(number, 'tech1', [1, 3])).body.code).toBe('visit.remote_first');
    await company.database.direct.query(`update work_orders set status = 'completed' where number = $1`, [
      number,
    ]);
    const next = (await send(alarm('F-1'))).body;
    expect(next.outcome).toBe('opened');
    expect(next.orderNumber).not.toBe(number);
  });
});
