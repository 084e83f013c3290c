import { int, real } from './cells.rules.ts';
import { type Cursor, goTo } from './cursor.rules.ts';
import type { Model } from './model.rules.ts';
import { costOf, EPSILON, type Routes } from './routes.rules.ts';
import { type Finder, take } from './slots.rules.ts';

function afterHead(routes: Routes, cursor: Cursor, at: number): void {
  cursor.time = real(routes.headTime, at);
  cursor.earliest = real(routes.headEarliest, at);
  cursor.latest = real(routes.headLatest, at);
  cursor.place = int(routes.headPlace, at);
  cursor.fine = true;
}

function detour(model: Model, before: number, place: number, after: number): number {
  const { minutes, places } = model;
  const there = real(minutes, before * places + place) + real(minutes, place * places + after);
  return there - real(minutes, before * places + after);
}

/** Work of the route if it goes from the cursor to the option and on home from the stop in the cell `at`. */
function workThrough({ model, routes }: Finder, cursor: Cursor, option: number, at: number): number {
  const { minutes, places } = model;
  const place = int(model.optionPlace, option);
  const reached = cursor.time + real(minutes, cursor.place * places + place);
  const open = real(model.opens, option) - reached;
  const close = real(model.closes, option) - reached;
  if (cursor.earliest > close + EPSILON) return Number.POSITIVE_INFINITY;
  const wait = Math.max(open - cursor.latest, 0);
  const wayOn = real(minutes, place * places + int(routes.tailPlace, at));
  const done = reached + real(model.service, option) + wait + wayOn;
  const earliest = Math.max(open, cursor.earliest) - wait;
  if (earliest + done > real(routes.tailLatest, at) + EPSILON) return Number.POSITIVE_INFINITY;
  const waitOn = Math.max(real(routes.tailEarliest, at) - done - Math.min(close, cursor.latest), 0);
  return done + waitOn + real(routes.tailTime, at);
}

/** Tries the option at each place behind a way to the depot before the stop `depot`. */
function scanBehind(finder: Finder, route: number, option: number, depot: number): void {
  const { model, routes, slot, cursor } = finder;
  const { rates } = model;
  const row = route * routes.width;
  const end = row + int(routes.count, route);
  const idle = int(routes.visits, route) === 0;
  const travel = real(routes.travel, route);
  const cost = idle ? 0 : costOf(model, route, real(routes.work, route), travel);
  const extraCost = real(model.extraCost, route * model.visits + int(model.optionVisit, option));
  const place = int(model.optionPlace, option);
  const way = travel + detourToDepot(finder, row + depot);
  const spare = real(routes.service, route) + real(model.service, option) - real(routes.work, route);
  for (let at = row + depot; cursor.fine; at += 1) {
    const total = way + detour(model, cursor.place, place, int(routes.tailPlace, at));
    const least = rates.travel * (total - travel) + rates.work * Math.max(0, spare + total) + extraCost;
    if (least < slot.delta) {
      const work = workThrough(finder, cursor, option, at);
      const delta =
        work === Number.POSITIVE_INFINITY ? work : costOf(model, route, work, total) - cost + extraCost;
      if (delta < slot.delta) {
        slot.delta = delta;
        slot.depot = depot;
        take(slot, route, at - row, option);
      }
    }
    if (at === end) return;
    goTo(model, cursor, int(routes.stops, at));
  }
}

function detourToDepot({ model, routes }: Finder, at: number): number {
  const depot = int(model.optionPlace, model.depotOption);
  return detour(model, int(routes.headPlace, at), depot, int(routes.tailPlace, at));
}

/** Tries a way to the depot before each stop, and the option anywhere after it, in constant time each. */
export function scanWithDepot(finder: Finder, route: number, option: number): void {
  const { model, routes, cursor, slot } = finder;
  const { rates } = model;
  const row = route * routes.width;
  const spare = real(routes.travel, route) + real(routes.service, route) - real(routes.work, route);
  const service = real(model.service, model.depotOption) + real(model.service, option);
  for (let depot = int(routes.pinned, route); depot <= int(routes.count, route); depot += 1) {
    const longer = detourToDepot(finder, row + depot);
    const least = rates.travel * longer + rates.work * Math.max(0, spare + longer + service);
    if (least >= slot.delta) continue;
    afterHead(routes, cursor, row + depot);
    goTo(model, cursor, model.depotOption);
    scanBehind(finder, route, option, depot);
  }
}
