import { DAY } from '../../kernel/time.ts';
import { monthsLater } from './erasure.rules.ts';
import { type RetentionCode, retentionCodes } from './retention.contract.ts';

type Term = { months: number | null; days: number | null };

/** The instant before which data of a class is over its term; null without a term. */
export function cutOff({ months, days }: Term, now: number): number | null {
  if (days !== null) return now - days * DAY;
  if (months === null) return null;
  return monthsLater(now, -months);
}

/** Classes that a run ends by itself, in its order; payments go with their person. */
export const runOrder: readonly RetentionCode[] = retentionCodes.filter((code) => code !== 'payments');

/** The class that a run comes to after another; undefined at the end. */
export const classAfter = (code: RetentionCode | null): RetentionCode | undefined =>
  runOrder[code === null ? 0 : runOrder.indexOf(code) + 1];
