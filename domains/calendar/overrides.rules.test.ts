import { describe, expect, it } from 'vitest';
import { Calendar, CalendarOverride } from './calendar.contract.ts';
import { compileCalendar } from './calendar.rules.ts';
import { composedCalendar, differsOfficially, withYear } from './overrides.rules.ts';
import { changedDays, reachOf, warningsOf } from './warnings.rules.ts';
import { isWorkday, isYearPublished } from './workdays.rules.ts';

const name = { zh: '元旦', en: 'New Year' };
const year = (off: [string, string][], makeup: string[] = [], verified = true) => ({
  notices: [{ number: null, url: 'http://localhost/', verified }],
  off: off.map(([from, to]) => ({ name, from, to })),
  makeup: makeup.map((date) => ({ name, date })),
});
const company = Calendar.parse({
  tz: 'Asia/Shanghai',
  weekly: { mon: [['09:00', '18:00']], tue: [['09:00', '18:00']] },
  special: { '2026-03-03': [] },
  holidays: ['2026-05-05'],
  official: { '2026': year([['2026-01-01', '2026-01-03']], ['2026-01-04']) },
});
const override = (parts: object) =>
  CalendarOverride.parse({ weekly: { mon: [['10:00', '19:30']], sun: [['10:00', '12:00']] }, ...parts });

describe('hours of a place on the days of the company', () => {
  const local = composedCalendar(override({ holidays: ['2026-06-01'] }), company);
  const compiled = compileCalendar(local);
  it.each([
    ['2026-01-05', true, 'a Monday'],
    ['2026-01-06', false, 'a Tuesday has no hours here'],
    ['2026-01-11', true, 'a Sunday has'],
    ['2026-01-04', true, 'a make-up day takes Monday’s hours'],
    ['2026-01-01', false, 'a day off of the notice'],
    ['2026-05-05', false, 'a holiday of the company'],
    ['2026-06-01', false, 'a holiday of its own'],
  ])('%s works: %s (%s)', (date, works) => expect(isWorkday(compiled, date)).toBe(works));
  it('special days of the company are the company’s', () => expect(local.special).toEqual({}));
  it('without inheriting only what stands there counts', () => {
    const alone = composedCalendar(override({ inherits: 'nothing' }), company);
    expect([alone.official, alone.holidays, alone.tz]).toEqual([{}, [], 'Asia/Shanghai']);
  });
  it('a year of its own goes before the company’s', () => {
    const own = composedCalendar(
      override({ official: { '2026': year([['2026-02-02', '2026-02-02']]) } }),
      company,
    );
    expect(isWorkday(compileCalendar(own), '2026-02-02')).toBe(false);
  });
});

describe('a notice', () => {
  const next = withYear(company, 2027, year([['2026-12-31', '2027-01-02']], ['2027-01-10']));
  it('publishes its year and leaves the hours', () => {
    expect([
      isYearPublished(compileCalendar(company), 2027),
      isYearPublished(compileCalendar(next), 2027),
    ]).toEqual([false, true]);
    expect(next.weekly).toEqual(company.weekly);
    expect([
      differsOfficially(company, next),
      differsOfficially(company, { ...company, weekly: {} }),
    ]).toEqual([true, false]);
    expect(withYear({ ...company, publishedYears: [2028, 2026] }, 2027, year([])).publishedYears).toEqual([
      2026, 2027, 2028,
    ]);
  });
  it('reaches from its first to its last day, beyond the year where it says so', () => {
    const reach = reachOf(2027, next.official['2027']!);
    expect(reach).toEqual({ from: '2026-12-31', to: '2027-12-31' });
    const days = changedDays(compileCalendar(company), compileCalendar(next), reach);
    // 31 December is a Thursday without hours: it becomes a day off all the same.
    expect(
      days.map(({ date, before, after }) => [date, before.kind, after.kind, after.hours.length]),
    ).toEqual([
      ['2026-12-31', 'ordinary', 'holiday', 0],
      ['2027-01-01', 'ordinary', 'holiday', 0],
      ['2027-01-02', 'weekend', 'holiday', 0],
      ['2027-01-10', 'weekend', 'makeup_workday', 1],
    ]);
  });
  it.each([
    [
      'a make-up day in the week',
      year([['2027-01-01', '2027-01-01']], ['2027-01-05']),
      ['makeup_is_no_weekend_day'],
    ],
    [
      'a make-up day inside the days off',
      year([['2027-01-01', '2027-01-03']], ['2027-01-02']),
      ['makeup_is_a_day_off'],
    ],
    ['no days off', year([]), ['year_without_days_off']],
    ['a source that nobody read', year([['2027-01-01', '2027-01-01']], [], false), ['notice_unverified']],
    ['nothing odd', year([['2027-01-01', '2027-01-01']], ['2027-01-09']), []],
  ])('%s is a warning, not a refusal', (_name, official, codes) => {
    expect(warningsOf(official).map(({ code }) => code)).toEqual(codes);
  });
});
