import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { depreciationFen } from './returns.rules.ts';
import { answerTo, choice } from './testing/books.ts';

describe('depreciation in fen', () => {
  it.each([
    [3999_00, 1000, 87, 347_91],
    [3999_00, 500, 87, 173_96],
    [5, 1000, 100, 1],
    [4, 1000, 100, 0],
    [1_499, 1000, 1, 1],
    [1_500, 1000, 1, 2],
    [3999_00, 1000, 0, 0],
    [3999_00, 1000, -3, 0],
    [3999_00, 1000, 1200, 3999_00],
    [10_000_000_00, 1000, 365, 3_650_000_00],
  ])('%i fen at %i millionths for %i days is %i', (price, rate, days, fee) => {
    expect(depreciationFen(price, rate, days)).toBe(fee);
  });

  it('is never below zero, never over the price, and never less for more days', () => {
    fc.assert(
      fc.property(
        fc.nat(10_000_000_00),
        fc.integer({ min: 1, max: 5000 }),
        fc.nat(3000),
        (price, rate, days) => {
          const fee = depreciationFen(price, rate, days);
          expect(fee >= 0 && fee <= price && depreciationFen(price, rate, days + 1) >= fee).toBe(true);
          expect(Math.abs(fee - Math.min(price, (price * rate * days) / 1e6))).toBeLessThanOrEqual(
            0.5 + 1e-6,
          );
        },
      ),
    );
  });
});

describe('no-reason return (消法 25)', () => {
  const sale = { deliveredOn: '2026-03-02', invoicedOn: '2026-02-27', remote: true, priceFen: 3999_00 };
  const asked = (today: string, more: object = {}) =>
    choice(answerTo({ today, sale: { ...sale, ...more } }), 'no_reason_return');

  it.each<[string, string, object, boolean, string | undefined]>([
    // Signed for on Monday 2 March: day 1 is 3 March, day 7 Monday 9.
    ['the day of signing', '2026-03-02', {}, true, undefined],
    ['the 7th day', '2026-03-09', {}, true, undefined],
    ['the 8th day', '2026-03-10', {}, false, 'passed'],
    // Signed on Sunday 27 September 2026: day 7 is 4 October, work begins on 8.
    ['a 7th day in National Day', '2026-10-08', { deliveredOn: '2026-09-27' }, true, undefined],
    ['after that', '2026-10-09', { deliveredOn: '2026-09-27' }, false, 'passed'],
    ['bought in a shop', '2026-03-03', { remote: false }, false, 'not_remote'],
    ['made to order', '2026-03-03', { madeToOrder: true }, false, 'made_to_order'],
    ['confirmed as unfit for return', '2026-03-03', { unfitConfirmed: true }, false, 'unfit_confirmed'],
    ['no day of signing', '2026-03-03', { deliveredOn: undefined }, false, 'delivery_date'],
  ])('%s', (_what, today, more, ...[isOpen, lacking]) => {
    const answer = asked(today, more);
    expect([answer.open, answer.grounds[0]?.missing[0]?.code]).toEqual([isOpen, lacking]);
  });

  it('is paid back in full, the customer pays the freight', () => {
    expect(asked('2026-03-09')).toMatchObject({
      paidBy: 'customer',
      untilOn: '2026-03-09',
      refund: { kind: 'full', amountFen: 3999_00 },
    });
  });

  it('goods made to order keep their rights when they are faulty', () => {
    const answer = answerTo({
      today: '2026-03-20',
      classCode: 'furniture',
      sale: { ...sale, madeToOrder: true },
      fault: { serious: true },
    });
    expect(choice(answer, 'return').open).toBe(true);
  });

  it('refund 7 days after the goods came back, alarm at day 15', () => {
    const { dueDates } = answerTo({
      today: '2026-03-17',
      sale,
      fault: { reportedOn: '2026-03-08', goodsBackOn: '2026-03-09' },
    });
    expect(dueDates.map(({ event, on, passed }) => [event, on, passed])).toEqual([
      ['refund', '2026-03-16', true],
      ['delay', '2026-03-23', false],
      ['refund_delay', '2026-03-24', false],
    ]);
  });
});
