import { int, real } from './cells.rules.ts';
import { next } from './random.rules.ts';
import { putBack } from './recreation.rules.ts';
import { clearRoute, removeStrings } from './removal.rules.ts';
import { accept, returnToBest, type Search, takeBack, totalCost, usedTechnicians } from './search.rules.ts';

/** Lengths of the cooling cycles in steps, and their heat in minutes of a typical way. */
const FIRST_CYCLE = 20_000;
const LONGEST_CYCLE = 640_000;
const HOT = 1;
const COLD = 0.01;
const TYPICAL_NEIGHBOURS = 5;

/** A typical way between neighbours, in minutes: the measure of heat. */
function typicalWay({ model }: Search): number {
  const { visits, places, minutes, neighbours } = model;
  let sum = 0;
  let ways = 0;
  for (let visit = 0; visit < visits; visit += 1) {
    for (let near = 1; near <= Math.min(TYPICAL_NEIGHBOURS, visits - 1); near += 1) {
      sum += real(minutes, visit * places + int(neighbours, visit * visits + near));
      ways += 1;
    }
  }
  return ways === 0 ? 1 : Math.max(sum / ways, 1e-3);
}

/** Begins a cycle from the best plan: first with one technician less, if fewer are wanted, then cooling down. */
function beginCycle(search: Search): void {
  const { model, schedule } = search;
  returnToBest(search);
  const reduce = model.fewest && !schedule.reducing && search.best.absent === 0;
  schedule.reducing = reduce;
  if (!reduce) schedule.cycle += 1;
  schedule.length = Math.min(FIRST_CYCLE * 2 ** Math.max(schedule.cycle - 1, 0), LONGEST_CYCLE);
  schedule.left = schedule.length;
  search.technicianLimit = model.fewest ? usedTechnicians(model, search.current) : model.technicians;
  if (reduce) dropTechnician(search);
  const way = typicalWay(search);
  schedule.heat = HOT * way;
  schedule.cooling = (COLD / HOT) ** (1 / schedule.length);
}

/** How often the visits of a route were left out so far: the route easiest to do without has the least. */
function absencesOf(search: Search, route: number): number {
  const { model, trial, schedule } = search;
  let sum = 0;
  for (let at = 0; at < int(trial.count, route); at += 1) {
    const visit = int(model.optionVisit, int(trial.stops, route * trial.width + at));
    if (visit >= 0) sum += real(schedule.absences, visit);
  }
  return sum;
}

/** Leaves out the visits of the technician easiest to do without, and allows one technician less. */
function dropTechnician(search: Search): void {
  const { model, trial } = search;
  let easiest = -1;
  let least = Number.POSITIVE_INFINITY;
  for (let route = 0; route < model.technicians; route += 1) {
    if (int(trial.visits, route) === 0 || int(trial.pinned, route) > 0) continue;
    const absences = absencesOf(search, route);
    if (absences >= least) continue;
    least = absences;
    easiest = route;
  }
  if (easiest < 0) return;
  search.technicianLimit = usedTechnicians(model, trial) - 1;
  clearRoute(search, easiest);
  accept(search, totalCost(model, trial));
}

function absenceSum(search: Search, routes: Search['trial']): number {
  let sum = 0;
  for (let at = 0; at < routes.absentCount; at += 1) {
    sum += real(search.schedule.absences, int(routes.absent, at));
  }
  return sum;
}

/** With one technician too few: prefers plans that leave out visits which were seldom hard to place. */
function decideReducing(search: Search, cost: number): void {
  const { trial, current, schedule, model } = search;
  const fewer =
    absenceSum(search, trial) < absenceSum(search, current) || trial.absentCount < current.absentCount;
  for (let at = 0; at < trial.absentCount; at += 1) {
    const visit = int(trial.absent, at);
    schedule.absences[visit] = real(schedule.absences, visit) + 1;
  }
  if (!fewer && !isAcceptable(search, cost)) {
    takeBack(search);
    return;
  }
  accept(search, cost);
  if (trial.absentCount > 0 || usedTechnicians(model, trial) > search.technicianLimit) return;
  schedule.left = schedule.length;
  dropTechnician(search);
}

function isAcceptable({ currentCost, schedule, random }: Search, cost: number): boolean {
  return cost < currentCost - schedule.heat * Math.log(Math.max(next(random), 1e-12));
}

function step(search: Search): void {
  const { schedule } = search;
  if (schedule.left === 0) beginCycle(search);
  removeStrings(search);
  putBack(search);
  const cost = totalCost(search.model, search.trial);
  if (schedule.reducing) decideReducing(search, cost);
  else if (isAcceptable(search, cost)) accept(search, cost);
  else takeBack(search);
  schedule.heat *= schedule.cooling;
  schedule.left -= 1;
  schedule.steps += 1;
}

/** Goes on with the search for a number of steps. The best plan is never lost; the outcome depends on seed and steps only. */
export function improve(search: Search, steps: number): void {
  for (let done = 0; done < steps; done += 1) step(search);
}
