import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Company, openCompany } from '../../kernel/testing/company.ts';
import { HOUR } from '../../kernel/time.ts';
import { ordersOf, outcomes, photo, record, safe } from './testing/walk.ts';

let company: Company;
beforeAll(async () => {
  company = await openCompany();
});
afterAll(async () => {
  expect(company.errors).toEqual([]);
  await company.close();
});

const { as, iso, repair, orderOf, pageOf, plan, send } = ordersOf(() => company);
const finished = () => [
  record('diagnosis', { symptom: '不脱水', faultCode: 'E3', diagnosis: '门锁开关损坏', action: '更换' }),
  record('result', { process: '更换门锁开关并试机', startedAt: iso(0), endedAt: iso(1), solved: true }),
  photo('nameplate'),
  photo('fault'),
];

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

  it('[S0-5.2-c] hides the address from the technician after the hours of the company, from a provider’s people sooner', async () => {
    const seen = async () => (await as('tech1', 'GET', `/api/work-orders/${number}`)).body.address;
    expect(await seen()).toBe('演示路 77 号');
    const hours = { ownHours: 24, providerHours: 0, reason: '服务商完工即止' };
    const provider = (name: string | null) =>
      company.database.direct.query(`update technicians set provider_name = $2 where user_id = $1`, [
        company.id('tech1'),
        name,
      ]);
    const refused = await as('admin', 'PUT', '/api/address-hours', { ...hours, providerHours: 25 });
    expect([refused.status, refused.body.code]).toEqual([422, 'address_hours.provider_longer']);
    expect((await as('admin', 'PUT', '/api/address-hours', hours)).status).toBe(200);
    expect(await seen()).toBe('演示路 77 号');
    await provider('演示服务商');
    expect(await seen()).toBeNull();
    await provider(null);
    company.clock.advance(25 * HOUR);
    expect(await seen()).toBeNull();
  });
});
