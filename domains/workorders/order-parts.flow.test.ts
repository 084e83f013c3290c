import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Company, openCompany } from '../../kernel/testing/company.ts';
import { HOUR } from '../../kernel/time.ts';
import { register, request } from '../cases/testing/walk.ts';

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

const as = (username: string, method: string, path: string, body?: object) =>
  company.as(username)(method, path, body);
const iso = (hours: number) => new Date(company.clock.now + hours * HOUR).toISOString();
const send = async (number: string, commands: object[]) =>
  (
    await as('tech1', 'POST', '/api/work-order-commands', {
      deviceNow: iso(0),
      commands: commands.map((command) => ({ id: randomUUID(), at: iso(0), number, ...command })),
    })
  ).body.answers.map(({ outcome, code }: { outcome: string; code: string | null }) =>
    code === null ? outcome : `${outcome} ${code}`,
  );

async function onSite(inHours: number): Promise<string> {
  const caseNumber = await register(
    company,
    request(company, { needsRepair: true, productModel: { value: 'AJ-XQG10' } }),
  );
  const made = await as('supervisor', 'POST', '/api/work-orders', {
    caseNumber,
    workKind: 'appliance_repair',
  });
  const visit = {
    technicianId: company.id('tech1'),
    from: iso(inHours),
    to: iso(inHours + 1),
    version: made.body.version,
  };
  await as('dispatcher', 'POST', `/api/work-orders/${made.body.number}/visits`, visit);
  await send(made.body.number, [
    { type: 'accept' },
    { type: 'arrive' },
    {
      type: 'record',
      record: {
        kind: 'safety_checklist',
        body: { hazard: 'electricity', items: [{ item: '断电', ok: true }] },
      },
    },
    { type: 'start' },
  ]);
  return made.body.number;
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
  expect(await send(first, [use])).toEqual(['done']);
  expect(await stock()).toEqual({ on_hand: 0, reserved: 0 });
  expect(await send(second, [use, { type: 'hold', reason: '等待配件' }])).toEqual([
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
