import { int, real } from './cells.rules.ts';
import type { Model } from './model.rules.ts';

/**
 * Routes of all technicians in flat rows of `width` cells. `head…[row + i]` describes the way from home over the first i
 * stops, `tail…[row + i]` the way from stop i home: the shortest time it can take, the earliest and the latest begin with
 * which it takes that long. Two such pieces join in a few additions, so a visit is tried anywhere in constant time.
 */
export type Routes = {
  width: number;
  count: Int32Array;
  visits: Int32Array;
  pinned: Int32Array;
  stops: Int32Array;
  headTime: Float64Array;
  headEarliest: Float64Array;
  headLatest: Float64Array;
  headPlace: Int32Array;
  tailTime: Float64Array;
  tailEarliest: Float64Array;
  tailLatest: Float64Array;
  tailPlace: Int32Array;
  travel: Float64Array;
  work: Float64Array;
  service: Float64Array;
  load: Float64Array;
  cost: Float64Array;
  depotAt: Int32Array;
  used: Int32Array;
  routeOf: Int32Array;
  positionOf: Int32Array;
  absent: Int32Array;
  absentCount: number;
};

export const EPSILON = 1e-7;

export function emptyRoutes(model: Model): Routes {
  const { technicians, visits, supply } = model;
  const width =
    visits + 3 + Math.max(...Array.from({ length: technicians }, (_, r) => breaksOf(model, r)), 0);
  const ints = () => new Int32Array(technicians);
  const reals = () => new Float64Array(technicians);
  const intRows = () => new Int32Array(technicians * width);
  const rows = () => new Float64Array(technicians * width);
  return {
    width,
    count: ints(),
    visits: ints(),
    pinned: ints(),
    stops: intRows(),
    headTime: rows(),
    headEarliest: rows(),
    headLatest: rows(),
    headPlace: intRows(),
    tailTime: rows(),
    tailEarliest: rows(),
    tailLatest: rows(),
    tailPlace: intRows(),
    travel: reals(),
    work: reals(),
    service: reals(),
    load: reals(),
    cost: reals(),
    depotAt: ints(),
    used: new Int32Array(technicians * supply.types),
    routeOf: new Int32Array(visits).fill(-1),
    positionOf: new Int32Array(visits),
    absent: Int32Array.from({ length: visits }, (_, visit) => visit),
    absentCount: visits,
  };
}

export const breaksOf = ({ firstBreak }: Model, route: number): number =>
  int(firstBreak, route + 1) - int(firstBreak, route);

/** Cost of a route in minutes of work, without what its visits cost by themselves. */
export function costOf(model: Model, route: number, work: number, travel: number): number {
  const { rates, shiftFrom, shiftTo } = model;
  const shift = real(shiftTo, route) - real(shiftFrom, route);
  const balance = rates.balance === 0 ? 0 : (rates.balance * work * work) / Math.max(shift, 1);
  return rates.technician + rates.work * work + rates.travel * travel + balance;
}

function copyRow(from: Routes, to: Routes, start: number, end: number): void {
  for (let at = start; at < end; at += 1) {
    to.stops[at] = int(from.stops, at);
    to.headTime[at] = real(from.headTime, at);
    to.headEarliest[at] = real(from.headEarliest, at);
    to.headLatest[at] = real(from.headLatest, at);
    to.headPlace[at] = int(from.headPlace, at);
    to.tailTime[at] = real(from.tailTime, at);
    to.tailEarliest[at] = real(from.tailEarliest, at);
    to.tailLatest[at] = real(from.tailLatest, at);
    to.tailPlace[at] = int(from.tailPlace, at);
  }
}

/** Makes one route of `to` what it is in `from`. */
export function copyRoute(model: Model, from: Routes, to: Routes, route: number): void {
  const count = int(from.count, route);
  const row = route * from.width;
  copyRow(from, to, row, row + count + 1);
  to.count[route] = count;
  to.visits[route] = int(from.visits, route);
  to.travel[route] = real(from.travel, route);
  to.work[route] = real(from.work, route);
  to.service[route] = real(from.service, route);
  to.load[route] = real(from.load, route);
  to.cost[route] = real(from.cost, route);
  to.depotAt[route] = int(from.depotAt, route);
  const { types } = model.supply;
  for (let type = route * types; type < (route + 1) * types; type += 1) to.used[type] = int(from.used, type);
}

/** Where each visit is, and which are nowhere. */
export function copyPlaces(from: Routes, to: Routes): void {
  to.routeOf.set(from.routeOf);
  to.positionOf.set(from.positionOf);
  to.absent.set(from.absent);
  to.absentCount = from.absentCount;
}

/** Puts an option before the stop at `at`; the route must be measured afterwards. */
export function insertStop(routes: Routes, route: number, at: number, option: number): void {
  const row = route * routes.width;
  const count = int(routes.count, route);
  routes.stops.copyWithin(row + at + 1, row + at, row + count);
  routes.stops[row + at] = option;
  routes.count[route] = count + 1;
}

/** Takes `length` stops out; the route must be measured afterwards. */
export function removeStops(routes: Routes, route: number, at: number, length: number): void {
  const row = route * routes.width;
  const count = int(routes.count, route);
  routes.stops.copyWithin(row + at, row + at + length, row + count);
  routes.count[route] = count - length;
}
