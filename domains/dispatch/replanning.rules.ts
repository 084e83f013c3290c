import { type Planning, startPlanning } from './planning.rules.ts';
import type { Plan, Problem, Weights } from './problem.contract.ts';

/** What became of a visit between two plans. Times are minutes of the day; null where it is not planned. */
export type Move = {
  visit: string;
  from: { technician: string; start: number } | null;
  to: { technician: string; start: number } | null;
};

type Placed = Map<string, { technician: string; start: number }>;

function placesOf(plan: Plan): Placed {
  return new Map(
    plan.routes.flatMap(({ technician, stops }) =>
      stops.flatMap((stop) =>
        stop.kind === 'visit' ? [[stop.visit, { technician, start: stop.start }] as const] : [],
      ),
    ),
  );
}

/** Begins a plan that stays near an earlier one: it starts there, and each change of technician costs `weights.changed`. */
export function startReplanning(problem: Problem, weights: Weights, seed: number, before: Plan): Planning {
  const places = placesOf(before);
  const visits = problem.visits.map((visit) => ({
    ...visit,
    planned: places.get(visit.id)?.technician ?? visit.planned,
  }));
  return startPlanning({ ...problem, visits }, weights, seed, before);
}

/**
 * The visits that come to another technician, are new, drop out, or begin more than `minutes` earlier or later: what
 * customers and technicians must be told.
 */
export function movesBetween(before: Plan, after: Plan, minutes: number): Move[] {
  const old = placesOf(before);
  const now = placesOf(after);
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((visit) => {
    const from = old.get(visit) ?? null;
    const to = now.get(visit) ?? null;
    const stays =
      from !== null &&
      to !== null &&
      from.technician === to.technician &&
      Math.abs(from.start - to.start) <= minutes;
    return stays ? [] : [{ visit, from, to }];
  });
}
