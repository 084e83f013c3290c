import type {
  Depot,
  Place,
  Plan,
  PlannedStop,
  Problem,
  Route,
  Technician,
  Visit,
} from './problem.contract.ts';
import { reasonsAgainst } from './qualification.rules.ts';
import { bindingBreaks } from './schedule.rules.ts';
import { wayOf } from './travel.rules.ts';

/** What a plan breaks: which rule, whose route, which visit or thing. */
export type Violation = { code: string; technician: string | null; subject: string | null };

const TOLERANCE = 1e-6;

export type Court = { problem: Problem; technician: Technician; route: Route; visits: Map<string, Visit> };

const say = ({ route }: Court, code: string, subject: string | null = null): Violation => ({
  code,
  technician: route.technician,
  subject,
});

const subjectOf = (stop: PlannedStop): string => (stop.kind === 'visit' ? stop.visit : stop.kind);

function visitsOn({ route, visits }: Court): Visit[] {
  return route.stops.flatMap((stop) => {
    const visit = stop.kind === 'visit' ? visits.get(stop.visit) : undefined;
    return visit === undefined ? [] : [visit];
  });
}

function placeOf({ problem, visits }: Court, stop: PlannedStop, here: Place): Place {
  if (stop.kind === 'break') return here;
  if (stop.kind === 'depot') return problem.depot?.place ?? here;
  return visits.get(stop.visit)?.place ?? here;
}

function minutesOf({ problem, technician, visits }: Court, stop: PlannedStop): number {
  if (stop.kind === 'break') return technician.breaks[stop.nth]?.minutes ?? 0;
  if (stop.kind === 'depot') return problem.depot?.minutes ?? 0;
  return visits.get(stop.visit)?.minutes ?? 0;
}

/** Nobody is faster than the way, starts before arriving, or leaves before the work is done. */
function violationsOfTimes(court: Court): Violation[] {
  const { problem, technician, route } = court;
  const way = wayOf(problem.travel);
  const found: Violation[] = [];
  let place = technician.start;
  let free = route.leaves;
  for (const stop of route.stops) {
    const to = placeOf(court, stop, place);
    const { arrive, start, leave } = stop;
    if (arrive < free + way(place, to) - TOLERANCE)
      found.push(say(court, 'arrives_too_early', subjectOf(stop)));
    if (start < arrive - TOLERANCE) found.push(say(court, 'starts_before_arrival', subjectOf(stop)));
    if (leave < start + minutesOf(court, stop) - TOLERANCE)
      found.push(say(court, 'leaves_too_early', subjectOf(stop)));
    place = to;
    free = leave;
  }
  const home = way(place, technician.end ?? technician.start);
  if (route.returns < free + home - TOLERANCE) found.push(say(court, 'returns_too_early'));
  return found;
}

const within = (at: number, { from, to }: { from: number; to: number }): boolean =>
  from - TOLERANCE <= at && at <= to + TOLERANCE;

function violationsOfWindows(court: Court): Violation[] {
  const { technician, route, visits } = court;
  const found: Violation[] = [];
  for (const stop of route.stops) {
    if (stop.kind !== 'visit') continue;
    const windows = visits.get(stop.visit)?.windows ?? [];
    if (!windows.some((window) => within(stop.start, window)))
      found.push(say(court, 'window_missed', stop.visit));
  }
  const { shift } = technician;
  const works = shift !== null && within(route.leaves, shift) && within(route.returns, shift);
  if (!works && route.stops.length > 0) found.push(say(court, 'outside_shift'));
  return found;
}

function violationsOfBreaks(court: Court): Violation[] {
  const { technician, route } = court;
  if (visitsOn(court).length === 0) return [];
  return bindingBreaks(technician)
    .filter((pause) => {
      const nth = technician.breaks.indexOf(pause);
      const taken = route.stops.find((stop) => stop.kind === 'break' && stop.nth === nth);
      return taken === undefined || !within(taken.start, pause);
    })
    .map(() => say(court, 'break_missed'));
}

function violationsOfPeople(court: Court): Violation[] {
  const { problem, technician } = court;
  const visits = visitsOn(court);
  const load = visits.reduce((sum, visit) => sum + visit.load, 0);
  const found = visits.flatMap((visit) =>
    reasonsAgainst(problem, technician, visit).map(({ code }) => say(court, code, visit.id)),
  );
  if (load > (technician.capacity ?? Number.POSITIVE_INFINITY) + TOLERANCE)
    found.push(say(court, 'overloaded'));
  return found;
}

const hasName = (list: string[] | null | undefined, name: string): boolean =>
  list !== undefined && (list === null || list.includes(name));

/** Plays the day: parts are used up, the depot fills up what it has. */
function violationsOfSupply(court: Court): Violation[] {
  const { technician, route, visits } = court;
  const parts = new Map(Object.entries(technician.parts));
  const found: Violation[] = [];
  let depot: Depot | null = null;
  for (const stop of route.stops) {
    if (stop.kind === 'depot') depot = court.problem.depot;
    const visit = stop.kind === 'visit' ? visits.get(stop.visit) : undefined;
    if (visit === undefined) continue;
    const has = (tool: string) => technician.tools.includes(tool) || hasName(depot?.tools, tool);
    if (!visit.tools.every(has)) found.push(say(court, 'tool_not_at_hand', visit.id));
    const carried = Object.entries(visit.parts).filter(([part]) => !hasName(depot?.parts, part));
    for (const [part, amount] of carried) parts.set(part, (parts.get(part) ?? 0) - amount);
    if (carried.some(([part]) => (parts.get(part) ?? 0) < 0))
      found.push(say(court, 'part_not_at_hand', visit.id));
  }
  return found;
}

/** Visits locked to a position come first, in the order of their positions. */
function violationsOfLocks(court: Court): Violation[] {
  const position = (visit: Visit) => visit.locked?.position ?? null;
  const visits = visitsOn(court);
  const pinned = visits
    .filter((visit) => position(visit) !== null)
    .sort((one, other) => (position(one) ?? 0) - (position(other) ?? 0));
  return pinned
    .filter((visit, nth) => visits[nth] !== visit)
    .map((visit) => say(court, 'locked_position_left', visit.id));
}

/** What one route breaks by itself. */
export function violationsOfRoute(court: Court): Violation[] {
  return [
    ...violationsOfTimes(court),
    ...violationsOfWindows(court),
    ...violationsOfBreaks(court),
    ...violationsOfPeople(court),
    ...violationsOfSupply(court),
    ...violationsOfLocks(court),
  ];
}

function violationsOfCounts(problem: Problem, plan: Plan): Violation[] {
  const planned = plan.routes.flatMap(({ stops }) =>
    stops.flatMap((stop) => (stop.kind === 'visit' ? [stop.visit] : [])),
  );
  const named = [...planned, ...plan.unplanned.map(({ visit }) => visit)];
  const times = new Map<string, number>();
  for (const id of named) times.set(id, (times.get(id) ?? 0) + 1);
  const known = new Set(problem.visits.map(({ id }) => id));
  const routes = plan.routes.map(({ technician }) => technician);
  const general = (code: string) => (subject: string) => ({ code, technician: null, subject });
  return [
    ...[...known].filter((id) => !times.has(id)).map(general('visit_forgotten')),
    ...[...times].filter(([, count]) => count > 1).map(([id]) => general('visit_twice')(id)),
    ...[...times.keys()].filter((id) => !known.has(id)).map(general('visit_unknown')),
    ...routes.filter((id, nth) => routes.indexOf(id) !== nth).map(general('technician_twice')),
  ];
}

/**
 * Every constraint that a plan breaks, judged from its times alone, not from how it was made: ways, windows, shifts, breaks,
 * certificates, skills, tools, parts, load, locks, and that each visit is planned once or named as left out.
 */
export function violationsOf(problem: Problem, plan: Plan): Violation[] {
  const technicians = new Map(problem.technicians.map((technician) => [technician.id, technician]));
  const visits = new Map(problem.visits.map((visit) => [visit.id, visit]));
  const ofRoutes = plan.routes.flatMap((route) => {
    const technician = technicians.get(route.technician);
    if (technician === undefined) {
      return [{ code: 'technician_unknown', technician: route.technician, subject: null }];
    }
    return violationsOfRoute({ problem, technician, route, visits });
  });
  return [...violationsOfCounts(problem, plan), ...ofRoutes];
}
