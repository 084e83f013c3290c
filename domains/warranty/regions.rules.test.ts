import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateOf, dayNumber } from '../calendar/days.rules.ts';
import type { Rules } from './catalogue.contract.ts';
import type { Decision } from './decision.contract.ts';
import { decide, type Question } from './decision.rules.ts';
import { mergedRules } from './regions.rules.ts';
import { answerTo, books, choice, noon, open, question, rulesOf } from './testing/books.ts';

const sale = { invoicedOn: '2026-03-02', deliveredOn: '2026-03-02', priceFen: 3999_00 };
const fixed = (sentOn: string, doneOn: string, more: object = {}) => ({
  sentOn,
  doneOn,
  result: 'fixed',
  ...more,
});
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

const base = dayNumber('2025-01-01');
const day = (from: number, to: number) => fc.integer({ min: base + from, max: base + to }).map(dateOf);
const anyRepair = fc
  .record({
    sent: fc.integer({ min: base, max: base + 600 }),
    length: fc.nat(50),
    fault: fc.constantFrom('无法开机', '花屏'),
    part: fc.constantFrom(null, 'picture_tube'),
    result: fc.constantFrom('fixed', 'not_fixed', 'no_fault', 'open'),
    delay: fc.constantFrom('none', 'parts', 'repairer'),
  })
  .map(({ sent, length, result, ...rest }) => ({
    ...rest,
    sentOn: dateOf(sent),
    doneOn: result === 'open' ? null : dateOf(sent + length),
    result,
  }));
const anyPromise = fc.record({
  months: fc.integer({ min: 1, max: 120 }),
  part: fc.constantFrom(null, 'picture_tube'),
  remedies: fc.constantFrom(['repair'], ['repair', 'exchange']),
});
const anyQuestion = fc
  .record({
    today: day(0, 700),
    classCode: fc.constantFrom('television', 'furniture', 'general', 'air_conditioner', 'decoration'),
    invoiced: fc.integer({ min: base - 400, max: base + 600 }),
    repairs: fc.array(anyRepair, { maxLength: 4 }),
    promises: fc.array(anyPromise, { maxLength: 2 }),
    exchanges: fc.array(day(0, 650), { maxLength: 1 }),
    serious: fc.boolean(),
    part: fc.constantFrom(null, 'picture_tube'),
  })
  .map(({ invoiced, serious, part, ...rest }) =>
    question({
      ...rest,
      sale: { invoicedOn: dateOf(invoiced), deliveredOn: dateOf(invoiced + 3), priceFen: 123_457 },
      fault: { serious, part },
    }),
  );

const RIGHTS = ['return', 'exchange', 'repair'] as const;
const rank = (on: string | null) => on ?? '9999';
/** Nothing that `before` gives is lost in `after`. */
function expectNoWorse(before: Decision, after: Decision) {
  for (const code of RIGHTS) {
    const [one, two] = [choice(before, code), choice(after, code)];
    if (!one.open) continue;
    expect(two.open).toBe(true);
    expect(rank(two.untilOn) >= rank(one.untilOn)).toBe(true);
    expect((two.refund?.amountFen ?? 0) >= (one.refund?.amountFen ?? 0)).toBe(true);
  }
  expect(after.proof.onBusiness || !before.proof.onBusiness).toBe(true);
  expect(after.covered || !before.covered).toBe(true);
}
const last = (answer: Decision, key: string) =>
  answer.guarantees.find((one) => one.key === key)?.period.endsOn ?? '';

const anyLimit = fc.record({
  value: fc.integer({ min: 1, max: 400 }),
  articles: fc.constant<string[]>(['zhejiang_26']),
});
const anyRules: fc.Arbitrary<Rules> = fc.record(
  {
    sevenDays: anyLimit,
    fifteenDays: anyLimit,
    repairs: fc.record({
      value: fc.integer({ min: 1, max: 4 }),
      articles: fc.constant<string[]>(['zhejiang_26']),
    }),
    partsWaitDays: anyLimit,
    repairerDays: anyLimit,
    seriousDays: anyLimit,
    receiptDays: anyLimit,
    proofMonths: fc.record({
      value: fc.integer({ min: 1, max: 40 }),
      articles: fc.constant<string[]>(['zhejiang_30']),
    }),
    repairedDays: anyLimit,
    totalRepairDays: anyLimit,
    incompleteDays: anyLimit,
    noDepreciation: fc.constant<string[]>(['zhejiang_26']),
    partAnew: fc.constant<string[]>(['zhejiang_26']),
  },
  { requiredKeys: [] },
);

describe('for any unit, ledger and fault', () => {
  it('a regional rule is never worse for the customer than the national one, whatever it says', () => {
    fc.assert(
      fc.property(anyQuestion, anyRules, (asked, rules) => {
        const region = {
          province: '99',
          name: { zh: '某省', en: 'Some province' },
          textDate: null,
          effectiveFrom: '2000-01-01',
          rules,
          minimums: [],
        };
        const withRegion = { ...books, catalogue: { ...books.catalogue, regions: [region] } };
        expectNoWorse(decide(books, asked), decide(withRegion, { ...asked, province: '99' }));
      }),
    );
  });

  it.each(['33', '37', '31', '11'])('nor is that of province %s', (province) => {
    fc.assert(
      fc.property(anyQuestion, (asked) => {
        expectNoWorse(decide(books, asked), decide(books, { ...asked, province }));
      }),
    );
  });

  it('a better promise never shrinks coverage', () => {
    fc.assert(
      fc.property(anyQuestion, anyPromise, fc.nat(60), (asked, promise, more) => {
        const [less, better] = [promise.months, promise.months + more].map((months) =>
          question({ today: '2026-01-01', promises: [{ ...promise, months }] }),
        );
        const withPromise = (one: Question | undefined) => ({
          ...asked,
          promises: [...asked.promises, ...(one?.promises ?? [])],
        });
        expectNoWorse(decide(books, asked), decide(books, withPromise(less)));
        expectNoWorse(decide(books, withPromise(less)), decide(books, withPromise(better)));
      }),
    );
  });

  it('an exchange never shortens a period', () => {
    fc.assert(
      fc.property(anyQuestion, fc.nat(500), (asked, after) => {
        const on = dateOf(dayNumber(asked.sale.invoicedOn ?? '2025-01-01') + after);
        const [before, exchanged] = [
          decide(books, asked),
          decide(books, { ...asked, exchanges: [...asked.exchanges, on] }),
        ];
        for (const { key, basis } of before.guarantees) {
          if (basis === 'law' || basis === 'brand')
            expect(last(exchanged, key) >= last(before, key)).toBe(true);
        }
      }),
    );
  });

  it('more days in repair never end a period earlier', () => {
    fc.assert(
      fc.property(anyQuestion, anyRepair, (asked, repair) => {
        const more = decide(books, {
          ...asked,
          repairs: [...asked.repairs, ...question({ today: '2026-01-01', repairs: [repair] }).repairs],
        });
        for (const { key, basis } of decide(books, asked).guarantees) {
          if (basis !== 'repair') expect(last(more, key) >= last(decide(books, asked), key)).toBe(true);
        }
      }),
    );
  });

  it('the order of the ledger means nothing', () => {
    fc.assert(
      fc.property(anyQuestion, (asked) => {
        const turned = {
          ...asked,
          repairs: [...asked.repairs].reverse(),
          promises: [...asked.promises].reverse(),
          exchanges: [...asked.exchanges].reverse(),
        };
        expect(decide(books, turned)).toEqual(decide(books, asked));
      }),
    );
  });

  it('an open choice has a reason with an article, a closed one says what is missing', () => {
    fc.assert(
      fc.property(anyQuestion, fc.constantFrom(null, '33', '37', '31'), (asked, province) => {
        const answer = decide(books, { ...asked, province, at: noon(asked.fault.reportedOn) });
        for (const one of answer.choices) {
          const met = one.grounds.filter((ground) => ground.met);
          expect(met.length > 0).toBe(one.open);
          for (const ground of one.grounds) {
            expect(ground.met || ground.missing.length > 0).toBe(true);
            for (const key of ground.articles) expect(answer.articles[key]).toBeDefined();
          }
        }
      }),
    );
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
