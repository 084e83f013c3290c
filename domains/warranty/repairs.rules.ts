import type { Repair } from './facts.contract.ts';
import { dayOrNone, mergedStretches, type Stretch } from './periods.rules.ts';

/** A repair by day numbers, cut at the day of the answer. */
export type CountedRepair = Repair & { sent: number; done: number | undefined };

/** Repairs that had begun by a day, oldest first whatever the order of the ledger. */
export function countedRepairs(repairs: readonly Repair[], today: number): CountedRepair[] {
  return repairs
    .map((repair) => {
      const done = dayOrNone(repair.doneOn);
      const isDone = done !== undefined && done <= today;
      return { ...repair, sent: dayOrNone(repair.sentOn) ?? 0, done: isDone ? done : undefined };
    })
    .filter((repair) => repair.sent <= today)
    .toSorted((a, b) => a.sent - b.sent || (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}

/**
 * Days in which the unit was out of use by repair or by waiting for parts, each once; open ones run to `today`
 * (三包规定 8). The day it was sent is not counted.
 */
export function daysOutOfUse(repairs: readonly CountedRepair[], today: number): Stretch[] {
  const stretches = repairs.flatMap((repair) => {
    const end = Math.min(repair.done ?? today, today);
    const waits = repair.waits.map((wait) => ({
      from: dayOrNone(wait.from) ?? 0,
      to: Math.min(dayOrNone(wait.to) ?? end, today),
    }));
    return [{ from: repair.sent, to: end }, ...waits];
  });
  return mergedStretches(stretches);
}

const sameText = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '').toUpperCase();

/** Is it the same fault by code or words, blanks, width and case aside? */
export const isSameFault = (one: string, other: string): boolean => sameText(one) === sameText(other);

type Window = { from: number; to: number };

/**
 * Repairs that count towards "repaired twice": ended, under guarantee, with a fault found, sent within the window
 * (after the last exchange, within the period) (三包规定 11).
 */
export function repairsThatCount(
  repairs: readonly CountedRepair[],
  fault: string,
  window: Window,
): { sameFault: number; all: number } {
  const counted = repairs.filter(
    ({ done, result, underGuarantee, sent }) =>
      done !== undefined &&
      (result === 'fixed' || result === 'not_fixed') &&
      underGuarantee &&
      sent >= window.from &&
      sent <= window.to,
  );
  return {
    sameFault: counted.filter((repair) => isSameFault(repair.fault, fault)).length,
    all: counted.length,
  };
}

/** The repair that has not ended yet and began first, of those sent on or after a day. */
export const openRepair = (repairs: readonly CountedRepair[], from: number): CountedRepair | undefined =>
  repairs.find((repair) => repair.done === undefined && repair.sent >= from);
