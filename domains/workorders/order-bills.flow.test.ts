import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Company, openCompany } from '../../kernel/testing/company.ts';
import { atDoor, chargesOf, lines, signed, strokes } from './testing/charges.ts';
import { outcomes, record } from './testing/walk.ts';

let company: Company;
const { as, arrived, send, offer, finished, answer, charges, pageOf, facts } = chargesOf(() => company);
beforeAll(async () => {
  company = await openCompany();
});
afterAll(async () => {
  expect(company.errors).toEqual([]);
  await company.close();
});

describe('bill and payment', () => {
  let number = '';
  const pay = (amountFen: number, username = 'finance') =>
    as(username, 'POST', `/api/work-orders/${number}/payments`, {
      method: 'wechat',
      amountFen,
      proof: 'WX-1',
    });

  it('itemises what was done and never exceeds what was accepted; more needs a new quote', async () => {
    for (const [code, cost] of [
      ['BJ-MENSUO', 2_500],
      ['BJ-PAISHUIBENG', 5_000],
    ] as const) {
      await as('parts', 'PUT', `/api/parts/${code}`, {
        name: { zh: code, en: code },
        priceFen: 9_999,
        costFen: cost,
      });
      await as('parts', 'POST', '/api/part-moves', {
        kind: 'receive',
        part: code,
        to: 'wh_east',
        quantity: 9,
      });
    }
    number = await arrived();
    const asked = { lines: [...lines('visit', 'appliance_repair'), { code: 'BJ-MENSUO', quantity: 2 }] };
    const take = (code: string) => ({ type: 'use_part', part: { code, quantity: 1, place: 'wh_east' } });
    const work = [
      atDoor({ asked, totalFen: 28_600, ...signed }),
      { type: 'start' },
      take('BJ-MENSUO'),
      take('BJ-PAISHUIBENG'),
    ];
    expect(outcomes(await send('tech1', number, work))).toEqual(['done', 'done', 'done', 'done']);
    const more = { lines: lines('visit', 'appliance_repair', 'BJ-MENSUO', 'BJ-PAISHUIBENG') };
    const second = await offer(number, more);
    expect(second.body.totalFen).toBe(33_800);
    const early = await send('tech1', number, [...finished(), { type: 'complete' }]);
    expect(outcomes(early).at(-1)).toBe('refused order.record_missing');
    expect(early.at(-1).missing.map(({ code }: { code: string }) => code)).toEqual(['quote_not_accepted']);
    expect((await answer(number, second.body.id, false)).status).toBe(201);
    expect(outcomes(await send('tech1', number, [{ type: 'complete' }]))).toEqual(['done']);
    const { bill } = await charges(number);
    expect(
      bill.lines.map((line: { code: string; quantity: number; amountFen: number; unquoted: boolean }) => [
        line.code,
        line.quantity,
        line.amountFen,
        line.unquoted,
      ]),
    ).toEqual([
      ['visit', 1, 3_000, false],
      ['appliance_repair', 1, 12_000, false],
      ['BJ-MENSUO', 1, 6_800, false],
      ['BJ-PAISHUIBENG', 1, 0, true],
    ]);
    expect([bill.totalFen, bill.final]).toEqual([21_800, true]);
    expect((await offer(number, more)).body.code).toBe('order.state');
  });

  it('is not settled before it is paid, and nothing beyond the bill is taken', async () => {
    const signature = record('signature', { signedBy: '测试客户', satisfied: true, strokes });
    expect(outcomes(await send('tech1', number, [signature, { type: 'confirm' }]))).toEqual(['done', 'done']);
    expect(outcomes(await send('supervisor', number, [{ type: 'settle' }]))).toEqual([
      'refused settlement.unpaid',
    ]);
    expect((await pay(21_801)).body.code).toBe('payment.over_bill');
    expect((await pay(1_800, 'tech1')).status).toBe(403);
    expect((await pay(1_800)).body).toEqual({ paidFen: 1_800, totalFen: 21_800, settled: false });
    expect((await pageOf(number)).status).toBe('confirmed');
  });

  it('a mistaken payment is taken back once, the last one settles and freezes the bill', async () => {
    const [first] = (await charges(number)).payments;
    const back = () =>
      as('finance', 'POST', `/api/work-orders/${number}/payments/${first.id}/reversal`, {
        reason: '金额录错',
      });
    expect((await back()).status).toBe(201);
    expect((await back()).body.code).toBe('payment.reversed');
    expect((await pay(21_800)).body).toEqual({ paidFen: 21_800, totalFen: 21_800, settled: true });
    const page = await charges(number);
    expect([(await pageOf(number)).status, page.bill.totalFen, page.bill.settledAt !== null]).toEqual([
      'settled',
      21_800,
      true,
    ]);
    expect(page.payments.map(({ amountFen }: { amountFen: number }) => amountFen)).toEqual([
      1_800, -1_800, 21_800,
    ]);
    expect((await pay(1)).body.code).toBe('payment.not_done');
    const known = await facts(number);
    expect(known.filter((type) => /^(quote|payment|bill)/.test(type))).toEqual([
      'quote.offered',
      'quote.accepted',
      'quote.offered',
      'quote.refused',
      'payment.recorded',
      'payment.reversed',
      'payment.recorded',
      'bill.settled',
    ]);
    expect(known.at(-1)).toBe('workorder.settled');
  });
});
