import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { Calendar } from './calendar.contract.ts';
import { dateOf, dayNumber } from './days.rules.ts';
import { readIcs } from './ical.actions.ts';
import { icsOf } from './ical-writing.rules.ts';

const china = Calendar.parse(
  parse(readFileSync(new URL('../../standards/calendars/cn.yaml', import.meta.url), 'utf8')),
);
const NOW = Date.parse('2026-11-20T10:00:00+08:00');
const read = (text: string, tz = 'Asia/Shanghai') => readIcs(text, { tz, now: NOW });
const file = (...events: string[][]) =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:test',
    ...events.flatMap((lines) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT']),
    'END:VCALENDAR',
    '',
  ].join('\r\n');
const whole = (from: string, to: string, ...more: string[]) => [
  `DTSTART;VALUE=DATE:${from}`,
  `DTEND;VALUE=DATE:${to}`,
  'SUMMARY:元旦',
  ...more,
];
const daysOf = (text: string, tz?: string) =>
  read(text, tz).years.flatMap((year) => [
    ...year.off.map((span) => (span.from === span.to ? span.from : `${span.from}..${span.to}`)),
    ...year.makeup.map(({ date }) => `${date} worked`),
  ]);
const reasonOf = (text: string): string => {
  try {
    read(text);
    return 'accepted';
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('what a file says', () => {
  const cases: [string, string, string[]][] = [
    ['one day', file(whole('20270101', '20270102')), ['2027-01-01']],
    ['several days, the end left out', file(whole('20270101', '20270104')), ['2027-01-01..2027-01-03']],
    ['no end is one day', file(['DTSTART;VALUE=DATE:20270101', 'SUMMARY:元旦']), ['2027-01-01']],
    [
      'a duration',
      file(['DTSTART;VALUE=DATE:20270101', 'DURATION:P3D', 'SUMMARY:元旦']),
      ['2027-01-01..2027-01-03'],
    ],
    [
      'worked by category',
      file(whole('20270109', '20270110', 'CATEGORIES:MAKE-UP WORKDAY')),
      ['2027-01-09 worked'],
    ],
    ['worked by name', file(['DTSTART;VALUE=DATE:20270109', 'SUMMARY:春节（补班）']), ['2027-01-09 worked']],
    [
      'off by category whatever the name',
      file(['DTSTART;VALUE=DATE:20270109', 'SUMMARY:Workday picnic', 'CATEGORIES:DAY OFF']),
      ['2027-01-09'],
    ],
    [
      'midnight to midnight in a zone',
      file([
        'DTSTART;TZID=Asia/Shanghai:20270101T000000',
        'DTEND;TZID=Asia/Shanghai:20270103T000000',
        'SUMMARY:元旦',
      ]),
      ['2027-01-01..2027-01-02'],
    ],
    [
      'the same in UTC',
      file(['DTSTART:20261231T160000Z', 'DTEND:20270102T160000Z', 'SUMMARY:元旦']),
      ['2027-01-01..2027-01-02'],
    ],
    [
      'yearly on a date',
      file(whole('20270501', '20270502', 'RRULE:FREQ=YEARLY;COUNT=3')),
      ['2027-05-01', '2028-05-01', '2029-05-01'],
    ],
    [
      'yearly by place of a weekday',
      file(whole('20270510', '20270511', 'RRULE:FREQ=YEARLY;BYMONTH=5;BYDAY=2MO;UNTIL=20290601')),
      ['2027-05-10', '2028-05-08', '2029-05-14'],
    ],
    [
      'the last Friday of each month',
      file(whole('20270129', '20270130', 'RRULE:FREQ=MONTHLY;BYDAY=-1FR;COUNT=3')),
      ['2027-01-29', '2027-02-26', '2027-03-26'],
    ],
    [
      'every other week, one left out',
      file(
        whole('20270104', '20270105', 'RRULE:FREQ=WEEKLY;INTERVAL=2;COUNT=3', 'EXDATE;VALUE=DATE:20270118'),
      ),
      ['2027-01-04', '2027-02-01'],
    ],
  ];
  it.each(cases)('%s', (_name, text, days) => expect(daysOf(text)).toEqual(days));

  it('a mark at the start, bare line ends and folded lines are read', () => {
    const folded = file(['DTSTART;VALUE=DATE:20270101', 'SUMMARY:元旦', ' 假期']);
    expect(read(`\uFEFF${folded}`).years[0]?.off[0]?.name.zh).toBe('元旦假期');
    expect(daysOf(folded.replaceAll('\r\n', '\n'))).toEqual(['2027-01-01']);
  });
  it('entries that are no whole days are left out and counted', () => {
    const text = file(
      ['DTSTART:20270101T010000Z', 'DTEND:20270101T020000Z', 'SUMMARY:会议'],
      whole('20270101', '20270102'),
    );
    expect(read(text)).toMatchObject({ skipped: 1, events: 2, years: [{ year: 2027 }] });
  });
  it('5,000 entries are read', () => {
    const events = Array.from({ length: 5000 }, (_, place) => {
      const day = dateOf(dayNumber('2026-01-01') + (place % 2000)).replaceAll('-', '');
      return [`DTSTART;VALUE=DATE:${day}`, `SUMMARY:休 ${place}`];
    });
    expect(read(file(...events)).years.reduce((sum, year) => sum + year.off.length, 0)).toBe(5000);
  });
  it('a repetition without end stops ten years ahead', () => {
    const days = daysOf(file(whole('20270501', '20270502', 'RRULE:FREQ=YEARLY')));
    expect([days.length, days.at(-1)]).toEqual([10, '2036-05-01']);
  });
});

describe('what is refused', () => {
  const cases: [string, string][] = [
    ['hello', 'ics.not_icalendar'],
    ['BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nEND:VCALENDAR', 'ics.not_icalendar'],
    ['BEGIN:VCARD\r\nFN:x\r\nEND:VCARD', 'ics.not_icalendar'],
    [file(), 'ics.no_entries'],
    [file(['SUMMARY:元旦']), 'ics.entry_without_start'],
    [file(['DTSTART;VALUE=DATE:2027-13-45', 'SUMMARY:x']), 'ics.entry_broken'],
    [file(whole('19991231', '20000101')), 'ics.year_out_of_range'],
    [file(whole('20270101', '20270102', 'RRULE:FREQ=SECONDLY')), 'ics.rule_not_understood'],
    [file(whole('20270101', '20270102', 'RRULE:FREQ=YEARLY;BYSETPOS=1;BYDAY=MO')), 'ics.rule_not_understood'],
    [file(whole('20270101', '20290101')), 'ics.too_many_days'],
    [
      file(...Array.from({ length: 12 }, () => whole('20270101', '20270102', 'RRULE:FREQ=DAILY'))),
      'ics.too_many_days',
    ],
    [
      file(...Array.from({ length: 501 }, () => whole('20270101', '20270102', 'RRULE:FREQ=YEARLY;COUNT=1'))),
      'ics.too_many_rules',
    ],
    [file(...Array.from({ length: 20_001 }, () => ['DTSTART;VALUE=DATE:20270101'])), 'ics.too_many_entries'],
    [file(['DTSTART;VALUE=DATE:20270101', `SUMMARY:${'x'.repeat(20_001)}`]), 'ics.line_too_long'],
  ];
  it.each(cases.map(([text, code]) => [code, text] as const))('%s', (code, text) =>
    expect(reasonOf(text)).toBe(code),
  );
  it('a date that no year has ends the search instead of going on for ever', () => {
    expect(daysOf(file(whole('20270102', '20270103', 'RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30')))).toEqual([
      '2027-01-02',
    ]);
  });
});

describe('a calendar as a file', () => {
  const written = (calendar = china) => icsOf({ code: 'cn', version: '1', calendar, now: NOW }, null);

  it('comes back day by day, with its names, for every year', () => {
    const { years } = read(written());
    expect(Object.fromEntries(years.map(({ year, off, makeup }) => [year, { off, makeup }]))).toEqual(
      byStart(china),
    );
  });
  it('has CRLF line ends and no line over 75 bytes', () => {
    const text = written();
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  });
  it('names with commas, semicolons and new lines come back', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[元旦a-z,;\\][元旦a-z,;\\ ]{0,60}[元旦a-z,;\\]$/), (name) => {
        const official = {
          '2027': {
            notices: [{ number: null, url: 'http://x.cn/', verified: false }],
            off: [{ name: { zh: name, en: name }, from: '2027-01-01', to: '2027-01-01' }],
            makeup: [],
          },
        };
        const back = read(written({ ...china, official }));
        expect(back.years[0]?.off[0]?.name.zh).toBe(name);
      }),
    );
  });
  it('gives opening hours of every interval, and the changes of a zone with summer time', () => {
    const berlin = {
      ...china,
      tz: 'Europe/Berlin',
      weekly: {
        mon: [
          ['09:00', '12:00'],
          ['13:00', '18:00'],
        ] as [string, string][],
      },
    };
    const text = icsOf({ code: 'de', version: '1', calendar: berlin, now: NOW }, 2026);
    expect(text.match(/RRULE:FREQ=WEEKLY;BYDAY=MO/g)).toHaveLength(2);
    expect(text).toContain('DTSTART;TZID=Europe/Berlin:20260105T090000');
    expect(text).toContain('DTSTART:20260329T020000\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200');
    expect(text).toContain('DTSTART:20261025T030000\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100');
    expect(read(text, 'Europe/Berlin').skipped).toBe(2);
  });
});

/** Days of a calendar by the year in which they begin: a span of New Year may begin in December. */
function byStart(calendar: Calendar) {
  const years: Record<string, { off: object[]; makeup: object[] }> = {};
  const of = (date: string) => {
    const year = date.slice(0, 4);
    years[year] ??= { off: [], makeup: [] };
    return years[year];
  };
  for (const official of Object.values(calendar.official)) {
    for (const span of official.off) of(span.from)?.off.push(span);
    for (const day of official.makeup) of(day.date)?.makeup.push(day);
  }
  return years;
}
