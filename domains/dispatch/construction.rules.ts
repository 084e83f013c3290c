import { adopt, optionsBefore } from './adoption.rules.ts';
import { int } from './cells.rules.ts';
import { fillSlot, tryRoute } from './insertion.rules.ts';
import { measure } from './measuring.rules.ts';
import type { Model } from './model.rules.ts';
import type { Plan, Problem } from './problem.contract.ts';
import { putBack } from './recreation.rules.ts';
import { insertStop } from './routes.rules.ts';
import { accept, newSearch, type Search } from './search.rules.ts';
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

/** Puts a visit at the end of a route in the earliest window that it can keep there. */
function append(search: Search, route: number, visit: number): void {
  const { model, trial, finder } = search;
  const windows = int(model.firstOption, visit + 1) - int(model.firstOption, visit);
  clearSlot(finder);
  trial.pinned[route] = int(trial.count, route);
  for (let window = 0; window < windows && finder.slot.route < 0; window += 1) {
    finder.onlyWindow = window;
    tryRoute(finder, route, visit);
  }
  finder.onlyWindow = -1;
  if (finder.slot.route >= 0) fillSlot(model, trial, finder.slot);
}

function pin(search: Search, route: number, visits: number[]): void {
  const { trial } = search;
  for (const visit of visits) append(search, route, visit);
  trial.pinned[route] = int(trial.count, route);
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

/** Visits locked to a technician come before those of an earlier plan, which could take their time. */
function placeLocked(search: Search, { visits }: Problem, technician: string, route: number): void {
  const { model, trial, finder } = search;
  visits.forEach(({ locked }, visit) => {
    if (locked?.technician !== technician || int(trial.routeOf, visit) >= 0) return;
    clearSlot(finder);
    tryRoute(finder, route, visit);
    if (finder.slot.route >= 0) fillSlot(model, trial, finder.slot);
  });
}

/** Does an earlier route hold every visit that is locked to its technician? */
function holdsLocked({ visits }: Problem, model: Model, technician: string, options: number[]): boolean {
  const held = new Set(options.map((option) => int(model.optionVisit, option)));
  return visits.every(({ locked }, visit) => locked?.technician !== technician || held.has(visit));
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
 * A first plan: the routes of an earlier plan that still hold; else locked positions, breaks, visits locked to a technician, and the
 * earlier visits in their order; then every other visit where it costs least.
 */
export function construct(problem: Problem, model: Model, seed: number, before: Plan | null): Search {
  const search = newSearch(model, seed);
  const { trial, touched } = search;
  const earlier = before === null ? [] : optionsBefore(problem, model, before);
  problem.technicians.forEach(({ id }, route) => {
    measure(model, trial, route);
    const pinned = pinnedVisits(problem, id);
    const options = earlier[route] ?? [];
    if (holdsLocked(problem, model, id, options) && adopt(search, route, options, pinned)) return;
    pin(search, route, pinned);
    addBreaks(search, route);
    placeLocked(search, problem, id, route);
    const visits = options.map((option) => int(model.optionVisit, option)).filter((visit) => visit >= 0);
    follow(search, route, visits);
  });
  listAbsent(search);
  search.current.pinned.set(trial.pinned);
  putBack(search);
  touched.fill(1);
  accept(search);
  return search;
}
