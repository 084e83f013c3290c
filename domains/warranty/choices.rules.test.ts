import { describe, expect, it } from 'vitest';
import { answerTo, choice, open, rulesOf } from './testing/books.ts';

const sold = { invoicedOn: '2026-03-02', deliveredOn: '2026-03-02', priceFen: 3999_00 };
const fixed = (sentOn: string, doneOn: string, more: object = {}) => ({
  sentOn,
  doneOn,
  result: 'fixed',
  ...more,
});
const until = (answer: ReturnType<typeof answerTo>, code: Parameters<typeof choice>[1]) =>
  choice(answer, code).untilOn;

describe('listed goods: the first days', () => {
  it.each([
    // Sold Monday 2 March: the 7th day is Monday 9, the 15th Tuesday 17.
    ['the day of sale', '2026-03-02', ['return', 'exchange', 'repair']],
    ['the 7th day', '2026-03-09', ['return', 'exchange', 'repair']],
    ['the 8th day', '2026-03-10', ['exchange', 'repair']],
    ['the 15th day', '2026-03-17', ['exchange', 'repair']],
    ['the 16th day', '2026-03-18', ['repair']],
    ['the last day of the year', '2027-03-02', ['repair']],
    ['the day after', '2027-03-03', ['paid_repair']],
  ])('[S0-2.2-a, S0-1.3-c] %s', (_what, today, choices) => {
    expect(open(answerTo({ today, sale: sold }))).toEqual(choices);
  });

  it('[S0-2.2-a] cites the article and the last day of each', () => {
    const answer = answerTo({ today: '2026-03-05', sale: sold });
    expect(choice(answer, 'return').grounds[0]).toMatchObject({
      rule: 'seven_days',
      articles: ['rules_9', 'civil_201'],
      untilOn: '2026-03-09',
      untilAt: '2026-03-09T16:00:00.000Z',
    });
    expect([until(answer, 'return'), until(answer, 'exchange'), until(answer, 'repair')]).toEqual([
      '2026-03-09',
      '2026-03-17',
      '2027-03-02',
    ]);
    expect(answer.articles.rules_9?.number).toBe('9');
    expect(choice(answer, 'return').refund).toMatchObject({ kind: 'full', amountFen: 3999_00 });
  });

  it('a 7th day in Spring Festival moves behind it', () => {
    // Sold Monday 9 February 2026: the 7th day is 16 February, work begins on 24, which is the 15th day itself.
    const sale = { invoicedOn: '2026-02-09' };
    expect(until(answerTo({ today: '2026-02-24', sale }), 'return')).toBe('2026-02-24');
    expect(open(answerTo({ today: '2026-02-25', sale }))).toEqual(['repair']);
  });

  it('a fault reported in time keeps its right when the days have passed since', () => {
    const answer = answerTo({ today: '2026-04-20', sale: sold, fault: { reportedOn: '2026-03-08' } });
    expect(open(answer)).toEqual(['return', 'exchange', 'repair']);
  });

  it('knows nothing without a day, and says so', () => {
    const answer = answerTo({ today: '2026-03-05' });
    expect([answer.covered, open(answer)]).toEqual([false, ['paid_repair']]);
    expect(
      choice(answer, 'return').grounds.flatMap((ground) => ground.missing.map(({ code }) => code)),
    ).toContain('start_date');
    expect(answer.notes.map(({ code }) => code)).toContain('no_start_date');
  });
});

describe('listed goods: after two repairs', () => {
  const once = fixed('2026-04-01', '2026-04-03');
  const twice = fixed('2026-05-06', '2026-05-08');

  it('[S0-2.2-a] one repair: another one is missing', () => {
    const answer = answerTo({ today: '2026-06-01', sale: sold, repairs: [once] });
    expect(open(answer)).toEqual(['repair']);
    const ground = choice(answer, 'exchange').grounds.find(({ rule }) => rule === 'two_repairs');
    expect([ground?.met, ground?.missing]).toEqual([false, [{ code: 'repairs_left', count: 1, day: null }]]);
  });

  it('[S0-2.2-a] two repairs of the same fault: exchange, or return less the use', () => {
    const answer = answerTo({ today: '2026-06-01', sale: sold, repairs: [once, twice] });
    expect(open(answer)).toEqual(['return', 'exchange', 'repair']);
    expect(rulesOf(answer, 'exchange')).toEqual(['two_repairs']);
    // 2 March to 1 June are 91 days, 4 of them in repair: 87 days × 0.1 % of 3999.00 = 347.913 → 347.91.
    expect(choice(answer, 'return').refund).toEqual({
      kind: 'less_use',
      priceFen: 3999_00,
      usedDays: 87,
      dailyRate: 1000,
      feeFen: 347_91,
      amountFen: 3651_09,
      articles: ['rules_13'],
    });
    expect([choice(answer, 'return').fullWithoutSameModel, choice(answer, 'return').verified]).toEqual([
      true,
      false,
    ]);
  });

  it('is a return in full when no unit of the model is left', () => {
    const answer = answerTo({
      today: '2026-06-01',
      sale: sold,
      repairs: [once, twice],
      fault: { sameModelAvailable: false },
    });
    expect(choice(answer, 'return').refund).toMatchObject({ kind: 'full', amountFen: 3999_00 });
  });

  it.each<[string, object, number]>([
    ['another fault', { fault: '遥控失灵' }, 1],
    ['no fault found', { result: 'no_fault' }, 1],
    ['a paid repair', { underGuarantee: false }, 1],
    ['the same fault in other letters', { fault: ' 无法 开机' }, 2],
    ['a repair that did not help', { result: 'not_fixed' }, 2],
  ])('counts %s', (_what, parts, count) => {
    const answer = answerTo({ today: '2026-06-01', sale: sold, repairs: [once, { ...twice, ...parts }] });
    expect([answer.counts.sameFault, open(answer).includes('exchange')]).toEqual([count, count === 2]);
  });

  it('notes two repairs of different faults, which the article does not tell apart', () => {
    const answer = answerTo({
      today: '2026-06-01',
      sale: sold,
      repairs: [once, { ...twice, fault: '遥控失灵' }],
    });
    expect(answer.notes).toContainEqual({ code: 'repairs_of_other_faults', value: '2' });
  });

  it('begins to count anew with the exchange', () => {
    const answer = answerTo({
      today: '2026-06-20',
      sale: sold,
      repairs: [once, twice],
      exchanges: ['2026-06-02'],
    });
    expect([answer.counts.sameFault, open(answer)]).toEqual([0, ['repair']]);
    // 2 June 2026 and a year: Wednesday 2 June 2027.
    expect(until(answer, 'repair')).toBe('2027-06-02');
    expect(answer.guarantees[0]).toMatchObject({ key: 'whole', period: { startFact: 'exchange' } });
    expect(answer.guarantees[0]?.articles).toContain('rules_14');
  });
});

describe('listed goods: a repair that takes too long', () => {
  const waiting = { sentOn: '2026-04-01', doneOn: null };

  it.each([
    // Sent 1 April: day 30 is 1 May, day 90 is 30 June.
    ['repairer', '2026-05-01', false, ['days_left', 1, '2026-05-02']],
    ['repairer', '2026-05-02', true, undefined],
    ['parts', '2026-06-30', false, ['days_left', 1, '2026-07-01']],
    ['parts', '2026-07-01', true, undefined],
    ['none', '2026-07-30', false, ['delay_cause', null, null]],
  ])('[S0-2.2-a] by cause %s on %s', (delay, today, isOpen, lacking) => {
    const answer = answerTo({ today, sale: sold, repairs: [{ ...waiting, delay }] });
    expect(open(answer).includes('exchange')).toBe(isOpen);
    const rule = delay === 'parts' ? 'parts_wait' : 'repairer_delay';
    const [first] = choice(answer, 'exchange').grounds.find((ground) => ground.rule === rule)?.missing ?? [];
    expect(first === undefined ? undefined : [first.code, first.count, first.day]).toEqual(lacking);
  });

  it('[S0-2.2-a] keeps both counters as instants, and days in repair lengthen the period', () => {
    const answer = answerTo({ today: '2026-04-21', sale: sold, repairs: [{ ...waiting, delay: 'parts' }] });
    const due = Object.fromEntries(answer.dueDates.map(({ event, on, at }) => [event, [on, at]]));
    expect(due.parts_wait).toEqual(['2026-06-30', '2026-06-30T16:00:00.000Z']);
    expect(due.delay).toEqual(['2026-05-06', '2026-05-06T16:00:00.000Z']);
    expect(answer.guarantees[0]?.period).toMatchObject({ addedDays: 20, endsOn: '2027-03-22' });
    const own = answerTo({ today: '2026-04-21', sale: sold, repairs: [{ ...waiting, delay: 'repairer' }] });
    expect(own.dueDates.find(({ event }) => event === 'repairer_delay')?.on).toBe('2026-05-01');
  });
});

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
