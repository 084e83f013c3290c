import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { systemActor } from '../../kernel/context.ts';
import { type Company, openCompany } from '../../kernel/testing/company.ts';
import { bringTo, complaint, does as doesOnCase, pageOf, plan, register } from '../cases/testing/walk.ts';
import { recordLateReturns } from './lateness.actions.ts';
import { returnsOf } from './testing/orders.ts';

let company: Company;
const { as, unit, orderOf, page, tries, does, bringBack, told, facts, paid } = returnsOf(() => company);
beforeAll(async () => {
  company = await openCompany();
  // A company that lets its superiors pay too.
  await company.database.direct.query(
    `insert into position_rights (position_code, permission) values ('supervisor', 'returns:pay'), ('department_head', 'returns:pay')`,
  );
});
beforeEach(() => company.clock.set('2026-03-02 10:00'));
afterAll(async () => {
  expect(company.errors).toEqual([]);
  await company.close();
});

const code = ({ status, body }: { status: number; body: { code?: string } }) => [status, body.code ?? null];
/** A return whose goods were looked at. */
const inspected = async (amountFen: number, clause?: string) => {
  const serial = await unit();
  const order = await orderOf(
    { type: 'return', amountFen, ...(clause === undefined ? {} : { clause }) },
    { unitSerial: serial },
  );
  await bringBack(order.number, serial);
  return order;
};
const payments = (number: string) =>
  company.database.direct.query<{ amount_fen: number }>(
    `select amount_fen from return_payments p join return_orders o on o.id = p.return_order_id where o.number = $1`,
    [number],
  );

describe('amounts', () => {
  it('less than agreed needs the customer’s word, and freight falls on whom the law names', async () => {
    const quality = await inspected(300_00);
    const less = { goodsFen: 250_00, reason: '缺少配件' };
    expect(code(await tries('handler', quality.number, 'settlement', less))).toEqual([
      422,
      'return.consent_needed',
    ]);
    expect(code(await tries('handler', quality.number, 'settlement', { goodsFen: 0 }))).toEqual([
      422,
      'return.amount_needed',
    ]);
    await does('handler', quality.number, 'settlement', { ...less, consent: told() });
    // Freight within what was approved: the business bears it.
    await does('handler', quality.number, 'settlement', { ...less, freightFen: 50_00 });
    await does('finance', quality.number, 'payment', paid);
    expect((await payments(quality.number)).map(({ amount_fen }) => amount_fen)).toEqual([300_00]);

    const without = await inspected(300_00, 'CPL 25');
    expect((await page(without.number)).freightBy).toBe('customer');
    const freight = { goodsFen: 280_00, freightFen: 20_00 };
    expect(code(await tries('handler', without.number, 'settlement', freight))).toEqual([
      422,
      'return.freight_not_ours',
    ]);
    await does('handler', without.number, 'settlement', { ...freight, freightPromised: true });
  });

  it('[S1-5.2-b] more than approved waits for the superior, all of the case together, and is not paid before', async () => {
    const { number, caseNumber } = await inspected(450_00);
    const more = { goodsFen: 450_00, freightFen: 100_00, reason: '客户垫付运费' };
    await does('handler', number, 'settlement', more);
    // 450 and 100 together pass the 500 of the front line: the head decides.
    const waiting = (await pageOf(company, caseNumber)).approvals.at(-1);
    expect(waiting).toMatchObject({
      kind: 'amount_raise',
      status: 'waiting',
      amountFen: 100_00,
      cumulativeFen: 550_00,
      approver: { id: company.id('head-after') },
    });
    expect((await page(number, 'finance')).may.againstPaying).toBe('return.approval_waiting');
    expect(code(await tries('finance', number, 'payment', paid))).toEqual([409, 'return.approval_waiting']);
    expect(code(await tries('handler', number, 'settlement', more))).toEqual([
      409,
      'return.approval_waiting',
    ]);
    const decide = (username: string, approved: boolean) =>
      as(username, 'POST', `/api/approvals/${waiting.id}/decision`, { approved, reason: '运费票据齐全' });
    expect(code(await decide('handler', true))).toEqual([403, 'approval.own_request']);
    expect((await decide('head-after', true)).status).toBe(201);
    expect(await page(number)).toMatchObject({ agreedFen: 450_00, approvedFen: 550_00 });
    await does('finance', number, 'payment', paid);
    expect((await facts(caseNumber)).map(({ type }) => type).slice(-4)).toEqual([
      'amount.raise_asked',
      'return.settled',
      'amount.raised',
      'return.paid',
    ]);
    expect((await pageOf(company, caseNumber)).tasks[0].actualCostFen).toBe(550_00);
  });

  it('a refused raise leaves the approved amount, and more is not paid', async () => {
    const { number, caseNumber } = await inspected(450_00);
    await does('handler', number, 'settlement', { goodsFen: 600_00, reason: '客户要求' });
    const waiting = (await pageOf(company, caseNumber)).approvals.at(-1);
    await as('head-after', 'POST', `/api/approvals/${waiting.id}/decision`, {
      ...{ approved: false, reason: '依据不足' },
    });
    expect(code(await tries('finance', number, 'payment', paid))).toEqual([
      409,
      'return.amount_above_approved',
    ]);
    await does('handler', number, 'settlement', { goodsFen: 450_00 });
    await does('finance', number, 'payment', paid);
    expect((await payments(number)).map(({ amount_fen }) => amount_fen)).toEqual([450_00]);
  });

  it('[S1-5.2-a] what was raised counts against the next round of the case', async () => {
    const { number, caseNumber } = await inspected(400_00);
    await does('handler', number, 'settlement', { goodsFen: 480_00, reason: '发票金额更正' });
    // Within the front line’s 500 in all, yet only a position that may approve decides.
    const raise = (await pageOf(company, caseNumber)).approvals.at(-1);
    await as('head-after', 'POST', `/api/approvals/${raise.id}/decision`, { approved: true, reason: '同意' });
    await does('finance', number, 'payment', paid);
    const at = new Date(company.clock.now).toISOString();
    await doesOnCase(company, 'agent', caseNumber, 'feedback', { channel: 'phone', at, text: '已退款。' });
    await doesOnCase(company, 'agent', caseNumber, 'satisfaction', {
      ...{ channel: 'phone', at, outcome: 'dissatisfied', score: 1, confirmed: false },
    });
    const measures = [
      {
        ...{ type: 'return', clause: 'CPL 24', description: '再补一笔', amountFen: 30_00 },
        ...{
          responsibleId: company.id('handler'),
          dueAt: new Date(company.clock.now + 86_400_000).toISOString(),
        },
      },
    ];
    const more = plan(company, { measures, estimatedCostFen: 30_00 });
    await doesOnCase(company, 'head-after', caseNumber, 'plans', more);
    const planId = (await pageOf(company, caseNumber)).plans.at(-1).id;
    await doesOnCase(company, 'head-after', caseNumber, 'plan-submission', { planId });
    expect((await pageOf(company, caseNumber)).approvals.at(-1)).toMatchObject({
      kind: 'plan',
      amountFen: 30_00,
      cumulativeFen: 510_00,
    });
  });
});

describe('paying', () => {
  it('twice at the same instant, by two clerks, pays once', async () => {
    const { number, caseNumber } = await orderOf({ type: 'compensation', amountFen: 90_00 });
    const { version } = await page(number);
    const pay = (username: string) =>
      as(username, 'POST', `/api/returns/${number}/payment`, { version, ...paid });
    const answers = await Promise.all([pay('finance'), pay('supervisor'), pay('finance'), pay('supervisor')]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409, 409, 409]);
    expect(await payments(number)).toHaveLength(1);
    expect((await facts(caseNumber)).filter(({ type }) => type === 'return.paid')).toHaveLength(1);
    expect((await pageOf(company, caseNumber)).tasks[0]).toMatchObject({
      status: 'done',
      actualCostFen: 90_00,
    });
  });

  it('is not for whoever approved the amount, nor for whoever lacks the right', async () => {
    const number = await register(company, complaint(company));
    const measures = [
      {
        ...{ type: 'compensation', clause: 'CPL 24', description: '补偿', amountFen: 800_00 },
        ...{
          responsibleId: company.id('handler'),
          dueAt: new Date(company.clock.now + 86_400_000).toISOString(),
        },
      },
    ];
    // Above the front line: the head of the department approved.
    await bringTo(company, number, 'agreed', { plan: { measures, estimatedCostFen: 800_00 } });
    await company.drain();
    const [order] = (await as('supervisor', 'GET', `/api/returns?case=${number}`)).body.returns;
    expect((await tries('handler', order.number, 'payment', paid)).status).toBe(403);
    expect((await page(order.number, 'head-after')).may.againstPaying).toBe('return.approver_pays');
    expect(code(await tries('head-after', order.number, 'payment', paid))).toEqual([
      403,
      'return.approver_pays',
    ]);
    expect(await payments(order.number)).toEqual([]);
    await does('finance', order.number, 'payment', paid);
  });

  it('on a version that somebody changed is refused', async () => {
    const { number } = await orderOf({ type: 'compensation', amountFen: 40_00 });
    const { version } = await page(number);
    await does('handler', number, 'settlement', { goodsFen: 30_00, reason: '协商', consent: told() });
    const answer = await as('finance', 'POST', `/api/returns/${number}/payment`, { version, ...paid });
    expect(code(answer)).toEqual([409, 'return.stale']);
    await does('finance', number, 'payment', paid);
    expect((await payments(number)).map(({ amount_fen }) => amount_fen)).toEqual([30_00]);
  });
});

describe('lateness', () => {
  const look = () =>
    company.database.transaction((db) =>
      recordLateReturns({ db, actor: systemActor('clock'), now: company.clock.now, requestId: 'clock' }),
    );
  const late = async (caseNumber: string) =>
    (await facts(caseNumber))
      .filter(({ type }) => /late|delayed/.test(type))
      .map(({ type, at, data }) => [type, at, data.clause]);
  const toldTo = async (username: string, caseNumber: string) =>
    (
      await company.database.direct.query<{ kind: string }>(
        `select kind from notifications where user_id = $1 and case_number = $2 and kind like 'return.%' order by id`,
        [company.id(username), caseNumber],
      )
    ).map(({ kind }) => kind);

  it('of a refund: day 7, then day 15, each once by many lookers, and owner and superior are told', async () => {
    const { number, caseNumber } = await inspected(120_00);
    company.clock.set('2026-03-09 23:59');
    await look();
    expect(await late(caseNumber)).toEqual([]);
    expect((await page(number)).lateness).toBe('soon');
    company.clock.set('2026-03-10 00:00');
    const done = await Promise.all([look(), look(), look()]);
    expect(done.reduce((a, b) => a + b, 0)).toBeGreaterThan(0);
    await look();
    expect(await late(caseNumber)).toEqual([['return.refund_late', '2026-03-09T16:00:00+00:00', 'CPL 25']]);
    for (const username of ['agent', 'head-service', 'handler', 'head-after'])
      expect(await toldTo(username, caseNumber)).toEqual(['return.refund_late']);
    expect((await page(number)).lateness).toBe('late');
    company.clock.set('2026-03-30 09:00');
    await look();
    await look();
    // The agreed day was 4 March; 15 days after it is the 19th. The goods were back on the 2nd: the 17th.
    expect((await late(caseNumber)).slice(1)).toEqual([
      ['return.refund_delayed', '2026-03-17T16:00:00+00:00', 'PEN 9'],
      ['return.delayed', '2026-03-19T16:00:00+00:00', 'PEN 8'],
    ]);
    expect(await page(number)).toMatchObject({
      lateness: 'delayed',
      reported: ['refund_late', 'refund_delayed', 'delayed'],
    });
    const overdue = (await as('supervisor', 'GET', '/api/returns?tab=overdue')).body.returns;
    expect(overdue.find((one: { number: string }) => one.number === number).lateness).toBe('delayed');
  });

  it('is not recorded of an order that ended in time, nor by a look before the day', async () => {
    const { number, caseNumber } = await inspected(120_00);
    await does('handler', number, 'settlement', { goodsFen: 120_00 });
    await does('finance', number, 'payment', paid);
    company.clock.set('2026-04-30 09:00');
    await look();
    expect(await late(caseNumber)).toEqual([]);
  });

  it('goods entered after their refund was due are late at once, with the instant at which it was due', async () => {
    const serial = await unit();
    const { number, caseNumber } = await orderOf(
      { type: 'return', amountFen: 50_00, hours: 24 * 20 },
      { unitSerial: serial },
    );
    company.clock.set('2026-03-12 09:00');
    const future = await tries('parts', number, 'receipt', { way: 'store', on: '2026-03-13', serial });
    expect(code(future)).toEqual([422, 'return.day_in_future']);
    await does('parts', number, 'receipt', { way: 'store', on: '2026-03-02', serial });
    await look();
    expect(await late(caseNumber)).toEqual([['return.refund_late', '2026-03-09T16:00:00+00:00', 'CPL 25']]);
  });
});
