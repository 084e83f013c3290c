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

const { as, repair, orderOf, pageOf, plan } = ordersOf(() => company);
type Gap = { code: string; about: string | null };

describe('the eight service types', () => {
  const kinds: [kind: string, type: string, days: number, checks: string[]][] = [
    ['furniture_installation', 'delivery_installation', 5, ['service_form_missing', 'photo_missing']],
    ['commissioning', 'commissioning', 5, ['service_form_missing', 'photo_missing']],
    ['appliance_repair', 'repair', 10, ['diagnosis_missing', 'photo_missing', 'photo_missing']],
    ['exchange_on_site', 'return_exchange', 7, ['service_form_missing', 'photo_missing']],
    ['extended_check', 'extended_warranty', 7, ['service_form_missing', 'photo_missing']],
    ['recycling', 'recycling', 10, ['service_form_missing', 'photo_missing']],
    ['advice_on_site', 'technical_advice', 2, ['service_form_missing']],
    ['complaint_check', 'complaint', 3, ['service_form_missing', 'photo_missing']],
  ];

  it('are eight, with sub-types, and an order belongs to one', async () => {
    const { types } = (await as('agent', 'GET', '/api/service-types')).body;
    expect(types.map(({ code }: { code: string }) => code)).toEqual(kinds.map(([, type]) => type));
    expect(types.every(({ subtypes }: { subtypes: unknown[] }) => subtypes.length > 0)).toBe(true);
    const number = await orderOf(await repair(), 'appliance_repair', { subtype: 'refrigerant' });
    expect((await pageOf(number, 'supervisor')).subtype.zh).toBe('加冷媒');
    const foreign = await orderOf(await repair(), 'appliance_repair', { subtype: 'take_back' });
    expect((await pageOf(foreign, 'supervisor')).subtype).toBeNull();
  });

  it.each(kinds)(
    '%s is of type %s, due in %i working days, with its own closing checks [S2-1.3.2-b]',
    async (kind, type, days, checks) => {
      const number = await orderOf(await repair({ needsRepair: false }), kind);
      const page = await pageOf(number, 'supervisor');
      expect(page.serviceType).toBe(type);
      expect(
        page.missingToComplete
          .map(({ code }: Gap) => code)
          .filter((code: string) => code !== 'result_missing'),
      ).toEqual(checks);
      const [row] = await company.database.direct.query<{ due: string }>(
        `select due_on::text as due from work_orders where number = $1`,
        [number],
      );
      // From Monday 2 March 2026 on, without a holiday.
      const due = { 2: '2026-03-04', 3: '2026-03-05', 5: '2026-03-09', 7: '2026-03-11', 10: '2026-03-16' };
      expect(row?.due).toBe(due[days as keyof typeof due]);
    },
  );

  it('the days are the company’s to set; orders made from then on follow', async () => {
    const set = (username: string) =>
      as(username, 'PUT', '/api/service-types/technical_advice/days', { completeDays: 1 });
    expect((await set('agent')).status).toBe(403);
    expect((await set('policy')).status).toBe(200);
    const number = await orderOf(await repair({ needsRepair: false }), 'advice_on_site');
    expect((await pageOf(number, 'supervisor')).dueAt).toMatch(/^2026-03-03T16:00:00/);
  });
});

it('a service names the least level of its skill, orders ask for it, and nobody below is sent [S2-1.4.2-h]', async () => {
  const work = { certificates: [], skillCode: 'appliance_repair', skillLevel: 4, survey: 'full' };
  const write = (body: object, username = 'policy') =>
    as(username, 'PUT', '/api/service-items/warranty_repair/work', body);
  expect((await write(work, 'agent')).status).toBe(403);
  expect((await write({ ...work, skillCode: 'no_such_skill' })).body.code).toBe('service.skill_unknown');
  expect((await write({ ...work, skillLevel: 9 })).status).toBe(422);
  expect((await write(work)).status).toBe(200);
  const { items } = (await as('agent', 'GET', '/api/service-items')).body;
  expect(items.find(({ code }: { code: string }) => code === 'warranty_repair').work).toEqual(work);
  const number = await orderOf(await repair());
  expect((await pageOf(number, 'supervisor')).skills).toEqual([{ code: 'appliance_repair', level: 4 }]);
  company.clock.set('2026-03-03 08:30');
  const low = await plan(number, 'tech3', [1, 2]);
  expect([low.status, low.body.code]).toEqual([409, 'visit.technician_unfit']);
  expect(low.body.values.unfit).toContainEqual(
    expect.objectContaining({ code: 'skill_level_too_low', about: 'appliance_repair' }),
  );
  expect((await plan(number, 'tech1', [1, 2])).status).toBe(201);
});

describe('fault codes', () => {
  const save = (body: object, username = 'policy', code = 'e5') =>
    as(username, 'PUT', `/api/fault-codes/${encodeURIComponent('测试牌')}/${code}`, body);
  const meaning = { zh: '压缩机过流保护', en: 'Compressor overcurrent' };
  const found = async (query: string) =>
    (await as('tech1', 'GET', `/api/fault-codes?${query}`)).body.codes.map(
      (one: { code: string; model: string }) => `${one.code} ${one.model}`,
    );

  it('are kept by brand and model with their source, and found by code or words', async () => {
    expect((await save({ meaning, source: '测试资料' }, 'tech1')).status).toBe(403);
    expect((await save({ meaning })).status).toBe(422);
    expect((await save({ meaning, source: '测试资料', productType: 'air_conditioner' })).status).toBe(200);
    expect((await save({ meaning, source: '测试资料', model: 'AJ-KF35', verified: true })).status).toBe(200);
    const brand = `brand=${encodeURIComponent('测试牌')}`;
    expect((await found(brand)).sort()).toEqual(['E5 ', 'E5 AJ-KF35']);
    expect(await found(`${brand}&model=AJ-KF72`)).toEqual(['E5 ']);
    expect(await found(`${brand}&find=${encodeURIComponent('过流')}&model=AJ-KF35`)).toHaveLength(2);
    expect(await found(`${brand}&find=${encodeURIComponent('100%')}`)).toEqual([]);
    await save({ meaning, source: '测试资料', active: false });
    expect(await found(brand)).toEqual(['E5 AJ-KF35']);
  });

  it('go with the day of the technician for the models of its orders', async () => {
    await save({ meaning, source: '测试资料', model: 'AJ-XQG10' }, 'policy', 'E3');
    company.clock.set('2026-03-05 08:30');
    const serial = 'WM-FAULT';
    await company.database.direct.query(
      `insert into product_units (serial, customer_id, model) select $1, min(id), 'AJ-XQG10' from customers`,
      [serial],
    );
    const [owner] = await company.database.direct.query<{ id: number }>(
      `select min(id) as id from customers`,
    );
    const number = await orderOf(await repair({ unitSerial: serial, customer: { id: owner?.id } }));
    expect((await plan(number, 'tech1', [1, 2])).status).toBe(201);
    const day = (await as('tech1', 'GET', '/api/my-visits')).body;
    expect(day.faultCodes.map((one: { code: string; model: string }) => `${one.code} ${one.model}`)).toEqual([
      'E3 AJ-XQG10',
    ]);
  });
});
