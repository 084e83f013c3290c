import { int, real } from './cells.rules.ts';
import { atHome, type Cursor, goHome, goOver, goTo } from './cursor.rules.ts';
import { costOf } from './routes.rules.ts';
import { type Finder, take } from './slots.rules.ts';

/** What the route costs more if the cursor goes on over the stops from `at` home. */
function costGoingOn(finder: Finder, cursor: Cursor, route: number, at: number): number {
  const { model, routes } = finder;
  goOver(model, routes, cursor, [route, at, int(routes.count, route)]);
  goHome(model, cursor, route);
  if (!cursor.fine) return Number.POSITIVE_INFINITY;
  return costOf(model, route, cursor.time, cursor.travel);
}

/** Tries an option, walked to from the cursor, before each stop from `from` on; the cursor moves along the route. */
function walk(finder: Finder, option: number, span: { route: number; from: number; depot: number }): void {
  const { model, routes, slot, cursor, trial } = finder;
  const { route, from, depot } = span;
  const row = route * routes.width;
  const idle = int(routes.visits, route) === 0;
  const cost = idle ? 0 : costOf(model, route, real(routes.work, route), real(routes.travel, route));
  const extraCost = real(model.extraCost, route * model.visits + int(model.optionVisit, option));
  for (let at = from; cursor.fine; at += 1) {
    Object.assign(trial, cursor);
    goTo(model, trial, option);
    const delta = costGoingOn(finder, trial, route, at) - cost + extraCost;
    if (delta < slot.delta) {
      slot.delta = delta;
      slot.depot = depot;
      take(slot, route, at, option);
    }
    if (at >= int(routes.count, route)) return;
    goTo(model, cursor, int(routes.stops, row + at));
  }
}

/** Tries an option before each stop from `from` on, stop by stop: for routes with breaks, which have no place of their own. */
export function walkFrom(finder: Finder, route: number, option: number, from: number): void {
  const { model, routes, cursor } = finder;
  atHome(model, cursor, route);
  goOver(model, routes, cursor, [route, 0, from]);
  walk(finder, option, { route, from, depot: -1 });
}

/** Tries a way to the depot before each stop, and the option anywhere after it. */
export function walkWithDepot(finder: Finder, route: number, option: number): void {
  const { model, routes, cursor } = finder;
  const count = int(routes.count, route);
  for (let depot = int(routes.pinned, route); depot <= count; depot += 1) {
    atHome(model, cursor, route);
    goOver(model, routes, cursor, [route, 0, depot]);
    goTo(model, cursor, model.depotOption);
    walk(finder, option, { route, from: depot, depot });
  }
}
