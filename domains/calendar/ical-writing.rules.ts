import { DAY, MINUTE } from '../../kernel/time.ts';
import type { Calendar } from './calendar.contract.ts';
import { weekdays } from './calendar.contract.ts';
import { dateOf, dayNumber } from './days.rules.ts';
import { CATEGORY } from './ical.rules.ts';
import { zoneOf } from './zone.rules.ts';

const escaped = (text: string): string => text.replace(/[\\;,]/g, '\\$&').replace(/\r?\n/g, '\\n');
const bytesOf = (letter: string): number => {
  const point = letter.codePointAt(0) ?? 0;
  return point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
};

/** One content line, folded so that none is longer than 75 bytes (RFC 5545, 3.1). */
function folded(line: string): string {
  let out = '';
  let used = 0;
  for (const letter of line) {
    const bytes = bytesOf(letter);
    if (used + bytes > 75) {
      out += '\r\n ';
      used = 1;
    }
    out += letter;
    used += bytes;
  }
  return `${out}\r\n`;
}

const compact = (date: string): string => date.replaceAll('-', '');
const stamp = (at: number): string => `${new Date(at).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
const local = (day: number, minute: number): string =>
  new Date(day * DAY + minute * MINUTE).toISOString().slice(0, 19).replace(/[-:]/g, '');
const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
const offset = (milliseconds: number): string => {
  const minutes = Math.abs(Math.round(milliseconds / MINUTE));
  const two = (value: number) => String(value).padStart(2, '0');
  return `${milliseconds < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}${two(minutes % 60)}`;
};

type Writing = { code: string; version: string; calendar: Calendar; now: number };

function zoneLines(tz: string, first: number, last: number): string[] {
  const { offsetAt } = zoneOf(tz);
  const lines = ['BEGIN:VTIMEZONE', `TZID:${tz}`];
  let before = offsetAt(first * DAY);
  const observance = (day: number, minute: number, from: number, to: number) =>
    lines.push(
      'BEGIN:STANDARD',
      `DTSTART:${local(day, minute)}`,
      `TZOFFSETFROM:${offset(from)}`,
      `TZOFFSETTO:${offset(to)}`,
      'END:STANDARD',
    );
  observance(first, 0, before, before);
  for (let day = first; day <= last; day += 1) {
    for (let hour = 0; hour < 24; hour += 1) {
      const at = day * DAY + hour * 60 * MINUTE;
      const after = offsetAt(at);
      if (after !== before) {
        const wall = at + before;
        observance(Math.floor(wall / DAY), Math.floor((wall % DAY) / MINUTE), before, after);
      }
      before = after;
    }
  }
  return [...lines, 'END:VTIMEZONE'];
}

type Entry = { uid: string; summary: string; category: string; lines: string[] };

const entryLines = ({ uid, summary, category, lines }: Entry, { code, now }: Writing): string[] => [
  'BEGIN:VEVENT',
  `UID:${uid}@${code}.calendar.anju`,
  `DTSTAMP:${stamp(now)}`,
  ...lines,
  `SUMMARY:${escaped(summary)}`,
  `CATEGORIES:${category}`,
  'TRANSP:TRANSPARENT',
  'END:VEVENT',
];

const wholeDays = (from: string, to: string): string[] => [
  `DTSTART;VALUE=DATE:${compact(from)}`,
  `DTEND;VALUE=DATE:${compact(dateOf(dayNumber(to) + 1))}`,
];

const both = (name: { zh: string; en: string }): string =>
  name.zh === name.en ? name.zh : `${name.zh} / ${name.en}`;

function officialEntries({ calendar }: Writing, years: string[]): Entry[] {
  return years.flatMap((year) => {
    const official = calendar.official[year];
    if (official === undefined) return [];
    return [
      ...official.off.map((span) => ({
        uid: `off-${year}-${span.from}`,
        summary: both(span.name),
        category: CATEGORY.off,
        lines: wholeDays(span.from, span.to),
      })),
      ...official.makeup.map(({ name, date }) => ({
        uid: `makeup-${year}-${date}`,
        summary: both(name),
        category: CATEGORY.makeup,
        lines: wholeDays(date, date),
      })),
    ];
  });
}

/** Weekly opening hours as repeated entries that begin in the first week of the year. */
function openingEntries({ calendar }: Writing, firstDay: number): Entry[] {
  return weekdays.flatMap((weekday, place) => {
    const day = firstDay + ((((place - ((firstDay + 3) % 7)) % 7) + 7) % 7);
    return (calendar.weekly[weekday] ?? []).map(([open, close]) => ({
      uid: `open-${weekday}-${open.replace(':', '')}`,
      summary: '营业时间 / Opening hours',
      category: CATEGORY.hours,
      lines: [
        `DTSTART;TZID=${calendar.tz}:${local(day, minuteOf(open))}`,
        `DTEND;TZID=${calendar.tz}:${local(day, minuteOf(close))}`,
        `RRULE:FREQ=WEEKLY;BYDAY=${weekday.slice(0, 2).toUpperCase()}`,
      ],
    }));
  });
}

/** A calendar as an iCalendar file: days off, make-up days and opening hours, of one year or of all. */
export function icsOf(writing: Writing, wanted: number | null): string {
  const known = Object.keys(writing.calendar.official).toSorted();
  const years = wanted === null ? known : known.filter((year) => Number(year) === wanted);
  const first = wanted ?? Number(known.at(-1) ?? new Date(writing.now).getUTCFullYear());
  const firstDay = Date.UTC(first, 0, 1) / DAY;
  const entries = [...officialEntries(writing, years), ...openingEntries(writing, firstDay)];
  const name = writing.calendar.name === undefined ? writing.code : both(writing.calendar.name);
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Anju//Calendar//EN',
    'CALSCALE:GREGORIAN',
    `X-WR-CALNAME:${escaped(name)}`,
    ...zoneLines(writing.calendar.tz, firstDay, firstDay + 365),
    ...entries.flatMap((entry) => entryLines(entry, writing)),
    'END:VCALENDAR',
  ]
    .map(folded)
    .join('');
}
