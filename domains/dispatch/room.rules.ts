import type { Place, Problem, Stop, Technician, Visit } from './problem.contract.ts';
import { boundsOf } from './schedule.rules.ts';
import type { Way } from './travel.rules.ts';

const TOLERANCE = 1e-6;

/** A day's slack: after i stops free at `ready[i]` at `places[i]`; the stop i reached at `latest[i]` at the latest. */
type Slack = { ready: number[]; places: Place[]; latest: number[]; next: (Place | null)[] };

function slackOf(problem: Problem, technician: Technician, stops: Stop[], way: Way): Slack {
  const shift = technician.shift ?? { from: 0, to: -1 };
  const places = [technician.start];
  const ready = [shift.from];
  const bounds = stops.map((stop, at) => {
    const here = places[at] ?? technician.start;
    const bound = boundsOf(problem, technician, stop, here);
    places.push(bound.place);
    ready.push(Math.max((ready[at] ?? 0) + way(here, bound.place), bound.from) + bound.minutes);
    return bound;
  });
  const end = technician.end ?? technician.start;
  const latest = [shift.to];
  let after = end;
  for (const bound of bounds.toReversed()) {
    const leave = (latest[0] ?? shift.to) - way(bound.place, after);
    latest.unshift(Math.min(bound.to, leave - bound.minutes));
    after = bound.place;
  }
  const next = [...bounds.map(({ place }, at) => (stops[at]?.kind === 'break' ? null : place)), end];
  return { ready, places, latest, next };
}

/**
 * Answers where a visit may stand in a day without a stop coming too late, by the day's slack alone: two ways for each place.
 * Right before a break, which takes place where the technician then is, the answer is always yes and must be tried.
 */
export function roomIn(
  problem: Problem,
  technician: Technician,
  stops: Stop[],
  way: Way,
): (visit: Visit, window: number, position: number, pickup: boolean) => boolean {
  const { ready, places, latest, next } = slackOf(problem, technician, stops, way);
  const { depot } = problem;
  return ({ place, windows, minutes }, window, position, pickup) => {
    const after = next[position];
    const from = places[position] ?? technician.start;
    const free = ready[position] ?? Number.POSITIVE_INFINITY;
    const fetched =
      pickup && depot !== null ? way(from, depot.place) + depot.minutes + way(depot.place, place) : null;
    const arrive = free + (fetched ?? way(from, place));
    const { from: opens, to: closes } = windows[window] ?? { from: 0, to: -1 };
    if (arrive > closes + TOLERANCE) return false;
    if (after === null || after === undefined) return true;
    return Math.max(arrive, opens) + minutes + way(place, after) <= (latest[position] ?? 0) + TOLERANCE;
  };
}
