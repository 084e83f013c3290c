import { int, real } from './cells.rules.ts';
import type { Model } from './model.rules.ts';
import { EPSILON, type Routes } from './routes.rules.ts';

/** A piece of a route that grows at its end; the slow, general way of trying what the fast loop cannot. */
export type Cursor = {
  time: number;
  earliest: number;
  latest: number;
  travel: number;
  place: number;
  fine: boolean;
};

export const newCursor = (): Cursor => ({
  time: 0,
  earliest: 0,
  latest: 0,
  travel: 0,
  place: 0,
  fine: true,
});

/** Sets the cursor before the first stop of a route. */
export function atHome(model: Model, cursor: Cursor, route: number): void {
  cursor.time = 0;
  cursor.earliest = real(model.shiftFrom, route);
  cursor.latest = real(model.shiftTo, route);
  cursor.travel = 0;
  cursor.place = int(model.startPlace, route);
  cursor.fine = true;
}

/** Goes on to an option: a visit, the depot, or a break at the place where the cursor is. */
export function goTo(model: Model, cursor: Cursor, option: number): void {
  const there = int(model.optionPlace, option);
  const to = there < 0 ? cursor.place : there;
  const way = real(model.minutes, cursor.place * model.places + to);
  const reached = cursor.time + way;
  const open = real(model.opens, option) - reached;
  const close = real(model.closes, option) - reached;
  if (cursor.earliest > close + EPSILON) cursor.fine = false;
  const wait = Math.max(open - cursor.latest, 0);
  cursor.time = reached + real(model.service, option) + wait;
  cursor.earliest = Math.max(open, cursor.earliest) - wait;
  cursor.latest = Math.min(close, cursor.latest);
  cursor.travel += way;
  cursor.place = to;
}

/** Goes over the stops from `from` up to, not including, `to`. */
export function goOver(model: Model, routes: Routes, cursor: Cursor, span: readonly number[]): void {
  const [route = 0, from = 0, to = 0] = span;
  const row = route * routes.width;
  for (let at = row + from; at < row + to && cursor.fine; at += 1) {
    goTo(model, cursor, int(routes.stops, at));
  }
}

/** Goes home; afterwards `time` is the work of the whole route. */
export function goHome(model: Model, cursor: Cursor, route: number): void {
  const way = real(model.minutes, cursor.place * model.places + int(model.endPlace, route));
  cursor.time += way;
  cursor.travel += way;
  if (cursor.earliest + cursor.time > real(model.shiftTo, route) + EPSILON) cursor.fine = false;
}
