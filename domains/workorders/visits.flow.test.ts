import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Company, openCompany } from '../../kernel/testing/company.ts';
import { chinaDay, DAY } from '../../kernel/time.ts';
import { complaint, register } from '../cases/testing/walk.ts';
import { ordersOf } from './testing/walk.ts';

let company: Company;
beforeAll(async () => {
  company = await openCompany();
});
afterAll(async () => {
  expect(company.errors).toEqual([]);
  await company.close();
});

const { as, iso, repair, orderOf, pageOf, plan, facts } = ordersOf(() => company);

describe('from the case to the door', () => {
  it('takes everything over from the case and ranks it, with the inputs shown [S0-1.2-c, S2-1.3.2-b]', async () => {
    const caseNumber = await repair({ urgency: 'urgent' });
    const number = await orderOf(caseNumber);
    const { orders } = (await as('dispatcher', 'GET', '/api/work-orders?status=unplanned')).body;
    const line = orders.find((order: { number: string }) => order.number === number);
    expect(line).toMatchObject({
      status: 'created',
      caseNumber,
      subject: '空调不制冷',
      maskedName: '测**',
      productType: 'appliance',
      rankInputs: { productType: 'appliance', customerGrade: 'standard' },
      visit: null,
    });
    expect(line.dueAt).not.toBeNull();
    const ranks = orders.map((order: { rank: number }) => order.rank);
    expect(ranks).toEqual(ranks.toSorted((a: number, b: number) => a - b));
    expect(JSON.stringify(orders)).not.toContain('13900000001');
    const kinds = (await as('dispatcher', 'GET', '/api/work-kinds')).body.kinds;
    expect(new Set(kinds.map((kind: { serviceType: string }) => kind.serviceType)).size).toBe(8);
  });

  it('refuses a technician without a valid certificate on the day of the visit, and nobody overrides it [S0-2.2-d, S0-3.3-f]', async () => {
    const number = await orderOf(await repair());
    for (const [technician, code] of [
      ['tech2', 'certificate_missing'],
      ['tech3', 'certificate_review_overdue'],
    ] as const) {
      const refused = await plan(number, technician, [24, 26]);
      expect([refused.status, refused.body.code, refused.body.values.unfit[0].code]).toEqual([
        409,
        'visit.technician_unfit',
        code,
      ]);
    }
    expect((await pageOf(number)).visits).toEqual([]);
    const { version } = await pageOf(number);
    const check = await as(
      'dispatcher',
      'GET',
      `/api/work-orders/${number}/visit-checks?technicianId=${company.id('tech2')}&from=${iso(24)}&to=${iso(26)}`,
    );
    expect(check.body.unfit.length).toBeGreaterThan(0);
    const planned = await plan(number, 'tech1', [24, 26]);
    expect(planned.status).toBe(201);
    expect(planned.body.version).toBe(version + 1);
    expect((await pageOf(number)).status).toBe('dispatched');
    expect(await facts(number)).toEqual(['workorder.created', 'workorder.scheduled']);
  });

  it('holds for everybody who comes along: crew without certificate or outside the shift is refused [S0-2.2-d]', async () => {
    const number = await orderOf(await repair());
    const withCrew = (names: string[], hours: [number, number] = [24, 26]) =>
      plan(number, 'tech1', hours, { crew: names.map((name) => company.id(name)) });
    const refused = await withCrew(['tech2']);
    expect([refused.status, refused.body.code, refused.body.values.technician]).toEqual([
      409,
      'visit.technician_unfit',
      '演示工程师二',
    ]);
    expect(refused.body.values.unfit.map(({ code }: { code: string }) => code)).toContain(
      'certificate_missing',
    );
    const stranger = await withCrew(['agent']);
    expect([stranger.status, stranger.body.code]).toEqual([404, 'technician.not_found']);
    const simple = await orderOf(await repair(), 'commissioning');
    const day = new Date(company.clock.now + 24 * 3_600_000).toISOString().slice(0, 10);
    const leave = { kind: 'leave', reason: '年假' };
    const change = (body: object) =>
      as('training', 'PUT', `/api/technicians/${company.id('tech2')}/shift-changes/${day}`, body);
    expect((await change(leave)).status).toBe(200);
    const away = await plan(simple, 'tech1', [24, 26], { crew: [company.id('tech2')] });
    expect([away.status, away.body.code]).toEqual([409, 'visit.outside_shift']);
    expect((await pageOf(simple)).visits).toEqual([]);
  });

  it('knows no technician of another region, neither to check nor to plan [S2-2.1.2-c]', async () => {
    const number = await orderOf(await repair());
    const place = (region: string) =>
      company.database.direct.query('update users set region = $2 where id = $1', [
        company.id('tech1'),
        region,
      ]);
    await place('south');
    const check = await as(
      'dispatcher',
      'GET',
      `/api/work-orders/${number}/visit-checks?technicianId=${company.id('tech1')}&from=${iso(24)}&to=${iso(26)}`,
    );
    const planned = await plan(number, 'tech1', [24, 26]);
    await place('east');
    for (const answer of [check, planned])
      expect([answer.status, answer.body.code]).toEqual([404, 'technician.not_found']);
    expect((await pageOf(number)).visits).toEqual([]);
  });

  it('lists the visits of a day by the Chinese calendar, and refuses a place in the list that it never gave', async () => {
    const number = await orderOf(await repair());
    expect((await plan(number, 'tech1', [169, 170])).status).toBe(201);
    const { visits } = await pageOf(number);
    const day = chinaDay(Date.parse(visits[0].from));
    const numbersOf = async (query: string) =>
      (await as('dispatcher', 'GET', `/api/work-orders?${query}`)).body.orders.map(
        (order: { number: string }) => order.number,
      );
    const after = chinaDay(Date.parse(visits[0].from) + DAY);
    expect(await numbersOf(`day=${day}`)).toEqual([number]);
    expect(await numbersOf(`day=${after}`)).toEqual([]);
    expect(await numbersOf(`day=${day}&technician=${company.id('tech2')}`)).toEqual([]);
    for (const place of ['x', '1', '1.2.3', 'NaN.NaN']) {
      const bad = await as('dispatcher', 'GET', `/api/work-orders?status=open&after=${place}`);
      expect([bad.status, bad.body.code]).toEqual([422, 'cursor.invalid']);
    }
  });

  it('a planned visit meets the 48 hours of arranging [S0-1.4-b]', async () => {
    const caseNumber = await register(
      company,
      complaint(company, {
        needsRepair: true,
        productModel: { value: 'AJ-XQG10' },
        category: 'product_quality',
      }),
    );
    const arrange = async () =>
      (await as('supervisor', 'GET', `/api/cases/${caseNumber}`)).body.clocks.find(
        (clock: { event: string }) => clock.event === 'arrange',
      );
    expect((await arrange()).metAt).toBeNull();
    const number = await orderOf(caseNumber);
    expect((await plan(number, 'tech1', [27, 29])).status).toBe(201);
    expect((await arrange()).metAt).not.toBeNull();
  });

  it('refuses overlap, the past and a time outside the shift; two dispatchers and one slot give one visit [S0-1.4-d]', async () => {
    const first = await orderOf(await repair());
    const second = await orderOf(await repair());
    expect((await plan(first, 'tech1', [72, 74])).status).toBe(201);
    const overlapping = await plan(second, 'tech1', [73, 75]);
    expect([overlapping.status, overlapping.body.code]).toEqual([409, 'visit.overlaps']);
    expect((await plan(second, 'tech1', [-2, -1])).body.code).toBe('visit.not_in_time');
    expect((await plan(second, 'tech1', [81, 83])).body.code).toBe('visit.outside_shift');
    const third = await orderOf(await repair());
    const both = await Promise.all([plan(second, 'tech1', [76, 78]), plan(third, 'tech1', [76, 78])]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  it('a visit that the customer moves is recorded as such and holds the completion clock [S0-1.4-d]', async () => {
    const caseNumber = await repair();
    const due = async () =>
      (await as('supervisor', 'GET', `/api/cases/${caseNumber}`)).body.clocks.find(
        (clock: { event: string; kind: string }) => clock.event === 'complete',
      );
    const number = await orderOf(caseNumber);
    expect((await plan(number, 'tech1', [48, 49])).status).toBe(201);
    const before = await due();
    const moved = await plan(number, 'tech1', [96, 97], { movedBy: 'customer', reason: '客户出差' });
    expect(moved.status).toBe(201);
    const after = await due();
    expect(Date.parse(after.dueAt)).toBeGreaterThan(Date.parse(before.dueAt));
    const { visits } = await pageOf(number);
    expect(visits.map((visit: { status: string }) => visit.status)).toEqual(['moved', 'planned']);
    expect((await facts(number)).at(-1)).toBe('workorder.moved');
  });
});
