import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Company, openCompany } from '../../kernel/testing/company.ts';
import { ordersOf, outcomes, photo, type Sent, safe } from './testing/walk.ts';

let company: Company;
beforeAll(async () => {
  company = await openCompany();
});
afterAll(async () => {
  expect(company.errors).toEqual([]);
  await company.close();
});

const { as, iso, repair, orderOf, pageOf, plan, send, facts } = ordersOf(() => company);

describe('a phone that was offline', () => {
  const days = ['09', '10', '11', '12', '13', '16', '17', '18'];
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

  it('sent again before the first answer came: still once', async () => {
    const number = await visited();
    const commands: Sent[] = [
      { type: 'accept', id: randomUUID() },
      { ...safe, id: randomUUID() },
    ];
    const [first, again] = await Promise.all([
      send('tech1', number, commands),
      send('tech1', number, commands),
    ]);
    expect(again).toEqual(first);
    expect(outcomes(first)).toEqual(['done', 'done']);
    expect((await pageOf(number)).records).toHaveLength(1);
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

  it('cannot act on the order of somebody else, and a certificate that ended meanwhile stops at the door, the crew’s too', async () => {
    const number = await visited();
    const revoke = async (username: string, kind: string) => {
      const { certificates } = (await as('training', 'GET', `/api/technicians/${company.id(username)}`)).body;
      const found = certificates.find((one: { kind: string }) => one.kind === kind);
      await as('training', 'POST', `/api/certificates/${found.id}/revocation`, {
        on: '2026-03-01',
        reason: '注销',
      });
    };
    expect(outcomes(await send('tech2', number, [{ type: 'accept' }]))).toEqual(['refused order.not_found']);
    const together = await orderOf(await repair(), 'commissioning');
    expect((await plan(together, 'tech1', [4, 5], { crew: [company.id('tech2')] })).status).toBe(201);
    await send('tech1', together, [{ type: 'accept' }, { type: 'set_out' }]);
    await revoke('tech2', 'service_engineer');
    const [crew] = await send('tech1', together, [{ type: 'arrive' }]);
    expect([crew.code, crew.missing]).toEqual([
      'visit.unfit_at_door',
      [{ code: 'no_certificate_at_all', clause: 'S2 1.4.2', about: null }],
    ]);
    expect(crew.text.zh).not.toContain('{');
    await send('tech1', number, [{ type: 'accept' }, { type: 'set_out' }]);
    await revoke('tech1', 'electrician');
    const [answer] = await send('tech1', number, [{ type: 'arrive' }]);
    expect([answer.code, answer.missing[0].code]).toEqual(['visit.unfit_at_door', 'certificate_revoked']);
    expect((await pageOf(number)).status).toBe('on_the_way');
  });
});
