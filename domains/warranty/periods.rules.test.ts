import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateOf, dayNumber } from '../calendar/days.rules.ts';
import {
  countPeriod,
  daysWithin,
  mergedStretches,
  monthsAfter,
  periodOf,
  unpublishedYears,
} from './periods.rules.ts';
import { books } from './testing/books.ts';

const { calendar } = books;
const stretch = ([from, to]: [string, string]) => ({ from: dayNumber(from), to: dayNumber(to) });

describe('months (Civil Code 202)', () => {
  it.each([
    ['2025-03-18', 12, '2026-03-18'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2023-02-28', 12, '2024-02-28'],
    ['2024-02-29', 48, '2028-02-29'],
    ['2023-01-31', 1, '2023-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2025-08-31', 6, '2026-02-28'],
    ['2025-12-31', 6, '2026-06-30'],
    ['2025-11-30', 3, '2026-02-28'],
    ['2020-02-29', 36, '2023-02-28'],
  ])('%s and %i months end on %s', (start, months, end) => {
    expect(dateOf(monthsAfter(dayNumber(start), months))).toBe(end);
  });
});

describe('a year from the invoice, with days added and rest days passed (三包规定 8, Civil Code 203)', () => {
  it.each<[string, string, [string, string][], string, number, string]>([
    ['an ordinary Wednesday', '2025-03-18', [], '2026-03-18', 0, '2026-03-18'],
    ['a Saturday', '2025-03-21', [], '2026-03-21', 0, '2026-03-23'],
    ['a Monday', '2024-11-17', [], '2025-11-17', 0, '2025-11-17'],
    ['a Sunday that is the last day', '2024-11-16', [], '2025-11-16', 0, '2025-11-17'],
    ['a Saturday that is worked instead', '2025-02-14', [], '2026-02-14', 0, '2026-02-14'],
    ['the first day of National Day', '2025-10-01', [], '2026-10-01', 0, '2026-10-08'],
    ['Spring Festival', '2025-02-16', [], '2026-02-16', 0, '2026-02-24'],
    ['the leap day', '2024-02-29', [], '2025-02-28', 0, '2025-02-28'],
    ['one repair of 7 days', '2025-03-18', [['2025-06-03', '2025-06-10']], '2026-03-18', 7, '2026-03-25'],
    [
      'a repair and a wait that overlap',
      '2025-03-18',
      [
        ['2025-06-03', '2025-06-10'],
        ['2025-06-08', '2025-06-15'],
      ],
      '2026-03-18',
      12,
      '2026-03-30',
    ],
    [
      'a repair back on the same day',
      '2025-03-18',
      [['2025-06-03', '2025-06-03']],
      '2026-03-18',
      0,
      '2026-03-18',
    ],
    ['a repair over the end', '2025-03-18', [['2026-03-17', '2026-03-30']], '2026-03-18', 13, '2026-03-31'],
    [
      'a repair that began after the end',
      '2025-03-18',
      [['2026-03-18', '2026-03-30']],
      '2026-03-18',
      0,
      '2026-03-18',
    ],
    [
      'a repair that an earlier one brings in',
      '2025-03-18',
      [
        ['2025-05-01', '2025-05-11'],
        ['2026-03-20', '2026-03-25'],
      ],
      '2026-03-18',
      15,
      '2026-04-02',
    ],
    ['days before the sale', '2025-03-18', [['2025-03-10', '2025-03-20']], '2026-03-18', 2, '2026-03-20'],
    [
      'days added into a holiday',
      '2025-09-25',
      [['2025-11-01', '2025-11-08']],
      '2026-09-25',
      7,
      '2026-10-08',
    ],
  ])('%s', (_what, start, added, ...[nominal, days, ends]) => {
    const outOfUse = mergedStretches(added.map(stretch));
    const counted = countPeriod(
      calendar,
      { on: dayNumber(start), fact: 'invoice' },
      { months: 12 },
      outOfUse,
    );
    const period = periodOf(calendar, counted);
    expect([period.nominalEnd, period.addedDays, period.endsOn]).toEqual([nominal, days, ends]);
    expect(period.endsAt).toBe(new Date(Date.parse(`${ends}T24:00:00+08:00`)).toISOString());
  });

  it('says when the days off of the last year are not published', () => {
    expect(
      unpublishedYears(calendar, [dayNumber('2026-12-31'), dayNumber('2027-01-01'), dayNumber('2029-05-02')]),
    ).toEqual([2027, 2029]);
  });
});

const anyDay = fc.integer({ min: dayNumber('2019-01-01'), max: dayNumber('2026-06-30') });
const anyStretch = fc
  .record({ from: anyDay, length: fc.nat(60) })
  .map(({ from, length }) => ({ from, to: from + length }));
const end = (start: number, added: { from: number; to: number }[]) =>
  countPeriod(calendar, { on: start, fact: 'invoice' }, { months: 12 }, mergedStretches(added)).moved;

describe('for any days out of use', () => {
  it('one more stretch never ends the period earlier', () => {
    fc.assert(
      fc.property(anyDay, fc.array(anyStretch, { maxLength: 6 }), anyStretch, (start, added, more) => {
        expect(end(start, [...added, more])).toBeGreaterThanOrEqual(end(start, added));
      }),
    );
  });

  it('order and repetition mean nothing, and no day is counted twice', () => {
    fc.assert(
      fc.property(anyDay, fc.array(anyStretch, { minLength: 1, maxLength: 6 }), (start, added) => {
        expect(end(start, [...added].reverse())).toBe(end(start, added));
        expect(end(start, [...added, ...added])).toBe(end(start, added));
        const days = new Set(
          added.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, n) => from + 1 + n)),
        );
        expect(daysWithin(mergedStretches(added), 0, 1e9)).toBe(days.size);
      }),
    );
  });

  it('equals walking day by day until so many days in use have passed', () => {
    fc.assert(
      fc.property(anyDay, fc.array(anyStretch, { maxLength: 5 }), (start, added) => {
        const busy = new Set(
          added.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, n) => from + 1 + n)),
        );
        let left = monthsAfter(start, 12) - start;
        let day = start;
        while (left > 0) {
          day += 1;
          if (!busy.has(day)) left -= 1;
        }
        const counted = countPeriod(
          calendar,
          { on: start, fact: 'invoice' },
          { months: 12 },
          mergedStretches(added),
        );
        expect(counted.end).toBe(day);
      }),
    );
  });
});
