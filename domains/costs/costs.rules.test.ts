import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Rates } from './costs.contract.ts';
import {
  againstChoice,
  amountsOf,
  budgetState,
  changeOf,
  labourFen,
  monthsOf,
  perCustomer,
  shareOf,
  travelFen,
  wayKm,
} from './costs.rules.ts';
import { rowsOfOrder, rowsOfTasks } from './counting.rules.ts';

const rates: Rates = {
  hour_1: 4000,
  hour_2: 5000,
  hour_3: 6000,
  hour_4: 7500,
  hour_5: 9000,
  visit: 2000,
  km: 100,
};
const unset: Rates = {
  hour_1: null,
  hour_2: null,
  hour_3: null,
  hour_4: null,
  hour_5: null,
  visit: null,
  km: null,
};

describe('labour and travel in fen', () => {
  it.each<[number, number[], Rates, number]>([
    [60, [2], rates, 5000],
    [90, [2], rates, 7500],
    [90, [3, 1], rates, 15_000],
    [1, [1], rates, 67],
    [60, [9], rates, 9000],
    [60, [], rates, 0],
    [60, [2], unset, 0],
  ])('%i minutes of levels %j', (minutes, levels, by, fen) =>
    expect(labourFen(minutes, levels, by)).toBe(fen),
  );

  it('counts the way there and back by road', () => {
    const home = { lng: 121.47, lat: 31.23 };
    expect(wayKm(home, home)).toBe(0);
    // A tenth of a degree of latitude is 11.1 km; by road 1.4 of it, twice.
    expect(wayKm(home, { lng: 121.47, lat: 31.33 })).toBe(31);
    expect([travelFen(31, rates), travelFen(null, rates), travelFen(31, unset)]).toEqual([5100, 2000, 0]);
  });
});

describe('rows of an order', () => {
  const order = {
    number: 'WO2026-000001',
    caseId: 7,
    region: 'east',
    serviceType: 'repair',
    place: null,
    doneOn: '2026-03-02',
    minutes: 60,
    visits: [{ id: 4, day: '2026-03-02', people: [{ level: 2, home: null }] }],
    moves: [
      { id: 1, kind: 'use' as const, quantity: 3, costFen: 2500, day: '2026-03-02' },
      { id: 2, kind: 'return' as const, quantity: 1, costFen: 2500, day: '2026-03-03' },
    ],
  };
  it('are work, way and parts; a part that came back is taken off', () => {
    const rows = rowsOfOrder(order, rates);
    expect(rows.map(({ source, component, amountFen }) => [source, component, amountFen])).toEqual([
      ['labour:WO2026-000001', 'labour', 5000],
      ['visit:4', 'travel', 2000],
      ['move:1', 'parts', 7500],
      ['move:2', 'parts', -2500],
    ]);
    expect(amountsOf(rows)).toEqual({
      labour: 5000,
      parts: 5000,
      travel: 2000,
      compensation: 0,
      total: 12_000,
    });
  });
  it.each<[string, string]>([
    ['repair', 'repair'],
    ['return_exchange', 'replacement'],
    ['delivery_installation', 'service'],
  ])('%s counts for %s', (serviceType, category) =>
    expect(new Set(rowsOfOrder({ ...order, serviceType }, rates).map((row) => row.category))).toEqual(
      new Set([category]),
    ),
  );
  it('have no work before it is finished', () =>
    expect(rowsOfOrder({ ...order, doneOn: null }, rates).map(({ component }) => component)).not.toContain(
      'labour',
    ));
});

describe('rows of tasks', () => {
  const task = (kind: string, amountFen: number) => ({ id: 1, kind, amountFen, day: '2026-03-02' });
  const about = { caseId: 7, region: 'east', hasOrders: true };
  it.each<[string, ReturnType<typeof task>, boolean, [string, string] | undefined]>([
    ['compensation', task('compensation', 100), true, ['compensation', 'compensation']],
    ['an exchange', task('exchange', 100), true, ['compensation', 'replacement']],
    ['a return', task('return', 100), true, ['compensation', 'return']],
    ['a repair that orders count', task('repair', 100), true, undefined],
    ['a repair without an order', task('repair', 100), false, ['labour', 'repair']],
    ['an apology', task('apology', 100), true, undefined],
    ['nothing spent', task('compensation', 0), true, undefined],
  ])('%s', (_what, one, hasOrders, expected) => {
    const [row] = rowsOfTasks({ ...about, hasOrders }, [one]);
    expect(row === undefined ? undefined : [row.component, row.category]).toEqual(expected);
  });
});

describe('budgets', () => {
  it.each<[number, number, number, string]>([
    [10_000, 0, 0, 'within'],
    [10_000, 8_999, 89, 'within'],
    [10_000, 9_000, 90, 'near'],
    [10_000, 10_000, 100, 'near'],
    [10_000, 10_001, 100, 'over'],
    [3, 4, 133, 'over'],
  ])('%i with %i used is %i percent: %s', (amount, actual, percent, state) =>
    expect(budgetState(amount, actual)).toEqual({ percent, state }),
  );
});

describe('targets', () => {
  it.each<[number | null, number | null, number | null, boolean | null]>([
    [8_800, 10_000, -12, true],
    [8_801, 10_000, -12, false],
    [12_000, 10_000, 20, false],
    [null, 10_000, null, null],
    [8_800, null, null, null],
  ])('%s against %s', (now, base, changePercent, reached) =>
    expect(changeOf(now, base)).toEqual({ changePercent, reached }),
  );
  it('shares and means are null without what they are made of', () => {
    expect([shareOf(15, 100), shareOf(1, 3), shareOf(1, null)]).toEqual([15, 33.3, null]);
    expect([perCustomer(100, 3), perCustomer(100, 0)]).toEqual([33, null]);
  });
  it.each<[string, string, string[]]>([
    ['2026-03-02', '2026-03-02', ['2026-03']],
    ['2025-11-30', '2026-02-01', ['2025-11', '2025-12', '2026-01', '2026-02']],
    ['2026-03-02', '2026-02-01', []],
  ])('%s to %s touches %j', (from, to, months) => expect(monthsOf(from, to)).toEqual(months));
});

describe('repair or replacement', () => {
  const rights = (...codes: string[]) => codes.map((choice) => ({ choice }));
  it.each<['repair' | 'replacement', string[], boolean, string | null]>([
    ['repair', ['repair'], false, null],
    ['repair', ['exchange', 'repair'], false, 'choice.customer_decides'],
    ['repair', ['return'], false, 'choice.customer_decides'],
    ['repair', ['exchange', 'repair'], true, null],
    ['replacement', ['exchange'], false, null],
    ['replacement', ['repair'], false, 'choice.customer_agrees'],
    ['replacement', [], true, null],
    ['repair', [], false, null],
  ])('%s with %j, agreed %s', (choice, codes, agreed, expected) =>
    expect(againstChoice(choice, rights(...codes), agreed)).toBe(expected),
  );
  it('never takes exchange or return from a customer who did not agree', () => {
    const codes = fc.subarray(['return', 'exchange', 'repair', 'no_reason_return', 'paid_repair']);
    fc.assert(
      fc.property(codes, (open) => {
        const mayRepair = againstChoice('repair', rights(...open), false) === null;
        expect(mayRepair).toBe(!open.includes('exchange') && !open.includes('return'));
      }),
    );
  });
});
