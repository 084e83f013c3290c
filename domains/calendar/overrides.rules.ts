import { Calendar, type CalendarOverride, type OfficialYear } from './calendar.contract.ts';

const union = (a: string[], b: string[]): string[] => [...new Set([...a, ...b])].toSorted();

/**
 * The whole calendar of a region or department: its own hours on the official days of the base, so that a stored
 * version needs nothing else to be counted by. Special dates and quiet hours of the company are not inherited.
 */
export function composedCalendar({ inherits, ...own }: CalendarOverride, base: Calendar): Calendar {
  if (inherits === 'nothing') return Calendar.parse({ ...own, tz: own.tz ?? base.tz });
  return Calendar.parse({
    ...own,
    tz: own.tz ?? base.tz,
    workdays: own.workdays ?? base.workdays,
    official: { ...base.official, ...own.official },
    holidays: union(base.holidays, own.holidays),
    yearly_holidays: union(base.yearly_holidays, own.yearly_holidays),
    publishedYears: own.publishedYears ?? base.publishedYears,
  });
}

/** A calendar with what a notice publishes for a year: the hours stay, the year's days off and make-up days are replaced. */
export function withYear(calendar: Calendar, year: number, official: OfficialYear): Calendar {
  const published = calendar.publishedYears;
  return {
    ...calendar,
    official: { ...calendar.official, [String(year)]: official },
    publishedYears: published === null ? null : [...new Set([...published, year])].toSorted((a, b) => a - b),
  };
}

const officialPart = ({ tz, workdays, official, holidays, yearly_holidays, publishedYears }: Calendar) =>
  JSON.stringify([tz, workdays, official, holidays, yearly_holidays, publishedYears]);

/** Do two versions differ in what regions and departments inherit? */
export const differsOfficially = (a: Calendar, b: Calendar): boolean => officialPart(a) !== officialPart(b);
