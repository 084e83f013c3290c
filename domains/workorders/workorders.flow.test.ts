import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Company, openCompany } from '../../kernel/testing/company.ts';
import { DAY, HOUR } from '../../kernel/time.ts';
import { complaint, register, request } from '../cases/testing/walk.ts';
import { makeMaintenanceOrders } from './workorders.actions.ts';

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
const iso = (hours: number) => new Date(company.clock.now + hours * HOUR).toISOString();
const repair = (parts: object = {}) =>
  register(company, request(company, { needsRepair: true, productModel: { value: 'AJ-XQG10' }, ...parts }));

async function orderOf(
  caseNumber: string,
  workKind = 'appliance_repair',
  parts: object = {},
): Promise<string> {
  const made = await as('supervisor', 'POST', '/api/work-orders', { caseNumber, workKind, ...parts });
  if (made.status !== 201) throw new Error(JSON.stringify(made.body));
  return made.body.number;
}
const pageOf = async (number: string, username = 'dispatcher') =>
  (await as(username, 'GET', `/api/work-orders/${number}`)).body;
const plan = async (number: string, technician: string, hours: [number, number], parts: object = {}) => {
  const { version } = await pageOf(number, 'supervisor');
  return as('dispatcher', 'POST', `/api/work-orders/${number}/visits`, {
    version,
    technicianId: company.id(technician),
    from: iso(hours[0]),
    to: iso(hours[1]),
    ...parts,
  });
};
type Sent = { type: string; record?: object; reason?: string; id?: string; at?: string; number?: string };
const send = async (username: string, number: string, commands: Sent[], deviceNow = iso(0)) =>
  (
    await as(username, 'POST', '/api/work-order-commands', {
      deviceNow,
      commands: commands.map((command) => ({ id: randomUUID(), at: deviceNow, number, ...command })),
    })
  ).body.answers;
const outcomes = (answers: { outcome: string; code: string | null }[]) =>
  answers.map(({ outcome, code }) => (code === null ? outcome : `${outcome} ${code}`));
const facts = async (number: string) =>
  (
    await company.database.direct.query<{ type: string }>(
      `select type from events where subject like 'workorder:%' and data->>'number' = $1 order by id`,
      [number],
    )
  ).map(({ type }) => type);

const record = (kind: string, body: object): Sent => ({ type: 'record', record: { kind, body } });
const photo = (of: string) => record('photo', { of, fileId: randomUUID() });
const safe = record('safety_checklist', { hazard: 'electricity', items: [{ item: '断电挂牌', ok: true }] });
const finished = () => [
  record('diagnosis', { symptom: '不脱水', faultCode: 'E3', diagnosis: '门锁开关损坏', action: '更换' }),
  record('result', { process: '更换门锁开关并试机', startedAt: iso(0), endedAt: iso(1), solved: true }),
  photo('nameplate'),
  photo('fault'),
];

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

describe('on site', () => {
  let number = '';
  it('the phone has the day with the whole address; others see the district only', async () => {
    company.clock.set('2026-03-03 08:30');
    number = await orderOf(
      await repair({
        contactPhone: '13900000077',
        customer: {
          new: {
            name: '王小明',
            phone: '13900000077',
            provinceCode: '31',
            city: '上海市',
            address: '演示路 77 号',
          },
        },
      }),
    );
    expect((await plan(number, 'tech1', [0.5, 1.5])).status).toBe(201);
    const { orders } = (await as('tech1', 'GET', '/api/my-visits')).body;
    const mine = orders.find((order: { number: string }) => order.number === number);
    expect(mine.address).toBe('演示路 77 号');
    expect(mine.maskedPhone).toBe('139****0077');
    expect((await pageOf(number)).address).toBeNull();
    const foreign = await as('tech2', 'GET', `/api/work-orders/${number}`);
    const absent = await as('tech2', 'GET', '/api/work-orders/WO2026-999999');
    expect([foreign.status, foreign.body.code]).toEqual([absent.status, absent.body.code]);
    expect((await as('tech2', 'GET', '/api/my-visits')).body.orders).toEqual([]);
  });

  it('does not start before the safety checklist is in order [S0-3.3-e]', async () => {
    company.clock.set('2026-03-03 09:00');
    const answers = await send('tech1', number, [
      { type: 'accept' },
      { type: 'set_out' },
      { type: 'arrive' },
      { type: 'start' },
      { type: 'complete' },
    ]);
    expect(outcomes(answers)).toEqual([
      'done',
      'done',
      'done',
      'refused order.not_safe',
      'waits order.not_safe',
    ]);
    expect(answers[3].missing).toEqual([
      { code: 'safety_checklist_missing', clause: 'S0 3.3', about: 'electricity' },
    ]);
    expect(answers[3].text.zh).toContain('安全');
    expect(outcomes(await send('tech1', number, [safe, { type: 'start' }]))).toEqual(['done', 'done']);
  });

  it('an issue and a stop reach the owner of the case at once [S0-3.3-g]', async () => {
    const answers = await send('tech1', number, [
      record('issue', { description: '墙体渗水，建议先处理' }),
      { type: 'hold' },
      { type: 'hold', reason: '等待配件' },
    ]);
    expect(outcomes(answers)).toEqual(['done', 'refused order.reason_needed', 'waits order.reason_needed']);
    expect(
      outcomes(await send('tech1', number, [{ type: 'hold', reason: '等待配件' }, { type: 'resume' }])),
    ).toEqual(['done', 'done']);
    const told = await company.database.direct.query<{ kind: string }>(
      `select kind from notifications where user_id = $1 and kind like 'workorder.%' order by id`,
      [company.id('agent')],
    );
    expect(told.map(({ kind }) => kind)).toEqual(['workorder.issue', 'workorder.held']);
  });

  it('does not complete without fault code, course, start and end [S0-2.2-h, S0-2.1-e]', async () => {
    const early = await send('tech1', number, [{ type: 'complete' }]);
    expect(outcomes(early)).toEqual(['refused order.record_missing']);
    expect(early[0].missing.map(({ code }: { code: string }) => code)).toEqual([
      'diagnosis_missing',
      'result_missing',
      'photo_missing',
      'photo_missing',
    ]);
    expect(outcomes(await send('tech1', number, [...finished(), { type: 'complete' }]))).toEqual([
      'done',
      'done',
      'done',
      'done',
      'done',
    ]);
  });

  it('is confirmed when the record is whole [S0-2.3-a]', async () => {
    expect(outcomes(await send('tech1', number, [{ type: 'confirm' }]))).toEqual([
      'refused order.incomplete',
    ]);
    const signature = record('signature', { signedBy: '王小明', satisfied: true, strokes: 'M1 1 L5 5' });
    expect(outcomes(await send('tech1', number, [signature, { type: 'confirm' }]))).toEqual(['done', 'done']);
    expect(outcomes(await send('tech1', number, [{ type: 'settle' }]))).toEqual(['refused order.not_yours']);
    expect(outcomes(await send('supervisor', number, [{ type: 'settle' }]))).toEqual(['done']);
    const page = await pageOf(number);
    expect([page.status, page.completeness.percent]).toEqual(['settled', 100]);
  });

  it('hides the address from the technician a day after the end', async () => {
    const seen = async () => (await as('tech1', 'GET', `/api/work-orders/${number}`)).body.address;
    expect(await seen()).toBe('演示路 77 号');
    company.clock.advance(25 * HOUR);
    expect(await seen()).toBeNull();
  });
});

describe('a phone that was offline', () => {
  const days = ['09', '10', '11', '12', '13', '16', '17'];
  /** An order with a visit of the first technician in an hour, on a day of its own. */
  const visited = async (on = days.shift()) => {
    company.clock.set(`2026-03-${on} 09:00`);
    const number = await orderOf(await repair());
    const planned = await plan(number, 'tech1', [1, 2]);
    if (planned.status !== 201) throw new Error(JSON.stringify(planned.body));
    return number;
  };

  it('sends again what it does not know to have arrived: each command counts once', async () => {
    const number = await visited();
    const commands: Sent[] = [
      { type: 'accept', id: randomUUID() },
      { ...safe, id: randomUUID() },
    ];
    const first = await send('tech1', number, commands);
    const again = await send('tech1', number, commands);
    expect(again).toEqual(first);
    expect((await pageOf(number)).records).toHaveLength(1);
    expect((await facts(number)).filter((type) => type === 'workorder.accepted')).toHaveLength(1);
  });

  it('with a clock two days off means the right time, and the answer says so', async () => {
    const number = await visited();
    const answers = await send('tech1', number, [{ type: 'accept' }], iso(48));
    expect([answers[0].outcome, answers[0].skewed]).toEqual(['done', true]);
    const [row] = await company.database.direct.query<{ at: string; skew: number }>(
      `select e.at::text, c.skew_seconds as skew from events e join work_order_commands c on c.type = 'accept'
       where e.type = 'workorder.accepted' and e.data->>'number' = $1 order by c.received_at desc limit 1`,
      [number],
    );
    expect(Date.parse(row?.at ?? '')).toBe(company.clock.now);
    expect(row?.skew).toBe(48 * 3600);
  });

  it('keeps what was found although the office cancelled the order meanwhile', async () => {
    const number = await visited();
    await send('tech1', number, [{ type: 'accept' }]);
    expect(outcomes(await send('supervisor', number, [{ type: 'cancel', reason: '客户取消' }]))).toEqual([
      'done',
    ]);
    const answers = await send('tech1', number, [
      { type: 'set_out' },
      { type: 'arrive' },
      photo('site'),
      safe,
    ]);
    expect(outcomes(answers)).toEqual(['refused order.cancelled', 'waits order.cancelled', 'done', 'done']);
    const page = await pageOf(number);
    expect([page.status, page.records.length, page.visits[0].status]).toEqual(['cancelled', 2, 'cancelled']);
  });

  it('refused moves of one order leave other orders alone; what waits may be sent again', async () => {
    const first = await visited();
    const second = await orderOf(await repair());
    expect((await plan(second, 'tech1', [3, 4])).status).toBe(201);
    const later = randomUUID();
    const answers = await send('tech1', first, [
      { type: 'start' },
      { type: 'set_out', id: later },
      { type: 'accept', number: second },
    ]);
    expect(outcomes(answers)).toEqual(['refused order.state', 'waits order.state', 'done']);
    const retry = await send('tech1', first, [{ type: 'accept' }, { type: 'set_out', id: later }]);
    expect(outcomes(retry)).toEqual(['done', 'done']);
  });

  it('cannot act on the order of somebody else, and a certificate that ended meanwhile stops at the door', async () => {
    const number = await visited();
    expect(outcomes(await send('tech2', number, [{ type: 'accept' }]))).toEqual(['refused order.not_found']);
    await send('tech1', number, [{ type: 'accept' }, { type: 'set_out' }]);
    const { certificates } = (await as('training', 'GET', `/api/technicians/${company.id('tech1')}`)).body;
    const electrician = certificates.find((one: { kind: string }) => one.kind === 'electrician');
    await as('training', 'POST', `/api/certificates/${electrician.id}/revocation`, {
      on: '2026-03-01',
      reason: '注销',
    });
    const [answer] = await send('tech1', number, [{ type: 'arrive' }]);
    expect([answer.code, answer.missing[0].code]).toEqual(['visit.technician_unfit', 'certificate_revoked']);
  });
});

it('care falls due by the interval of the model, as orders of their own kind, each once [S0-1.1-d]', async () => {
  company.clock.set('2026-09-25 09:00');
  const set = await as('supervisor', 'PUT', '/api/maintenance-intervals/AJ-KF35', {
    months: 6,
    workKind: 'maintenance',
  });
  expect(set.status).toBe(200);
  const run = async () =>
    company.database.transaction(async (db) => makeMaintenanceOrders({ ...(await company.context()), db }));
  const made = () =>
    company.database.direct.query<{ nature: string; due_on: string; unit_id: number }>(
      `select nature, due_on::text, unit_id from work_orders where source = 'maintenance'`,
    );
  await run();
  const orders = await made();
  expect(orders.length).toBeGreaterThan(0);
  for (const order of orders) expect(order).toMatchObject({ nature: 'preventive', due_on: '2026-09-22' });
  await run();
  expect(await made()).toHaveLength(orders.length);
  expect(company.clock.now).toBeGreaterThan(DAY);
});

it('an order is bound to the instruction in force when it was made, whatever is published later [S0-1.1-h]', async () => {
  company.clock.set('2026-10-12 09:00');
  const publish = (title: string, effectiveFrom: string) =>
    as('policy', 'POST', '/api/service-items/warranty_repair/sops', {
      title,
      body: '一、断电验电。二、检修。三、试机。',
      changeNote: title,
      effectiveFrom,
    });
  const before = await orderOf(await repair());
  expect((await pageOf(before)).sop).toBeNull();
  expect((await publish('维修作业指导书 一', '2026-10-12')).status).toBe(201);
  const first = await orderOf(await repair());
  expect((await publish('维修作业指导书 二', '2026-10-20')).status).toBe(201);
  company.clock.set('2026-10-21 09:00');
  const second = await orderOf(await repair());
  const bound = async (number: string) => (await pageOf(number)).sop;
  expect(await bound(first)).toMatchObject({ version: 1, title: '维修作业指导书 一' });
  expect(await bound(second)).toMatchObject({ version: 2, title: '维修作业指导书 二' });
  expect(await bound(before)).toBeNull();
});
