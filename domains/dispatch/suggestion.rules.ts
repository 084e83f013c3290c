import { violationsOfRoute } from './feasibility.rules.ts';
import type {
  Plan,
  Problem,
  Reason,
  Route,
  Stop,
  SuggestionWeights,
  Technician,
  Visit,
} from './problem.contract.ts';
import { reasonsAgainst } from './qualification.rules.ts';
import { roomIn } from './room.rules.ts';
import { bindingBreaks, scheduleOf, stopsOf } from './schedule.rules.ts';
import { type Way, wayOf } from './travel.rules.ts';

/** One term of a score: how much of what, and the points that it adds. */
export type Term = { code: keyof SuggestionWeights; amount: number; points: number };

/** A technician for an order: his day with it and why he ranks there, or why he may not come. */
export type Suggestion = {
  technician: string;
  reasons: Reason[];
  start: number | null;
  position: number | null;
  pickup: boolean;
  route: Route | null;
  score: number | null;
  terms: Term[];
};

/** A working set of weights: minutes of way count whole, an hour of delay as a few minutes, a breach as much. */
export const SUGGESTION: SuggestionWeights = {
  travel: 1,
  waiting: 0.5,
  load: 30,
  delay: 2,
  late: 10,
  otherTechnician: 20,
};

type Desk = {
  problem: Problem;
  visit: Visit;
  visits: Map<string, Visit>;
  weights: SuggestionWeights;
  way: Way;
};

type Candidate = { route: Route; position: number; start: number; pickup: boolean; cost: number };

const HOUR = 60;
const TOLERANCE = 1e-6;

function isTimely(route: Route, technician: Technician, visits: Map<string, Visit>): boolean {
  const { shift } = technician;
  if (shift === null || route.leaves < shift.from - TOLERANCE || route.returns > shift.to + TOLERANCE)
    return false;
  return route.stops.every((stop) => {
    if (stop.kind === 'depot') return true;
    const last =
      stop.kind === 'visit'
        ? visits.get(stop.visit)?.windows[stop.window]?.to
        : technician.breaks[stop.nth]?.to;
    return stop.start <= (last ?? Number.NEGATIVE_INFINITY) + TOLERANCE;
  });
}

function candidateAt(desk: Desk, technician: Technician, stops: Stop[], position: number): Candidate | null {
  const route = scheduleOf(desk.problem, technician, stops, desk.way);
  if (!isTimely(route, technician, desk.visits)) return null;
  const stop = route.stops[position];
  const pickup = stops.some(({ kind }) => kind === 'depot');
  return { route, position, start: stop?.start ?? 0, pickup, cost: route.travel + route.waiting };
}

/** All timely ways to put the order into a day, cheapest first; `pickup` adds a way to the depot just before it. */
function candidates(desk: Desk, technician: Technician, stops: Stop[], pickup: boolean): Candidate[] {
  const { problem, visit, way } = desk;
  const hasRoom = roomIn(problem, technician, stops, way);
  const found: Candidate[] = [];
  visit.windows.forEach((_, window) => {
    for (let at = 0; at <= stops.length; at += 1) {
      if (!hasRoom(visit, window, at, pickup)) continue;
      const order: Stop[] = [{ kind: 'visit', visit, window }];
      if (pickup) order.unshift({ kind: 'depot' });
      const tried = candidateAt(desk, technician, stops.toSpliced(at, 0, ...order), at + order.length - 1);
      if (tried !== null) found.push(tried);
    }
  });
  return found.sort((one, other) => one.cost - other.cost || one.position - other.position);
}

const breaksAsStops = (technician: Technician): Stop[] =>
  bindingBreaks(technician).map((pause) => ({ kind: 'break', nth: technician.breaks.indexOf(pause) }));

function dayOf(desk: Desk, technician: Technician, plan: Map<string, Route>): Stop[] {
  const route = plan.get(technician.id);
  return route === undefined ? breaksAsStops(technician) : stopsOf(route, desk.visits);
}

function termsOf(desk: Desk, technician: Technician, now: Route | undefined, then: Candidate): Term[] {
  const { weights, visit } = desk;
  const { route, start } = then;
  const shift = technician.shift;
  const opens = Math.min(...visit.windows.map(({ from }) => from));
  const from = Math.max(opens, shift?.from ?? opens);
  const late = visit.deadline === null ? 0 : Math.max(0, start + visit.minutes - visit.deadline);
  const known = visit.preferred === null || visit.preferred === technician.id;
  const amounts: Record<keyof SuggestionWeights, number> = {
    travel: route.travel - (now?.travel ?? 0),
    waiting: route.waiting - (now?.waiting ?? 0),
    load: (route.returns - route.leaves) / Math.max(shift === null ? 0 : shift.to - shift.from, 1),
    delay: ((6 - visit.priority) * Math.max(0, start - from)) / HOUR,
    late,
    otherTechnician: known ? 0 : 1,
  };
  return (Object.keys(amounts) as (keyof SuggestionWeights)[]).map((code) => ({
    code,
    amount: amounts[code],
    points: amounts[code] * weights[code],
  }));
}

const refused = (technician: Technician, reasons: Reason[]): Suggestion => ({
  technician: technician.id,
  reasons,
  start: null,
  position: null,
  pickup: false,
  route: null,
  score: null,
  terms: [],
});

function suggestionFor(desk: Desk, technician: Technician, plan: Map<string, Route>): Suggestion {
  const { problem, visit, visits } = desk;
  const reasons = reasonsAgainst(problem, technician, visit);
  if (reasons.length > 0) return refused(technician, reasons);
  const stops = dayOf(desk, technician, plan);
  const broken = (route: Route) => violationsOfRoute({ problem, technician, route, visits });
  const plain = candidates(desk, technician, stops, false);
  const fits = (tried: Candidate[]) => tried.find(({ route }) => broken(route).length === 0);
  const mayFetch = problem.depot !== null && !stops.some(({ kind }) => kind === 'depot');
  const best = fits(plain) ?? (mayFetch ? fits(candidates(desk, technician, stops, true)) : undefined);
  if (best === undefined) {
    const why = plain[0] === undefined ? 'no_room' : (broken(plain[0].route)[0]?.code ?? 'no_room');
    return refused(technician, [{ code: why, subject: null, legal: false }]);
  }
  const terms = termsOf(desk, technician, plan.get(technician.id), best);
  const score = terms.reduce((sum, { points }) => sum + points, 0);
  const { start, position, pickup, route } = best;
  return { technician: technician.id, reasons: [], start, position, pickup, route, score, terms };
}

/**
 * Who should make one visit: first those who may and have room, best score (fewest points) first, each term shown; then those
 * who may not, each with every reason. Certificates and trainings are filters, so no score and no wish outweighs them
 * (S0 2.2, 3.3). The plan says what the technicians do already; `problem.visits` describes those visits.
 */
export function suggest(
  problem: Problem,
  plan: Plan,
  visit: Visit,
  weights: SuggestionWeights,
): Suggestion[] {
  const visits = new Map([...problem.visits, visit].map((one) => [one.id, one]));
  const routes = new Map(plan.routes.map((route) => [route.technician, route]));
  const desk: Desk = { problem, visit, visits, weights, way: wayOf(problem.travel) };
  return problem.technicians
    .map((technician) => suggestionFor(desk, technician, routes))
    .sort(
      (one, other) =>
        (one.score ?? Number.POSITIVE_INFINITY) - (other.score ?? Number.POSITIVE_INFINITY) ||
        one.technician.localeCompare(other.technician),
    );
}
