import { Calendar, type CalendarOverride, weekdays } from '../../../domains/calendar/calendar.contract.ts';
import type { PlacedCalendar } from '../../../domains/standards/calendars.contract.ts';

export type Hours = [string, string][];
export type Weekday = (typeof weekdays)[number];
export type Dated = { id: number; kind: 'special' | 'breaks'; date: string; hours: Hours };

/** What may be edited of a calendar, as it stands in the form. */
export type Draft = {
  weekly: Record<Weekday, Hours>;
  makeupHours: Hours | null;
  dated: Dated[];
  quietHours: { from: string; to: string } | null;
};

const EMPTY: Draft['weekly'] = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };

type Source = Pick<Calendar, 'weekly' | 'special' | 'breaks' | 'makeupHours' | 'quietHours'>;

export function draftOf(source: Source): Draft {
  const list = (kind: Dated['kind']) =>
    Object.entries(source[kind]).map(([date, hours]) => ({ kind, date, hours }));
  return {
    weekly: { ...EMPTY, ...source.weekly },
    makeupHours: source.makeupHours,
    dated: [...list('special'), ...list('breaks')]
      .toSorted((a, b) => (a.date < b.date ? -1 : 1))
      .map((one, id) => ({ ...one, id })),
    quietHours: source.quietHours,
  };
}

/** A first draft of a region or department: the hours of the company. */
export const ownPart = ({ calendar, override }: PlacedCalendar): Source => override ?? calendar;

const datedOf = (draft: Draft, kind: Dated['kind']): Record<string, Hours> =>
  Object.fromEntries(
    draft.dated.flatMap((one): [string, Hours][] => (one.kind === kind ? [[one.date, one.hours]] : [])),
  );

const edited = (draft: Draft) => ({
  weekly: Object.fromEntries(
    weekdays.flatMap((day) => (draft.weekly[day].length > 0 ? [[day, draft.weekly[day]]] : [])),
  ),
  makeupHours: draft.makeupHours,
  special: datedOf(draft, 'special'),
  breaks: datedOf(draft, 'breaks'),
  quietHours: draft.quietHours,
});

export const calendarWith = (calendar: Calendar, draft: Draft) => ({ ...calendar, ...edited(draft) });
export const overrideWith = (override: CalendarOverride | null, draft: Draft) => ({
  ...(override ?? {}),
  ...edited(draft),
});

/** What is wrong, by place: `weekly.mon`, `special.2027-01-01`, `` for the whole. The rule is the server's own. */
export function problemsOf(draft: Draft): Map<string, string> {
  const parsed = Calendar.safeParse({ tz: 'Asia/Shanghai', ...edited(draft) });
  const problems = new Map<string, string>();
  for (const issue of parsed.error?.issues ?? []) {
    const place = issue.path.slice(0, 2).map(String).join('.');
    if (!problems.has(place)) problems.set(place, codeOf(issue));
  }
  return problems;
}

type Issue = NonNullable<ReturnType<typeof Calendar.safeParse>['error']>['issues'][number];
const codeOf = (issue: Issue): string =>
  issue.code === 'invalid_key' ? (issue.issues[0]?.message ?? '') : issue.message;

/** The name of the next version: the day, and a letter when there is one of the day already. */
export function versionName(today: string, current: string): string {
  if (!current.startsWith(today)) return today;
  const last = current.slice(today.length);
  return `${today}${last === '' ? 'b' : String.fromCharCode(last.charCodeAt(0) + 1)}`;
}
