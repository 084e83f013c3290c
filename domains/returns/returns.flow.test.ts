import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Company, openCompany } from '../../kernel/testing/company.ts';
import { pageOf, tries as triesOnCase } from '../cases/testing/walk.ts';
import { returnsOf } from './testing/orders.ts';

let company: Company;
const { as, unit, caseWith, numbersOf, orderOf, page, tries, does, bringBack, told, facts, paid, types } =
  returnsOf(() => company);
beforeAll(async () => {
  company = await openCompany();
});
beforeEach(() => company.clock.set('2026-03-02 10:00'));
afterAll(async () => {
  expect(company.errors).toEqual([]);
  await company.close();
});

describe('an agreed plan', () => {
  it('[S3-2.3-6] opens the order of each remedy once, and only after approval and the customer’s word', async () => {
    const serial = await unit();
    const wanted = [
      { type: 'return', amountFen: 300_00, description: '退货退款' },
      { type: 'compensation', amountFen: 50_00, description: '误工补偿' },
      { type: 'explanation' },
    ];
    for (const point of ['planned', 'approved'] as const) {
      const early = await caseWith(wanted, { point });
      await company.drain();
      expect(await numbersOf(early)).toEqual([]);
      expect((await as('handler', 'POST', `/api/cases/${early}/returns`)).body).toEqual({ numbers: [] });
    }
    const caseNumber = await caseWith(wanted, { unitSerial: serial });
    await company.drain();
    await company.drain();
    const numbers = await numbersOf(caseNumber);
    expect(numbers).toHaveLength(2);
    expect((await as('handler', 'POST', `/api/cases/${caseNumber}/returns`)).body).toEqual({ numbers: [] });
    const pages = await Promise.all(numbers.map((number) => page(number)));
    expect(pages.map(({ kind, step, approvedFen, dueOn }) => [kind, step, approvedFen, dueOn])).toEqual(
      expect.arrayContaining([
        ['return', 'opened', 300_00, '2026-03-04'],
        ['compensation', 'settled', 50_00, '2026-03-04'],
      ]),
    );
    const goods = pages.find(({ kind }) => kind === 'return');
    expect(goods).toMatchObject({
      unit: { serial },
      clause: 'CPL 24',
      freightBy: 'business',
      promise: '退货退款',
    });
    expect([goods.agreementChannel, goods.agreedAt]).toEqual([
      'phone',
      expect.stringContaining('2026-03-02T02:00'),
    ]);
    // Delivered the day before with a fault: 7 days to return, by the books.
    expect(goods.right).toMatchObject({ open: true, untilOn: '2026-03-09' });
    expect(goods.right.articles.length).toBeGreaterThan(0);
    expect(await types(caseNumber)).toEqual(['return.opened', 'return.opened']);
  });

  it('the order, not a tick, ends the task, and the case stays open until then', async () => {
    const { number, caseNumber } = await orderOf({ type: 'compensation', amountFen: 80_00 });
    const task = (await pageOf(company, caseNumber)).tasks[0];
    expect([task.kind, task.mayComplete]).toEqual(['compensation', false]);
    const ticked = await triesOnCase(company, 'handler', caseNumber, `tasks/${task.id}/completion`, {
      result: '已赔',
    });
    expect([ticked.status, ticked.body.code]).toEqual([409, 'task.by_return_order']);
    const closing = await triesOnCase(company, 'agent', caseNumber, 'closing', { summary: '办结' });
    expect([closing.status, closing.body.values.missing]).toEqual([409, expect.arrayContaining(['tasks'])]);
    // Not even as a consultation, whose steps know no execution.
    await company.database.direct.query(`update cases set kind = 'consultation' where number = $1`, [
      caseNumber,
    ]);
    const asked = await triesOnCase(company, 'agent', caseNumber, 'closing', { summary: '办结' });
    expect([asked.status, asked.body.values.missing]).toEqual([409, expect.arrayContaining(['tasks'])]);
    await company.database.direct.query(`update cases set kind = 'complaint' where number = $1`, [
      caseNumber,
    ]);
    await does('finance', number, 'payment', paid);
    const after = await pageOf(company, caseNumber);
    expect(after.tasks[0]).toMatchObject({
      status: 'done',
      actualCostFen: 80_00,
      result: `${number} 已赔付 ¥80.00`,
    });
    expect(after.step).toBe('feed_back');
  });

  it('a case whose goods or money are under way is not merged away', async () => {
    const { caseNumber } = await orderOf({ type: 'compensation', amountFen: 10_00 });
    const other = await caseWith([{ type: 'explanation' }]);
    const { version } = await pageOf(company, caseNumber);
    const answer = await as('agent', 'POST', `/api/cases/${caseNumber}/merger`, {
      ...{ version, into: other, reason: '同一事项' },
    });
    expect([answer.status, answer.body.code]).toEqual([409, 'case.remedies_open']);
    expect((await pageOf(company, caseNumber)).mergedInto).toBeNull();
  });
});

describe('an exchange', () => {
  it('takes one serial back and gives another, whose period starts anew', async () => {
    const serial = await unit(undefined, 'AJ-TV65', '2026-02-20');
    const foreign = await unit('演示客户乙');
    const { number, caseNumber } = await orderOf(
      { type: 'exchange', clause: 'TGR 10' },
      { unitSerial: serial },
    );
    const given = `NEW-${serial}`;
    const early = await tries('handler', number, 'handover', { serial: given, on: '2026-03-02' });
    expect([early.status, early.body.code]).toEqual([409, 'return.state']);
    await bringBack(number, serial);
    const taken = await tries('handler', number, 'handover', { serial: foreign, on: '2026-03-02' });
    expect([taken.status, taken.body.code]).toEqual([409, 'unit.not_of_customer']);
    expect((await page(number)).step).toBe('inspected');
    await does('handler', number, 'handover', { serial: given, on: '2026-03-02' });
    const end = await page(number);
    expect(end).toMatchObject({ step: 'exchanged', unit: { serial }, given: { serial: given } });
    const warranty = (await as('agent', 'GET', `/api/units/${end.given.id}/warranty`)).body;
    expect(warranty.replaced).toEqual([serial]);
    const whole = warranty.decision.guarantees.find((one: { key: string }) => one.key === 'whole');
    expect([whole.period.startFact, whole.period.startsOn]).toEqual(['exchange', '2026-03-02']);
    expect((await facts(caseNumber)).at(-1)).toMatchObject({
      type: 'return.exchanged',
      data: { serialOut: serial, serialIn: given },
    });
    // The unit that came back cannot be exchanged a second time.
    const again = await orderOf({ type: 'exchange' }, { unitSerial: serial });
    const back = await tries('parts', again.number, 'receipt', { way: 'store', on: '2026-03-02', serial });
    expect([back.status, back.body.code]).toEqual([409, 'return.serial_returned']);
  });
});

describe('sight and lists', () => {
  it('an order of a case out of sight is not found, and no list shows it', async () => {
    const { number, caseNumber } = await orderOf({ type: 'compensation', amountFen: 20_00 });
    expect((await as('east', 'GET', `/api/returns/${number}`)).status).toBe(200);
    for (const [method, path, body] of [
      ['GET', `/api/returns/${number}`],
      ['POST', `/api/returns/${number}/cancellation`, { version: 1, reason: '试', told: told() }],
      ['POST', `/api/cases/${caseNumber}/returns`],
    ] as const) {
      expect((await as('south', method, path, body)).status).toBe(404);
    }
    expect((await as('south', 'GET', `/api/returns?tab=all&case=${caseNumber}`)).body.returns).toEqual([]);
    expect((await as('agent', 'GET', '/api/returns/TH2026-999999')).status).toBe(404);
    expect((await as('tech1', 'GET', '/api/returns')).status).toBe(403);
    expect((await page(number)).version).toBe(1);
  });

  it('lists by what is owed next, filtered, page by page', async () => {
    const made: string[] = [];
    for (const hours of [72, 24, 48]) {
      const caseNumber = await caseWith([{ type: 'compensation', amountFen: 30_00, hours }]);
      await company.drain();
      made.push(...(await numbersOf(caseNumber)));
    }
    const open = (await as('finance', 'GET', '/api/returns?tab=to_pay&kind=compensation&region=east')).body;
    const listed = open.returns.map(({ number }: { number: string }) => number);
    expect(listed.filter((number: string) => made.includes(number))).toEqual([made[1], made[2], made[0]]);
    const days = open.returns.map(({ dueOn }: { dueOn: string }) => dueOn);
    expect(days).toEqual(days.toSorted());
    expect((await as('finance', 'GET', '/api/returns?tab=open&region=south')).body.returns).toEqual([]);
    company.clock.set('2026-03-04 00:01');
    const overdue = (await as('finance', 'GET', '/api/returns?tab=overdue')).body.returns;
    expect(overdue.map(({ number }: { number: string }) => number)).toContain(made[1]);
    expect(overdue.map(({ number }: { number: string }) => number)).not.toContain(made[0]);
    expect((await as('finance', 'GET', '/api/returns?after=x')).status).toBe(422);
    expect(JSON.stringify(open)).not.toContain('演示客户');
  });

  it('a person named in the complaint does nothing with its order', async () => {
    const { number, caseNumber } = await orderOf({ type: 'compensation', amountFen: 20_00 });
    await company.database.direct.query(`update cases set named_user_id = $2 where number = $1`, [
      caseNumber,
      company.id('finance'),
    ]);
    expect((await page(number, 'finance')).may.acts).toEqual([]);
    const answer = await tries('finance', number, 'payment', paid);
    expect([answer.status, answer.body.code]).toEqual([403, 'case.named_handler']);
  });
});
