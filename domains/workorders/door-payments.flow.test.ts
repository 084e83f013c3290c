import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Company, openCompany } from '../../kernel/testing/company.ts';
import { photo as picture, uploading } from '../../kernel/testing/pictures.ts';
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
const charges = async (number: string) =>
  (await as('supervisor', 'GET', `/api/work-orders/${number}/charges`)).body;
const strokes = 'M1 1 L5 5';
const lines = ['visit', 'appliance_repair'].map((code) => ({ code, quantity: 1 }));
const signed = { accepted: true, signedBy: '测试客户', strokes };
const pay = (amountFen: number, parts: object = { proof: 'WX-1' }) => ({
  type: 'pay',
  payment: { method: 'wechat', amountFen, ...parts },
});

/** An order whose work is done at 150 yuan; the visit begins two hours from now, each on a day of its own. */
async function worked(isSigned = true): Promise<string> {
  company.clock.advance(DAY);
  // Nobody works on a Sunday.
  if (new Date(company.clock.now).getUTCDay() === 0) company.clock.advance(DAY);
  const number = await orderOf(await repair());
  expect((await plan(number, 'tech1', [2, 3])).status).toBe(201);
  const quote = { type: 'quote', quote: { asked: { lines }, totalFen: 15_000, ...signed } };
  const moves = [
    ...[{ type: 'accept' }, { type: 'arrive' }, quote, safe, { type: 'start' }],
    record('diagnosis', { symptom: '不脱水', faultCode: 'E3', diagnosis: '门锁', action: '更换' }),
    record('result', { process: '更换门锁', startedAt: iso(-1), endedAt: iso(0), solved: true }),
    ...[photo('nameplate'), photo('fault'), { type: 'complete' }],
    ...(isSigned
      ? [record('signature', { signedBy: '测试客户', satisfied: true, strokes }), { type: 'confirm' }]
      : []),
  ];
  expect(outcomes(await send('tech1', number, moves)).filter((one) => one !== 'done')).toEqual([]);
  return number;
}

describe('payment taken at the door', () => {
  it('in parts, each once, never above what is due; the last one settles, and the office sees who took it', async () => {
    const number = await worked();
    expect(outcomes(await send('tech1', number, [pay(15_001)]))).toEqual(['refused payment.over_bill']);
    const first = { ...pay(5_000), id: randomUUID() };
    expect(outcomes(await send('tech1', number, [first]))).toEqual(['done']);
    expect(outcomes(await send('tech1', number, [first]))).toEqual(['done']);
    expect(outcomes(await send('tech1', number, [pay(10_001)]))).toEqual(['refused payment.over_bill']);
    expect((await pageOf(number)).status).toBe('confirmed');
    const [last] = await send('tech1', number, [
      { type: 'pay', payment: { method: 'cash', amountFen: 10_000, proof: 'SJ-0007' } },
    ]);
    expect([last.outcome, last.status]).toEqual(['done', 'settled']);
    const { bill, payments } = await charges(number);
    expect([bill.totalFen, bill.paidFen, bill.settledAt !== null]).toEqual([15_000, 15_000, true]);
    expect(
      payments.map(({ method, amountFen, proof, byName }: Record<string, unknown>) => [
        ...[method, amountFen, proof, byName],
      ]),
    ).toEqual([
      ['wechat', 5_000, 'WX-1', '演示工程师一'],
      ['cash', 10_000, 'SJ-0007', '演示工程师一'],
    ]);
    expect((await facts(number)).slice(-4)).toEqual([
      ...['payment.recorded', 'payment.recorded', 'bill.settled', 'workorder.settled'],
    ]);
  });

  it('played after a day without a network it has the time of the door, in the same batch as the signature', async () => {
    const number = await worked(false);
    const paidAt = iso(0);
    company.clock.advance(DAY);
    const batch = [
      record('signature', { signedBy: '测试客户', satisfied: true, strokes }),
      { type: 'confirm', at: paidAt },
      { ...pay(15_000), at: paidAt },
    ];
    expect(outcomes(await send('tech1', number, batch))).toEqual(['done', 'done', 'done']);
    const { payments } = await charges(number);
    expect(payments.map(({ at }: { at: string }) => Date.parse(at))).toEqual([Date.parse(paidAt)]);
    expect((await pageOf(number)).status).toBe('settled');
  });

  it('what the office took meanwhile is not taken twice: the phone is told', async () => {
    const number = await worked();
    const office = { method: 'transfer', amountFen: 15_000, proof: 'ZZ-1' };
    expect((await as('finance', 'POST', `/api/work-orders/${number}/payments`, office)).status).toBe(201);
    expect(outcomes(await send('tech1', number, [pay(15_000)]))).toEqual(['refused payment.not_done']);
    expect((await charges(number)).payments).toHaveLength(1);
  });

  it('a photo of the order may stand for the number of the receipt; one of them there must be', async () => {
    const number = await worked(false);
    const other = await worked(false);
    const upload = async (of: string) => {
      const id = randomUUID();
      const { body, headers } = uploading('a.jpg', picture());
      const path = `/api/work-order-files?number=${of}&id=${id}`;
      const sent = await company.as('tech1')('POST', path, body, headers);
      expect(sent.status).toBe(201);
      return id;
    };
    const fileId = await upload(number);
    expect(outcomes(await send('tech1', other, [pay(15_000, { fileId })]))).toEqual([
      'refused file.not_found',
    ]);
    const unproven = { id: randomUUID(), at: iso(0), number, ...pay(15_000, {}) };
    const refused = await as('tech1', 'POST', '/api/work-order-commands', {
      deviceNow: iso(0),
      commands: [unproven],
    });
    expect(refused.status).toBe(422);
    expect(outcomes(await send('tech1', number, [pay(15_000, { fileId })]))).toEqual(['done']);
    const { payments } = await charges(number);
    expect([payments[0].proof, payments[0].fileId]).toEqual(['', fileId]);
    expect((await pageOf(number)).status).toBe('completed');
  });

  it('only when the work is done, and only by whoever makes the visit; the office’s route stays the office’s', async () => {
    const number = await orderOf(await repair());
    company.clock.advance(DAY);
    expect((await plan(number, 'tech1', [2, 3])).status).toBe(201);
    expect(outcomes(await send('tech1', number, [pay(100)]))).toEqual(['refused payment.not_done']);
    const done = await worked(false);
    expect(outcomes(await send('supervisor', done, [pay(100)]))).toEqual(['refused order.not_yours']);
    expect(outcomes(await send('tech2', done, [pay(100)]))).toEqual(['refused order.not_found']);
    const body = { method: 'cash', amountFen: 100, proof: 'x' };
    expect((await as('tech1', 'POST', `/api/work-orders/${done}/payments`, body)).status).toBe(403);
    expect((await charges(done)).payments).toEqual([]);
  });

  it('the phone has what it needs to count what is due without a network', async () => {
    const number = await worked(false);
    expect(outcomes(await send('tech1', number, [pay(4_000)]))).toEqual(['done']);
    const { orders } = (await as('tech1', 'GET', '/api/my-visits')).body;
    const mine = orders.find((one: { number: string }) => one.number === number);
    expect([mine.quote.status, mine.quote.totalFen, mine.used, mine.paidFen]).toEqual([
      ...['accepted', 15_000, [], 4_000],
    ]);
  });
});
