import { describe, expect, it } from 'vitest';
import { violationsOf } from './feasibility.rules.ts';
import { type Plan, Problem, type Stop } from './problem.contract.ts';
import { scheduleOf } from './schedule.rules.ts';

const at = (x: number) => ({ x, y: 0 });
const visit = (id: string, x: number, more: object = {}) => ({
  id,
  place: at(x),
  minutes: 10,
  windows: [{ from: 0, to: 300 }],
  ...more,
});

function problemOf(visits: object[], more: object = {}, depot: object | null = null): Problem {
  return Problem.parse({
    day: '2026-03-02',
    travel: { by: 'plane', unitsPerMinute: 1 },
    technicians: [{ id: 'T1', start: at(0), shift: { from: 0, to: 300 }, ...more }],
    visits,
    depot,
  });
}

/** A plan of one route over the stops in this order: a visit by its id, `depot` or `break`. */
function planOf(problem: Problem, order: string[]): Plan {
  const [technician] = problem.technicians;
  const stops = order.map((id): Stop => {
    if (id === 'depot') return { kind: 'depot' };
    if (id === 'break') return { kind: 'break', nth: 0 };
    return { kind: 'visit', visit: problem.visits.find((one) => one.id === id)!, window: 0 };
  });
  return { routes: [scheduleOf(problem, technician!, stops)], unplanned: [] };
}

const codes = (problem: Problem, order: string[]) =>
  violationsOf(problem, planOf(problem, order)).map(({ code }) => code);

describe('times of a route', () => {
  it('leave home only as early as the first window asks, and wait nowhere in vain', () => {
    const problem = problemOf([visit('A', 10, { windows: [{ from: 100, to: 120 }] }), visit('B', 30)]);
    expect(planOf(problem, ['A', 'B']).routes[0]).toMatchObject({
      leaves: 90,
      returns: 170,
      travel: 60,
      waiting: 0,
      stops: [
        { visit: 'A', arrive: 100, start: 100, leave: 110 },
        { visit: 'B', arrive: 130, start: 130, leave: 140 },
      ],
    });
  });

  it('wait where two windows leave no other way', () => {
    const early = { windows: [{ from: 0, to: 20 }] };
    const problem = problemOf([visit('A', 10, early), visit('B', 20, { windows: [{ from: 100, to: 110 }] })]);
    expect(planOf(problem, ['A', 'B']).routes[0]).toMatchObject({ leaves: 10, returns: 130, waiting: 60 });
  });

  it('go to the depot and pause where they are', () => {
    const depot = { place: at(50), minutes: 5 };
    const problem = problemOf([visit('A', 60)], { breaks: [{ from: 0, to: 300, minutes: 30 }] }, depot);
    expect(planOf(problem, ['depot', 'break', 'A']).routes[0]).toMatchObject({ travel: 120, returns: 165 });
    expect(codes(problem, ['depot', 'break', 'A'])).toEqual([]);
  });
});

describe('the judge names', () => {
  const part = { parts: { valve: 1 } };
  const pinned = (position: number) => ({ locked: { technician: 'T1', position } });
  it.each<[string, string[], string[]]>([
    ['nothing when all is well', codes(problemOf([visit('A', 10)]), ['A']), []],
    [
      'a window missed',
      codes(problemOf([visit('A', 50, { windows: [{ from: 0, to: 40 }] })]), ['A']),
      ['window_missed'],
    ],
    [
      'a window missed because of the visit before',
      codes(problemOf([visit('A', 10), visit('B', 20, { windows: [{ from: 0, to: 29 }] })]), ['A', 'B']),
      ['window_missed'],
    ],
    [
      'nothing for one that begins with the last minute',
      codes(problemOf([visit('A', 10), visit('B', 20, { windows: [{ from: 0, to: 30 }] })]), ['A', 'B']),
      [],
    ],
    ['a shift that ends too early', codes(problemOf([visit('A', 146)]), ['A']), ['outside_shift']],
    [
      'a technician on leave',
      codes(problemOf([visit('A', 10)], { shift: null }), ['A']),
      ['outside_shift', 'on_leave'],
    ],
    [
      'a break left out',
      codes(problemOf([visit('A', 10)], { breaks: [{ from: 0, to: 100, minutes: 10 }] }), ['A']),
      ['break_missed'],
    ],
    [
      'a break that begins too late',
      codes(problemOf([visit('A', 10)], { breaks: [{ from: 0, to: 15, minutes: 10 }] }), ['A', 'break']),
      ['break_missed'],
    ],
    [
      'nothing for a break that the shift does not hold',
      codes(problemOf([visit('A', 10)], { breaks: [{ from: 295, to: 299, minutes: 10 }] }), ['A']),
      [],
    ],
    ['a missing skill', codes(problemOf([visit('A', 10, { skills: { gas: 1 } })]), ['A']), ['skill_missing']],
    [
      'a missing certificate',
      codes(problemOf([visit('A', 10, { certificates: ['gas'] })]), ['A']),
      ['certificate_missing'],
    ],
    [
      'too great a load',
      codes(problemOf([visit('A', 10, { load: 2 }), visit('B', 20, { load: 2 })], { capacity: 3 }), [
        'A',
        'B',
      ]),
      ['overloaded'],
    ],
    [
      'a tool fetched too late',
      codes(problemOf([visit('A', 10, { tools: ['ladder'] })], {}, { place: at(5) }), ['A', 'depot']),
      ['tool_not_at_hand'],
    ],
    [
      'nothing for a tool fetched before',
      codes(problemOf([visit('A', 10, { tools: ['ladder'] })], {}, { place: at(5) }), ['depot', 'A']),
      [],
    ],
    [
      'the second of two visits with one part',
      codes(
        problemOf([visit('A', 10, part), visit('B', 20, part)], { parts: { valve: 1 } }, { place: at(5) }),
        ['A', 'B'],
      ),
      ['part_not_at_hand'],
    ],
    [
      'nothing when the depot lies between them',
      codes(
        problemOf([visit('A', 10, part), visit('B', 20, part)], { parts: { valve: 1 } }, { place: at(5) }),
        ['A', 'depot', 'B'],
      ),
      [],
    ],
    [
      'positions changed',
      codes(problemOf([visit('A', 10, pinned(0)), visit('B', 20, pinned(1))]), ['B', 'A']),
      ['locked_position_left', 'locked_position_left'],
    ],
    [
      'a visit before a locked one',
      codes(problemOf([visit('A', 10, pinned(0)), visit('B', 20)]), ['B', 'A']),
      ['locked_position_left'],
    ],
    ['a visit forgotten', codes(problemOf([visit('A', 10), visit('B', 20)]), ['A']), ['visit_forgotten']],
    ['a visit made twice', codes(problemOf([visit('A', 10)]), ['A', 'A']), ['visit_twice']],
  ])('%s', (_what, got, expected) => {
    expect(got).toEqual(expected);
  });

  it('times that lie', () => {
    const problem = problemOf([visit('A', 10)]);
    const honest = planOf(problem, ['A']);
    const [route] = honest.routes;
    const [stop] = route!.stops;
    const judged = (change: object, routeChange: object = {}) =>
      violationsOf(problem, {
        routes: [{ ...route!, ...routeChange, stops: [{ ...stop!, ...change }] }],
        unplanned: [],
      }).map(({ code }) => code);
    expect(judged({})).toEqual([]);
    expect(judged({ arrive: 9 })).toEqual(['arrives_too_early']);
    expect(judged({ start: 9 })).toEqual(['starts_before_arrival']);
    expect(judged({ leave: 19 })).toEqual(['leaves_too_early']);
    expect(judged({}, { returns: 29 })).toEqual(['returns_too_early']);
    expect(judged({ visit: 'Z' })).toContain('visit_unknown');
    expect(violationsOf(problem, { routes: [{ ...route!, technician: 'T9' }], unplanned: [] })[0]?.code).toBe(
      'technician_unknown',
    );
    expect(
      violationsOf(problem, { routes: [route!, { ...route!, stops: [] }], unplanned: [] })[0]?.code,
    ).toBe('technician_twice');
  });
});
