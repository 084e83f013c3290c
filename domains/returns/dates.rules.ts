import { DAY, iso, ms } from '../../kernel/time.ts';
import type { Rules } from '../warranty/catalogue.contract.ts';
import type { ReturnKind } from './steps.rules.ts';

export type ReturnDates = {
  /** The agreed day (YYYY-MM-DD), then the day of the refund. */
  dueOn: string;
  refundDueOn: string | null;
  refundDelayOn: string | null;
  delayOn: string;
};

const dayAfter = (day: string, days: number): string =>
  new Date(ms(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);

/** 24:00 of a day on a Chinese wall clock: the first instant that is late. */
const endOf = (day: string): number => ms(`${day}T00:00:00+08:00`) + DAY;

/**
 * Last days that are in time, the first day not counted and none moved behind rest days: the refund 7 days after the
 * goods came back (消法 25), the line of refusal 15 days after they came back (处罚办法 9) and 15 days after the agreed
 * day (处罚办法 8). `rules` are those of the nation and the region, the better one for the customer.
 */
export function datesOf(
  order: { kind: ReturnKind; agreedOn: string; receivedOn: string | null },
  rules: Rules,
): ReturnDates {
  const { kind, agreedOn, receivedOn } = order;
  const delayOn = dayAfter(agreedOn, rules.delayDays?.value ?? 15);
  if (kind !== 'return' || receivedOn === null)
    return { dueOn: agreedOn, refundDueOn: null, refundDelayOn: null, delayOn };
  const refundDueOn = dayAfter(receivedOn, rules.refundDays?.value ?? 7);
  const refundDelayOn = dayAfter(receivedOn, rules.refundDelayDays?.value ?? 15);
  return { dueOn: refundDueOn, refundDueOn, refundDelayOn, delayOn };
}

export const lateMarks = ['refund_late', 'refund_delayed', 'delayed'] as const;
export type LateMark = (typeof lateMarks)[number];

/** An instant at which lateness is recorded, once. */
export type Mark = { mark: LateMark; at: number; dueOn: string };

const marksOf = ({ refundDueOn, refundDelayOn, delayOn }: ReturnDates): Mark[] => {
  const days: [LateMark, string | null][] = [
    ['refund_late', refundDueOn],
    ['refund_delayed', refundDelayOn],
    ['delayed', delayOn],
  ];
  return days
    .flatMap(([mark, day]) => (day === null ? [] : [{ mark, at: endOf(day), dueOn: day }]))
    .toSorted((a, b) => a.at - b.at);
};

/** What has fallen due by now and is not on record yet, and the next instant to look again; null: nothing more comes. */
export function lateBy(
  dates: ReturnDates,
  reported: readonly string[],
  now: number,
): { marks: Mark[]; wakeAt: string | null } {
  const open = marksOf(dates).filter(({ mark }) => !reported.includes(mark));
  const next = open.find(({ at }) => at > now);
  return { marks: open.filter(({ at }) => at <= now), wakeAt: next === undefined ? null : iso(next.at) };
}

/** Days before the due day at which an order turns amber; a setting of the company, not a clause. */
const SOON_DAYS = 1;

export type Lateness = 'none' | 'soon' | 'late' | 'delayed';

/** How an open order stands on a day: in time, soon due, past its day, or past the line that counts as refusal. */
export function latenessOf(dates: ReturnDates, today: string): Lateness {
  const { dueOn, refundDelayOn, delayOn } = dates;
  if (today > delayOn || (refundDelayOn !== null && today > refundDelayOn)) return 'delayed';
  if (today > dueOn) return 'late';
  return dayAfter(today, SOON_DAYS) >= dueOn ? 'soon' : 'none';
}
