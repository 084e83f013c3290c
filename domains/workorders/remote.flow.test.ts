import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Company, openCompany } from '../../kernel/testing/company.ts';
import { DAY } from '../../kernel/time.ts';
import { ordersOf, outcomes, photo, record, safe } from './testing/walk.ts';

let company: Company;
beforeAll(async () => {
  company = await openCompany();
});
afterAll(async () => {
  expect(company.errors).toEqual([]);
  await company.close();
});

const { as, iso, repair, orderOf, pageOf, plan, send, facts } = ordersOf(() => company);
const remote = (outcome: string) => record('remote_diagnosis', { finding: '日志显示电机过流', outcome });
const lock = () =>
  repair({ productModel: { value: 'AJ-SL3' }, subject: '门锁电机异响', productType: 'electronics' });
const finished = (solved = true) => [
  record('diagnosis', { symptom: '不脱水', faultCode: 'E3', diagnosis: '门锁开关损坏', action: '更换' }),
  record('result', { process: '更换门锁开关并试机', startedAt: iso(0), endedAt: iso(1), solved }),
  photo('nameplate'),
  photo('fault'),
];
const begin = [{ type: 'accept' }, { type: 'set_out' }, { type: 'arrive' }, safe, { type: 'start' }];

describe('looking from afar before a visit is decided [S2-1.1-c]', () => {
  it('a connected product is looked at first; whoever sends somebody all the same says why', async () => {
    company.clock.set('2026-03-03 08:30');
    const number = await orderOf(await lock(), 'smart_home_repair');
    expect((await pageOf(number, 'supervisor')).againstVisit.code).toBe('remote_diagnosis_missing');
    const early = await plan(number, 'tech1', [1, 2]);
    expect([early.status, early.body.code]).toEqual([409, 'visit.remote_first']);
    expect(early.body.values.clause).toBe('S2 1.1');
    expect((await pageOf(number, 'supervisor')).visits).toEqual([]);
    const sent = await plan(number, 'tech1', [1, 2], { withoutRemote: '设备已断网，无法远程' });
    expect(sent.status).toBe(201);
    const [fact] = await company.database.direct.query<{ data: Record<string, unknown> }>(
      `select data from events where type = 'workorder.scheduled' and data->>'number' = $1`,
      [number],
    );
    expect(fact?.data).toMatchObject({
      withoutRemote: '设备已断网，无法远程',
      against: 'remote_diagnosis_missing',
    });
    // The way is open once it was decided: moving the visit asks nothing again.
    expect((await plan(number, 'tech1', [3, 4])).status).toBe(201);
  });

  it('the finding is written down with the order that is made of the case, and then a visit needs no reason', async () => {
    const number = await orderOf(await lock(), 'smart_home_repair', {
      remoteDiagnosis: { finding: '电机堵转，需换件', outcome: 'parts_needed' },
    });
    const page = await pageOf(number, 'supervisor');
    expect([page.againstVisit, page.records[0].kind]).toEqual([null, 'remote_diagnosis']);
    expect(page.subject).toBe('门锁电机异响');
    expect((await plan(number, 'tech1', [5, 6])).status).toBe(201);
  });

  it('what was solved from afar ends without a visit, and not before it was solved', async () => {
    const number = await orderOf(await lock(), 'smart_home_repair');
    const solve = { type: 'solve_remotely' };
    expect(outcomes(await send('agent', number, [solve]))).toEqual(['refused order.not_solved_remotely']);
    expect((await pageOf(number, 'supervisor')).may.commands).not.toContain('solve_remotely');
    expect(outcomes(await send('agent', number, [remote('solved_remotely')]))).toEqual(['done']);
    const against = await plan(number, 'tech1', [7, 8]);
    expect(against.body.values.missing[0].code).toBe('solved_remotely');
    expect((await pageOf(number, 'supervisor')).may.commands).toContain('solve_remotely');
    expect(outcomes(await send('agent', number, [solve, { type: 'confirm' }]))).toEqual(['done', 'done']);
    const page = await pageOf(number, 'supervisor');
    expect([page.status, page.completeness.percent, page.visits]).toEqual(['confirmed', 100, []]);
    expect(await facts(number)).toEqual([
      'workorder.created',
      'workorder.recorded',
      'workorder.solved_remotely',
      'workorder.confirmed',
    ]);
  });

  it('appliances without a connection are planned as before', async () => {
    const number = await orderOf(await repair());
    expect((await pageOf(number, 'supervisor')).againstVisit).toBeNull();
    company.clock.set('2026-03-04 08:30');
    expect((await plan(number, 'tech1', [1, 2])).status).toBe(201);
  });
});

describe('several visits, the workshop and the first-time-fix rate', () => {
  const rate = async (by: string, query = 'from=2026-03-01&to=2026-03-31', username = 'supervisor') =>
    (await as(username, 'GET', `/api/first-time-fix?by=${by}&${query}`)).body;
  const visited = async (unitSerial: string, day: string, solved = true) => {
    company.clock.set(`${day} 08:30`);
    const number = await orderOf(await repair({ unitSerial, customer: { id: await ownerOf(unitSerial) } }));
    await plan(number, 'tech1', [1, 2]);
    company.clock.set(`${day} 09:30`);
    expect(
      outcomes(await send('tech1', number, [...begin, ...finished(solved), { type: 'complete' }])),
    ).toEqual(Array.from({ length: 10 }, () => 'done'));
    return number;
  };
  const ownerOf = async (serial: string) =>
    (
      await company.database.direct.query<{ customer_id: number }>(
        `select customer_id from product_units where serial = $1`,
        [serial],
      )
    )[0]?.customer_id;

  it('counts what one visit solved and nobody had to come back for within 30 days', async () => {
    await company.database.direct.query(
      `insert into product_units (serial, customer_id, model) select 'WM-' || g, (select min(id) from customers), 'AJ-XQG10' from generate_series(1, 3) g`,
    );
    await visited('WM-1', '2026-03-05');
    await visited('WM-2', '2026-03-06', false);
    await visited('WM-3', '2026-03-09');
    expect((await rate('technician')).whole).toEqual({ visited: 3, fixedFirst: 2, remote: 1, percent: 66.7 });
    company.clock.set('2026-03-20 08:30');
    await orderOf(await repair({ unitSerial: 'WM-3', customer: { id: await ownerOf('WM-3') } }));
    const { whole, rows, repeatDays } = await rate('technician');
    expect([whole, repeatDays]).toEqual([{ visited: 3, fixedFirst: 1, remote: 1, percent: 33.3 }, 30]);
    expect(
      rows.map((row: { name: { zh: string } | null; visited: number }) => [row.name?.zh, row.visited]),
    ).toEqual([
      ['演示工程师一', 3],
      [undefined, 0],
    ]);
    expect((await rate('month')).rows.map((row: { key: string }) => row.key)).toEqual(['2026-03']);
    expect((await rate('product')).rows.map((row: { key: string }) => row.key).sort()).toEqual([
      'appliance',
      'electronics',
    ]);
    expect((await rate('month', 'from=2026-04-01&to=2026-04-30')).whole.percent).toBeNull();
    expect((await rate('region', undefined, 'south')).whole.visited).toBe(0);
  });

  it('a visit that took place stays one when the order is put on hold and planned again', async () => {
    company.clock.set('2026-03-23 08:30');
    const number = await orderOf(await repair());
    await plan(number, 'tech1', [1, 2]);
    company.clock.set('2026-03-23 09:30');
    const taken = record('factory', { step: 'taken', serial: 'WM-9', condition: '主板烧毁' });
    expect(
      outcomes(await send('tech1', number, [...begin, taken, { type: 'hold', reason: '返厂维修' }])).at(-1),
    ).toBe('done');
    company.clock.advance(2 * DAY);
    expect((await plan(number, 'tech1', [1, 2])).status).toBe(201);
    const page = await pageOf(number, 'supervisor');
    expect(page.visits.map(({ status }: { status: string }) => status)).toEqual(['done', 'planned']);
    company.clock.advance(DAY / 24);
    const answers = await send('tech1', number, [
      { type: 'accept' },
      { type: 'set_out' },
      { type: 'arrive' },
      { type: 'start' },
      ...finished(),
      { type: 'complete' },
    ]);
    expect(outcomes(answers).at(-1)).toBe('refused order.record_missing');
    expect(answers.at(-1).missing).toEqual([{ code: 'factory_open', clause: 'S0 2.2', about: null }]);
    const back = record('factory', { step: 'returned', serial: 'WM-9', condition: '已修复' });
    expect(outcomes(await send('tech1', number, [back, { type: 'complete' }]))).toEqual(['done', 'done']);
  });
});
