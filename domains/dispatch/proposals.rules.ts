import { alongId } from './crews.rules.ts';
import type { DayPlanningAnswer } from './day-planning.rules.ts';
import type { PlanMove, PlanReason, Proposal } from './day-plans.contract.ts';
import type { DayProblem } from './day-problem.rules.ts';
import { termsOfPlan } from './objective.rules.ts';
import type { Plan, Reason, Route, Weights } from './problem.contract.ts';
import { type DayOrder, legalReasons, type RegionDay } from './region-day.rules.ts';

type At = NonNullable<PlanMove['to']>;
type Made = { day: RegionDay; made: DayProblem; answer: DayPlanningAnswer; weights: Weights };

const numberOf = (visit: string): string => visit.split('#')[0] ?? visit;

/** A visit of several people stands in all their days or in none. */
function wholeTeams({ plan, teams }: DayPlanningAnswer): Plan {
  const planned = new Set(
    plan.routes.flatMap(({ stops }) => stops.flatMap((stop) => (stop.kind === 'visit' ? [stop.visit] : []))),
  );
  const halves = ({ visit, people }: (typeof teams)[number]) =>
    people.map((person, nth) => (nth === 0 ? visit : alongId(visit, person)));
  const broken = teams.filter((team) => !halves(team).every((half) => planned.has(half)));
  if (broken.length === 0) return plan;
  const gone = new Set(broken.flatMap(halves));
  const reasons = [{ code: 'no_room_together', subject: null, legal: false }];
  return {
    routes: plan.routes.map((route) => ({
      ...route,
      stops: route.stops.filter((stop) => stop.kind !== 'visit' || !gone.has(stop.visit)),
    })),
    unplanned: [
      ...plan.unplanned.filter(({ visit }) => !gone.has(visit)),
      ...broken.map(({ visit }) => ({ visit, reasons })),
    ],
  };
}

function placesIn(plan: Plan, { teams }: DayPlanningAnswer): Map<string, At> {
  const crews = new Map(teams.map(({ visit, people }) => [visit, people.slice(1)]));
  return new Map(
    plan.routes.flatMap(({ technician, stops }) =>
      stops.flatMap((stop) => {
        if (stop.kind !== 'visit' || stop.visit.includes('#')) return [];
        const crew = crews.get(stop.visit) ?? [];
        return [[stop.visit, { technician, crew, start: stop.start, end: stop.leave }] as const];
      }),
    ),
  );
}

const standsAt = ({ visit }: DayOrder): At | null =>
  visit === null
    ? null
    : { technician: visit.technician, crew: visit.crew, start: visit.from, end: visit.to };

const isSame = (one: At, other: At): boolean =>
  one.technician === other.technician &&
  one.crew.toSorted().join() === other.crew.toSorted().join() &&
  Math.abs(one.start - other.start) < 1 &&
  Math.abs(one.end - other.end) < 1;

const isUnchanged = (from: At | null, to: At | null): boolean =>
  from === null || to === null ? from === to : isSame(from, to);

/** Orders that now stand in somebody's day where another one stood. */
const takersOf = (at: At, places: Map<string, At>, orders: Map<string, DayOrder>): string[] =>
  [...places]
    .filter(
      ([number, { technician, start, end }]) =>
        technician === at.technician &&
        start < at.end &&
        at.start < end &&
        orders.get(number)?.visit?.technician !== technician,
    )
    .map(([number]) => number);

function clausesOf(day: RegionDay, order: DayOrder | undefined): (reason: Reason) => PlanReason {
  const clauses = new Map<string, string | null>();
  for (const person of order === undefined ? [] : day.people)
    for (const { code, subject, clause } of legalReasons(day.day, person, order as DayOrder))
      clauses.set(`${code} ${subject}`, clause);
  return (reason) => ({ ...reason, clause: clauses.get(`${reason.code} ${reason.subject}`) ?? null });
}

function movesOf({ day, made, answer }: Made, plan: Plan): PlanMove[] {
  const places = placesIn(plan, answer);
  const orders = new Map(day.orders.map((order) => [order.number, order]));
  const trouble = new Map(made.troubled.map(({ number, reasons }) => [number, reasons]));
  const out = new Map(plan.unplanned.map(({ visit, reasons }) => [visit, reasons]));
  return day.orders.flatMap((order): PlanMove[] => {
    const { number } = order;
    const [from, to] = [standsAt(order), places.get(number) ?? null];
    if (made.kept.has(number) || isUnchanged(from, to)) return [];
    const why = trouble.get(number) ?? [];
    const move = { number, from, to, reasons: why, for: [] };
    if (from === null) return [{ ...move, because: 'new' }];
    if (to === null) {
      const reasons = [...why, ...(out.get(number) ?? []).map(clausesOf(day, order))];
      return [{ ...move, because: 'left_out', reasons }];
    }
    if (why.length > 0) return [{ ...move, because: 'cannot' }];
    const takers = takersOf(from, places, orders);
    return [{ ...move, because: takers.length > 0 ? 'makes_room' : 'better', for: takers }];
  });
}

type RouteOut = Proposal['routes'][number];
type StopOut = RouteOut['stops'][number];

function stopsOut(route: Route | undefined, moved: Set<string>): StopOut[] {
  let free = route?.leaves ?? 0;
  return (route?.stops ?? []).flatMap((stop): StopOut[] => {
    const way = stop.arrive - free;
    free = stop.leave;
    const times = { start: stop.start, end: stop.leave, way };
    if (stop.kind === 'break') return [];
    if (stop.kind === 'depot') return [{ kind: 'pickup', number: null, along: false, ...times }];
    const number = numberOf(stop.visit);
    const kind = moved.has(number) ? 'visit' : 'kept';
    return [{ kind, number, along: stop.visit.includes('#'), ...times }];
  });
}

/** The day of each person who has one: what the plan says, and what was booked before and is left alone. */
function routesOut({ day, made }: Made, plan: Plan, moved: Set<string>): RouteOut[] {
  const routes = new Map(plan.routes.map((route) => [route.technician, route]));
  return day.people.flatMap(({ id }): RouteOut[] => {
    const route = routes.get(id);
    const planned = stopsOut(route, moved);
    const shown = new Set(planned.map(({ number }) => number));
    const tight = day.orders.flatMap(({ number, visit }): StopOut[] => {
      if (visit === null || !made.kept.has(number) || shown.has(number)) return [];
      const along = visit.crew.includes(id);
      if (visit.technician !== id && !along) return [];
      return [{ kind: 'kept', number, start: visit.from, end: visit.to, way: null, along }];
    });
    const stops = [...planned, ...tight].sort((one, other) => one.start - other.start);
    if (stops.length === 0) return [];
    const ends = stops.map(({ end }) => end);
    return [
      {
        technician: id,
        leaves: Math.min(route?.leaves ?? Number.POSITIVE_INFINITY, stops[0]?.start ?? 0),
        returns: Math.max(route?.returns ?? 0, ...ends),
        travel: route?.travel ?? 0,
        waiting: route?.waiting ?? 0,
        stops,
      },
    ];
  });
}

/** A plan as people read it: days, moves with their reasons, what stays out, and the score term by term. */
export function proposalOf(from: Made): Proposal {
  const { day, made, answer, weights } = from;
  const plan = wholeTeams(answer);
  const moves = movesOf(from, plan);
  const orders = new Map(day.orders.map((order) => [order.number, order]));
  const moved = new Set(moves.flatMap(({ number, to }) => (to === null ? [] : [number])));
  const asked = new Set([...moves.map(({ number }) => number), ...plan.unplanned.map(({ visit }) => visit)]);
  return {
    routes: routesOut(from, plan, moved),
    moves,
    unplanned: plan.unplanned
      .filter(({ visit }) => !visit.includes('#') && !made.kept.has(visit))
      .map(({ visit, reasons }) => ({
        number: visit,
        reasons: reasons.map(clausesOf(day, orders.get(visit))),
      })),
    troubled: made.troubled,
    terms: termsOfPlan(answer.problem, weights, plan),
    roughPlaces: [...asked].filter((number) => orders.get(number)?.spot?.basis !== 'exact'),
  };
}
