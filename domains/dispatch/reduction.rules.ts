import { int, real } from './cells.rules.ts';
import { stepCooling } from './cooling.rules.ts';
import { tryEjection } from './ejection.rules.ts';
import { measure } from './measuring.rules.ts';
import type { Model } from './model.rules.ts';
import { below } from './random.rules.ts';
import { clearRoute } from './removal.rules.ts';
import { insertStop, removeStops } from './routes.rules.ts';
import { accept, type Search, usedTechnicians } from './search.rules.ts';
import { shake } from './shaking.rules.ts';

const MOVES_BETWEEN = 10;
const STEPS_BETWEEN = 15;

/**
 * Whether it makes sense to look for a plan with fewer technicians than `used`. Ejections know visits only: with breaks or
 * things to fetch, fewer technicians come from the ordinary steps.
 */
export function canReduce(model: Model, used: number): boolean {
  const { depotOption, firstBreak, technicians, supply, fewest } = model;
  const plain = depotOption < 0 && supply.types === 0 && int(firstBreak, technicians) === int(firstBreak, 0);
  return plain && fewest && used > fewestByLoad(model);
}

/** So many technicians are needed at least to carry all the load. */
function fewestByLoad({ load, capacity }: Model): number {
  const most = capacity.reduce((one, other) => Math.max(one, other), 0);
  const all = load.reduce((sum, one) => sum + one, 0);
  return Math.max(1, Math.ceil(all / Math.max(most, 1) - 1e-9));
}

/** How hard the visits of a route were to place so far: the technician with the least is the easiest to do without. */
function hardness({ model, trial, schedule }: Search, route: number): number {
  let sum = 0;
  for (let at = 0; at < int(trial.count, route); at += 1) {
    const visit = int(model.optionVisit, int(trial.stops, route * trial.width + at));
    sum += real(schedule.penalties, visit);
  }
  return sum;
}

/** Sends the technician home who is the easiest to do without; his visits wait for another place. */
export function sendHome(search: Search): void {
  const { model, trial, random } = search;
  let easiest = -1;
  let least = Number.POSITIVE_INFINITY;
  const first = below(random, model.technicians);
  for (let nth = 0; nth < model.technicians; nth += 1) {
    const route = (first + nth) % model.technicians;
    if (int(trial.visits, route) === 0 || int(trial.pinned, route) > 0) continue;
    const sum = hardness(search, route);
    if (sum >= least) continue;
    least = sum;
    easiest = route;
  }
  search.technicianLimit = usedTechnicians(model, trial) - 1;
  if (easiest >= 0) clearRoute(search, easiest);
}

/** Lets the least hard visits go to make room for the visit; they wait instead. */
function eject(search: Search, visit: number): void {
  const { model, trial, ejector, random } = search;
  const { found } = ejector;
  found.penalty = Number.POSITIVE_INFINITY;
  found.route = -1;
  const first = below(random, model.technicians);
  for (let nth = 0; nth < model.technicians; nth += 1) {
    const route = (first + nth) % model.technicians;
    if (int(trial.visits, route) > 0) tryEjection(ejector, route, visit);
  }
  if (found.route < 0) return;
  trial.absentCount -= 1;
  let at = found.at;
  for (let out = found.count - 1; out >= 0; out -= 1) {
    const position = int(found.out, out);
    const gone = int(model.optionVisit, int(trial.stops, found.route * trial.width + position));
    removeStops(trial, found.route, position, 1);
    if (position < found.at) at -= 1;
    trial.routeOf[gone] = -1;
    trial.absent[trial.absentCount] = gone;
    trial.absentCount += 1;
  }
  insertStop(trial, found.route, at, int(model.firstOption, visit) + found.window);
  measure(model, trial, found.route);
}

/** One attempt to place the visit that waits last; answers whether nobody waits any longer. */
export function reduceStep(search: Search): boolean {
  const { model, trial, schedule, touched } = search;
  if (trial.absentCount === 0) return true;
  const visit = int(trial.absent, trial.absentCount - 1);
  schedule.penalties[visit] = real(schedule.penalties, visit) + 1;
  eject(search, visit);
  shake(model, trial, search.random, MOVES_BETWEEN);
  touched.fill(1);
  accept(search);
  for (let step = 0; step < STEPS_BETWEEN && trial.absentCount > 0; step += 1) stepCooling(search);
  return trial.absentCount === 0;
}

/** Makes the plan with one technician less the current one. */
export function keepReduced(search: Search): void {
  search.touched.fill(1);
  accept(search);
}
