import { describe, expect, it } from 'vitest';
import { answerTo, choice, fixed, open, rulesOf, sold, until } from './testing/books.ts';

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
