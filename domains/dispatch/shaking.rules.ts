import { flag, int, real } from './cells.rules.ts';
import { measure } from './measuring.rules.ts';
import type { Model } from './model.rules.ts';
import { below, next, type Random } from './random.rules.ts';
import { EPSILON, insertStop, type Routes, removeStops } from './routes.rules.ts';

const NEAREST = 30;

type Pair = { one: number; other: number };

/** Whether a way from the end of one piece reaches the beginning of another in time. */
function joins(model: Model, routes: Routes, head: number, tail: number): boolean {
  const way = real(model.minutes, int(routes.headPlace, head) * model.places + int(routes.tailPlace, tail));
  const ready = real(routes.headEarliest, head) + real(routes.headTime, head);
  return ready + way <= real(routes.tailLatest, tail) + EPSILON;
}

function fits(model: Model, routes: Routes, option: number, at: number): boolean {
  const { minutes, places } = model;
  const place = int(model.optionPlace, option);
  const ready = real(routes.headEarliest, at) + real(routes.headTime, at);
  const arrive = ready + real(minutes, int(routes.headPlace, at) * places + place);
  if (arrive > real(model.closes, option) + EPSILON) return false;
  const free = Math.max(arrive, real(model.opens, option)) + real(model.service, option);
  const way = real(minutes, place * places + int(routes.tailPlace, at));
  return free + way <= real(routes.tailLatest, at) + EPSILON;
}

/** Moves a visit beside one of another route, if it fits there. */
function moveBeside(model: Model, routes: Routes, { one, other }: Pair): void {
  const from = int(routes.routeOf, one);
  const to = int(routes.routeOf, other);
  if (flag(model.qualified, to * model.visits + one) === 0) return;
  if (real(routes.load, to) + real(model.load, one) > real(model.capacity, to) + EPSILON) return;
  const position = int(routes.positionOf, one);
  const option = int(routes.stops, from * routes.width + position);
  const beside = int(routes.positionOf, other);
  const row = to * routes.width;
  const at = fits(model, routes, option, row + beside) ? beside : beside + 1;
  if (at > beside && !fits(model, routes, option, row + at)) return;
  removeStops(routes, from, position, 1);
  insertStop(routes, to, at, option);
  measure(model, routes, from);
  measure(model, routes, to);
}

function loadFrom(model: Model, routes: Routes, route: number, at: number): number {
  let load = 0;
  for (let position = at; position < int(routes.count, route); position += 1) {
    load += real(model.load, int(model.optionVisit, int(routes.stops, route * routes.width + position)));
  }
  return load;
}

function allQualified(model: Model, routes: Routes, piece: readonly number[], technician: number): boolean {
  const [route = 0, at = 0] = piece;
  for (let position = at; position < int(routes.count, route); position += 1) {
    const visit = int(model.optionVisit, int(routes.stops, route * routes.width + position));
    if (flag(model.qualified, technician * model.visits + visit) === 0) return false;
  }
  return true;
}

/** Lets two routes change over: one goes on after `one` where the other goes from `other` on, and the other way round. */
function changeOver(model: Model, routes: Routes, { one, other }: Pair): void {
  const { width } = routes;
  const left = int(routes.routeOf, one);
  const right = int(routes.routeOf, other);
  const cut = int(routes.positionOf, one) + 1;
  const cutRight = int(routes.positionOf, other);
  if (!joins(model, routes, left * width + cut, right * width + cutRight)) return;
  if (!joins(model, routes, right * width + cutRight, left * width + cut)) return;
  const more = loadFrom(model, routes, right, cutRight) - loadFrom(model, routes, left, cut);
  if (real(routes.load, left) + more > real(model.capacity, left) + EPSILON) return;
  if (real(routes.load, right) - more > real(model.capacity, right) + EPSILON) return;
  if (!allQualified(model, routes, [left, cut], right)) return;
  if (!allQualified(model, routes, [right, cutRight], left)) return;
  if (!sameEnd(model, left, right)) return;
  const tail = routes.stops.slice(left * width + cut, left * width + int(routes.count, left));
  const tailRight = routes.stops.subarray(right * width + cutRight, right * width + int(routes.count, right));
  routes.stops.set(tailRight, left * width + cut);
  routes.count[left] = cut + tailRight.length;
  routes.stops.set(tail, right * width + cutRight);
  routes.count[right] = cutRight + tail.length;
  measure(model, routes, left);
  measure(model, routes, right);
}

/** Tails are measured with their own end: two routes change over only if they end alike. */
function sameEnd(model: Model, left: number, right: number): boolean {
  const { minutes, places, endPlace, shiftTo } = model;
  const apart = real(minutes, int(endPlace, left) * places + int(endPlace, right));
  return apart === 0 && real(shiftTo, left) === real(shiftTo, right);
}

/** Makes random moves that keep the routes feasible, whatever they cost. For routes of visits only. */
export function shake(model: Model, routes: Routes, random: Random, moves: number): void {
  for (let move = 0; move < moves; move += 1) {
    const one = below(random, model.visits);
    const near = 1 + below(random, Math.min(NEAREST, model.visits - 1));
    const other = int(model.neighbours, one * model.visits + near);
    const left = int(routes.routeOf, one);
    const right = int(routes.routeOf, other);
    if (left < 0 || right < 0 || left === right) continue;
    if (int(routes.positionOf, one) < int(routes.pinned, left)) continue;
    if (int(routes.positionOf, other) < int(routes.pinned, right)) continue;
    if (next(random) < 0.5) moveBeside(model, routes, { one, other });
    else changeOver(model, routes, { one, other });
  }
}
