import type { Place, PlannedStop, Problem, Route, Stop, Technician, Visit } from './problem.contract.ts';
import { type Way, wayOf } from './travel.rules.ts';

/** The breaks that the shift leaves room for; the others do not bind. */
export function bindingBreaks({ shift, breaks }: Technician): Technician['breaks'] {
  if (shift === null) return [];
  return breaks.filter(
    ({ from, to, minutes }) => to >= shift.from && Math.max(from, shift.from) + minutes <= shift.to,
  );
}

/** A day as it is planned: visits at the begin of their window, and breaks, one behind the other. */
export function stopsOfDay(technician: Technician, visits: Visit[]): Stop[] {
  const stops = [
    ...visits.map((visit) => ({
      from: visit.windows[0]?.from ?? 0,
      stop: { kind: 'visit', visit, window: 0 } as const,
    })),
    ...bindingBreaks(technician).map((pause) => ({
      from: pause.from,
      stop: { kind: 'break', nth: technician.breaks.indexOf(pause) } as const,
    })),
  ];
  return stops.sort((one, other) => one.from - other.from).map(({ stop }) => stop);
}

type Bounds = { place: Place; from: number; to: number; minutes: number };

const FAR = Number.MAX_SAFE_INTEGER;

/** Where a stop is, when it may begin, and how long it takes; a break is where the technician is. */
export function boundsOf(problem: Problem, technician: Technician, stop: Stop, here: Place): Bounds {
  if (stop.kind === 'visit') {
    const { place, windows, minutes } = stop.visit;
    const window = windows[stop.window] ?? { from: 0, to: -FAR };
    return { place, minutes, ...window };
  }
  if (stop.kind === 'break') {
    const pause = technician.breaks[stop.nth] ?? { from: 0, to: -FAR, minutes: 0 };
    return { place: here, ...pause };
  }
  const depot = problem.depot ?? { place: here, minutes: 0 };
  return { place: depot.place, from: -FAR, to: FAR, minutes: depot.minutes };
}

const named = (stop: Stop): Pick<PlannedStop, 'kind'> & { visit?: string; window?: number; nth?: number } =>
  stop.kind === 'visit' ? { ...stop, visit: stop.visit.id } : stop;

function forward(way: Way, technician: Technician, bounds: Bounds[]): { starts: number[]; ways: number[] } {
  const starts: number[] = [];
  const ways: number[] = [];
  let place = technician.start;
  let free = technician.shift?.from ?? 0;
  for (const bound of bounds) {
    const minutes = way(place, bound.place);
    const start = Math.max(free + minutes, bound.from);
    ways.push(minutes);
    starts.push(start);
    free = start + bound.minutes;
    place = bound.place;
  }
  ways.push(way(place, technician.end ?? technician.start));
  return { starts, ways };
}

/** Moves every start as late as the return home allows, so that nobody leaves home only to wait. */
function asLate(bounds: Bounds[], starts: number[], ways: number[]): number[] {
  const late = [...starts];
  for (let at = bounds.length - 2; at >= 0; at -= 1) {
    const next = (late[at + 1] as number) - (ways[at + 1] as number) - (bounds[at]?.minutes ?? 0);
    late[at] = Math.min(next, bounds[at]?.to ?? next);
  }
  return late;
}

/**
 * Times of a route: back home as early as can be, and for that return out of the house as late as can be. Times may break
 * windows or the shift; the judge says so. Waiting is what is neither way, nor service, nor break.
 */
export function scheduleOf(
  problem: Problem,
  technician: Technician,
  stops: Stop[],
  way: Way = wayOf(problem.travel),
): Route {
  let here = technician.start;
  const bounds = stops.map((stop) => {
    const bound = boundsOf(problem, technician, stop, here);
    here = bound.place;
    return bound;
  });
  const { starts, ways } = forward(way, technician, bounds);
  const late = asLate(bounds, starts, ways);
  const leaves =
    stops.length === 0 ? (technician.shift?.from ?? 0) : (late[0] as number) - (ways[0] as number);
  let free = leaves;
  const planned = stops.map((stop, at) => {
    const arrive = free + (ways[at] as number);
    const start = Math.max(arrive, bounds[at]?.from ?? arrive);
    free = start + (bounds[at]?.minutes ?? 0);
    return { ...named(stop), arrive, start, leave: free } as PlannedStop;
  });
  const travel = ways.reduce((sum, minutes) => sum + minutes, 0);
  return {
    technician: technician.id,
    leaves,
    returns: free + (ways[stops.length] as number),
    travel,
    waiting: planned.reduce((sum, { arrive, start }) => sum + start - arrive, 0),
    stops: planned,
  };
}

/** The stops of a planned route without their times; visits that are no longer known are left out. */
export function stopsOf(route: Route, visits: Map<string, Visit>): Stop[] {
  return route.stops.flatMap((stop): Stop[] => {
    if (stop.kind === 'depot') return [{ kind: 'depot' }];
    if (stop.kind === 'break') return [{ kind: 'break', nth: stop.nth }];
    const visit = visits.get(stop.visit);
    return visit === undefined ? [] : [{ kind: 'visit', visit, window: stop.window }];
  });
}
