import { int } from './cells.rules.ts';
import { fillSlot, tryRoute } from './insertion.rules.ts';
import { measure } from './measuring.rules.ts';
import type { Model } from './model.rules.ts';
import type { Plan, Problem } from './problem.contract.ts';
import { findSlot, putBack } from './recreation.rules.ts';
import { insertStop } from './routes.rules.ts';
import { accept, newSearch, type Search, totalCost } from './search.rules.ts';
import { cheapestPosition } from './settling.rules.ts';
import { clearSlot } from './slots.rules.ts';

/** Visits locked to a technician and a position, in the order of the positions. */
function pinnedVisits({ visits }: Problem, technician: string): number[] {
  const position = (visit: number) => visits[visit]?.locked?.position ?? 0;
  return visits
    .flatMap(({ locked }, visit) =>
      locked?.technician === technician && locked.position !== null ? [visit] : [],
    )
    .sort((one, other) => position(one) - position(other));
}

function pin(search: Search, route: number, visits: number[]): void {
  const { model, trial, finder } = search;
  for (const visit of visits) {
    clearSlot(finder);
    trial.pinned[route] = int(trial.count, route);
    tryRoute(finder, route, visit);
    if (finder.slot.route < 0) continue;
    fillSlot(model, trial, finder.slot);
    trial.pinned[route] = int(trial.count, route);
  }
}

function addBreaks(search: Search, route: number): void {
  const { model, trial, finder } = search;
  const end = int(model.firstBreak, route + 1);
  for (let option = int(model.firstBreak, route); option < end; option += 1) {
    const to = int(trial.count, route);
    const at = cheapestPosition(model, trial, finder.cursor, { route, option, from: 0, to });
    if (at < 0) continue;
    insertStop(trial, route, at, option);
    if (at < int(trial.pinned, route)) trial.pinned[route] = int(trial.pinned, route) + 1;
    measure(model, trial, route);
  }
}

/** Puts visits into a route one behind the other, as an earlier plan had them; what no longer fits waits. */
function follow(search: Search, route: number, visits: number[]): void {
  const { model, trial, finder } = search;
  const pinned = int(trial.pinned, route);
  let from = pinned;
  for (const visit of visits) {
    if (int(trial.routeOf, visit) >= 0) continue;
    clearSlot(finder);
    trial.pinned[route] = from;
    tryRoute(finder, route, visit);
    if (finder.slot.route < 0) continue;
    fillSlot(model, trial, finder.slot);
    from = int(trial.positionOf, visit) + 1;
  }
  trial.pinned[route] = pinned;
}

function visitsBefore({ technicians, visits }: Problem, before: Plan): number[][] {
  const places = new Map(visits.map(({ id }, visit) => [id, visit]));
  const routes = new Map(before.routes.map((route) => [route.technician, route.stops]));
  return technicians.map(({ id }) =>
    (routes.get(id) ?? []).flatMap((stop) => {
      const visit = stop.kind === 'visit' ? places.get(stop.visit) : undefined;
      return visit === undefined ? [] : [visit];
    }),
  );
}

function placeLocked(search: Search, { visits }: Problem): void {
  const { model, trial, finder } = search;
  visits.forEach(({ locked }, visit) => {
    if (locked === null || int(trial.routeOf, visit) >= 0) return;
    findSlot(search, visit, true);
    if (finder.slot.route >= 0) fillSlot(model, trial, finder.slot);
  });
}

function listAbsent(search: Search): void {
  const { trial } = search;
  trial.absentCount = 0;
  trial.routeOf.forEach((route, visit) => {
    if (route >= 0) return;
    trial.absent[trial.absentCount] = visit;
    trial.absentCount += 1;
  });
}

/**
 * A first plan: locked positions and breaks, then the visits of an earlier plan where they were, then those locked to a
 * technician, then every other visit where it costs least.
 */
export function construct(problem: Problem, model: Model, seed: number, before: Plan | null): Search {
  const search = newSearch(model, seed);
  const { trial, touched } = search;
  const earlier = before === null ? [] : visitsBefore(problem, before);
  problem.technicians.forEach(({ id }, route) => {
    measure(model, trial, route);
    pin(search, route, pinnedVisits(problem, id));
    addBreaks(search, route);
    follow(search, route, earlier[route] ?? []);
  });
  placeLocked(search, problem);
  listAbsent(search);
  search.current.pinned.set(trial.pinned);
  putBack(search);
  touched.fill(1);
  accept(search, totalCost(model, trial));
  return search;
}
