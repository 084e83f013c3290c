import { costOfPerson, costUnplanned } from './model.rules.ts';
import type { Plan, Problem, Weights } from './problem.contract.ts';

/** As few technicians as can be, then the shortest way (the classical problem with time windows). */
export const FEWEST_THEN_SHORTEST: Weights = {
  work: 0,
  travel: 1,
  waiting: 0,
  technician: 100_000,
  balance: 0,
  unplanned: 10_000_000,
  otherTechnician: 0,
  changed: 0,
  fewest: true,
};

/** The least time between leaving home and coming back, summed over all technicians. */
export const LEAST_WORK: Weights = {
  work: 1,
  travel: 0,
  waiting: 0,
  technician: 0,
  balance: 0,
  unplanned: 100_000,
  otherTechnician: 0,
  changed: 0,
  fewest: false,
};

/** The weights of a company's day before it sets its own: every visit made, then short ways, even days, known faces. */
export const DAILY: Weights = {
  work: 0.5,
  travel: 1,
  waiting: 0.25,
  technician: 0,
  balance: 0.25,
  unplanned: 2_000,
  otherTechnician: 20,
  changed: 30,
  fewest: false,
};

export type PlanCost = {
  technicians: number;
  work: number;
  travel: number;
  waiting: number;
  total: number;
};

/** Figures of a plan in minutes, and its weighted total: what the search makes small, counted from the plan alone. */
export function costOfPlan(problem: Problem, weights: Weights, plan: Plan): PlanCost {
  const visits = new Map(problem.visits.map((visit) => [visit.id, visit]));
  const shifts = new Map(problem.technicians.map(({ id, shift }) => [id, shift]));
  const figures = { technicians: 0, work: 0, travel: 0, waiting: 0, total: 0 };
  for (const { technician, leaves, returns, travel, waiting, stops } of plan.routes) {
    const work = returns - leaves;
    const shift = shifts.get(technician);
    const length = Math.max(shift ? shift.to - shift.from : 0, 1);
    figures.technicians += 1;
    figures.work += work;
    figures.travel += travel;
    figures.waiting += waiting;
    figures.total += weights.technician + weights.work * work + weights.travel * travel;
    figures.total += weights.waiting * (work - travel) + (weights.balance * work * work) / length;
    for (const stop of stops) {
      const visit = stop.kind === 'visit' ? visits.get(stop.visit) : undefined;
      if (visit === undefined) continue;
      figures.total += costOfPerson(weights, visit, technician) - weights.waiting * visit.minutes;
    }
  }
  for (const { visit: id } of plan.unplanned) {
    const visit = visits.get(id);
    if (visit !== undefined) figures.total += costUnplanned(weights, visit);
  }
  return figures;
}
