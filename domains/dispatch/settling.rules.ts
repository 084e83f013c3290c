import { flag, int } from './cells.rules.ts';
import { atHome, type Cursor, goHome, goOver, goTo } from './cursor.rules.ts';
import { measure } from './measuring.rules.ts';
import type { Model } from './model.rules.ts';
import { breaksOf, costOf, insertStop, type Routes, removeStops } from './routes.rules.ts';

/** Up to which stop a technician gets by with what he carries: the depot may come before any stop up to that one. */
function stopsWithoutDepot(model: Model, routes: Routes, route: number): number {
  const { types, firstNeed, needType, needAmount, stock, equipped } = model.supply;
  const row = route * routes.width;
  const count = int(routes.count, route);
  const left = stock.slice(route * types, (route + 1) * types);
  for (let at = 0; at < count; at += 1) {
    const visit = int(model.optionVisit, int(routes.stops, row + at));
    if (visit < 0) continue;
    if (flag(equipped, route * model.visits + visit) === 0) return at;
    for (let need = int(firstNeed, visit); need < int(firstNeed, visit + 1); need += 1) {
      const type = int(needType, need);
      left[type] = int(left, type) - int(needAmount, need);
      if (int(left, type) < 0) return at;
    }
  }
  return count + 1;
}

function costWith(model: Model, routes: Routes, cursor: Cursor, stop: readonly number[]): number {
  const [route = 0, at = 0, option = 0] = stop;
  atHome(model, cursor, route);
  goOver(model, routes, cursor, [route, 0, at]);
  goTo(model, cursor, option);
  goOver(model, routes, cursor, [route, at, int(routes.count, route)]);
  goHome(model, cursor, route);
  return cursor.fine ? costOf(model, route, cursor.time, cursor.travel) : Number.POSITIVE_INFINITY;
}

/** The cheapest position for a break or the depot among `from` … `to`, or -1. */
export function cheapestPosition(
  model: Model,
  routes: Routes,
  cursor: Cursor,
  stop: { route: number; option: number; from: number; to: number },
): number {
  let best = -1;
  let least = Number.POSITIVE_INFINITY;
  for (let at = stop.from; at <= stop.to; at += 1) {
    const cost = costWith(model, routes, cursor, [stop.route, at, stop.option]);
    if (cost >= least) continue;
    least = cost;
    best = at;
  }
  return best;
}

function isTimely(model: Model, routes: Routes, cursor: Cursor, route: number): boolean {
  atHome(model, cursor, route);
  goOver(model, routes, cursor, [route, 0, int(routes.count, route)]);
  goHome(model, cursor, route);
  return cursor.fine;
}

/**
 * Moves a break or the way to the depot. The depot is left out if nothing is needed; but a break is taken where the
 * technician is, so without the depot the way on may be longer: then it stays. Answers whether the stop is still there.
 */
function moveStop(
  model: Model,
  routes: Routes,
  cursor: Cursor,
  from: { route: number; at: number },
): boolean {
  const { route, at } = from;
  const option = int(routes.stops, route * routes.width + at);
  removeStops(routes, route, at, 1);
  const count = int(routes.count, route);
  const isDepot = option === model.depotOption;
  const last = isDepot ? stopsWithoutDepot(model, routes, route) : count;
  if (last > count && isTimely(model, routes, cursor, route)) return false;
  const pinned = int(routes.pinned, route);
  const to = Math.min(last, count);
  const best = cheapestPosition(model, routes, cursor, { route, option, from: pinned, to });
  insertStop(routes, route, best < 0 ? at : best, option);
  return true;
}

/** Moves the breaks and the way to the depot to where they cost least; leaves the depot out if nothing is needed. */
export function settle(model: Model, routes: Routes, cursor: Cursor, route: number): void {
  if (int(routes.depotAt, route) < 0 && breaksOf(model, route) === 0) return;
  const pseudo = breaksOf(model, route) + (int(routes.depotAt, route) < 0 ? 0 : 1);
  const row = route * routes.width;
  let seen = 0;
  for (let at = int(routes.pinned, route); at < int(routes.count, route) && seen < pseudo; ) {
    const isVisit = int(model.optionVisit, int(routes.stops, row + at)) >= 0;
    if (!isVisit) seen += 1;
    if (isVisit || moveStop(model, routes, cursor, { route, at })) at += 1;
  }
  measure(model, routes, route);
}
