import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AuthorityLimit } from './authority.contract.ts';
import {
  beyondAuthority,
  cumulativeAmounts,
  limitFor,
  type PlannedMeasure,
  type Severity,
} from './authority.rules.ts';

const line = (
  position: string,
  measure: AuthorityLimit['measure'],
  amountFen: number | null,
  severity: Severity = 'general',
): AuthorityLimit => ({ position, measure, severity, amountFen });

const limits: AuthorityLimit[] = [
  line('agent', 'any', 20_000),
  line('handler', 'any', 50_000),
  line('handler', 'compensation', 10_000),
  line('department_head', 'any', 200_000),
  line('department_head', 'any', 50_000, 'major'),
  line('supervisor', 'any', null),
  line('manager', 'any', 100_000_000_000),
  line('manager', 'any', 100_000_000_000, 'major'),
];
const pay = (amountFen: number, type = 'compensation'): PlannedMeasure => ({ type, amountFen });
const codes = (
  position: string,
  measures: PlannedMeasure[],
  parts: { severity?: Severity; spentBefore?: Record<string, number>; costFen?: number } = {},
) =>
  beyondAuthority(limits, { position, severity: 'general', measures, spentBefore: {}, ...parts }).map(
    (reason) => reason.code,
  );

describe('[S1-5.2-b] nobody decides beyond the own authority', () => {
  it.each<[string, string[], string[]]>([
    ['agent up to the amount', codes('agent', [pay(20_000)]), []],
    ['agent one fen over', codes('agent', [pay(20_001)]), ['amount_over_limit']],
    [
      'own line of a measure binds before the line for any',
      codes('handler', [pay(10_001)]),
      ['amount_over_limit'],
    ],
    ['another measure of the same position', codes('handler', [pay(10_001, 'return')]), []],
    ['nothing to pay', codes('agent', [pay(0, 'repair')]), []],
    ['unset amount: every fen goes up', codes('supervisor', [pay(1)]), ['amount_not_set']],
    ['unset amount: no fen, no need', codes('supervisor', [pay(0, 'apology')]), []],
    [
      'major complaint: front line never, not even without an amount',
      codes('handler', [pay(0, 'apology')], { severity: 'major' }),
      ['major_complaint'],
    ],
    [
      'major complaint: a head within the amount for major ones',
      codes('department_head', [pay(50_000)], { severity: 'major' }),
      [],
    ],
    [
      'major complaint: a head over it',
      codes('department_head', [pay(50_001)], { severity: 'major' }),
      ['amount_over_limit'],
    ],
    ['position without any line', codes('auditor', []), ['no_authority']],
    [
      'a second round of the same measure',
      codes('agent', [pay(5_000)], { spentBefore: { compensation: 15_001 } }),
      ['amount_over_limit'],
    ],
    [
      'a second round that just fits',
      codes('agent', [pay(5_000)], { spentBefore: { compensation: 15_000 } }),
      [],
    ],
    [
      'a second round of another measure',
      codes('agent', [pay(5_000, 'return')], { spentBefore: { compensation: 15_001 } }),
      ['amount_over_limit'],
    ],
    [
      'a third round of small pieces',
      codes('agent', [pay(1_000, 'other')], { spentBefore: { compensation: 10_000, return: 9_001 } }),
      ['amount_over_limit'],
    ],
    [
      'several measures together',
      codes('agent', [pay(12_000), pay(12_000, 'return')]),
      ['amount_over_limit'],
    ],
    ['the same measure twice', codes('agent', [pay(12_000), pay(12_000)]), ['amount_over_limit']],
    [
      'the amount written as cost of a repair',
      codes('agent', [pay(0, 'repair')], { costFen: 20_001 }),
      ['amount_over_limit'],
    ],
    ['the amount called “other”', codes('agent', [pay(20_001, 'other')]), ['amount_over_limit']],
    ['everything for the top', codes('manager', [pay(90_000_000)], { severity: 'major' }), []],
  ])('%s', (_name, got, expected) => {
    expect(got).toEqual(expected);
  });
});

describe('the limit of a position', () => {
  it('is its own line for the measure, else the line for any, else none', () => {
    expect(
      limitFor(limits, { position: 'handler', measure: 'compensation', severity: 'general' })?.amountFen,
    ).toBe(10_000);
    expect(limitFor(limits, { position: 'handler', measure: 'repair', severity: 'general' })?.amountFen).toBe(
      50_000,
    );
    expect(limitFor(limits, { position: 'handler', measure: 'repair', severity: 'major' })).toBeUndefined();
  });

  it('names what was exceeded, in fen', () => {
    const [reason] = beyondAuthority(limits, {
      position: 'agent',
      severity: 'general',
      measures: [pay(5_000)],
      spentBefore: { compensation: 16_000 },
    });
    expect(reason).toEqual({
      code: 'amount_over_limit',
      values: { measure: 'compensation', cumulativeFen: 21_000, limitFen: 20_000 },
    });
  });

  it('counts earlier rounds per measure', () => {
    expect(
      cumulativeAmounts([pay(1), pay(2), pay(0, 'repair'), pay(4, 'return')], { compensation: 10 }),
    ).toEqual({ compensation: 13, return: 4 });
  });
});

describe('splitting never helps', () => {
  const pieces = fc.array(
    fc.record({
      type: fc.constantFrom('compensation', 'return', 'exchange', 'repair', 'other'),
      amountFen: fc.integer({ min: 1, max: 60_000 }),
    }),
    { minLength: 1, maxLength: 6 },
  );

  it('what may not be decided in one plan may not be decided in several rounds either', () => {
    fc.assert(
      fc.property(pieces, fc.constantFrom('agent', 'handler', 'department_head'), (measures, position) => {
        const whole = codes(position, measures);
        const spentBefore: Record<string, number> = {};
        const rounds = measures.map((measure) => {
          const found = codes(position, [measure], { spentBefore: { ...spentBefore } });
          spentBefore[measure.type] = (spentBefore[measure.type] ?? 0) + measure.amountFen;
          return found;
        });
        return whole.length === 0 || rounds.some((found) => found.length > 0);
      }),
    );
  });

  it('a larger amount never needs less authority', () => {
    fc.assert(
      fc.property(pieces, fc.nat(50_000), (measures, more) => {
        const larger = measures.map((measure, place) =>
          place === 0 ? { ...measure, amountFen: measure.amountFen + more } : measure,
        );
        return codes('handler', measures).length === 0 || codes('handler', larger).length > 0;
      }),
    );
  });
});
