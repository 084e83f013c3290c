import ICAL from 'ical.js';
import { invalid } from '../../kernel/refusal.ts';
import { DAY } from '../../kernel/time.ts';
import { dayNumber } from './days.rules.ts';
import { daysOf, expansionEnd, type IcsDays, type IcsEntry, type IcsRule } from './ical.rules.ts';
import { zoneOf } from './zone.rules.ts';

const MOST_ENTRIES = 20_000;
const MOST_RULES = 500;
const MOST_LINE = 20_000;

const FIELD = { field: 'text' };

const wallDay = (time: ICAL.Time): number => Date.UTC(time.year, time.month - 1, time.day) / DAY;
const isMidnight = (time: ICAL.Time): boolean => time.hour === 0 && time.minute === 0 && time.second === 0;

/** Wall time of a timed value: of its own zone, for a value in UTC that of the calendar. */
function wallOf(time: ICAL.Time, tz: string): ICAL.Time {
  if (time.zone !== ICAL.Timezone.utcTimezone) return time;
  const at = time.toJSDate().getTime();
  const wall = new Date(at + zoneOf(tz).offsetAt(at));
  return ICAL.Time.fromJSDate(wall, true);
}

function daysBetween(start: ICAL.Time, end: ICAL.Time | null, tz: string): IcsEntry['days'] {
  const first = wallDay(start);
  if (start.isDate) {
    const last = end === null ? first : Math.max(first, wallDay(end) - 1);
    return { first, last };
  }
  if (end === null) return null;
  const [from, to] = [wallOf(start, tz), wallOf(end, tz)];
  if (!isMidnight(from) || !isMidnight(to) || wallDay(to) <= wallDay(from)) return null;
  return { first: wallDay(from), last: wallDay(to) - 1 };
}

const WEEKDAY: Record<string, number> = { MO: 0, TU: 1, WE: 2, TH: 3, FR: 4, SA: 5, SU: 6 };
const KNOWN_PARTS = ['BYMONTH', 'BYMONTHDAY', 'BYDAY'];

function byDayOf(text: string): IcsRule['byDay'][number] {
  const [, place, weekday] = /^([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)$/.exec(text) ?? [];
  if (weekday === undefined) throw invalid('ics.rule_not_understood', { ...FIELD, rule: text });
  return { weekday: WEEKDAY[weekday] ?? 0, place: place === undefined ? null : Number(place) };
}

function ruleOf(recur: ICAL.Recur): IcsRule {
  const parts = Object.keys(recur.parts);
  const freq = recur.freq as IcsRule['freq'];
  if (
    !['YEARLY', 'MONTHLY', 'WEEKLY', 'DAILY'].includes(freq) ||
    parts.some((part) => !KNOWN_PARTS.includes(part))
  )
    throw invalid('ics.rule_not_understood', { ...FIELD, rule: recur.toString().slice(0, 200) });
  const list = (part: string): unknown[] => [recur.parts[part as never] ?? []].flat();
  return {
    freq,
    interval: Math.max(1, recur.interval),
    count: recur.count ?? null,
    until: recur.until == null ? null : wallDay(recur.until),
    byMonth: list('BYMONTH').map(Number),
    byMonthDay: list('BYMONTHDAY').map(Number),
    byDay: list('BYDAY').map((day) => byDayOf(String(day))),
  };
}

const exceptionsOf = (event: ICAL.Component): number[] =>
  event
    .getAllProperties('exdate')
    .flatMap((property) => property.getValues())
    .flatMap((value) => (value instanceof ICAL.Time ? [wallDay(value)] : []));

// The library carries a day that does not exist over into the next month.
function refuseUnreal(event: ICAL.Component, name: string): void {
  const written: unknown = event.getFirstProperty(name)?.toJSON()[3];
  if (written !== undefined) dayNumber(String(written).slice(0, 10));
}

function endOf(event: ICAL.Component, start: ICAL.Time): ICAL.Time | null {
  const end = event.getFirstPropertyValue('dtend');
  if (end instanceof ICAL.Time) return end;
  const duration = event.getFirstPropertyValue('duration');
  if (!(duration instanceof ICAL.Duration)) return null;
  const ends = start.clone();
  ends.addDuration(duration);
  return ends;
}

function entryOf(event: ICAL.Component, tz: string): IcsEntry {
  const start = event.getFirstPropertyValue('dtstart');
  if (!(start instanceof ICAL.Time)) throw invalid('ics.entry_without_start', FIELD);
  refuseUnreal(event, 'dtstart');
  refuseUnreal(event, 'dtend');
  const rule = event.getFirstPropertyValue('rrule');
  const days = daysBetween(start, endOf(event, start), tz);
  if (days !== null && (start.year < 2000 || start.year > 2199))
    throw invalid('ics.year_out_of_range', { ...FIELD, year: start.year });
  return {
    summary: String(event.getFirstPropertyValue('summary') ?? '').slice(0, 400),
    categories: event
      .getAllProperties('categories')
      .flatMap((property) => property.getValues().map(String))
      .slice(0, 20),
    days,
    // What is no whole day is left out anyway: its rule is not looked at.
    rule: days !== null && rule instanceof ICAL.Recur ? ruleOf(rule) : null,
    except: exceptionsOf(event),
  };
}

function componentsOf(text: string): ICAL.Component[] {
  if (/[^\r\n]{20001}/.test(text)) throw invalid('ics.line_too_long', { ...FIELD, maximum: MOST_LINE });
  try {
    const parsed: unknown = ICAL.parse(text.replace(/^\uFEFF/, ''));
    const roots = Array.isArray(parsed) && Array.isArray(parsed[0]) ? parsed : [parsed];
    return roots.map((root) => new ICAL.Component(root as never));
  } catch (error) {
    throw invalid('ics.not_icalendar', { ...FIELD, detail: String((error as Error).message).slice(0, 200) });
  }
}

/**
 * The days off and make-up days of an iCalendar file, repeated entries expanded ten years ahead. Refuses what is no
 * iCalendar, rules that it does not understand, and more entries, rules or days than a calendar can have.
 */
export function readIcs(text: string, { tz, now }: { tz: string; now: number }): IcsDays {
  const roots = componentsOf(text);
  if (roots.some((root) => root.name !== 'vcalendar')) throw invalid('ics.not_icalendar', FIELD);
  const events = roots.flatMap((root) => root.getAllSubcomponents('vevent'));
  if (events.length === 0) throw invalid('ics.no_entries', FIELD);
  if (events.length > MOST_ENTRIES)
    throw invalid('ics.too_many_entries', { ...FIELD, maximum: MOST_ENTRIES });
  const entries = readEntries(events, tz);
  if (entries.filter(({ rule }) => rule !== null).length > MOST_RULES)
    throw invalid('ics.too_many_rules', { ...FIELD, maximum: MOST_RULES });
  const days = daysOf(entries, expansionEnd(now));
  if (days === null) throw invalid('ics.too_many_days', FIELD);
  return days;
}

function readEntries(events: ICAL.Component[], tz: string): IcsEntry[] {
  return events.map((event, place) => {
    try {
      return entryOf(event, tz);
    } catch (error) {
      if (error instanceof Error && error.name === 'Refusal') throw error;
      throw invalid('ics.entry_broken', {
        ...FIELD,
        entry: place + 1,
        detail: String((error as Error).message).slice(0, 200),
      });
    }
  });
}
