import { int, real } from './cells.rules.ts';
import { type Ejector, newEjector } from './ejection.rules.ts';
import { measure } from './measuring.rules.ts';
import type { Model } from './model.rules.ts';
import { type Random, seeded } from './random.rules.ts';
import { copyPlaces, copyRoute, emptyRoutes, type Routes } from './routes.rules.ts';
import { type Finder, newFinder } from './slots.rules.ts';

/** Stops of all routes as they were when a plan was kept. */
export type Kept = { cost: number; absent: number; stops: Int32Array; count: Int32Array; pinned: Int32Array };

/** The state of a search: two copies of the routes, of which `trial` is changed and then accepted or taken back. */
export type Search = {
  model: Model;
  random: Random;
  current: Routes;
  trial: Routes;
  finder: Finder;
  ejector: Ejector;
  touched: Uint8Array;
  currentCost: number;
  technicianLimit: number;
  keys: Float64Array;
  seenKinds: Int32Array;
  best: Kept;
  schedule: Schedule;
};

/** Where the cooling stands: `left` steps of a cycle remain; a cycle is followed by a longer one from the best plan. Penalties
 * grow with visits that are hard to place. */
export type Schedule = {
  steps: number;
  cycle: number;
  left: number;
  heat: number;
  cooling: number;
  absentCost: number;
  excursion: number;
  longestExcursion: number;
  reducing: boolean;
  coolingEffort: number;
  reducingEffort: number;
  reducedAt: number;
  penalties: Float64Array;
};

export function newSearch(model: Model, seed: number): Search {
  const random = seeded(seed);
  const current = emptyRoutes(model);
  const trial = emptyRoutes(model);
  const penalties = new Float64Array(model.visits).fill(1);
  return {
    model,
    random,
    current,
    trial,
    finder: newFinder(model, trial, random),
    ejector: newEjector(model, trial, penalties),
    touched: new Uint8Array(model.technicians),
    currentCost: 0,
    technicianLimit: model.technicians,
    keys: new Float64Array(model.visits),
    seenKinds: new Int32Array(model.technicians),
    best: keep(trial, Number.POSITIVE_INFINITY),
    schedule: {
      steps: 0,
      cycle: 0,
      left: 0,
      heat: 0,
      cooling: 1,
      absentCost: 0,
      excursion: 0,
      longestExcursion: 0,
      reducing: false,
      coolingEffort: 0,
      reducingEffort: 0,
      reducedAt: 0,
      penalties,
    },
  };
}

function keep(routes: Routes, cost: number): Kept {
  const { stops, count, pinned, absentCount } = routes;
  return { cost, absent: absentCount, stops: stops.slice(), count: count.slice(), pinned: pinned.slice() };
}

/** Cost of the routes and of the visits left out, in minutes of work. */
function totalCost(model: Model, routes: Routes): number {
  let cost = 0;
  for (let route = 0; route < model.technicians; route += 1) cost += real(routes.cost, route);
  for (let at = 0; at < routes.absentCount; at += 1) {
    cost += real(model.unplannedCost, int(routes.absent, at));
  }
  return cost;
}

/**
 * Cost by which the search goes on. Where fewest technicians are wanted there may be no way from one whole plan to the next,
 * so a visit left out for a while costs little, and a technician nothing: the limit on technicians holds anyway.
 */
export function searchCost({ model, schedule }: Search, routes: Routes): number {
  if (!model.fewest) return totalCost(model, routes);
  let cost = schedule.absentCost * routes.absentCount;
  for (let route = 0; route < model.technicians; route += 1) {
    if (int(routes.visits, route) > 0) cost += real(routes.cost, route) - model.rates.technician;
  }
  return cost;
}

export function usedTechnicians(model: Model, routes: Routes): number {
  let used = 0;
  for (let route = 0; route < model.technicians; route += 1) if (int(routes.visits, route) > 0) used += 1;
  return used;
}

/** Makes what was tried the current plan, and keeps it if no plan was better. */
export function accept(search: Search): void {
  const { model, trial, current, touched, best } = search;
  for (let route = 0; route < model.technicians; route += 1) {
    if (touched[route] === 1) copyRoute(model, trial, current, route);
  }
  copyPlaces(trial, current);
  touched.fill(0);
  search.currentCost = searchCost(search, trial);
  const cost = totalCost(model, trial);
  if (cost >= best.cost - 1e-9) return;
  best.cost = cost;
  best.absent = trial.absentCount;
  best.stops.set(trial.stops);
  best.count.set(trial.count);
  best.pinned.set(trial.pinned);
}

/** Takes back what was tried. */
export function takeBack(search: Search): void {
  const { model, trial, current, touched } = search;
  for (let route = 0; route < model.technicians; route += 1) {
    if (touched[route] === 1) copyRoute(model, current, trial, route);
  }
  copyPlaces(current, trial);
  touched.fill(0);
}

/** Makes the best plan the current one. */
export function returnToBest(search: Search): void {
  const { model, trial, touched, best } = search;
  trial.stops.set(best.stops);
  trial.count.set(best.count);
  trial.pinned.set(best.pinned);
  trial.routeOf.fill(-1);
  for (let route = 0; route < model.technicians; route += 1) measure(model, trial, route);
  listAbsent(trial);
  touched.fill(1);
  accept(search);
}

function listAbsent(routes: Routes): void {
  routes.absentCount = 0;
  for (let visit = 0; visit < routes.routeOf.length; visit += 1) {
    if (int(routes.routeOf, visit) >= 0) continue;
    routes.absent[routes.absentCount] = visit;
    routes.absentCount += 1;
  }
}
