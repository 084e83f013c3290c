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

/** A term of a plan's cost: how much of what, and its points. */
export type CostTerm = { code: string; amount: number; points: number };

/**
 * The cost of a plan term by term, which add up to it: minutes of work, way and waiting, uneven days, technicians, visits by
 * another person than the customer or the last plan expects, visits left out.
 */
export function termsOfPlan(problem: Problem, weights: Weights, plan: Plan): CostTerm[] {
  const visits = new Map(problem.visits.map((visit) => [visit.id, visit]));
  const shifts = new Map(problem.technicians.map(({ id, shift }) => [id, shift]));
  const made = plan.routes.flatMap(({ technician, stops }) =>
    stops.flatMap((stop) => {
      const visit = stop.kind === 'visit' ? visits.get(stop.visit) : undefined;
      return visit === undefined ? [] : [{ visit, technician }];
    }),
  );
  const sum = (values: number[]) => values.reduce((all, value) => all + value, 0);
  const work = sum(plan.routes.map(({ leaves, returns }) => returns - leaves));
  const travel = sum(plan.routes.map((route) => route.travel));
  const waiting = work - travel - sum(made.map(({ visit }) => visit.minutes));
  const uneven = plan.routes.map(({ technician, leaves, returns }) => {
    const shift = shifts.get(technician);
    return (returns - leaves) ** 2 / Math.max(shift ? shift.to - shift.from : 0, 1);
  });
  const other = made.filter(
    ({ visit, technician }) => visit.preferred !== null && visit.preferred !== technician,
  );
  const changed = made.filter(
    ({ visit, technician }) => visit.planned !== null && visit.planned !== technician,
  );
  const out = plan.unplanned.flatMap(({ visit }) => visits.get(visit) ?? []);
  const times = (code: string, amount: number, weight: number) => ({ code, amount, points: amount * weight });
  return [
    times('travel', travel, weights.travel),
    times('work', work, weights.work),
    times('waiting', waiting, weights.waiting),
    times('balance', sum(uneven), weights.balance),
    times('technician', plan.routes.length, weights.technician),
    times('otherTechnician', other.length, weights.otherTechnician),
    times('changed', changed.length, weights.changed),
    {
      code: 'unplanned',
      amount: out.length,
      points: sum(out.map((visit) => costUnplanned(weights, visit))),
    },
  ];
}

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
