import { type DayOfTechnician, peopleFor, type WantedVisit } from './candidates.rules.ts';
import type { SuggestionWeights } from './problem.contract.ts';

/** A begin that the customer may choose, and who would come. Minutes of the day. */
export type Offer = { start: number; people: string[] };

const HOUR = 60;

/**
 * The begins of a day, on the hour, at which enough people who may do the work are free, inside their shifts; each with
 * those whose days take it best.
 */
export function offersOn(
  wanted: WantedVisit,
  technicians: DayOfTechnician[],
  weights: SuggestionWeights,
): Offer[] {
  const offers: Offer[] = [];
  const { from, to } = wanted.window;
  for (let start = Math.ceil(from / HOUR) * HOUR; start + wanted.minutes <= to; start += HOUR) {
    const able = peopleFor(wanted, technicians, weights, start);
    if (able.length >= wanted.crewSize)
      offers.push({ start, people: able.slice(0, wanted.crewSize).map(({ id }) => id) });
  }
  return offers;
}

/**
 * Is a late visit the customer's own wish? Only if it ends after our limit though one within it was offered (S0 1.4).
 */
export const isOwnDelay = (chosen: {
  endsAt: number;
  earliestEnd: number | null;
  dueAt: number | null;
}): boolean => {
  const { endsAt, earliestEnd, dueAt } = chosen;
  return dueAt !== null && earliestEnd !== null && endsAt > dueAt && earliestEnd <= dueAt;
};
