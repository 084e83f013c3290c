import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { violationsOf } from './feasibility.rules.ts';
import { costOfPlan, DAILY, FEWEST_THEN_SHORTEST, LEAST_WORK } from './objective.rules.ts';
import { improvePlanning, openPlanning, planOf, startPlanning } from './planning.rules.ts';
import type { Problem, Stop, Visit } from './problem.contract.ts';
import { scheduleOf } from './schedule.rules.ts';
import { makeDay } from './testing/day.ts';
import { at, planAfter, plane, technicianOf, visitsOf } from './testing/planned.ts';

// Properties compute for seconds on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const days = fc.record({
  seed: fc.integer({ min: 1, max: 100_000 }),
  technicians: fc.integer({ min: 1, max: 5 }),
  visits: fc.integer({ min: 1, max: 14 }),
  breaks: fc.boolean(),
});
const anyWeights = fc.constantFrom(DAILY, LEAST_WORK, FEWEST_THEN_SHORTEST);
const runs = { numRuns: 40 };

describe('every plan', () => {
  it('keeps every constraint before an independent judge, and costs what the search thinks', () => {
    fc.assert(
      fc.property(days, anyWeights, fc.nat(60), ({ seed, ...size }, weights, steps) => {
        const problem = makeDay(seed, size);
        const planning = startPlanning(problem, weights, seed);
        improvePlanning(planning, steps);
        const plan = planOf(planning);
        expect(violationsOf(problem, plan)).toEqual([]);
        expect(costOfPlan(problem, weights, plan).total).toBeCloseTo(planning.search.best.cost, 3);
        expect(plan.unplanned.every(({ reasons }) => reasons.length > 0)).toBe(true);
      }),
      runs,
    );
  });

  it.each([30, 59, 60])(
    'keeps the way to the depot if a break would be taken too far away without it: %i steps',
    (steps) => {
      const problem = makeDay(3, { technicians: 3, visits: 9, breaks: true });
      expect(violationsOf(problem, planAfter(problem, LEAST_WORK, steps, 3))).toEqual([]);
    },
  );

  it('is the same for the same seed, in one piece or in many', () => {
    fc.assert(
      fc.property(days, fc.nat(40), ({ seed, ...size }, steps) => {
        const problem = makeDay(seed, size);
        const whole = planAfter(problem, DAILY, steps, seed);
        const pieces = startPlanning(problem, DAILY, seed);
        for (let step = 0; step < steps; step += 1) improvePlanning(pieces, 1);
        expect(planOf(pieces)).toEqual(whole);
      }),
      runs,
    );
  });

  it('is never worse after more steps', () => {
    fc.assert(
      fc.property(days, anyWeights, ({ seed, ...size }, weights) => {
        const planning = startPlanning(makeDay(seed, size), weights, seed);
        let cost = planning.search.best.cost;
        for (let piece = 0; piece < 6; piece += 1) {
          improvePlanning(planning, 10);
          expect(planning.search.best.cost).toBeLessThanOrEqual(cost);
          cost = planning.search.best.cost;
        }
      }),
      runs,
    );
  });

  it('leaves locked visits with their technician and in their position', () => {
    fc.assert(
      fc.property(days, ({ seed, ...size }) => {
        const problem = makeDay(seed, size);
        const before = planAfter(problem, DAILY, 20, seed);
        const locked = before.routes.flatMap(({ technician }) =>
          visitsOf(before, technician).map((visit, position) => ({ visit, technician, position })),
        );
        const locks = new Map(locked.map((lock) => [lock.visit, lock]));
        const visits = problem.visits.map((visit): Visit => {
          const lock = locks.get(visit.id);
          if (lock === undefined || lock.position > 1) return visit;
          return {
            ...visit,
            locked: { technician: lock.technician, position: lock.position === 0 ? 0 : null },
          };
        });
        const lockedDay = { ...problem, visits };
        const planning = startPlanning(lockedDay, DAILY, seed + 1, before);
        improvePlanning(planning, 40);
        const plan = planOf(planning);
        expect(violationsOf(lockedDay, plan)).toEqual([]);
        for (const { visit, technician, position } of locked.filter((lock) => lock.position <= 1)) {
          expect(technicianOf(plan, visit)).toBe(technician);
          if (position === 0) expect(visitsOf(plan, technician)[0]).toBe(visit);
        }
      }),
      runs,
    );
  });
});

/** Every way to divide and order a few visits among two technicians, the cheapest by the schedule alone. */
function cheapest(problem: Problem): number {
  let least = Number.POSITIVE_INFINITY;
  const place = (left: Visit[], routes: Stop[][]): void => {
    const [visit, ...rest] = left;
    if (visit === undefined) {
      const made = routes.map((stops, nth) => scheduleOf(problem, problem.technicians[nth]!, stops));
      const plan = { routes: made.filter(({ stops }) => stops.length > 0), unplanned: [] };
      if (violationsOf(problem, plan).length === 0)
        least = Math.min(least, costOfPlan(problem, LEAST_WORK, plan).total);
      return;
    }
    routes.forEach((stops, nth) => {
      for (let position = 0; position <= stops.length; position += 1) {
        const longer = stops.toSpliced(position, 0, { kind: 'visit', visit, window: 0 });
        place(rest, routes.with(nth, longer));
      }
    });
  };
  place(problem.visits, [[], []]);
  return least;
}

it('finds what trying everything finds', () => {
  const point = fc.record({ x: fc.integer({ min: -40, max: 40 }), y: fc.integer({ min: -40, max: 40 }) });
  const visit = fc.record({ place: point, from: fc.integer({ min: 0, max: 300 }) });
  fc.assert(
    fc.property(fc.array(visit, { minLength: 4, maxLength: 4 }), (drawn) => {
      const visits = drawn.map(({ place, from }) => ({ place, windows: [{ from, to: from + 60 }] }));
      const problem = plane([{ start: at(-20) }, { start: at(20) }], visits);
      const found = costOfPlan(problem, LEAST_WORK, planAfter(problem, LEAST_WORK, 2000));
      const least = cheapest(problem);
      if (least < Number.POSITIVE_INFINITY) expect(found.total).toBeCloseTo(least, 5);
    }),
    { numRuns: 15, seed: 7 },
  );
});

it('a thread is asked for steps and answers the best plan so far', () => {
  const problem = makeDay(7, { technicians: 3, visits: 10, breaks: false });
  const ask = openPlanning({ problem, weights: DAILY, seed: 3, before: null });
  const first = ask(0);
  const later = ask(50);
  expect(first.steps).toBe(0);
  expect(later).toMatchObject({ steps: 50, plan: planAfter(problem, DAILY, 50, 3) });
  expect(later.cost).toBeLessThanOrEqual(first.cost);
});
