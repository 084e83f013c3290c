import { flag, int, real } from './cells.rules.ts';
import type { Model } from './model.rules.ts';
import { EPSILON, type Routes } from './routes.rules.ts';

const MOST_EJECTED = 4;
const MOST_NODES = 4_000;

/** The way found to make room for a visit: which stops of which route must go, and where it then stands. */
export type Ejection = {
  penalty: number;
  route: number;
  at: number;
  window: number;
  out: Int32Array;
  count: number;
};

/** State of the search for an ejection; what changes on the way down is put back on the way up. */
export type Ejector = {
  model: Model;
  routes: Routes;
  penalties: Float64Array;
  found: Ejection;
  visit: number;
  route: number;
  insertedAt: number;
  window: number;
  depth: number;
  penalty: number;
  over: number;
  nodes: number;
  effort: number;
  out: Int32Array;
};

export const newEjector = (model: Model, routes: Routes, penalties: Float64Array): Ejector => ({
  model,
  routes,
  penalties,
  found: { penalty: 0, route: -1, at: 0, window: 0, out: new Int32Array(MOST_EJECTED), count: 0 },
  visit: 0,
  route: 0,
  insertedAt: -1,
  window: 0,
  depth: 0,
  penalty: 0,
  over: 0,
  nodes: 0,
  effort: 0,
  out: new Int32Array(MOST_EJECTED),
});

function wayTo({ model }: Ejector, place: number, option: number): number {
  return real(model.minutes, place * model.places + int(model.optionPlace, option));
}

function record(ejector: Ejector): void {
  const { found, out } = ejector;
  found.penalty = ejector.penalty;
  found.route = ejector.route;
  found.at = ejector.insertedAt;
  found.window = ejector.window;
  found.count = ejector.depth;
  found.out.set(out);
}

/** Whether the route, free at `ready` at `place`, reaches everything from the cell `at` on in time. */
function reachesRest({ model, routes }: Ejector, at: number, ready: number, place: number): boolean {
  const way = real(model.minutes, place * model.places + int(routes.tailPlace, at));
  return ready + way <= real(routes.tailLatest, at) + EPSILON;
}

function insertHere(ejector: Ejector, at: number, ready: number, place: number): void {
  const { model, visit, route, routes } = ejector;
  for (let option = int(model.firstOption, visit); option < int(model.firstOption, visit + 1); option += 1) {
    const arrive = ready + wayTo(ejector, place, option);
    if (arrive > real(model.closes, option) + EPSILON) continue;
    ejector.window = option - int(model.firstOption, visit);
    ejector.insertedAt = at - route * routes.width;
    const free = Math.max(arrive, real(model.opens, option)) + real(model.service, option);
    explore(ejector, at, free, int(model.optionPlace, option));
    ejector.insertedAt = -1;
  }
}

function ejectHere(ejector: Ejector, at: number, ready: number, place: number): void {
  const { model, routes, penalties, found, route } = ejector;
  const visit = int(model.optionVisit, int(routes.stops, at));
  const penalty = real(penalties, visit);
  if (ejector.depth === MOST_EJECTED || ejector.penalty + penalty >= found.penalty) return;
  ejector.out[ejector.depth] = at - route * routes.width;
  ejector.depth += 1;
  ejector.penalty += penalty;
  ejector.over -= real(model.load, visit);
  explore(ejector, at + 1, ready, place);
  ejector.depth -= 1;
  ejector.penalty -= penalty;
  ejector.over += real(model.load, visit);
}

/** From the stop in the cell `at` on: puts the visit here, keeps the stop, or lets it go. */
function explore(ejector: Ejector, at: number, ready: number, place: number): void {
  const { model, routes, route, found } = ejector;
  ejector.nodes += 1;
  if (ejector.nodes > MOST_NODES || ejector.penalty >= found.penalty) return;
  if (ejector.insertedAt >= 0 && ejector.over <= EPSILON && reachesRest(ejector, at, ready, place)) {
    record(ejector);
    return;
  }
  if (ejector.insertedAt < 0) insertHere(ejector, at, ready, place);
  if (at === route * routes.width + int(routes.count, route)) return;
  ejectHere(ejector, at, ready, place);
  const option = int(routes.stops, at);
  const arrive = ready + wayTo(ejector, place, option);
  if (arrive > real(model.closes, option) + EPSILON) return;
  const free = Math.max(arrive, real(model.opens, option)) + real(model.service, option);
  explore(ejector, at + 1, free, int(model.optionPlace, option));
}

/** Looks in one route for a way to make room for the visit that is less of a pity than the one found so far. */
export function tryEjection(ejector: Ejector, route: number, visit: number): void {
  const { model, routes } = ejector;
  if (flag(model.qualified, route * model.visits + visit) === 0) return;
  ejector.visit = visit;
  ejector.route = route;
  ejector.insertedAt = -1;
  ejector.depth = 0;
  ejector.penalty = 0;
  ejector.nodes = 0;
  ejector.over = real(routes.load, route) + real(model.load, visit) - real(model.capacity, route);
  const at = route * routes.width + int(routes.pinned, route);
  const ready = real(routes.headEarliest, at) + real(routes.headTime, at);
  explore(ejector, at, ready, int(routes.headPlace, at));
  ejector.effort += 2 * ejector.nodes;
}
