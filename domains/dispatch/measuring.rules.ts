import { flag, int, real } from './cells.rules.ts';
import type { Model } from './model.rules.ts';
import { costOf, EPSILON, type Routes } from './routes.rules.ts';

/** Measures the way out: pieces from home over the first i stops. Answers whether every stop is reached in time. */
function measureHeads(model: Model, routes: Routes, route: number): boolean {
  const { minutes, places, optionPlace, opens, closes, service } = model;
  const { headTime, headEarliest, headLatest, headPlace, stops } = routes;
  const row = route * routes.width;
  const end = row + int(routes.count, route);
  let time = 0;
  let earliest = real(model.shiftFrom, route);
  let latest = real(model.shiftTo, route);
  let place = int(model.startPlace, route);
  let fine = true;
  for (let at = row; ; at += 1) {
    headTime[at] = time;
    headEarliest[at] = earliest;
    headLatest[at] = latest;
    headPlace[at] = place;
    if (at === end) return fine;
    const option = int(stops, at);
    const to = int(optionPlace, option) < 0 ? place : int(optionPlace, option);
    const reached = time + real(minutes, place * places + to);
    const open = real(opens, option) - reached;
    const close = real(closes, option) - reached;
    if (earliest > close + EPSILON) fine = false;
    const wait = Math.max(open - latest, 0);
    time = reached + real(service, option) + wait;
    earliest = Math.max(open, earliest) - wait;
    latest = Math.min(close, latest);
    place = to;
  }
}

/** Measures the way home: pieces from stop i to the end. */
function measureTails(model: Model, routes: Routes, route: number): void {
  const { minutes, places, optionPlace, opens, closes, service } = model;
  const { tailTime, tailEarliest, tailLatest, tailPlace, headPlace, stops } = routes;
  const row = route * routes.width;
  let at = row + int(routes.count, route);
  let place = int(model.endPlace, route);
  tailTime[at] = 0;
  tailEarliest[at] = real(model.shiftFrom, route);
  tailLatest[at] = real(model.shiftTo, route);
  tailPlace[at] = place;
  while (at > row) {
    at -= 1;
    const option = int(stops, at);
    const here = int(headPlace, at + 1);
    const way = real(minutes, here * places + place);
    const reached = real(service, option) + way;
    const close = real(closes, option);
    const wait = Math.max(real(tailEarliest, at + 1) - reached - close, 0);
    tailTime[at] = reached + real(tailTime, at + 1) + wait;
    tailEarliest[at] = Math.max(real(tailEarliest, at + 1) - reached, real(opens, option)) - wait;
    tailLatest[at] = Math.min(real(tailLatest, at + 1) - reached, close);
    tailPlace[at] = int(optionPlace, option);
    place = here;
  }
}

/** Adds up travel, service, load and the visits' own costs, and notes where each visit is. */
function measureSums(model: Model, routes: Routes, route: number): number {
  const { minutes, places, optionVisit, visits } = model;
  const row = route * routes.width;
  const count = int(routes.count, route);
  let travel = 0;
  let service = 0;
  let load = 0;
  let extra = 0;
  let held = 0;
  routes.depotAt[route] = -1;
  for (let at = 0; at < count; at += 1) {
    const option = int(routes.stops, row + at);
    const visit = int(optionVisit, option);
    travel += real(minutes, int(routes.headPlace, row + at) * places + int(routes.headPlace, row + at + 1));
    service += real(model.service, option);
    if (option === model.depotOption) routes.depotAt[route] = at;
    if (visit < 0) continue;
    held += 1;
    load += real(model.load, visit);
    extra += real(model.extraCost, route * visits + visit);
    routes.routeOf[visit] = route;
    routes.positionOf[visit] = at;
  }
  travel += real(minutes, int(routes.headPlace, row + count) * places + int(model.endPlace, route));
  routes.travel[route] = travel;
  routes.service[route] = service;
  routes.load[route] = load;
  routes.visits[route] = held;
  return extra;
}

/** Parts that must come from what the technician carries: those used before the depot, and those it never has. */
function measureSupply({ supply, optionVisit }: Model, routes: Routes, route: number): void {
  const { types, firstNeed, needType, needAmount, atDepot } = supply;
  if (types === 0) return;
  const row = route * routes.width;
  const count = int(routes.count, route);
  const depot = int(routes.depotAt, route);
  routes.used.fill(0, route * types, (route + 1) * types);
  for (let at = 0; at < count; at += 1) {
    const visit = int(optionVisit, int(routes.stops, row + at));
    if (visit < 0) continue;
    const supplied = depot >= 0 && at > depot;
    for (let need = int(firstNeed, visit); need < int(firstNeed, visit + 1); need += 1) {
      const type = int(needType, need);
      if (supplied && flag(atDepot, type) === 1) continue;
      routes.used[route * types + type] = int(routes.used, route * types + type) + int(needAmount, need);
    }
  }
}

/** Measures a route after its stops changed. Answers false if a stop or the end of the shift is reached too late. */
export function measure(model: Model, routes: Routes, route: number): boolean {
  const row = route * routes.width;
  const end = row + int(routes.count, route);
  const fine = measureHeads(model, routes, route);
  measureTails(model, routes, route);
  const extra = measureSums(model, routes, route);
  measureSupply(model, routes, route);
  const way = real(model.minutes, int(routes.headPlace, end) * model.places + int(model.endPlace, route));
  const work = real(routes.headTime, end) + way;
  routes.work[route] = work;
  const idle = int(routes.visits, route) === 0;
  routes.cost[route] = idle ? 0 : costOf(model, route, work, real(routes.travel, route)) + extra;
  return fine && real(routes.headEarliest, end) + work <= real(model.shiftTo, route) + EPSILON;
}
