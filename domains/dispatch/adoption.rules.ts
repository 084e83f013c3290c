import { flag, int, real } from './cells.rules.ts';
import { measure } from './measuring.rules.ts';
import type { Model } from './model.rules.ts';
import type { Plan, PlannedStop, Problem } from './problem.contract.ts';
import { breaksOf, EPSILON, type Routes } from './routes.rules.ts';
import type { Search } from './search.rules.ts';

/** The stops of an earlier plan as options, technician by technician; what is no longer known is left out. */
export function optionsBefore({ technicians, visits }: Problem, model: Model, before: Plan): number[][] {
  const places = new Map(visits.map(({ id }, visit) => [id, visit]));
  const routes = new Map(before.routes.map((route) => [route.technician, route.stops]));
  const optionOf = (stop: PlannedStop, route: number): number => {
    if (stop.kind === 'depot') return model.depotOption;
    if (stop.kind === 'break') {
      return stop.nth < breaksOf(model, route) ? int(model.firstBreak, route) + stop.nth : -1;
    }
    const visit = places.get(stop.visit);
    if (visit === undefined) return -1;
    const option = int(model.firstOption, visit) + stop.window;
    return option < int(model.firstOption, visit + 1) ? option : -1;
  };
  return technicians.map(({ id }, route) =>
    (routes.get(id) ?? []).map((stop) => optionOf(stop, route)).filter((option) => option >= 0),
  );
}

function visitsFit(model: Model, routes: Routes, route: number): boolean {
  const { visits, supply, optionVisit } = model;
  const row = route * routes.width;
  const depot = int(routes.depotAt, route);
  for (let at = 0; at < int(routes.count, route); at += 1) {
    const visit = int(optionVisit, int(routes.stops, row + at));
    if (visit < 0) continue;
    if (flag(model.qualified, route * visits + visit) === 0) return false;
    const supplied = depot >= 0 && at > depot;
    if (!supplied && flag(supply.equipped, route * visits + visit) === 0) return false;
  }
  return real(routes.load, route) <= real(model.capacity, route) + EPSILON;
}

function partsFit({ supply }: Model, routes: Routes, route: number): boolean {
  const { types, stock } = supply;
  const cells = routes.used.subarray(route * types, (route + 1) * types);
  return cells.every((used, type) => used <= int(stock, route * types + type));
}

function takeApart(model: Model, routes: Routes, route: number): void {
  const row = route * routes.width;
  for (let at = row; at < row + int(routes.count, route); at += 1) {
    const visit = int(model.optionVisit, int(routes.stops, at));
    if (visit >= 0) routes.routeOf[visit] = -1;
  }
  routes.count[route] = 0;
  measure(model, routes, route);
}

/** Takes a route over as it was, if it still keeps every constraint and begins with the pinned visits. */
export function adopt(search: Search, route: number, options: number[], pinned: number[]): boolean {
  const { model, trial } = search;
  const visits = options.map((option) => int(model.optionVisit, option));
  const held = visits.filter((visit) => visit >= 0);
  if (held.length === 0 || pinned.some((visit, at) => held[at] !== visit)) return false;
  const pauses = options.filter((option) => option >= int(model.firstBreak, 0)).length;
  if (pauses !== breaksOf(model, route)) return false;
  trial.stops.set(options, route * trial.width);
  trial.count[route] = options.length;
  const timely = measure(model, trial, route);
  if (!timely || !visitsFit(model, trial, route) || !partsFit(model, trial, route)) {
    takeApart(model, trial, route);
    return false;
  }
  const last = pinned.at(-1);
  trial.pinned[route] = last === undefined ? 0 : visits.indexOf(last) + 1;
  return true;
}
