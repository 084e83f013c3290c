import { int } from './cells.rules.ts';
import { measure } from './measuring.rules.ts';
import { below, next } from './random.rules.ts';
import { type Routes, removeStops } from './routes.rules.ts';
import type { Search } from './search.rules.ts';
import { settle } from './settling.rules.ts';

/** Average number of visits taken out at a time, and the longest string taken from one route. */
const AVERAGE_REMOVED = 10;
const LONGEST_STRING = 10;
const SPLIT_CHANCE = 0.5;
const LONGER_GAP_CHANCE = 0.01;

function makeAbsent(routes: Routes, visit: number): void {
  routes.routeOf[visit] = -1;
  routes.absent[routes.absentCount] = visit;
  routes.absentCount += 1;
}

/** Takes the visits out of `length` stops from `at` on; breaks and the depot stay. Answers how many stops stayed. */
function takeOut(search: Search, route: number, at: number, length: number): number {
  const { model, trial } = search;
  let position = at;
  for (let taken = 0; taken < length; taken += 1) {
    const visit = int(model.optionVisit, int(trial.stops, route * trial.width + position));
    if (visit < 0) {
      position += 1;
      continue;
    }
    makeAbsent(trial, visit);
    removeStops(trial, route, position, 1);
  }
  return position - at;
}

/** Takes a string of stops around a visit out of its route, sometimes leaving a few in its middle where they are. */
function removeString(search: Search, visit: number, longest: number): void {
  const { model, trial, random, touched, finder } = search;
  const route = int(trial.routeOf, visit);
  const free = int(trial.count, route) - int(trial.pinned, route);
  const length = 1 + below(random, Math.floor(Math.min(longest, free)));
  let gap = 0;
  if (length > 1 && length < free && next(random) < SPLIT_CHANCE) {
    gap = 1;
    while (length + gap < free && next(random) < LONGER_GAP_CHANCE) gap += 1;
  }
  const pinned = int(trial.pinned, route);
  const position = int(trial.positionOf, visit);
  const first = Math.max(pinned, position - length - gap + 1);
  const last = Math.min(position, int(trial.count, route) - length - gap);
  const start = first + below(random, last - first + 1);
  touched[route] = 1;
  const before = gap === 0 ? length : 1 + below(random, length - 1);
  const stayed = takeOut(search, route, start, before);
  if (gap > 0) takeOut(search, route, start + stayed + gap, length - before);
  if (!measure(model, trial, route)) clearRoute(search, route);
  settle(model, trial, finder.cursor, route);
}

/** Takes every visit that may move out of a route. */
export function clearRoute(search: Search, route: number): void {
  const { model, trial, touched } = search;
  const pinned = int(trial.pinned, route);
  touched[route] = 1;
  takeOut(search, route, pinned, int(trial.count, route) - pinned);
  measure(model, trial, route);
}

/** Takes strings of neighbouring visits out of several routes near a random visit. */
export function removeStrings(search: Search): void {
  const { model, trial, random, touched } = search;
  const planned = model.visits - trial.absentCount;
  let used = 0;
  for (let route = 0; route < model.technicians; route += 1) if (int(trial.visits, route) > 0) used += 1;
  const longest = Math.min(LONGEST_STRING, planned / Math.max(used, 1));
  const most = (4 * AVERAGE_REMOVED) / (1 + longest) - 1;
  let strings = Math.floor(1 + next(random) * most);
  const row = below(random, model.visits) * model.visits;
  for (let near = row; near < row + model.visits && strings > 0; near += 1) {
    const visit = int(model.neighbours, near);
    const route = int(trial.routeOf, visit);
    if (route < 0 || touched[route] === 1 || int(trial.positionOf, visit) < int(trial.pinned, route))
      continue;
    removeString(search, visit, Math.max(longest, 1));
    strings -= 1;
  }
}
