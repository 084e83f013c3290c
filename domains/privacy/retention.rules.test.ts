import { expect, it } from 'vitest';
import { classAfter, cutOff, runOrder } from './retention.rules.ts';

it.each([
  ['two years', { months: 24, days: null }, '2024-03-02T00:00:00.000Z'],
  ['a month from the 31st goes over into the next', { months: 1, days: null }, '2026-02-02T00:00:00.000Z'],
  ['a day that the earlier month lacks', { months: 1, days: null }, '2026-02-28T00:00:00.000Z', '2026-03-31'],
  ['ninety days', { months: null, days: 90 }, '2025-12-02T00:00:00.000Z'],
])('%s', (_what, term, before, now = '2026-03-02') => {
  expect(new Date(cutOff(term, Date.parse(`${now}T00:00:00Z`)) ?? 0).toISOString()).toBe(before);
});

it('without a term nothing is over', () => {
  expect(cutOff({ months: null, days: null }, 0)).toBeNull();
});

it('a run comes to every class once, persons first, never to payments', () => {
  const seen: string[] = [];
  for (let code = classAfter(null); code !== undefined; code = classAfter(code)) seen.push(code);
  expect(seen).toEqual(runOrder);
  expect(seen[0]).toBe('persons');
  expect(seen).not.toContain('payments');
});
