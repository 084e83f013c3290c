import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { basisOf, executedByOf, isOpenGap, percentKept, spanOf } from './evidence.rules.ts';
import { executed, packWith } from './testing/pack.ts';

const pack = packWith(
  executed({
    'S1 2.2': ['clock', 'limit_respond'],
    'S1 1.2': ['clock', 'limit_respond'],
    'S0 1.1': ['gate', 'four_checks'],
    'S0 2.1': ['record', 'service_catalogue'],
    'S0 6.4': ['people', null],
    'S0 7.1': ['report', 'drill_evaluated'],
  }),
);
const clauseOf = (id: string) => {
  const found = pack.clauses.find((clause) => clause.id === id);
  if (found === undefined) throw new Error(id);
  return found;
};

describe('what is counted for a clause', () => {
  const cases: [string, ReturnType<typeof basisOf>][] = [
    ['S1 2.2', { from: 'clocks', event: 'respond', own: true }],
    // A clause without a limit of its own asks for the limit that binds the event.
    ['S1 1.2', { from: 'clocks', event: 'respond', own: false }],
    ['S3 2-四-1', { from: 'clocks', event: null, own: true }],
    ['S0 1.1', { from: 'cases', key: 'four_checks' }],
    ['S0 2.1', { from: 'company', key: 'service_catalogue' }],
    ['S0 6.4', { from: 'none' }],
    ['S0 7.1', { from: 'none' }],
    ['S0 3.3', { from: 'none' }],
  ];
  it.each(cases)('%s', (id, basis) => expect(basisOf(clauseOf(id), pack)).toEqual(basis));

  it('a limit that a stricter clause replaced is no evidence of its own', () => {
    const only = {
      ...pack,
      limits: pack.limits.filter((limit) => limit.key === 'incident_gravest_respond'),
    };
    expect(basisOf({ ...clauseOf('S0 6.2'), execution: null }, only)).toEqual({ from: 'none' });
  });

  it.each([
    ['S1 2.2', 'clock'],
    ['S3 2-四-1', 'clock'],
    ['S0 7.1', 'report'],
    ['S1 3.1', 'gate'],
    ['S0 3.3', 'people'],
  ])('%s is carried out by a %s', (id, by) => expect(executedByOf(clauseOf(id), pack)).toBe(by));
});

it('percent: rounded down, 100 only without a miss, none while nothing is decided', () => {
  expect(percentKept({ kept: 0, notKept: 0 })).toBeNull();
  expect(percentKept({ kept: 999, notKept: 1 })).toBe(99);
  fc.assert(
    fc.property(fc.nat(100_000), fc.nat(100_000), (kept, notKept) => {
      const percent = percentKept({ kept, notKept });
      if (kept + notKept === 0) return percent === null;
      return percent !== null && percent >= 0 && (percent === 100) === (notKept === 0);
    }),
  );
});

describe('an open gap', () => {
  const figure = { kept: 3, notKept: 0, excused: 0, open: 0, notApplicable: 0 };
  const said = (verdict: 'kept' | 'not_kept' | 'not_applicable') => ({
    id: 1,
    clause: 'S0 6.4',
    statedFor: '2026-03-01',
    verdict,
    text: '',
    fileReference: null,
    statedBy: '',
    statedAt: '',
  });
  const cases: [string, Parameters<typeof isOpenGap>[0], boolean][] = [
    ['nothing measured, nothing stated', { figure: null, statement: null }, true],
    ['kept throughout', { figure, statement: null }, false],
    ['missed once', { figure: { ...figure, notKept: 1 }, statement: null }, true],
    ['stated as kept', { figure: null, statement: said('kept') }, false],
    ['stated as not kept', { figure: null, statement: said('not_kept') }, true],
    [
      'stated as kept against a figure that says otherwise',
      { figure: { ...figure, notKept: 1 }, statement: said('kept') },
      true,
    ],
    ['stated as not applicable', { figure: null, statement: said('not_applicable') }, false],
  ];
  it.each(cases)('%s', (_, row, gap) => expect(isOpenGap(row)).toBe(gap));
});

describe('a period', () => {
  it('runs from midnight to midnight in China', () => {
    expect(spanOf({ from: '2026-03-01', to: '2026-04-01' })).toEqual({
      from: '2026-02-28T16:00:00.000Z',
      to: '2026-03-31T16:00:00.000Z',
      end: Date.parse('2026-03-31T16:00:00.000Z'),
    });
  });
  it.each([
    [{ from: '2026-03-01', to: '2026-03-01' }, 'period.empty'],
    [{ from: '2026-03-02', to: '2026-03-01' }, 'period.empty'],
    [{ from: '2020-01-01', to: '2026-01-01' }, 'period.too_long'],
  ])('%o is refused: %s', (days, code) => expect(() => spanOf(days)).toThrow(code));
});
