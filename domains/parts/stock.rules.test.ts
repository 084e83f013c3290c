import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byHelp, changeAgainst, freeOf, toReplenish, turnoverOf } from './stock.rules.ts';

describe('replenishing', () => {
  it.each([
    [{ onHand: 5, reserved: 0, minimum: 5 }, 0],
    [{ onHand: 5, reserved: 1, minimum: 5 }, 6],
    [{ onHand: 0, reserved: 0, minimum: 3 }, 6],
    [{ onHand: 0, reserved: 0, minimum: 0 }, 0],
  ])('%j asks for %i', (stock, quantity) => expect(toReplenish(stock)).toBe(quantity));

  it('what is asked for is enough, and nothing is asked for above the minimum', () =>
    fc.assert(
      fc.property(fc.nat(100), fc.nat(100), fc.nat(100), (onHand, held, minimum) => {
        const stock = { onHand, reserved: Math.min(held, onHand), minimum };
        const asked = toReplenish(stock);
        if (asked === 0) expect(minimum === 0 || freeOf(stock) >= minimum).toBe(true);
        else expect(freeOf(stock) + asked).toBe(minimum * 2);
      }),
    ));
});

it.each([
  [300, 100, 200, 2],
  [0, 100, 100, 0],
  [100, 0, 0, null],
])('%i used of %i to %i turns %s times', (used, opening, closing, expected) =>
  expect(turnoverOf(used, opening, closing)).toBe(expected),
);

it.each([
  [1.3, 1, 30],
  [1, null, null],
  [null, 1, null],
  [1, 0, null],
])('%s against %s changes %s percent', (now, baseline, percent) =>
  expect(changeAgainst(now, baseline)).toBe(percent),
);

it('alternatives: what is there, then what comes first', () => {
  const list = [
    { code: 'C', free: 0, expectedOn: null },
    { code: 'B', free: 0, expectedOn: '2026-03-09' },
    { code: 'A', free: 2, expectedOn: null },
    { code: 'D', free: 0, expectedOn: '2026-03-05' },
  ];
  expect(byHelp(list).map(({ code }) => code)).toEqual(['A', 'D', 'B', 'C']);
});
