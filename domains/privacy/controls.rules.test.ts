import { describe, expect, it } from 'vitest';
import { controls, shareOf } from './controls.rules.ts';

const NOW = Date.parse('2026-03-03T02:00:00Z');
const passes = (code: string, count: number | null, hoursAgo: number | null) =>
  controls
    .find((control) => control.code === code)
    ?.passes({ count, at: hoursAgo === null ? null : NOW - hoursAgo * 3_600_000 }, NOW);

describe('a control passes', () => {
  it.each([
    ['sealed', 0, null, true],
    ['sealed', 1, null, false],
    ['backup', 0, 25, true],
    ['backup', 0, 27, false],
    ['backup', null, null, false],
    ['looks_chain', 1, 1, false],
    ['looks_chain', 0, null, false],
    ['second_factor', 3, null, false],
  ])('%s: %s wrong, %s hours ago: %s', (code, count, hours, passed) => {
    expect(passes(code, count, hours)).toBe(passed);
  });

  it('each is named in both languages, by a clause, once', () => {
    expect(new Set(controls.map(({ code }) => code)).size).toBe(controls.length);
    for (const { name, clause } of controls)
      expect([name.zh !== '', name.en !== '', /^S\d /.test(clause)]).toEqual([true, true, true]);
  });
});

it('the share is of all controls, with one decimal', () => {
  expect([shareOf(11, 12), shareOf(12, 12), shareOf(0, 0)]).toEqual([91.7, 100, null]);
});
