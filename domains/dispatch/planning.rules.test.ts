import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { violationsOf } from './feasibility.rules.ts';
import { costOfPlan, DAILY, FEWEST_THEN_SHORTEST, LEAST_WORK } from './objective.rules.ts';
import { improvePlanning, openPlanning, planOf, startPlanning } from './planning.rules.ts';
import { type Plan, Problem, type Stop, type Visit, type Weights } from './problem.contract.ts';
import { scheduleOf } from './schedule.rules.ts';
import { makeDay } from './testing/day.ts';

// Properties compute for seconds on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const at = (x: number, y = 0) => ({ x, y });
const ALL_DAY = [{ from: 0, to: 1000 }];

function plane(technicians: object[], visits: object[], depot: object | null = null): Problem {
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

function planAfter(problem: Problem, weights: Weights, steps: number, seed = 1): Plan {
  const planning = startPlanning(problem, weights, seed);
  improvePlanning(planning, steps);
  return planOf(planning);
}

const visitsOf = (plan: Plan, technician: string): string[] =>
  plan.routes
    .filter((route) => route.technician === technician)
    .flatMap(({ stops }) => stops.flatMap((stop) => (stop.kind === 'visit' ? [stop.visit] : [])));

const technicianOf = (plan: Plan, visit: string): string | undefined =>
  plan.routes.find(({ stops }) => stops.some((stop) => stop.kind === 'visit' && stop.visit === visit))
    ?.technician;

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

describe('counted by hand', () => {
  it('two visits on one way cost one way', () => {
    const plan = planAfter(plane([{}, {}], [{ place: at(10) }, { place: at(20) }]), LEAST_WORK, 50);
    expect(costOfPlan(plane([{}], []), LEAST_WORK, plan)).toMatchObject({
      technicians: 1,
      work: 60,
      travel: 40,
    });
  });

  it('a tool is fetched on the way, once, and only by who has it not', () => {
    const needs = { tools: ['ladder'] };
    const problem = plane(
      [{}],
      [
        { place: at(30), ...needs },
        { place: at(40), ...needs },
      ],
      { place: at(10) },
    );
    const [route] = planAfter(problem, LEAST_WORK, 50).routes;
    expect(route?.stops.map(({ kind }) => kind)).toEqual(['depot', 'visit', 'visit']);
    expect(route).toMatchObject({ travel: 80 });
    const equipped = {
      ...problem,
      technicians: problem.technicians.map((one) => ({ ...one, tools: ['ladder'] })),
    };
    const [direct] = planAfter(equipped, LEAST_WORK, 50).routes;
    expect(direct?.stops.map(({ kind }) => kind)).toEqual(['visit', 'visit']);
  });

  it('of two windows the one that saves waiting is taken', () => {
    const afternoon = { place: at(10), windows: [{ from: 500, to: 520 }] };
    const either = {
      place: at(20),
      windows: [
        { from: 0, to: 60 },
        { from: 510, to: 600 },
      ],
    };
    const plan = planAfter(plane([{}], [afternoon, either]), LEAST_WORK, 80);
    expect(costOfPlan(plane([{}], []), LEAST_WORK, plan)).toMatchObject({ work: 60, waiting: 0 });
  });

  it('as few technicians as can carry the load', () => {
    const visits = Array.from({ length: 12 }, (_, nth) => ({ place: at(10 + nth, nth % 3), load: 2 }));
    const crew = Array.from({ length: 8 }, () => ({ capacity: 8 }));
    const plan = planAfter(plane(crew, visits), FEWEST_THEN_SHORTEST, 200);
    expect(plan.routes).toHaveLength(3);
    expect(plan.unplanned).toEqual([]);
  });

  it('the known technician comes when the way is not much longer', () => {
    const crew = [{ start: at(0) }, { start: at(8) }];
    const near = plane(crew, [{ place: at(5), preferred: 'T1' }]);
    expect(technicianOf(planAfter(near, DAILY, 50), 'V1')).toBe('T1');
    const far = plane([{ start: at(0) }, { start: at(90) }], [{ place: at(90), preferred: 'T1' }]);
    expect(technicianOf(planAfter(far, DAILY, 50), 'V1')).toBe('T2');
  });

  it('what matters more is made when not all can be made', () => {
    const short = { shift: { from: 0, to: 45 } };
    const visits = [
      { place: at(10), priority: 5 },
      { place: at(-10), priority: 1 },
    ];
    const plan = planAfter(plane([short], visits), DAILY, 50);
    expect(visitsOf(plan, 'T1')).toEqual(['V2']);
    expect(plan.unplanned).toEqual([
      { visit: 'V1', reasons: [{ code: 'no_room', subject: null, legal: false }] },
    ]);
  });

  it('nobody unqualified comes, though everybody is idle', () => {
    const plan = planAfter(
      plane([{}, {}], [{ place: at(1), certificates: ['gas'], skills: { boiler: 2 } }]),
      DAILY,
      20,
    );
    expect(plan.routes).toEqual([]);
    expect(plan.unplanned[0]?.reasons.map(({ code, legal }) => [code, legal])).toEqual([
      ['certificate_missing', true],
      ['skill_missing', false],
    ]);
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

describe('the edge', () => {
  it.each<[string, Problem]>([
    ['no visits', plane([{}], [])],
    ['no technicians', plane([], [{ place: at(1) }])],
    ['nobody at work', plane([{ shift: null }], [{ place: at(1) }])],
    ['all at one place', plane([{}], [{ place: at(0) }, { place: at(0) }, { place: at(0) }])],
    ['a visit out of reach', plane([{}], [{ place: at(900) }])],
  ])('%s', (_what, problem) => {
    const plan = planAfter(problem, DAILY, 30);
    expect(violationsOf(problem, plan)).toEqual([]);
    expect(plan.unplanned.length + plan.routes.flatMap(({ stops }) => stops).length).toBe(
      problem.visits.length,
    );
  });

  it('a place that the matrix of a routing engine does not know is never driven to', () => {
    const problem = Problem.parse({
      day: '2026-03-02',
      travel: {
        by: 'matrix',
        keys: ['home', 'near'],
        minutes: [
          [0, 7],
          [9, 0],
        ],
      },
      technicians: [{ id: 'T1', start: { ...at(0), key: 'home' }, shift: { from: 0, to: 100 } }],
      visits: ['near', 'nowhere'].map((key) => ({
        id: key,
        place: { ...at(1), key },
        minutes: 10,
        windows: ALL_DAY,
      })),
    });
    const plan = planAfter(problem, LEAST_WORK, 30);
    expect(violationsOf(problem, plan)).toEqual([]);
    expect(plan.routes[0]).toMatchObject({ travel: 16, stops: [{ visit: 'near' }] });
    expect(plan.unplanned.map(({ visit }) => visit)).toEqual(['nowhere']);
  });
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
