import { describe, expect, it } from 'vitest';
import { mergedRules } from './regions.rules.ts';
import { answerTo, choice, fixed, open, rulesOf } from './testing/books.ts';

const sale = { invoicedOn: '2026-03-02', deliveredOn: '2026-03-02', priceFen: 3999_00 };
const ZHEJIANG = '33';
const SHANDONG = '37';

describe('Zhejiang', () => {
  const long = fixed('2026-04-01', '2026-05-06');

  it('35 days of repair in all open return in full and exchange', () => {
    const answer = answerTo({ today: '2026-06-01', province: ZHEJIANG, sale, repairs: [long] });
    expect([answer.counts.daysOutOfUse, open(answer)]).toEqual([35, ['return', 'exchange', 'repair']]);
    expect(rulesOf(answer, 'exchange')).toEqual(['total_repair_days']);
    expect(choice(answer, 'return').refund).toMatchObject({
      kind: 'full',
      amountFen: 3999_00,
      articles: ['zhejiang_26'],
    });
    const oneLess = answerTo({
      today: '2026-06-01',
      province: ZHEJIANG,
      sale,
      repairs: [fixed('2026-04-01', '2026-05-05')],
    });
    expect(open(oneLess)).toEqual(['repair']);
    expect(
      choice(oneLess, 'exchange').grounds.find(({ rule }) => rule === 'total_repair_days')?.missing,
    ).toEqual([{ code: 'days_left', count: 1, day: null }]);
    expect(open(answerTo({ today: '2026-06-01', sale, repairs: [long] }))).toEqual(['repair']);
  });

  it('two repairs count for furniture too', () => {
    const parts = {
      today: '2026-06-01',
      classCode: 'furniture',
      sale,
      repairs: [fixed('2026-04-01', '2026-04-02'), fixed('2026-05-06', '2026-05-07')],
    };
    expect(open(answerTo({ ...parts, province: ZHEJIANG }))).toEqual(['return', 'exchange', 'repair']);
    expect(open(answerTo(parts))).toEqual(['repair']);
  });

  it('a stand-in unit after 5 days of repair', () => {
    const repairs = [{ sentOn: '2026-04-01', doneOn: null }];
    const standIn = (today: string) =>
      choice(answerTo({ today, province: ZHEJIANG, sale, repairs }), 'stand_in');
    expect(standIn('2026-04-06')).toMatchObject({
      open: false,
      grounds: [{ missing: [{ code: 'days_left', count: 1, day: '2026-04-07' }] }],
    });
    expect(standIn('2026-04-07')).toMatchObject({ open: true, paidBy: 'business' });
    const due = answerTo({ today: '2026-04-02', province: ZHEJIANG, sale, repairs }).dueDates;
    expect(due[0]).toMatchObject({ event: 'stand_in', on: '2026-04-06', at: '2026-04-06T16:00:00.000Z' });
  });

  it('a repaired main part has its three years anew', () => {
    const repairs = [fixed('2027-05-10', '2027-05-12', { part: 'picture_tube', partReplaced: true })];
    const parts = {
      today: '2029-06-01',
      sale: { invoicedOn: '2025-01-10' },
      repairs,
      fault: { part: 'picture_tube' },
    };
    const answer = answerTo({ ...parts, province: ZHEJIANG });
    // 12 May 2030 is a Sunday: Monday 13.
    expect([answer.coveredBy, choice(answer, 'repair').untilOn]).toEqual(['repair:0', '2030-05-13']);
    expect(answerTo(parts).covered).toBe(false);
  });

  it('the burden of proof stays with the business to the end of the period', () => {
    const proof = answerTo({ today: '2027-02-01', province: ZHEJIANG, sale }).proof;
    expect(proof).toEqual({ onBusiness: true, untilOn: '2027-03-02', articles: ['zhejiang_30'] });
    expect(answerTo({ today: '2027-02-01', sale }).proof.onBusiness).toBe(false);
  });

  it('names the date of the text that was read', () => {
    expect(answerTo({ today: '2026-03-05', province: ZHEJIANG, sale }).notes).toContainEqual({
      code: 'regional_text_date',
      value: '2017-03-31',
    });
  });
});

describe('Shandong, Shanghai, Beijing, and time', () => {
  it('Shandong: 30 days without the end of one repair, whatever the cause', () => {
    const repairs = [{ sentOn: '2026-04-01', doneOn: null }];
    const at = (today: string) =>
      open(answerTo({ today, province: SHANDONG, sale, repairs })).includes('return');
    expect([at('2026-05-01'), at('2026-05-02')]).toEqual([false, true]);
  });

  it.each(['31', '11'])('province %s: at least 6 months for goods without a period', (province) => {
    const parts = { today: '2026-08-31', classCode: 'general', sale };
    // 2 September 2026 is a Wednesday.
    const answer = answerTo({ ...parts, province });
    expect([answer.coveredBy, answer.guarantees[0]?.period.endsOn]).toEqual(['minimum:whole', '2026-09-02']);
    expect(answerTo(parts).guarantees).toEqual([]);
  });

  it('decoration: two years, waterproofing five (Shandong), concealed works eight (Zhejiang)', () => {
    const parts = { today: '2030-09-02', classCode: 'decoration', sale };
    const water = { fault: { part: 'waterproofing' } };
    expect(answerTo({ ...parts, ...water, province: SHANDONG }).coveredBy).toBe('minimum:waterproofing');
    expect(answerTo({ ...parts, province: SHANDONG }).covered).toBe(false);
    expect(answerTo({ ...parts, fault: { part: 'concealed_works' }, province: ZHEJIANG }).covered).toBe(true);
  });

  it('a regional text counts from its own day', () => {
    const repairs = [{ sentOn: '2016-05-02', doneOn: null }];
    const old = { today: '2016-06-15', province: ZHEJIANG, sale: { invoicedOn: '2016-03-02' }, repairs };
    expect(answerTo(old).region).toBeNull();
    expect(
      answerTo({ ...old, fault: { reportedOn: '2017-03-31' }, today: '2017-03-31' }).region?.province,
    ).toBe('33');
  });
});

it('merging takes the better number of each rule', () => {
  const limit = (value: number) => ({ value, articles: ['rules_9'] });
  expect(
    mergedRules(
      { sevenDays: limit(7), repairerDays: limit(30), transport: ['consumer_24'] },
      { sevenDays: limit(5), repairerDays: limit(20), standInDays: limit(5), transport: ['zhejiang_29'] },
    ),
  ).toEqual({
    sevenDays: limit(7),
    repairerDays: limit(20),
    standInDays: limit(5),
    transport: ['zhejiang_29', 'consumer_24'],
  });
});
