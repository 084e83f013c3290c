import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Calendar, type CalendarInput } from './calendar.contract.ts';
import {
  addOpenTime,
  type CompiledCalendar,
  compileCalendar,
  isOpen,
  nextClose,
  nextOpen,
  openTimeBetween,
  subtractOpenTime,
} from './calendar.rules.ts';

const HOUR = 3_600_000;
const office: [string, string][] = [['09:00', '17:00']];
const week = (hours: [string, string][]) => ({ mon: hours, tue: hours, wed: hours, thu: hours, fri: hours });
const always: [string, string][] = [['00:00', '24:00']];
const made = (input: CalendarInput): CompiledCalendar => compileCalendar(Calendar.parse(input));
const utc = (text: string) => Date.parse(`${text}Z`);
const text = (at: number | null) => (at === null ? null : new Date(at).toISOString().slice(0, 16));

const newYork = made({ tz: 'America/New_York', weekly: { ...week(office), sat: always, sun: always } });
const lunch = made({
  tz: 'Asia/Shanghai',
  weekly: week([
    ['08:30', '12:00'],
    ['13:30', '17:30'],
  ]),
  holidays: ['2026-01-01'],
  special: { '2026-01-03': [['10:00', '12:00']], '2026-01-05': [] },
  yearly_holidays: ['05-01'],
  breaks: {
    '2026-01-06': [
      ['08:00', '09:00'],
      ['11:00', '14:00'],
    ],
  },
});
const lord = made({
  tz: 'Australia/Lord_Howe',
  weekly: {
    ...week([
      ['01:00', '03:00'],
      ['22:00', '24:00'],
    ]),
    sun: always,
  },
});
const all: CompiledCalendar[] = [
  newYork,
  lunch,
  lord,
  made({ tz: 'UTC', weekly: { wed: [['23:59', '24:00']] } }),
];

describe('a calendar that is not one is refused', () => {
  const cases: [string, unknown][] = [
    ['calendar_never_opens', { tz: 'UTC', weekly: {} }],
    ['calendar_never_opens', { tz: 'UTC', weekly: { mon: [] }, special: { '2026-01-01': [] } }],
    ['interval_ends_before_it_starts', { tz: 'UTC', weekly: { mon: [['09:00', '09:00']] } }],
    ['interval_ends_before_it_starts', { tz: 'UTC', weekly: { mon: [['22:00', '06:00']] } }],
    [
      'intervals_overlap',
      {
        tz: 'UTC',
        weekly: {
          mon: [
            ['13:00', '18:00'],
            ['09:00', '13:01'],
          ],
        },
      },
    ],
    ['not_a_clock_time', { tz: 'UTC', weekly: { mon: [['9:00', '18:00']] } }],
    ['not_a_clock_time', { tz: 'UTC', weekly: { mon: [['09:00', '24:01']] } }],
    ['time_zone_unknown', { tz: 'Mars/Olympus', weekly: week(office) }],
    ['year_out_of_range', { tz: 'UTC', weekly: week(office), holidays: ['1999-12-31'] }],
    ['year_out_of_range', { tz: 'UTC', weekly: week(office), special: { '1999-12-31': office } }],
    ['Invalid ISO date', { tz: 'UTC', weekly: week(office), holidays: ['2026-02-30'] }],
    ['not_a_month_and_day', { tz: 'UTC', weekly: week(office), yearly_holidays: ['13-01'] }],
    ['Unrecognized key: "weekley"', { tz: 'UTC', weekly: week(office), weekley: {} }],
  ];
  it.each(cases)('%s', (message, value) => {
    const parsed = Calendar.safeParse(value);
    expect(JSON.stringify(parsed.error?.issues ?? [])).toContain(message.replaceAll('"', '\\"'));
  });

  it('touching intervals and February 29 are fine', () => {
    expect(
      Calendar.safeParse({
        tz: 'UTC',
        weekly: {
          mon: [
            ['09:00', '12:00'],
            ['12:00', '18:00'],
          ],
        },
        yearly_holidays: ['02-29'],
      }).success,
    ).toBe(true);
  });

  it('a year full of yearly holidays is refused when it is compiled', () => {
    const days = Array.from({ length: 366 }, (_, day) =>
      new Date(Date.UTC(2000, 0, 1 + day)).toISOString().slice(5, 10),
    );
    expect(() => made({ tz: 'UTC', weekly: week(office), yearly_holidays: days })).toThrow(
      'calendar.never_opens',
    );
  });

  it('a calendar whose last open date is past ends the search', () => {
    const once = made({ tz: 'UTC', weekly: {}, special: { '2026-01-01': office } });
    expect(nextOpen(once, utc('2026-01-02T00:00'))).toBeNull();
    expect(() => addOpenTime(once, utc('2026-01-01T16:00'), 2 * HOUR)).toThrow('never_opens_again');
  });
});

describe('which hours apply to a date', () => {
  const cases: [string, boolean, string][] = [
    ['2025-12-31T01:00', true, 'a Wednesday'],
    ['2025-12-31T04:30', false, 'lunch'],
    ['2026-01-01T01:00', false, 'holiday'],
    ['2026-01-03T02:30', true, 'special hours of a Saturday'],
    ['2026-01-05T02:30', false, 'a Monday closed by an empty special'],
    ['2026-01-06T00:45', false, 'a break before nine'],
    ['2026-01-06T01:00', true, 'after the break'],
    ['2026-01-06T06:00', true, 'a break over lunch ends at 14:00'],
    ['2026-01-06T05:45', false, 'in that break'],
    ['2026-05-01T02:00', false, 'yearly holiday on a Friday'],
    ['2026-05-04T02:00', true, 'Monday after it'],
  ];
  it.each(cases)('%s open: %s (%s)', (at, open) => expect(isOpen(lunch, utc(at))).toBe(open));

  it('an official make-up day wins over the weekend, a company special wins over both', () => {
    const official = {
      '2026': {
        notices: [{ number: null, url: 'https://example.org/n', verified: false }],
        off: [{ name: { zh: '休', en: 'rest' }, from: '2026-02-16', to: '2026-02-17' }],
        makeup: [{ name: { zh: '休', en: 'rest' }, date: '2026-02-14' }],
      },
    };
    const calendar = made({
      tz: 'UTC',
      weekly: week(office),
      official,
      special: { '2026-02-17': [['10:00', '11:00']] },
    });
    expect(text(nextOpen(calendar, utc('2026-02-14T00:00')))).toBe('2026-02-14T09:00');
    expect(text(nextOpen(calendar, utc('2026-02-14T17:00')))).toBe('2026-02-17T10:00');
    const short = made({ tz: 'UTC', weekly: week(office), official, makeupHours: [['09:00', '12:00']] });
    expect(text(nextClose(short, utc('2026-02-14T10:00')))).toBe('2026-02-14T12:00');
  });
});

describe('open time across changes of the clock', () => {
  it('a gap inside open time takes its length away', () => {
    expect(openTimeBetween(newYork, utc('2026-03-08T05:00'), utc('2026-03-09T04:00'))).toBe(23 * HOUR);
  });
  it('a repeated hour counts twice', () => {
    expect(openTimeBetween(newYork, utc('2026-11-01T04:00'), utc('2026-11-02T05:00'))).toBe(25 * HOUR);
  });
  it('an interval that begins and ends around a gap can vanish', () => {
    const night = made({ tz: 'America/Los_Angeles', weekly: { sun: [['02:30', '03:15']], mon: office } });
    expect(text(nextOpen(night, utc('2026-03-08T08:00')))).toBe('2026-03-09T16:00');
  });
  it('a wall time that does not exist moves forward by the gap, one that repeats is the first', () => {
    const night = made({ tz: 'Europe/Berlin', weekly: { sun: [['02:15', '05:00']] } });
    expect(text(nextOpen(night, utc('2026-03-29T00:00')))).toBe('2026-03-29T01:15');
    expect(text(nextOpen(night, utc('2026-10-24T22:00')))).toBe('2026-10-25T00:15');
  });
  it('a day left out at the date line has no hours', () => {
    const apia = made({ tz: 'Pacific/Apia', weekly: week(office) });
    expect(openTimeBetween(apia, utc('2011-12-29T10:00'), utc('2012-01-01T10:00'))).toBe(8 * HOUR);
  });
});

describe('laws of open time', () => {
  const which = fc.nat({ max: all.length - 1 });
  const calendarAt = (place: number) => all[place]!;
  const start = fc
    .integer({ min: utc('2020-01-01T00:00') / 1000, max: utc('2030-01-01T00:00') / 1000 })
    .map((s) => s * 1000);
  const amount = fc.integer({ min: 0, max: 300_000 }).map((s) => s * 1000);
  const some = fc.integer({ min: 1, max: 300_000 }).map((s) => s * 1000);

  it('what was added has passed, and not a millisecond earlier', () => {
    fc.assert(
      fc.property(which, start, some, (place, at, n) => {
        const c = calendarAt(place);
        const due = addOpenTime(c, at, n);
        expect(openTimeBetween(c, at, due)).toBe(n);
        expect(openTimeBetween(c, at, due - 1)).toBe(n - 1);
      }),
    );
  });
  it('more time is never due earlier', () => {
    fc.assert(
      fc.property(which, start, amount, some, (place, at, n, more) => {
        const c = calendarAt(place);
        expect(addOpenTime(c, at, n + more)).toBeGreaterThan(addOpenTime(c, at, n));
      }),
    );
  });
  it('adding in two parts is adding at once', () => {
    fc.assert(
      fc.property(which, start, some, some, (place, at, n, m) => {
        const c = calendarAt(place);
        expect(addOpenTime(c, addOpenTime(c, at, n), m)).toBe(addOpenTime(c, at, n + m));
      }),
    );
  });
  it('subtracting undoes adding, up to closed time', () => {
    fc.assert(
      fc.property(which, start, some, (place, at, n) => {
        const c = calendarAt(place);
        const back = subtractOpenTime(c, addOpenTime(c, at, n), n);
        expect(back).toBe(nextOpen(c, at));
        expect(addOpenTime(c, at, -n)).toBe(subtractOpenTime(c, at, n));
        expect(openTimeBetween(c, subtractOpenTime(c, at, n), at)).toBe(n);
      }),
    );
  });
  it('elapsed time adds up over any split and is zero backwards', () => {
    fc.assert(
      fc.property(which, start, amount, amount, (place, at, a, b) => {
        const c = calendarAt(place);
        expect(openTimeBetween(c, at, at + a) + openTimeBetween(c, at + a, at + a + b)).toBe(
          openTimeBetween(c, at, at + a + b),
        );
        expect(openTimeBetween(c, at + a, at)).toBe(0);
      }),
    );
  });
  it('the next opening is open, the next close is not before it', () => {
    fc.assert(
      fc.property(which, start, (place, at) => {
        const c = calendarAt(place);
        const open = nextOpen(c, at)!;
        expect(isOpen(c, open)).toBe(true);
        expect(open === at).toBe(isOpen(c, at));
        expect(nextClose(c, at)!).toBeGreaterThan(open);
        expect(openTimeBetween(c, at, open)).toBe(0);
      }),
    );
  });
  it('a calendar that never closes is the wall clock', () => {
    const days = Object.fromEntries(
      ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, always]),
    );
    for (const tz of ['UTC', 'America/Sao_Paulo', 'Asia/Tehran', 'America/Havana', 'Pacific/Apia']) {
      const open = made({ tz, weekly: days });
      fc.assert(
        fc.property(start, amount, (at, n) => {
          expect(addOpenTime(open, at, n)).toBe(at + n);
        }),
        { numRuns: 50 },
      );
    }
  });
});
