import { DAY } from '../../kernel/time.ts';
import type { OfficialYear } from './calendar.contract.ts';
import { dateOf, dayNumber, weekdayOf, yearOfDay } from './days.rules.ts';

/** An entry of an iCalendar file as far as days off need it. Days are day numbers. */
export type IcsEntry = {
  summary: string;
  categories: string[];
  /** null: no whole days. */
  days: { first: number; last: number } | null;
  rule: IcsRule | null;
  except: number[];
};

export type IcsRule = {
  freq: 'YEARLY' | 'MONTHLY' | 'WEEKLY' | 'DAILY';
  interval: number;
  count: number | null;
  /** Last day, by number. */
  until: number | null;
  byMonth: number[];
  byMonthDay: number[];
  /** Weekday (0 is Monday) with its place in the month, null for every one. */
  byDay: { weekday: number; place: number | null }[];
};

export const CATEGORY = { off: 'DAY OFF', makeup: 'MAKE-UP WORKDAY', hours: 'OPENING HOURS' } as const;

/** Days that one rule may give; a file with more is refused. */
const MOST_DAYS = 20_000;
const SPAN_DAYS = 400;

type Date3 = { year: number; month: number; date: number };
const partsOf = (day: number): Date3 => {
  const [year, month, date] = dateOf(day).split('-').map(Number);
  return { year: year ?? 0, month: month ?? 0, date: date ?? 0 };
};
const daysInMonth = ({ year, month }: Date3): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

function fitsPlace(day: number, place: number | null, rule: IcsRule): boolean {
  if (place === null) return true;
  const parts = partsOf(day);
  // Without a month, the place counts within the year.
  if (rule.freq === 'YEARLY' && rule.byMonth.length === 0) {
    const first = Date.UTC(parts.year, 0, 1) / DAY;
    const last = Date.UTC(parts.year, 11, 31) / DAY;
    const nth = place > 0 ? Math.floor((day - first) / 7) + 1 : -(Math.floor((last - day) / 7) + 1);
    return nth === place;
  }
  const nth = place > 0 ? Math.ceil(parts.date / 7) : -Math.ceil((daysInMonth(parts) - parts.date + 1) / 7);
  return nth === place;
}

function fitsMonthDay(day: number, wanted: number[]): boolean {
  const parts = partsOf(day);
  return wanted.some((date) => (date > 0 ? date : daysInMonth(parts) + date + 1) === parts.date);
}

/** Parts that the rule leaves out are those of its first day. */
function fitsDefaults(day: number, first: number, rule: IcsRule): boolean {
  if (rule.byDay.length > 0 || rule.byMonthDay.length > 0) return true;
  const [at, start] = [partsOf(day), partsOf(first)];
  switch (rule.freq) {
    case 'DAILY':
      return true;
    case 'WEEKLY':
      return weekdayOf(day) === weekdayOf(first);
    default:
      return at.date === start.date;
  }
}

function fitsPeriod(day: number, first: number, { freq, interval }: IcsRule): boolean {
  const [at, start] = [partsOf(day), partsOf(first)];
  const passed = {
    DAILY: day - first,
    WEEKLY: Math.floor((day - weekdayOf(day) - (first - weekdayOf(first))) / 7),
    MONTHLY: (at.year - start.year) * 12 + at.month - start.month,
    YEARLY: at.year - start.year,
  }[freq];
  return passed % interval === 0;
}

function fits(day: number, first: number, rule: IcsRule): boolean {
  const { month } = partsOf(day);
  const months =
    rule.byMonth.length > 0
      ? rule.byMonth
      : rule.freq === 'YEARLY' && !rule.byDay.some(({ place }) => place !== null)
        ? [partsOf(first).month]
        : [];
  if (months.length > 0 && !months.includes(month)) return false;
  if (rule.byMonthDay.length > 0 && !fitsMonthDay(day, rule.byMonthDay)) return false;
  if (
    rule.byDay.length > 0 &&
    !rule.byDay.some(({ weekday, place }) => weekday === weekdayOf(day) && fitsPlace(day, place, rule))
  )
    return false;
  return fitsDefaults(day, first, rule) && fitsPeriod(day, first, rule);
}

/** First days of a repeated entry up to a day, exceptions left out. Counted day by day, so no rule can run away. */
function occurrencesOf(entry: IcsEntry, upTo: number): number[] {
  const { days, rule } = entry;
  if (days === null) return [];
  if (rule === null) return [days.first];
  const last = Math.min(upTo, rule.until ?? upTo);
  const found: number[] = [];
  let counted = 0;
  for (let day = days.first; day <= last; day += 1) {
    if (day !== days.first && !fits(day, days.first, rule)) continue;
    counted += 1;
    if (rule.count !== null && counted > rule.count) break;
    if (!entry.except.includes(day)) found.push(day);
  }
  return found;
}

const isMakeup = ({ summary, categories }: IcsEntry): boolean =>
  categories.some((category) => /make-?up|调休上班|补班/i.test(category)) ||
  (!categories.some((category) => category.toUpperCase() === CATEGORY.off) &&
    /班|make-?up|work(?:ing)? ?day/i.test(summary));

const nameOf = (summary: string) => {
  const text =
    summary.replace(/[（(]?\s*(?:休|班|补班|上班|放假)\s*[)）]?\s*$/u, '').trim() || summary.trim();
  const [zh, en] = text.split(' / ');
  const name = (value: string | undefined) => (value ?? text).slice(0, 200) || '—';
  return { zh: name(zh), en: name(en ?? zh) };
};

export type IcsYear = { year: number; off: OfficialYear['off']; makeup: OfficialYear['makeup'] };
export type IcsDays = { years: IcsYear[]; skipped: number; events: number };

/**
 * Days off and make-up days of a file, by the year in which each begins. Entries that are no whole days, and opening
 * hours, are left out and counted. null: more days than a calendar can have.
 */
export function daysOf(entries: IcsEntry[], until: number): IcsDays | null {
  const years = new Map<number, IcsYear>();
  const yearOf = (day: number): IcsYear => {
    const year = yearOfDay(day);
    const known = years.get(year) ?? { year, off: [], makeup: [] };
    years.set(year, known);
    return known;
  };
  let skipped = 0;
  let found = 0;
  for (const entry of entries) {
    if (entry.days === null || entry.categories.includes(CATEGORY.hours)) {
      skipped += 1;
      continue;
    }
    const length = entry.days.last - entry.days.first;
    if (length >= SPAN_DAYS) return null;
    for (const first of occurrencesOf(entry, until)) {
      found += length + 1;
      if (found > MOST_DAYS) return null;
      place(yearOf(first), entry, first, first + length);
    }
  }
  const inOrder = [...years.values()].toSorted((a, b) => a.year - b.year);
  return { years: inOrder, skipped, events: entries.length };
}

function place(year: IcsYear, entry: IcsEntry, first: number, last: number): void {
  const name = nameOf(entry.summary);
  if (isMakeup(entry)) {
    for (let day = first; day <= last; day += 1) year.makeup.push({ name, date: dateOf(day) });
  } else year.off.push({ name, from: dateOf(first), to: dateOf(last) });
}

/** Day number of the day after which nothing is expanded: ten years on. */
export const expansionEnd = (now: number): number => dayNumber(dateOf(Math.floor(now / DAY))) + 3660;
