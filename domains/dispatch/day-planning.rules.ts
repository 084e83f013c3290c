import { placeCrews, type Team } from './crews.rules.ts';
import type { DayProblem } from './day-problem.rules.ts';
import { violationsOf } from './feasibility.rules.ts';
import { costUnplanned } from './model.rules.ts';
import { improvePlanning, planOf, startPlanning } from './planning.rules.ts';
import type { Plan, Problem, SuggestionWeights, Weights } from './problem.contract.ts';

export type DayPlanningSetup = Pick<DayProblem, 'problem' | 'crews' | 'before'> & {
  weights: Weights;
  suggestion: SuggestionWeights;
  seed: number;
};
/** `broken`: what the judge says against the plan; a plan that breaks anything is never proposed. */
export type DayPlanningAnswer = {
  steps: number;
  cost: number;
  problem: Problem;
  plan: Plan;
  teams: Team[];
  broken: string[];
};

/**
 * For a thread of its own: places orders of several people, begins a plan of the rest near what stands, and answers the best
 * one after so many steps more.
 */
export function openDayPlanning(setup: DayPlanningSetup): (steps: number) => DayPlanningAnswer {
  const { weights, suggestion, seed, before } = setup;
  const { problem, teams, unplaced } = placeCrews(setup.problem, setup.crews, suggestion);
  const planning = startPlanning(problem, weights, seed, before);
  const left = unplaced.map(({ visit, reasons }) => ({ visit: visit.id, reasons }));
  const whole = { ...problem, visits: [...problem.visits, ...unplaced.map(({ visit }) => visit)] };
  const added = unplaced.reduce((sum, { visit }) => sum + costUnplanned(weights, visit), 0);
  return (steps) => {
    if (steps > 0) improvePlanning(planning, steps);
    const plan = planOf(planning);
    const broken = violationsOf(problem, plan).map(({ code, subject }) => `${code} ${subject ?? ''}`);
    const { schedule, best } = planning.search;
    return {
      steps: schedule.steps,
      cost: best.cost + added,
      problem: whole,
      plan: { ...plan, unplanned: [...plan.unplanned, ...left] },
      teams,
      broken,
    };
  };
}
