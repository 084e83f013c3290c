import { dateOf } from '../calendar/days.rules.ts';
import { lastStart, type Matter } from './coverage.rules.ts';
import type { Missing, MissingCode, Refund } from './decision.contract.ts';
import { dayOrNone, daysWithin, lastDayAfter } from './periods.rules.ts';

export const missing = (code: MissingCode, more: { count?: number; day?: number } = {}): Missing => ({
  code,
  count: more.count ?? null,
  day: more.day === undefined ? null : dateOf(more.day),
});

const MILLION = 1_000_000n;

/**
 * Depreciation in fen: price × daily rate (millionths) × days of use, half a fen rounded up, never over the price
 * (三包规定 13).
 */
export function depreciationFen(priceFen: number, dailyRate: number, usedDays: number): number {
  const exact = BigInt(priceFen) * BigInt(dailyRate) * BigInt(Math.max(0, usedDays));
  const rounded = (exact + MILLION / 2n) / MILLION;
  return Number(rounded < BigInt(priceFen) ? rounded : BigInt(priceFen));
}

/** Days of use: from the last start to the day of return, without the days out of use. */
function daysOfUse(matter: Matter): number | null {
  const start = lastStart(matter);
  if (start === undefined) return null;
  const until = dayOrNone(matter.fault.goodsBackOn) ?? matter.today;
  return Math.max(0, until - start.on - daysWithin(matter.outOfUse, start.on, until));
}

/** What is paid back: in full, or less the use when the customer returns instead of taking the exchange on offer. */
export function refundOf(matter: Matter, kind: Refund['kind']): Refund {
  const { sale, rules, class: product, catalogue, fault } = matter;
  const priceFen = sale.priceFen ?? null;
  const isFull = kind === 'full' || rules.noDepreciation !== undefined || fault.sameModelAvailable === false;
  if (isFull) {
    const articles = kind === 'full' ? [] : (rules.noDepreciation ?? catalogue.base.depreciation);
    return {
      kind: 'full',
      amountFen: priceFen,
      priceFen,
      usedDays: null,
      dailyRate: null,
      feeFen: null,
      articles,
    };
  }
  const { dailyRate } = product;
  const usedDays = daysOfUse(matter);
  const isKnown = priceFen !== null && dailyRate !== null && usedDays !== null;
  const feeFen = isKnown ? depreciationFen(priceFen, dailyRate, usedDays) : null;
  const amountFen = feeFen === null || priceFen === null ? null : priceFen - feeFen;
  const articles = catalogue.base.depreciation;
  return { kind: 'less_use', amountFen, priceFen, usedDays, dailyRate, feeFen, articles };
}

/** Last day of the no-reason return: the seventh day after the signing, moved behind rest days (消法 25; 暂行办法). */
export function noReasonUntil(matter: Matter): number | undefined {
  const { rules, sale, calendar } = matter;
  const signed = dayOrNone(sale.deliveredOn);
  if (rules.noReasonDays === undefined || signed === undefined) return undefined;
  return lastDayAfter(calendar, signed, rules.noReasonDays.value);
}

/** What stands against a no-reason return; empty: it is open. Goods made to order keep their quality rights (消法 25). */
export function againstNoReason(matter: Matter): Missing[] {
  const { sale, reported } = matter;
  const until = noReasonUntil(matter);
  const found: Missing[] = [];
  if (sale.remote !== true) found.push(missing('not_remote'));
  if (sale.madeToOrder === true) found.push(missing('made_to_order'));
  if (sale.unfitConfirmed === true) found.push(missing('unfit_confirmed'));
  if (until === undefined) found.push(missing('delivery_date'));
  else if (reported > until) found.push(missing('passed', { day: until }));
  return found;
}
