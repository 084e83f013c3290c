import { iso } from '../../kernel/time.ts';
import { dateOf } from '../calendar/days.rules.ts';
import type { Limit } from './catalogue.contract.ts';
import { lastStart, type Matter } from './coverage.rules.ts';
import type { DueDate } from './decision.contract.ts';
import type { Counts } from './grounds.rules.ts';
import { dayOrNone, endOf } from './periods.rules.ts';
import { openRepair } from './repairs.rules.ts';

/**
 * A last day for the business: counted by days, the first not included, and not moved behind rest days: acting on the
 * unmoved day is in time under either reading.
 */
function dueDate(
  matter: Matter,
  event: DueDate['event'],
  limit: Limit | undefined,
  from: number | undefined,
): DueDate[] {
  if (limit === undefined || from === undefined) return [];
  const last = from + limit.value;
  return [
    {
      event,
      fromOn: dateOf(from),
      on: dateOf(last),
      at: iso(endOf(matter.calendar, last)),
      passed: matter.today > last,
      articles: limit.articles,
      verified: limit.articles.every((key) => matter.catalogue.articles[key]?.verified ?? false),
    },
  ];
}

/**
 * What the business has to keep from now on, earliest first: refund after the goods came back, the 15-day lines, the
 * regional repair days, the 30- and 90-day counters of the repair that is open (消法 25; 处罚办法 8, 9; 三包规定 12).
 */
export function dueDatesOf(matter: Matter, counts: Counts): DueDate[] {
  const { rules, fault, repairs, today } = matter;
  const back = dayOrNone(fault.goodsBackOn);
  const demanded = dayOrNone(fault.demandedOn) ?? matter.reported;
  const open = openRepair(repairs, lastStart(matter)?.on ?? 0);
  const isParts = open !== undefined && (open.delay === 'parts' || open.waits.some(({ to }) => to === null));
  const reachesTotal =
    open === undefined || rules.totalRepairDays === undefined ? undefined : today - counts.daysOutOfUse - 1;
  const all = [
    ...dueDate(matter, 'refund', rules.refundDays, back),
    ...dueDate(matter, 'refund_delay', rules.refundDelayDays, back),
    ...dueDate(matter, 'delay', rules.delayDays, demanded),
    ...dueDate(matter, 'stand_in', rules.standInDays, open?.sent),
    ...dueDate(
      matter,
      'repairer_delay',
      open?.delay === 'parts' ? undefined : rules.repairerDays,
      open?.sent,
    ),
    ...dueDate(matter, 'parts_wait', isParts ? rules.partsWaitDays : undefined, open?.sent),
    ...dueDate(matter, 'repair_not_done', rules.incompleteDays, open?.sent),
    ...dueDate(matter, 'total_repair_days', rules.totalRepairDays, reachesTotal),
  ];
  return all.toSorted((a, b) => (a.on === b.on ? 0 : a.on < b.on ? -1 : 1));
}
