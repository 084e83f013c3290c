import { describe, expect, it } from 'vitest';
import { answerTo, choice, fixed, open, sold, until } from './testing/books.ts';

describe('main parts, promises and contracts', () => {
  const sale = { invoicedOn: '2025-01-10', deliveredOn: '2025-01-12' };

  it('[S0-1.3-c] after the first year only the main part is covered', () => {
    const today = '2026-03-02';
    expect(open(answerTo({ today, sale }))).toEqual(['paid_repair']);
    const tube = answerTo({ today, sale, fault: { part: 'picture_tube' } });
    // 10 January 2028 is a Monday.
    expect([tube.coveredBy, until(tube, 'repair'), choice(tube, 'repair').verified]).toEqual([
      'part:picture_tube',
      '2028-01-10',
      true,
    ]);
    const panel = answerTo({ today, sale, fault: { part: 'lcd_panel' } });
    expect(panel.notes).toContainEqual({ code: 'part_unverified', value: 'lcd_panel' });
    expect(panel.guarantees.find(({ key }) => key === 'part:lcd_panel')?.verified).toBe(false);
  });

  it('[S0-1.3-d] the better of promise and law stands, each from its own start', () => {
    const promises = [{ months: 72, startsOn: '2025-01-12' }];
    const answer = answerTo({ today: '2026-03-02', sale, promises });
    expect([answer.coveredBy, until(answer, 'repair'), open(answer)]).toEqual([
      'brand:0',
      '2031-01-13',
      ['repair'],
    ]);
    const short = answerTo({ today: '2025-03-03', sale, promises: [{ months: 1 }] });
    expect(short.coveredBy).toBe('whole');
  });

  it('[S0-1.3-d] after all of them an extended contract is looked at before anybody pays', () => {
    const contract = { kind: 'contract', name: '延保两年', months: 24, startsOn: '2026-01-11' };
    const answer = answerTo({ today: '2026-03-02', sale, promises: [contract] });
    expect([answer.coveredBy, open(answer)]).toEqual(['contract:0', ['repair']]);
    const out = answerTo({ today: '2026-03-02', sale });
    expect(choice(out, 'paid_repair')).toMatchObject({ paidBy: 'customer', open: true });
    expect(choice(out, 'paid_repair').grounds[0]?.missing).toEqual([
      { code: 'accepted_quotation', count: null, day: null },
    ]);
  });

  it('a contract that has not begun covers nothing yet', () => {
    const contract = { kind: 'contract', name: '延保', months: 24, startsOn: '2026-06-01' };
    expect(answerTo({ today: '2026-03-02', sale, promises: [contract] }).covered).toBe(false);
  });

  it('a repair is warranted for 30 days, shown as unverified', () => {
    const repairs = [fixed('2026-02-02', '2026-02-05')];
    const answer = answerTo({ today: '2026-03-02', sale, repairs });
    // 5 February and 30 days: Saturday 7 March, moved to Monday 9.
    expect([answer.coveredBy, until(answer, 'repair')]).toEqual(['repair:0', '2026-03-09']);
    expect(choice(answer, 'repair').verified).toBe(false);
    expect(answerTo({ today: '2026-03-02', sale, repairs, fault: { fault: '花屏' } }).covered).toBe(false);
  });
});

describe('furniture', () => {
  const sale = { deliveredOn: '2025-06-10', documentedOn: '2025-06-01', priceFen: 8000_00 };

  it.each([
    ['furniture', '2026-06-01', '2026-06-01'],
    // 1 June 2027 is a Tuesday.
    ['upholstered_furniture', '2027-06-01', '2027-06-01'],
    ['precious_furniture', '2027-06-01', '2027-06-01'],
  ])('[S0-1.3-c] %s is repaired free until %s, from the sales document', (classCode, today, ends) => {
    const answer = answerTo({ today, classCode, sale });
    expect([open(answer), until(answer, 'repair'), answer.guarantees[0]?.period.startFact]).toEqual([
      ['repair'],
      ends,
      'document',
    ]);
  });

  it.each([
    // Delivered 10 June: day 30 is Thursday 10 July 2025.
    ['on day 30', '2025-07-10', true, ['return', 'exchange', 'repair']],
    ['on day 31', '2025-07-11', true, ['repair']],
    ['not serious', '2025-07-10', false, ['repair']],
  ])('[S0-1.3-c] a serious problem %s', (_what, today, serious, choices) => {
    const answer = answerTo({ today, classCode: 'furniture', sale, fault: { serious } });
    expect(open(answer)).toEqual(choices);
    if (choices.length === 3)
      expect(choice(answer, 'return').refund).toMatchObject({ kind: 'full', amountFen: 8000_00 });
  });
});

describe('goods outside the catalogue (消法 24)', () => {
  const sale = { deliveredOn: '2026-01-05', invoicedOn: '2026-01-01' };
  it.each<[string, string, object, string[]]>([
    ['7 days after receipt', '2026-01-12', {}, ['return', 'exchange', 'repair']],
    ['8 days after receipt', '2026-01-13', {}, ['exchange', 'repair']],
    // 6 months after receipt: Sunday 5 July, moved to Monday 6.
    ['6 months after receipt', '2026-07-06', {}, ['exchange', 'repair']],
    ['later, without proof', '2026-07-07', {}, ['paid_repair']],
    ['later, the defect shown', '2026-07-07', { defectShown: true }, ['exchange', 'repair']],
  ])('%s', (_what, today, fault, choices) => {
    expect(open(answerTo({ today, classCode: 'general', sale, fault }))).toEqual(choices);
  });
});

describe('burden of proof and exclusions', () => {
  it('[S0-1.3-c] the business proves within 6 months of receipt, then the customer (消法 23)', () => {
    const proof = (today: string) => answerTo({ today, sale: { ...sold, deliveredOn: '2026-03-05' } }).proof;
    // 5 September 2026 is a Saturday: Monday 7.
    expect(proof('2026-09-07')).toEqual({
      onBusiness: true,
      untilOn: '2026-09-07',
      articles: ['consumer_23'],
    });
    expect(proof('2026-09-08').onBusiness).toBe(false);
  });

  it('misuse that is only said changes nothing; shown, it leaves repair for pay', () => {
    const answer = (proven: boolean) =>
      answerTo({ today: '2026-03-05', sale: sold, fault: { exclusions: [{ ground: 'misuse', proven }] } });
    expect([open(answer(false)), answer(false).exclusions]).toEqual([
      ['return', 'exchange', 'repair'],
      [{ ground: 'misuse', effect: 'to_show', provenBy: 'business' }],
    ]);
    expect([open(answer(true)), answer(true).covered]).toEqual([['paid_repair'], false]);
    expect(choice(answer(true), 'return').grounds[0]?.missing).toEqual([
      { code: 'excluded', count: null, day: null },
    ]);
  });

  it('a contract may cover what the law leaves out', () => {
    const promises = [
      { kind: 'contract', name: '意外保障', months: 12, startsOn: '2026-03-02', alsoCovers: ['misuse'] },
    ];
    const fault = { exclusions: [{ ground: 'misuse', proven: true }] };
    expect(open(answerTo({ today: '2026-03-05', sale: sold, fault, promises }))).toEqual(['repair']);
  });

  it('"no voucher" is refuted by the invoice in our own books', () => {
    const fault = { exclusions: [{ ground: 'no_voucher', proven: true }] };
    const known = answerTo({ today: '2026-03-05', sale: sold, fault });
    expect([known.exclusions[0]?.effect, known.covered]).toEqual(['refuted', true]);
    const unknown = answerTo({ today: '2026-03-05', sale: { purchasedOn: '2026-03-02' }, fault });
    expect([unknown.exclusions[0]?.effect, unknown.covered]).toEqual(['excludes', false]);
  });
});

it('what rests on a verified promise is not flagged by a class that nobody has read', () => {
  const parts = { today: '2026-03-05', classCode: 'air_conditioner', sale: sold };
  const flagged = choice(answerTo(parts), 'repair');
  expect([flagged.verified, flagged.grounds.every(({ verified }) => !verified)]).toEqual([false, true]);
  const answer = choice(answerTo({ ...parts, promises: [{ months: 72 }] }), 'repair');
  expect([
    answer.verified,
    answer.grounds.find(({ guarantee }) => guarantee === 'brand:0')?.verified,
  ]).toEqual([true, true]);
});
