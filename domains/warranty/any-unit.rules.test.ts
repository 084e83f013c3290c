import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateOf, dayNumber } from '../calendar/days.rules.ts';
import type { Rules } from './catalogue.contract.ts';
import type { Decision } from './decision.contract.ts';
import { decide, type Question } from './decision.rules.ts';
import { books, choice, noon, question } from './testing/books.ts';

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
