import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Company, openCompany } from '../../kernel/testing/company.ts';
import { ordersOf, outcomes, safe } from './testing/walk.ts';

let company: Company;
const numbers: string[] = [];
beforeAll(async () => {
  company = await openCompany();
  for (const [place, code] of ['CAP-9', 'CAP-9B'].entries()) {
    await as('parts', 'PUT', `/api/parts/${code}`, {
      name: { zh: `电容 ${place}`, en: `Capacitor ${place}` },
      priceFen: 3_000,
      costFen: 1_000,
      alternatives: place === 0 ? ['CAP-9B'] : [],
    });
  }
  await as('parts', 'POST', '/api/part-moves', {
    kind: 'receive',
    part: 'CAP-9',
    to: 'wh_east',
    quantity: 1,
  });
  await as('parts', 'POST', '/api/part-moves', {
    kind: 'receive',
    part: 'CAP-9B',
    to: 'wh_east',
    quantity: 4,
  });
  for (let hour = 1; hour <= 2; hour += 1) numbers.push(await onSite(hour * 2));
});
afterAll(async () => {
  expect(company.errors).toEqual([]);
  await company.close();
});

const { as, iso, repair, orderOf, plan, send } = ordersOf(() => company);

async function onSite(inHours: number): Promise<string> {
  const number = await orderOf(await repair());
  const planned = await plan(number, 'tech1', [inHours, inHours + 1]);
  if (planned.status !== 201) throw new Error(JSON.stringify(planned.body));
  await send('tech1', number, [{ type: 'accept' }, { type: 'arrive' }, safe, { type: 'start' }]);
  return number;
}
const stock = async () =>
  await company.database.direct.one<{ on_hand: number; reserved: number }>(
    `select on_hand, reserved from part_balances where part_code = 'CAP-9' and place_code = 'wh_east'`,
  );

it('holds its parts; a shortage shows arrival, alternatives and the statutory limit to the owner [S0-6.3-e]', async () => {
  const hold = (number: string) =>
    as('dispatcher', 'POST', `/api/work-orders/${number}/parts`, {
      part: 'CAP-9',
      place: 'wh_east',
      quantity: 1,
    });
  const [first = '', second = ''] = numbers;
  expect((await hold(first)).body).toMatchObject({ status: 'held' });
  expect(await stock()).toEqual({ on_hand: 1, reserved: 1 });
  const short = await hold(second);
  expect(short.body).toEqual({
    status: 'short',
    expectedOn: null,
    alternatives: [{ code: 'CAP-9B', free: 4, expectedOn: null }],
    statutory: { value: 90, unit: 'calendar_days', clause: 'TGR 12', verified: true },
  });
  const told = await company.database.direct.query<{ data: { part: string; alternatives: object[] } }>(
    `select data from notifications where kind = 'workorder.part_short' and user_id = $1`,
    [company.id('agent')],
  );
  expect(told.map(({ data }) => [data.part, data.alternatives.length])).toEqual([['CAP-9', 1]]);
});

it('the last one used on two phones is used once; the other phone is told and its other work goes on', async () => {
  const [first = '', second = ''] = numbers;
  const use = {
    type: 'use_part',
    part: { code: 'CAP-9', quantity: 1, place: 'wh_east', oldSerial: 'OLD-1' },
  };
  expect(outcomes(await send('tech1', first, [use]))).toEqual(['done']);
  expect(await stock()).toEqual({ on_hand: 0, reserved: 0 });
  expect(outcomes(await send('tech1', second, [use, { type: 'hold', reason: '等待配件' }]))).toEqual([
    'refused part.not_enough',
    'done',
  ]);
  expect(await stock()).toEqual({ on_hand: 0, reserved: 0 });
  const { parts } = (await as('dispatcher', 'GET', `/api/work-orders/${first}/parts`)).body;
  expect(parts.map((one: { part: string; status: string }) => [one.part, one.status])).toEqual([
    ['CAP-9', 'used'],
  ]);
});

it('a cancelled order lets go of what it held', async () => {
  const [, second = ''] = numbers;
  const held = await as('dispatcher', 'POST', `/api/work-orders/${second}/parts`, {
    part: 'CAP-9B',
    place: 'wh_east',
    quantity: 3,
  });
  expect(held.body.status).toBe('held');
  const cancel = { id: randomUUID(), at: iso(0), number: second, type: 'cancel', reason: '客户取消' };
  await as('supervisor', 'POST', '/api/work-order-commands', { deviceNow: iso(0), commands: [cancel] });
  const row = await company.database.direct.one(
    `select on_hand, reserved from part_balances where part_code = 'CAP-9B' and place_code = 'wh_east'`,
  );
  expect(row).toEqual({ on_hand: 4, reserved: 0 });
});
