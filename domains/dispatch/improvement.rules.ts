import { int, real } from './cells.rules.ts';
import { stepCooling } from './cooling.rules.ts';
import { canReduce, keepReduced, reduceStep, sendHome } from './reduction.rules.ts';
import { returnToBest, type Search, searchCost, usedTechnicians } from './search.rules.ts';

/** Lengths of the cooling cycles in steps, and their heat in minutes of a typical way. */
const FIRST_CYCLE = 50_000;
/** Places looked at for fewer technicians at first, and then for each place looked at for shorter ways. */
const FIRST_REDUCTION = 250_000_000;
const SHARE_OF_REDUCTION = 1;
const EASY_REDUCTION = 20_000_000;
const REDUCTION_HEAT = 0.2;
const LONGEST_CYCLE = 640_000;
const HOT = 10;
const MILD = 2;
const COLD = 0.5;
/** What a visit left out for a while costs, in typical ways; in a reduction none is left out that had a place. */
const ABSENT_COST = 20;
/** So many steps with a visit left out are a dead end, in a mild cycle and in a hot one. */
const MILD_EXCURSION = 300;
const HOT_EXCURSION = 3_000;
const ABSENT_COST_REDUCING = 1e6;
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

/** Begins a cycle from the best plan: cooling down, or, if fewer are wanted, with one technician less. */
function beginCycle(search: Search): void {
  const { model, schedule } = search;
  returnToBest(search);
  const whole = model.fewest && search.best.absent === 0;
  search.technicianLimit = whole ? usedTechnicians(model, search.current) : model.technicians;
  const reduce =
    search.best.absent === 0 && hasEffortLeft(search) && canReduce(model, search.technicianLimit);
  schedule.reducing = reduce;
  if (reduce) beginReducing(search);
  else beginCooling(search);
}

/** Reduction gets a start and then a share of the effort, so that neither goal starves the other. */
function hasEffortLeft({ schedule }: Search): boolean {
  const { coolingEffort, reducingEffort } = schedule;
  return reducingEffort < FIRST_REDUCTION + SHARE_OF_REDUCTION * coolingEffort;
}

function beginCooling(search: Search): void {
  const { schedule } = search;
  schedule.absentCost = ABSENT_COST * typicalWay(search);
  search.currentCost = searchCost(search, search.current);
  schedule.left = Math.min(FIRST_CYCLE * 2 ** schedule.cycle, LONGEST_CYCLE);
  const mild = schedule.cycle % 2 === 0;
  schedule.longestExcursion = mild ? MILD_EXCURSION : HOT_EXCURSION;
  schedule.heat = (mild ? MILD : HOT) * typicalWay(search);
  schedule.cooling = ((COLD * typicalWay(search)) / schedule.heat) ** (1 / schedule.left);
  schedule.cycle += 1;
}

function beginReducing(search: Search): void {
  const { schedule } = search;
  schedule.heat = REDUCTION_HEAT * typicalWay(search);
  schedule.cooling = 1;
  schedule.left = 1;
  schedule.reducedAt = schedule.reducingEffort;
  schedule.absentCost = ABSENT_COST_REDUCING;
  sendHome(search);
}

/** After a hard reduction the shorter plan is worth cooling first; after an easy one the next may be easy as well. */
function stepReducing(search: Search): void {
  const { schedule } = search;
  const done = reduceStep(search);
  if (!hasEffortLeft(search)) schedule.left = 0;
  if (!done) return;
  keepReduced(search);
  schedule.cycle = 0;
  const easy = schedule.reducingEffort - schedule.reducedAt < EASY_REDUCTION;
  if (easy && canReduce(search.model, search.technicianLimit)) beginReducing(search);
  else schedule.left = 0;
}

/** Where plans are tight, a visit left out may find no place any more: then the search goes on from the best plan. */
function endExcursion(search: Search): void {
  const { schedule, current, best } = search;
  schedule.excursion = current.absentCount > best.absent ? schedule.excursion + 1 : 0;
  if (schedule.excursion < schedule.longestExcursion) return;
  schedule.excursion = 0;
  returnToBest(search);
}

function step(search: Search): void {
  const { schedule, finder, ejector } = search;
  if (schedule.left === 0) beginCycle(search);
  const before = finder.effort + ejector.effort;
  if (schedule.reducing) {
    stepReducing(search);
    schedule.reducingEffort += finder.effort + ejector.effort - before;
  } else {
    stepCooling(search);
    endExcursion(search);
    schedule.coolingEffort += finder.effort + ejector.effort - before;
    schedule.left -= 1;
  }
  schedule.heat *= schedule.cooling;
  schedule.steps += 1;
}

/** Goes on with the search for a number of steps. The best plan is never lost; the outcome depends on seed and steps only. */
export function improve(search: Search, steps: number): void {
  for (let done = 0; done < steps; done += 1) step(search);
}
