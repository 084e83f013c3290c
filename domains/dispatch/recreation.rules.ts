import { int, real } from './cells.rules.ts';
import { drawBlink, fillSlot, tryRoute } from './insertion.rules.ts';
import { below, next } from './random.rules.ts';
import type { Routes } from './routes.rules.ts';
import { type Search, usedTechnicians } from './search.rules.ts';
import { settle } from './settling.rules.ts';
import { clearSlot } from './slots.rules.ts';

/** Orders in which absent visits are put back, each with how often it is chosen. */
const ORDERS = ['random', 'load', 'far', 'close', 'narrow', 'early', 'late'] as const;
const SHARES = [4, 4, 2, 1, 2, 2, 2];
type Order = (typeof ORDERS)[number];

function drawOrder(search: Search): Order {
  let share = next(search.random) * 17;
  for (let at = 0; at < ORDERS.length; at += 1) {
    share -= SHARES[at] ?? 0;
    if (share < 0) return ORDERS[at] ?? 'random';
  }
  return 'random';
}

function keyOf({ model, random }: Search, order: Order, visit: number): number {
  const option = int(model.firstOption, visit);
  const home = () => real(model.minutes, visit * model.places + model.visits);
  if (order === 'load') return -real(model.load, visit) - real(model.service, option);
  if (order === 'far') return -home();
  if (order === 'close') return home();
  if (order === 'narrow') return real(model.closes, option) - real(model.opens, option);
  if (order === 'early') return real(model.closes, option);
  if (order === 'late') return -real(model.opens, option);
  return next(random);
}

function sortAbsent(search: Search): void {
  const { trial, keys, random } = search;
  const { absent, absentCount } = trial;
  const order = drawOrder(search);
  for (let at = absentCount - 1; at > 0; at -= 1) {
    const other = below(random, at + 1);
    const visit = int(absent, at);
    absent[at] = int(absent, other);
    absent[other] = visit;
  }
  for (let at = 0; at < absentCount; at += 1) {
    const visit = int(absent, at);
    const key = keyOf(search, order, visit);
    let place = at;
    for (; place > 0 && real(keys, place - 1) > key; place -= 1) {
      keys[place] = real(keys, place - 1);
      absent[place] = int(absent, place - 1);
    }
    keys[place] = key;
    absent[place] = visit;
  }
}

/** Looks for the cheapest slot over all technicians; of idle equal ones only the first is tried. */
function findSlot(search: Search, visit: number, mayOpen: boolean): void {
  const { model, trial, finder, seenKinds } = search;
  clearSlot(finder);
  if (mayOpen) seenKinds.fill(0);
  for (let route = 0; route < model.technicians; route += 1) {
    if (int(trial.visits, route) === 0) {
      const kind = int(model.kinds, route);
      if (!mayOpen || int(seenKinds, kind) === 1) continue;
      seenKinds[kind] = 1;
    }
    tryRoute(finder, route, visit);
  }
}

function settleTouched(search: Search): void {
  const { model, trial, touched, finder } = search;
  for (let route = 0; route < model.technicians; route += 1) {
    if (touched[route] === 1) settle(model, trial, finder.cursor, route);
  }
}

/** Puts absent visits back one by one where each costs least; those without a place stay absent. */
export function putBack(search: Search): void {
  const { model, trial, finder, touched } = search;
  sortAbsent(search);
  drawBlink(finder);
  let used = usedTechnicians(model, trial);
  const waiting = trial.absentCount;
  trial.absentCount = 0;
  for (let at = 0; at < waiting; at += 1) {
    const visit = int(trial.absent, at);
    findSlot(search, visit, used < search.technicianLimit);
    const { slot } = finder;
    if (slot.route < 0) {
      stayAbsent(trial, visit);
      continue;
    }
    if (int(trial.visits, slot.route) === 0) used += 1;
    touched[slot.route] = 1;
    fillSlot(model, trial, slot);
  }
  settleTouched(search);
}

function stayAbsent(routes: Routes, visit: number): void {
  routes.absent[routes.absentCount] = visit;
  routes.absentCount += 1;
}
