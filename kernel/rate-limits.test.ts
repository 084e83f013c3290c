import { describe, expect, it } from 'vitest';
import { openRates, type Rates, readRates } from './rate-limits.ts';
import { Refusal } from './refusal.ts';

const at = { now: 0 };
const taken = (
  rates: ReturnType<typeof openRates<keyof Rates>>,
  kind: 'user' | 'address',
  caller: string,
  times: number,
) => {
  let count = 0;
  for (let n = 0; n < times; n += 1) {
    try {
      rates.count(kind, caller);
      count += 1;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      expect([error.code, Number(error.values.seconds) >= 1]).toEqual(['request.too_many', true]);
    }
  }
  return count;
};

describe('requests of a caller', () => {
  it('are as many as the rate at once, then evenly over the minute', () => {
    const rates = openRates({ user: 120, address: 60 }, () => at.now);
    expect(taken(rates, 'user', 'a', 200)).toBe(120);
    at.now += 500;
    expect(taken(rates, 'user', 'a', 5)).toBe(1);
    at.now += 10_000;
    expect(taken(rates, 'user', 'a', 50)).toBe(20);
    at.now += 60_000;
    expect(taken(rates, 'user', 'a', 200)).toBe(120);
  });

  it('are not those of another: a hundred people behind one address each have their own', () => {
    const rates = openRates({ user: 60, address: 60 }, () => at.now);
    const people = Array.from({ length: 100 }, (_, n) => taken(rates, 'user', `agent${n}`, 60));
    expect(people.every((count) => count === 60)).toBe(true);
    expect(taken(rates, 'address', '10.0.0.1', 100)).toBe(60);
    expect(taken(rates, 'address', '10.0.0.2', 100)).toBe(60);
  });

  it('need no memory without end: callers of many addresses are forgotten', () => {
    const rates = openRates({ user: 1, address: 1 }, () => at.now);
    for (let n = 0; n < 50_000; n += 1) rates.count('address', `a${n}`);
    expect(taken(rates, 'address', 'a49999', 1)).toBe(0);
  });

  it('are not counted where a measurement switches it off', () => {
    expect(readRates({ ANJU_RATE_LIMIT: 'off' })).toEqual({ rateLimited: false, rates: undefined });
    expect(readRates({ ANJU_RATE_USER: '30' }).rates).toEqual({ user: 30, address: 1200 });
    expect(() => readRates({ ANJU_RATE_USER: 'many' })).toThrow(/requests a minute/);
    expect(
      taken(
        openRates(undefined, () => at.now),
        'user',
        'a',
        5000,
      ),
    ).toBe(5000);
  });
});
