import { readFileSync } from 'node:fs';
import { isWorkday as isWorkdayElsewhere } from 'chinese-days';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { Calendar, type CalendarInput } from './calendar.contract.ts';
import { compileCalendar } from './calendar.rules.ts';
import { dateOf, dayNumber, kindOfDay, officialDay } from './days.rules.ts';
import { addWorkdays, closeOfBusiness, isWorkday, isYearPublished } from './workdays.rules.ts';

const source = Calendar.parse(
  parse(readFileSync(new URL('../../standards/calendars/cn.yaml', import.meta.url), 'utf8')),
);
const china = compileCalendar(source);
const made = (input: CalendarInput) => compileCalendar(Calendar.parse(input));
const datesOf = (year: number): string[] => {
  const first = dayNumber(`${year}-01-01`);
  return Array.from({ length: dayNumber(`${year + 1}-01-01`) - first }, (_, place) => dateOf(first + place));
};

// Receipt date, then the last day of 1, 3, 5, 7 and 10 working days.
const receipts: [string, string, string, string, string, string][] = [
  ['2024-02-08', '2024-02-09', '2024-02-19', '2024-02-21', '2024-02-23', '2024-02-28'],
  ['2024-04-30', '2024-05-06', '2024-05-08', '2024-05-10', '2024-05-13', '2024-05-16'],
  ['2024-09-13', '2024-09-14', '2024-09-19', '2024-09-23', '2024-09-25', '2024-09-29'],
  ['2024-09-30', '2024-10-08', '2024-10-10', '2024-10-12', '2024-10-15', '2024-10-18'],
  ['2025-01-24', '2025-01-26', '2025-02-05', '2025-02-07', '2025-02-10', '2025-02-13'],
  ['2025-04-30', '2025-05-06', '2025-05-08', '2025-05-12', '2025-05-14', '2025-05-19'],
  ['2025-09-30', '2025-10-09', '2025-10-11', '2025-10-14', '2025-10-16', '2025-10-21'],
  ['2026-01-01', '2026-01-04', '2026-01-06', '2026-01-08', '2026-01-12', '2026-01-15'],
  ['2026-02-13', '2026-02-14', '2026-02-25', '2026-02-27', '2026-03-02', '2026-03-05'],
  ['2026-04-30', '2026-05-06', '2026-05-08', '2026-05-11', '2026-05-13', '2026-05-18'],
  ['2026-09-24', '2026-09-28', '2026-09-30', '2026-10-09', '2026-10-12', '2026-10-15'],
  ['2026-09-30', '2026-10-08', '2026-10-10', '2026-10-13', '2026-10-15', '2026-10-20'],
  ['2026-11-20', '2026-11-23', '2026-11-25', '2026-11-27', '2026-12-01', '2026-12-04'],
];

describe('working days of China', () => {
  const steps = [1, 3, 5, 7, 10];
  const cases = receipts.flatMap(([from, ...last]) =>
    steps.map((days, place) => [from, days, last[place]] as const),
  );
  it.each(cases)('%s + %i working days is %s', (from, days, last) => {
    expect(addWorkdays(china, from, days)).toBe(last);
  });

  it.each([
    [2018, 250],
    [2019, 250],
    [2020, 249],
    [2021, 250],
    [2022, 249],
    [2023, 249],
    [2024, 251],
    [2025, 248],
    [2026, 248],
  ])('%i has %i working days', (year, count) => {
    expect(datesOf(year).filter((date) => isWorkday(china, date))).toHaveLength(count);
  });

  it('every month of 2024 to 2026', () => {
    const byMonth = (year: number) =>
      Array.from({ length: 12 }, (_, month) => `${year}-${String(month + 1).padStart(2, '0')}`).map(
        (month) => datesOf(year).filter((date) => date.startsWith(month) && isWorkday(china, date)).length,
      );
    expect(byMonth(2024)).toEqual([22, 18, 21, 22, 21, 19, 23, 22, 21, 19, 21, 22]);
    expect(byMonth(2025)).toEqual([19, 19, 21, 22, 19, 20, 23, 21, 23, 18, 20, 23]);
    expect(byMonth(2026)).toEqual([21, 16, 22, 21, 19, 21, 23, 21, 22, 18, 21, 23]);
  });

  it('agrees with an independent list on every day of every published year', () => {
    const published = Object.keys(source.official).map(Number);
    const differing = published
      .flatMap(datesOf)
      .filter((date) => isWorkday(china, date) !== isWorkdayElsewhere(date));
    expect(published).toHaveLength(9);
    expect(differing).toEqual([]);
  });

  it('every day off and make-up day names its holiday and its notice', () => {
    const notice = (date: string) => officialDay(china.days, dayNumber(date));
    expect(notice('2026-02-14')).toEqual({
      name: { zh: '春节', en: 'Spring Festival' },
      notice: 'https://www.gov.cn/zhengce/zhengceku/202511/content_7047091.htm',
    });
    expect(notice('2025-10-06')?.notice).toBe('国办发明电〔2024〕12号');
    expect(notice('2024-05-11')).toMatchObject({ name: { zh: '劳动节' }, notice: '国办发明电〔2023〕7号' });
    expect(notice('2018-12-31')?.name.zh).toBe('元旦');
    expect(kindOfDay(china.days, dayNumber('2026-02-14'))).toBe('makeup_workday');
  });

  it('a notice whose number nobody read is not called verified', () => {
    const notices = Object.values(source.official).flatMap((year) => year.notices);
    expect(notices.every((notice) => notice.verified === (notice.number !== null))).toBe(true);
  });

  it('[S0-1.4-f] a year without a notice is told apart, and still counted by weekdays', () => {
    expect(isYearPublished(china, 2026)).toBe(true);
    expect(isYearPublished(china, 2027)).toBe(false);
    expect(isYearPublished(china, 2017)).toBe(false);
    expect(addWorkdays(china, '2026-12-31', 1)).toBe('2027-01-01');
  });
});

describe('counting', () => {
  it('backwards, from a day off, and not at all', () => {
    expect(addWorkdays(china, '2026-02-24', -1)).toBe('2026-02-14');
    expect(addWorkdays(china, '2026-02-18', -2)).toBe('2026-02-13');
    expect(addWorkdays(china, '2026-02-18', 1)).toBe('2026-02-24');
    expect(addWorkdays(china, '2026-02-18', 0)).toBe('2026-02-18');
    expect(addWorkdays(china, '2018-01-02', 1000)).toBe('2022-01-05');
  });
  it('there and back again is the same working day', () => {
    for (const date of datesOf(2026).filter((one) => isWorkday(china, one))) {
      expect(addWorkdays(china, addWorkdays(china, date, 17), -17)).toBe(date);
    }
  });
  it('a date that does not exist is refused', () => {
    expect(() => addWorkdays(china, '2026-02-29', 1)).toThrow('not a date');
    expect(() => isWorkday(china, '26-2-1')).toThrow('not a date');
  });
  it('a calendar without working days ends the search', () => {
    const once = made({ tz: 'UTC', weekly: {}, special: { '2026-01-01': [['09:00', '10:00']] } });
    expect(() => addWorkdays(once, '2026-01-01', 1)).toThrow('has_no_working_day');
  });
});

describe('close of business', () => {
  const at = (date: string) => new Date(closeOfBusiness(china, date)).toISOString();
  it('is the end of the last opening', () => expect(at('2026-03-03')).toBe('2026-03-03T10:00:00.000Z'));
  it('is 24:00 on a day without hours', () => expect(at('2026-03-01')).toBe('2026-03-01T16:00:00.000Z'));
  it('is 24:00 when no hours are published', () => {
    const day: [string, string][] = [['00:00', '24:00']];
    const open = made({ tz: 'Asia/Shanghai', weekly: { mon: day, tue: day } });
    expect(new Date(closeOfBusiness(open, '2026-03-02')).toISOString()).toBe('2026-03-02T16:00:00.000Z');
  });
});

describe('working days by notice, not by opening hours', () => {
  const daily: [string, string][] = [['09:00', '21:00']];
  const shop = made({
    ...source,
    weekly: { mon: daily, tue: daily, wed: daily, thu: daily, sat: daily, sun: daily },
    workdays: 'official',
  });
  it('a shop that opens at weekends does not work on them', () => {
    expect(isWorkday(shop, '2026-03-07')).toBe(false);
    expect(isWorkday(shop, '2026-02-14')).toBe(true);
    expect(isWorkday(shop, '2026-02-16')).toBe(false);
  });
  it('a Friday on which it is closed is still a working day and ends at 24:00', () => {
    expect(isWorkday(shop, '2026-03-06')).toBe(true);
    expect(new Date(closeOfBusiness(shop, '2026-03-06')).toISOString()).toBe('2026-03-06T16:00:00.000Z');
  });
});
