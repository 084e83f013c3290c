import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Company, openCompany } from '../../kernel/testing/company.ts';
import { DAY } from '../../kernel/time.ts';

let company: Company;
beforeAll(async () => {
  company = await openCompany();
});
afterAll(async () => {
  expect(company.errors).toEqual([]);
  await company.close();
});

const as = (username: string, method: string, path: string, body?: object) =>
  company.as(username)(method, path, body);
const keep = (code: string, parts: object = {}) =>
  as('parts', 'PUT', `/api/parts/${code}`, {
    name: { zh: `测试件 ${code}`, en: `Test part ${code}` },
    priceFen: 10_000,
    costFen: 6_000,
    ...parts,
  });
const move = (body: object) => as('parts', 'POST', '/api/part-moves', body);
const stockOf = async (code: string, place = 'wh_east') => {
  const { parts } = (await as('parts', 'GET', `/api/parts?find=${code}`)).body;
  const balance = parts[0]?.balances.find((one: { place: string }) => one.place === place);
  return balance === undefined ? undefined : [balance.onHand, balance.reserved, balance.free];
};

describe('moves', () => {
  it('are added only, and stock never falls below zero', async () => {
    expect((await keep('PCB-1')).status).toBe(200);
    expect((await move({ kind: 'receive', part: 'PCB-1', to: 'wh_east', quantity: 3 })).body).toEqual({
      onHand: 3,
      free: 3,
    });
    const refused = await move({
      kind: 'transfer',
      part: 'PCB-1',
      from: 'wh_east',
      to: 'wh_south',
      quantity: 4,
    });
    expect([refused.status, refused.body.code]).toEqual([409, 'part.not_enough']);
    expect(
      (await move({ kind: 'transfer', part: 'PCB-1', from: 'wh_east', to: 'wh_south', quantity: 2 })).status,
    ).toBe(201);
    expect([await stockOf('PCB-1'), await stockOf('PCB-1', 'wh_south')]).toEqual([
      [1, 0, 1],
      [2, 0, 2],
    ]);
    await expect(company.database.direct.query(`delete from part_moves`)).rejects.toThrow(/never changed/);
    expect(
      (
        await as('agent', 'POST', '/api/part-moves', {
          kind: 'receive',
          part: 'PCB-1',
          to: 'wh_east',
          quantity: 1,
        })
      ).status,
    ).toBe(403);
  });

  it('ten who take the last five at once: five get one', async () => {
    await keep('FAN-1');
    await move({ kind: 'receive', part: 'FAN-1', to: 'wh_east', quantity: 5 });
    const answers = await Promise.all(
      Array.from({ length: 10 }, () =>
        move({ kind: 'transfer', part: 'FAN-1', from: 'wh_east', to: 'wh_south', quantity: 1 }),
      ),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(5);
    expect([await stockOf('FAN-1'), await stockOf('FAN-1', 'wh_south')]).toEqual([
      [0, 0, 0],
      [5, 0, 5],
    ]);
  });

  it('parts with serials go by their serials', async () => {
    await keep('MOT-1', { serialTracked: true });
    const receive = (serials: string[], quantity = serials.length) =>
      move({ kind: 'receive', part: 'MOT-1', to: 'wh_east', quantity, serials });
    expect((await receive([], 1)).body.code).toBe('part.serials_needed');
    expect((await receive(['S1', 'S2'])).status).toBe(201);
    expect((await receive(['S2'])).body.code).toBe('part.serial_known');
    expect(await stockOf('MOT-1')).toEqual([2, 0, 2]);
    const transfer = (serial: string) =>
      move({
        kind: 'transfer',
        part: 'MOT-1',
        from: 'wh_east',
        to: 'wh_south',
        quantity: 1,
        serials: [serial],
      });
    expect((await transfer('S9')).body.code).toBe('part.serial_elsewhere');
    expect(await stockOf('MOT-1')).toEqual([2, 0, 2]);
    expect((await transfer('S1')).status).toBe(201);
  });

  it('a stocktake writes the difference with its reason; an old part never counts as stock', async () => {
    await keep('SEN-1', { oldPartReturns: true });
    await move({ kind: 'receive', part: 'SEN-1', to: 'wh_east', quantity: 4 });
    expect(
      (await move({ kind: 'stocktake', part: 'SEN-1', at: 'wh_east', counted: 3, reason: '盘亏' })).body
        .onHand,
    ).toBe(3);
    const back = {
      kind: 'old_part_back',
      part: 'SEN-1',
      to: 'wh_east',
      quantity: 1,
      orderNumber: 'WO2026-000001',
      serial: 'OLD1',
    };
    expect((await move(back)).body.onHand).toBe(3);
    const { moves } = (await as('parts', 'GET', '/api/part-moves?part=SEN-1')).body;
    expect(
      moves.map((one: { kind: string; quantity: number; reason: string | null }) => [
        one.kind,
        one.quantity,
        one.reason,
      ]),
    ).toEqual([
      ['old_part_back', 1, null],
      ['stocktake', 1, '盘亏'],
      ['receive', 4, null],
    ]);
  });
});

it('a critical part below its minimum asks for a replenishment once, and the keeper hears of it [S0-6.3-d]', async () => {
  await keep('CAP-1', { critical: true });
  await move({ kind: 'receive', part: 'CAP-1', to: 'wh_east', quantity: 6 });
  expect((await as('parts', 'PUT', '/api/parts/CAP-1/minimums/wh_east', { minimum: 5 })).status).toBe(200);
  const open = async () =>
    (await as('parts', 'GET', '/api/replenishments')).body.replenishments.filter(
      (one: { part: string }) => one.part === 'CAP-1',
    );
  expect(await open()).toEqual([]);
  await move({ kind: 'transfer', part: 'CAP-1', from: 'wh_east', to: 'wh_south', quantity: 2 });
  await move({ kind: 'transfer', part: 'CAP-1', from: 'wh_east', to: 'wh_south', quantity: 1 });
  const [asked, ...others] = await open();
  expect([asked.quantity, asked.status, others]).toEqual([6, 'open', []]);
  const told = await company.database.direct.query(
    `select 1 from notifications where kind = 'part_low' and user_id = $1`,
    [company.id('parts')],
  );
  expect(told).toHaveLength(1);
  const change = (body: object) => as('parts', 'POST', `/api/replenishments/${asked.id}/status`, body);
  expect((await change({ status: 'ordered' })).body.code).toBe('replenishment.day_needed');
  expect((await change({ status: 'ordered', expectedOn: '2026-03-12' })).status).toBe(200);
  expect((await open())[0].expectedOn).toBe('2026-03-12');
  expect((await change({ status: 'arrived' })).status).toBe(200);
  expect((await change({ status: 'arrived' })).status).toBe(404);
  expect(await open()).toEqual([]);
});

it('suppliers are compared and one is chosen with its reason [S3-1.K3-2]', async () => {
  await keep('DOR-1');
  const offer = (supplier: string, priceFen: number, leadDays: number) =>
    as('parts', 'PUT', `/api/parts/DOR-1/offers/${encodeURIComponent(supplier)}`, { priceFen, leadDays });
  await offer('演示供应商甲', 5_200, 10);
  await offer('演示供应商乙', 4_900, 21);
  const choose = (supplier: string) =>
    as('parts', 'POST', `/api/parts/DOR-1/offers/${encodeURIComponent(supplier)}/choice`, {
      reason: '交期短',
    });
  expect((await choose('无此供应商')).status).toBe(404);
  expect((await choose('演示供应商甲')).status).toBe(200);
  const { offers } = (await as('parts', 'GET', '/api/parts/DOR-1/offers')).body;
  expect(
    offers.map((one: { supplier: string; chosen: boolean; reason: string | null }) => [
      one.supplier,
      one.chosen,
      one.reason,
    ]),
  ).toEqual([
    ['演示供应商乙', false, null],
    ['演示供应商甲', true, '交期短'],
  ]);
});

it('turnover is shown per warehouse against the frozen baseline and its target [S2-1.4.1-l]', async () => {
  await keep('TRN-1', { costFen: 100 });
  const span = (from: string, to: string) => `from=${from}&to=${to}`;
  const east = async (query: string) =>
    (await as('parts', 'GET', `/api/part-turnover?${query}`)).body.places.find(
      (one: { place: string }) => one.place === 'wh_north',
    );
  company.clock.set('2026-04-10 10:00');
  await move({ kind: 'receive', part: 'TRN-1', to: 'wh_north', quantity: 20 });
  const used = async (quantity: number) => {
    const { consumePart } = await import('./orders.actions.ts');
    await company.database.transaction(async (db) =>
      consumePart({ ...(await company.context()), db }, 'WO2026-000009', {
        part: 'TRN-1',
        quantity,
        place: 'wh_north',
        at: company.clock.now,
        commandId: null,
      }),
    );
  };
  company.clock.advance(DAY);
  await used(10);
  // April: opening 0, closing 1,000 fen, used 1,000 fen: 1,000 / 500 = 2.
  expect(await east(span('2026-04-01', '2026-04-30'))).toMatchObject({
    usedFen: 1000,
    averageStockFen: 500,
    turnover: 2,
    baseline: null,
    changePercent: null,
  });
  const freeze = () =>
    as('parts', 'POST', '/api/part-baselines', { place: 'wh_north', from: '2026-04-01', to: '2026-04-30' });
  expect((await freeze()).body.turnover).toBe(2);
  expect((await freeze()).body.code).toBe('part_baseline.frozen');
  company.clock.set('2026-05-12 10:00');
  await used(9);
  // May: opening 1,000, closing 100, used 900: 900 / 550 = 1.6364, against 2.
  expect(await east(span('2026-05-01', '2026-05-31'))).toMatchObject({
    turnover: 1.6364,
    baseline: 2,
    changePercent: -18.2,
  });
  expect(
    (await as('parts', 'GET', `/api/part-turnover?${span('2026-05-01', '2026-05-31')}`)).body.targetPercent,
  ).toBe(30);
});

it('what orders lack and which old parts are still out stand on lists of their own', async () => {
  company.clock.set('2026-06-01 10:00');
  await keep('ALT-1');
  await keep('LCK-1', { alternatives: ['ALT-1'], oldPartReturns: true });
  await move({ kind: 'receive', part: 'ALT-1', to: 'wh_east', quantity: 2 });
  await move({ kind: 'receive', part: 'LCK-1', to: 'wh_east', quantity: 1 });
  const { consumePart, reserveFor } = await import('./orders.actions.ts');
  await company.database.transaction(async (db) => {
    const ctx = { ...(await company.context()), db };
    const use = { part: 'LCK-1', quantity: 1, place: 'wh_east', at: company.clock.now, commandId: null };
    await consumePart(ctx, 'WO2026-000021', use);
    await reserveFor(ctx, 'WO2026-000022', { part: 'LCK-1', place: 'wh_east', quantity: 2 });
  });
  const { shortages } = (await as('parts', 'GET', '/api/part-shortages')).body;
  expect(shortages.filter((one: { part: string }) => one.part === 'LCK-1')).toMatchObject([
    {
      orderNumber: 'WO2026-000022',
      quantity: 2,
      free: 0,
      alternatives: [{ code: 'ALT-1', free: 2, expectedOn: null }],
    },
  ]);
  const due = async () =>
    (await as('parts', 'GET', '/api/old-parts')).body.due.filter(
      (one: { part: string }) => one.part === 'LCK-1',
    );
  expect(await due()).toMatchObject([{ orderNumber: 'WO2026-000021', used: 1, back: 0 }]);
  await move({
    kind: 'old_part_back',
    part: 'LCK-1',
    to: 'wh_east',
    quantity: 1,
    orderNumber: 'WO2026-000021',
  });
  expect(await due()).toEqual([]);
  const seen = async (username: string) =>
    (await as(username, 'GET', '/api/parts?find=LCK-1')).body.parts[0].costFen;
  expect([await seen('parts'), await seen('agent')]).toEqual([6_000, null]);
});
