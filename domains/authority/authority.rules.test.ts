import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AuthorityLimit } from './authority.contract.ts';
import { beyondAuthority, cumulativeAmounts, limitFor } from './authority.rules.ts';

const line = (
  position: string,
  severity: 'general' | 'major',
  ...[amountFen, measure = 'any']: [number | null, AuthorityLimit['measure']?]
): AuthorityLimit => ({
  position,
  severity,
  measure,
  amountFen,
});
const limits = [
  line('agent', 'general', 200_00),
  line('handler', 'general', null),
  line('head', 'general', 2_000_00),
  line('head', 'general', 300_00, 'compensation'),
  line('head', 'major', 500_00),
];
const compensation = (amountFen: number) => [{ type: 'compensation', amountFen }];
const asks = (
  position: string,
  severity: 'general' | 'major',
  ...[amountFen, spentBefore = {}]: [number, Record<string, number>?]
) =>
  beyondAuthority(limits, { position, severity, measures: compensation(amountFen), spentBefore }).map(
    (reason) => reason.code,
  );

describe('what the front line decides', () => {
  it.each<[string, string[], string[]]>([
    ['a general complaint without money', asks('agent', 'general', 0), []],
    ['a general one up to its amount', asks('agent', 'general', 200_00), []],
    ['one fen more', asks('agent', 'general', 200_01), ['amount_over_limit']],
    ['a major one, however small', asks('agent', 'major', 0), ['major_complaint']],
    [
      'a second half after the first',
      asks('agent', 'general', 120_00, { compensation: 120_00 }),
      ['amount_over_limit'],
    ],
    ['a first fen where no amount is set', asks('handler', 'general', 1), ['amount_not_set']],
    ['no money where no amount is set', asks('handler', 'general', 0), []],
    ['anything by a position without a line', asks('auditor', 'general', 0), ['no_authority']],
    ['a measure with a line of its own', asks('head', 'general', 300_01), ['amount_over_limit']],
    ['a major one by a head within the amount', asks('head', 'major', 500_00), []],
  ])('[S1-5.2-a] %s', (_what, got, expected) => {
    expect(got).toEqual(expected);
  });
});

it('the own line of a measure goes before the line for any', () => {
  const wanted = { position: 'head', severity: 'general' as const };
  expect(limitFor(limits, { ...wanted, measure: 'compensation' })?.amountFen).toBe(300_00);
  expect(limitFor(limits, { ...wanted, measure: 'repair' })?.amountFen).toBe(2_000_00);
  expect(limitFor(limits, { ...wanted, position: 'nobody', measure: 'repair' })).toBeUndefined();
});

const amounts = fc.array(fc.integer({ min: 1, max: 50_000 }), { minLength: 1, maxLength: 8 });

it('[S1-5.2-a] cutting an amount in pieces never makes more of it allowed', () => {
  fc.assert(
    fc.property(amounts, fc.integer({ min: 0, max: 30_000 }), (parts, before) => {
      const whole = parts.reduce((total, part) => total + part, 0);
      const question = {
        position: 'agent',
        severity: 'general' as const,
        spentBefore: { compensation: before },
      };
      const together = beyondAuthority(limits, { ...question, measures: compensation(whole) });
      const cut = beyondAuthority(limits, { ...question, measures: parts.flatMap(compensation) });
      return (
        (together.length === 0) === (cut.length === 0) && (together.length === 0) === whole + before <= 200_00
      );
    }),
  );
});

it('amounts add up per measure, and earlier rounds count once', () => {
  const measures = [
    ...compensation(100),
    ...compensation(50),
    { type: 'repair', amountFen: 7 },
    { type: 'apology', amountFen: 0 },
  ];
  expect(cumulativeAmounts(measures, { compensation: 1000 })).toEqual({ compensation: 1150, repair: 7 });
});
