import { int } from './cells.rules.ts';
import { construct } from './construction.rules.ts';
import { improve } from './improvement.rules.ts';
import { modelOf } from './model.rules.ts';
import type { Plan, Problem, Reason, Stop, Visit, Weights } from './problem.contract.ts';
import { reasonsAgainst } from './qualification.rules.ts';
import { bindingBreaks, scheduleOf } from './schedule.rules.ts';
import type { Search } from './search.rules.ts';

/** A plan in the making. */
export type Planning = { problem: Problem; search: Search };

/** Only breaks that the shift leaves room for are planned. */
function withBindingBreaks(problem: Problem): Problem {
  return {
    ...problem,
    technicians: problem.technicians.map((technician) => ({
      ...technician,
      breaks: bindingBreaks(technician),
    })),
  };
}

/**
 * Begins a plan: a first feasible one is there at once, as near to an earlier plan as it can be. The same problem, weights,
 * seed and earlier plan give the same plans.
 */
export function startPlanning(
  problem: Problem,
  weights: Weights,
  seed: number,
  before: Plan | null = null,
): Planning {
  const binding = withBindingBreaks(problem);
  return { problem, search: construct(binding, modelOf(binding, weights), seed, before) };
}

/**
 * Goes on improving for a number of steps (a step takes some ten microseconds); the caller watches the clock and stops
 * between calls when he likes. More steps never give a worse plan.
 */
export function improvePlanning({ search }: Planning, steps: number): void {
  if (search.model.visits > 0 && search.model.technicians > 0) improve(search, steps);
}

function stopOf({ problem, search }: Planning, route: number, option: number): Stop {
  const { model } = search;
  if (option === model.depotOption) return { kind: 'depot' };
  const visit = int(model.optionVisit, option);
  if (visit >= 0) {
    return {
      kind: 'visit',
      visit: problem.visits[visit] as Visit,
      window: option - int(model.firstOption, visit),
    };
  }
  const technician = problem.technicians[route];
  const pause = technician && bindingBreaks(technician)[option - int(model.firstBreak, route)];
  return { kind: 'break', nth: pause ? (technician?.breaks.indexOf(pause) ?? -1) : -1 };
}

/** Why a visit is left out: what each technician lacks, or that nobody who may come has room in his day. */
function reasonsUnplanned(problem: Problem, visit: Visit): Reason[] {
  const all = problem.technicians.map((technician) => reasonsAgainst(problem, technician, visit));
  if (all.length === 0) return [{ code: 'no_technician', subject: null, legal: false }];
  if (all.some((reasons) => reasons.length === 0)) return [{ code: 'no_room', subject: null, legal: false }];
  const seen = new Map<string, Reason>();
  for (const reason of all.flat()) seen.set(`${reason.code} ${reason.subject}`, reason);
  return [...seen.values()];
}

/** The best plan so far, with times, and every visit left out with its reasons. */
export function planOf(planning: Planning): Plan {
  const { problem, search } = planning;
  const { best, model, current } = search;
  const planned = new Set<string>();
  const routes = problem.technicians.flatMap((technician, route) => {
    const row = route * current.width;
    const options = best.stops.subarray(row, row + int(best.count, route));
    const stops = Array.from(options, (option) => stopOf(planning, route, option));
    for (const stop of stops) if (stop.kind === 'visit') planned.add(stop.visit.id);
    const idle = options.every((option) => int(model.optionVisit, option) < 0);
    return idle ? [] : [scheduleOf(problem, technician, stops)];
  });
  const unplanned = problem.visits
    .filter(({ id }) => !planned.has(id))
    .map((visit) => ({ visit: visit.id, reasons: reasonsUnplanned(problem, visit) }));
  return { routes, unplanned };
}

/** What a planning thread is asked: so many steps more. */
export type PlanningSetup = { problem: Problem; weights: Weights; seed: number; before: Plan | null };
export type PlanningAnswer = { steps: number; cost: number; plan: Plan };

/**
 * For a thread of its own: begins a plan and answers, for each number of steps asked for, the best plan so far. Whoever asks
 * watches the clock and cancels by asking no more; what was answered last is a complete plan.
 */
export function openPlanning(setup: PlanningSetup): (steps: number) => PlanningAnswer {
  const planning = startPlanning(setup.problem, setup.weights, setup.seed, setup.before);
  return (steps) => {
    improvePlanning(planning, steps);
    const { schedule, best } = planning.search;
    return { steps: schedule.steps, cost: best.cost, plan: planOf(planning) };
  };
}
