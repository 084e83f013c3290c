import { improvePlanning, planOf, startPlanning } from '../planning.rules.ts';
import { type Plan, Problem, type Weights } from '../problem.contract.ts';

export const at = (x: number, y = 0) => ({ x, y });
export const ALL_DAY = [{ from: 0, to: 1000 }];
/** Technicians and visits on a plane, where a minute is one unit; shifts and windows last all day unless told. */
export function plane(technicians: object[], visits: object[], depot: object | null = null): Problem {
  return Problem.parse({
    day: '2026-03-02',
    travel: { by: 'plane', unitsPerMinute: 1 },
    technicians: technicians.map((more, nth) => ({
      id: `T${nth + 1}`,
      start: at(0),
      shift: { from: 0, to: 1000 },
      ...more,
    })),
    visits: visits.map((more, nth) => ({ id: `V${nth + 1}`, minutes: 10, windows: ALL_DAY, ...more })),
    depot,
  });
}
/** The best plan after that many steps. */
export function planAfter(problem: Problem, weights: Weights, steps: number, seed = 1): Plan {
  const planning = startPlanning(problem, weights, seed);
  improvePlanning(planning, steps);
  return planOf(planning);
}
/** The visits of a technician, in order. */
export const visitsOf = (plan: Plan, technician: string): string[] =>
  plan.routes
    .filter((route) => route.technician === technician)
    .flatMap(({ stops }) => stops.flatMap((stop) => (stop.kind === 'visit' ? [stop.visit] : [])));
export const technicianOf = (plan: Plan, visit: string): string | undefined =>
  plan.routes.find(({ stops }) => stops.some((stop) => stop.kind === 'visit' && stop.visit === visit))
    ?.technician;
