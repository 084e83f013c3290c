import { describe, expect, it } from 'vitest';
import { violationsOf } from './feasibility.rules.ts';
import { costOfPlan, DAILY, FEWEST_THEN_SHORTEST, LEAST_WORK } from './objective.rules.ts';
import { Problem } from './problem.contract.ts';
import { ALL_DAY, at, planAfter, plane, technicianOf, visitsOf } from './testing/planned.ts';

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
