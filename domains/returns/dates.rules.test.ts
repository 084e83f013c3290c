import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { datesOf, type LateMark, lateBy, latenessOf } from './dates.rules.ts';

const limit = (value: number) => ({ value, articles: ['consumer_25'] });
const rules = { refundDays: limit(7), delayDays: limit(15), refundDelayDays: limit(15) };
const at = (wall: string) => Date.parse(`${wall.replace(' ', 'T')}:00+08:00`);
const back = datesOf({ kind: 'return', agreedOn: '2026-03-10', receivedOn: '2026-03-05' }, rules);

describe('the days that are owed', () => {
  it('the first day is not counted and none moves behind rest days', () => {
    // 12 March is a Thursday, 20 March a Friday, 25 March a Wednesday.
    expect(back).toEqual({
      dueOn: '2026-03-12',
      refundDueOn: '2026-03-12',
      refundDelayOn: '2026-03-20',
      delayOn: '2026-03-25',
    });
    const overHolidays = datesOf({ kind: 'return', agreedOn: '2026-09-25', receivedOn: '2026-09-28' }, rules);
    expect(overHolidays.refundDueOn).toBe('2026-10-05');
  });

  it.each([
    ['before the goods are back', 'return' as const, null],
    ['an exchange', 'exchange' as const, '2026-03-05'],
    ['a compensation', 'compensation' as const, null],
  ])('%s: the agreed day, and 15 days after it', (_name, kind, receivedOn) => {
    expect(datesOf({ kind, agreedOn: '2026-03-10', receivedOn }, rules)).toEqual({
      dueOn: '2026-03-10',
      refundDueOn: null,
      refundDelayOn: null,
      delayOn: '2026-03-25',
    });
  });

  it('a region that gives the business less time is kept', () => {
    const strict = datesOf(
      { kind: 'return', agreedOn: '2026-03-10', receivedOn: '2026-03-05' },
      { ...rules, refundDays: limit(3) },
    );
    expect(strict.refundDueOn).toBe('2026-03-08');
  });
});

describe('what falls due', () => {
  it.each<[string, LateMark[], string | null]>([
    ['2026-03-12 23:59', [], '2026-03-13 00:00'],
    ['2026-03-13 00:00', ['refund_late'], '2026-03-21 00:00'],
    ['2026-03-21 00:00', ['refund_late', 'refund_delayed'], '2026-03-26 00:00'],
    ['2026-03-26 00:00', ['refund_late', 'refund_delayed', 'delayed'], null],
  ])('by %s', (wall, marks, next) => {
    const found = lateBy(back, [], at(wall));
    expect(found.marks.map(({ mark }) => mark)).toEqual(marks);
    expect(found.wakeAt).toBe(next === null ? null : new Date(at(next)).toISOString());
  });

  it('looking often or seldom records the same, each once and at its own instant', () => {
    const looks = fc.array(fc.integer({ min: 0, max: 40 * 24 }), { maxLength: 20 });
    const start = at('2026-03-05 00:00');
    fc.assert(
      fc.property(looks, (hours) => {
        const reported: string[] = [];
        const story: string[] = [];
        for (const hour of [...hours.toSorted((a, b) => a - b), 40 * 24]) {
          const { marks } = lateBy(back, reported, start + hour * 3_600_000);
          reported.push(...marks.map(({ mark }) => mark));
          story.push(...marks.map(({ mark, at: instant }) => `${mark} ${instant}`));
        }
        const whole = lateBy(back, [], start + 40 * 24 * 3_600_000).marks;
        return JSON.stringify(story) === JSON.stringify(whole.map((one) => `${one.mark} ${one.at}`));
      }),
    );
  });
});

it.each([
  ['2026-03-10', 'none'],
  ['2026-03-11', 'soon'],
  ['2026-03-12', 'soon'],
  ['2026-03-13', 'late'],
  ['2026-03-20', 'late'],
  ['2026-03-21', 'delayed'],
])('on %s the refund is %s', (today, lateness) => {
  expect(latenessOf(back, today)).toBe(lateness);
});
