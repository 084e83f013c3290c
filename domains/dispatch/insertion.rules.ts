import { flag, int, real } from './cells.rules.ts';
import { measure } from './measuring.rules.ts';
import type { Model } from './model.rules.ts';
import { next } from './random.rules.ts';
import { breaksOf, costOf, EPSILON, insertStop, type Routes } from './routes.rules.ts';
import { type Finder, type Slot, take } from './slots.rules.ts';
import { scanWithDepot } from './trips.rules.ts';
import { walkFrom, walkWithDepot } from './walking.rules.ts';

const ANYWHERE = 0;
const AFTER_DEPOT = 1;
const WITH_DEPOT_TRIP = 2;
const NOWHERE = 3;

/** Whether the parts that a technician carries, less those that the route uses already, last for the visit. */
function partsLast({ supply }: Model, routes: Routes, route: number, visit: number): boolean {
  const { types, firstNeed, needType, needAmount, stock } = supply;
  for (let need = int(firstNeed, visit); need < int(firstNeed, visit + 1); need += 1) {
    const type = route * types + int(needType, need);
    if (int(routes.used, type) + int(needAmount, need) > int(stock, type)) return false;
  }
  return true;
}

/** Whether the parts that the depot never has last for the visit. */
function rarePartsLast({ supply }: Model, routes: Routes, route: number, visit: number): boolean {
  const { types, firstNeed, needType, needAmount, stock, atDepot } = supply;
  for (let need = int(firstNeed, visit); need < int(firstNeed, visit + 1); need += 1) {
    const type = route * types + int(needType, need);
    const rare = flag(atDepot, int(needType, need)) === 0;
    if (rare && int(routes.used, type) + int(needAmount, need) > int(stock, type)) return false;
  }
  return true;
}

function supplyReach(model: Model, routes: Routes, route: number, visit: number): number {
  const equipped = flag(model.supply.equipped, route * model.visits + visit) === 1;
  if (equipped && partsLast(model, routes, route, visit)) return ANYWHERE;
  if (model.depotOption < 0 || !rarePartsLast(model, routes, route, visit)) return NOWHERE;
  return int(routes.depotAt, route) < 0 ? WITH_DEPOT_TRIP : AFTER_DEPOT;
}

const BLINK_CHANCE = 0.01;

/** Draws how many places are looked at until one is overlooked. */
export function drawBlink(finder: Finder): void {
  const chance = Math.log(Math.max(next(finder.random), 1e-12)) / Math.log(1 - BLINK_CHANCE);
  finder.untilBlink = Math.floor(chance);
}

/** Tries an option at each place from `from` on, in constant time each. Routes with breaks take the slow way. */
function scan(finder: Finder, route: number, option: number, from: number): void {
  const { model, routes, slot } = finder;
  const { minutes, places, rates } = model;
  const row = route * routes.width;
  const end = row + int(routes.count, route);
  const place = int(model.optionPlace, option);
  const open = real(model.opens, option);
  const close = real(model.closes, option);
  const service = real(model.service, option);
  const travel = real(routes.travel, route);
  const idle = int(routes.visits, route) === 0;
  const cost = idle ? 0 : costOf(model, route, real(routes.work, route), travel);
  const spare = travel + real(routes.service, route) + service - real(routes.work, route);
  const extraCost = real(model.extraCost, route * model.visits + int(model.optionVisit, option));
  for (let at = row + from; at <= end; at += 1) {
    const before = int(routes.headPlace, at) * places;
    const wayThere = real(minutes, before + place);
    const reached = real(routes.headTime, at) + wayThere;
    if (real(routes.headEarliest, at) + reached > close + EPSILON) return;
    finder.untilBlink -= 1;
    if (finder.untilBlink < 0) {
      drawBlink(finder);
      continue;
    }
    const after = int(routes.tailPlace, at);
    const wayOn = real(minutes, place * places + after);
    const detour = wayThere + wayOn - real(minutes, before + after);
    const least = rates.travel * detour + rates.work * Math.max(0, spare + detour) + extraCost;
    if (least >= slot.delta) continue;
    const latest = real(routes.headLatest, at);
    const wait = Math.max(open - reached - latest, 0);
    const done = reached + service + wait + wayOn;
    const earliest = Math.max(open - reached, real(routes.headEarliest, at)) - wait;
    if (earliest + done > real(routes.tailLatest, at) + EPSILON) continue;
    const last = Math.min(close - reached, latest);
    const waitOn = Math.max(real(routes.tailEarliest, at) - done - last, 0);
    const work = done + waitOn + real(routes.tailTime, at);
    const delta = costOf(model, route, work, travel + detour) - cost + extraCost;
    if (delta >= slot.delta) continue;
    slot.delta = delta;
    slot.depot = -1;
    take(slot, route, at - row, option);
  }
}

/** Looks for a cheaper slot for the visit in one route. */
export function tryRoute(finder: Finder, route: number, visit: number): void {
  const { model, routes } = finder;
  if (flag(model.qualified, route * model.visits + visit) === 0) return;
  if (real(routes.load, route) + real(model.load, visit) > real(model.capacity, route) + EPSILON) return;
  finder.effort += 2 + int(routes.count, route);
  const reach = supplyReach(model, routes, route, visit);
  if (reach === NOWHERE) return;
  const pinned = int(routes.pinned, route);
  const from = reach === AFTER_DEPOT ? Math.max(pinned, int(routes.depotAt, route) + 1) : pinned;
  const hasBreaks = breaksOf(model, route) > 0;
  const search = hasBreaks ? walkFrom : scan;
  const searchWithDepot = hasBreaks ? walkWithDepot : scanWithDepot;
  const first = int(model.firstOption, visit);
  for (let option = first; option < int(model.firstOption, visit + 1); option += 1) {
    if (finder.onlyWindow >= 0 && option !== first + finder.onlyWindow) continue;
    if (reach === WITH_DEPOT_TRIP) searchWithDepot(finder, route, option);
    else search(finder, route, option, from);
  }
}

/** Puts the option of the slot, and its way to the depot, into the route. */
export function fillSlot(model: Model, routes: Routes, slot: Slot): void {
  insertStop(routes, slot.route, slot.at, slot.option);
  if (slot.depot >= 0) insertStop(routes, slot.route, slot.depot, model.depotOption);
  measure(model, routes, slot.route);
}
