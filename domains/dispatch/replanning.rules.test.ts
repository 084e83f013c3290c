import { expect, it, vi } from 'vitest';
import { violationsOf } from './feasibility.rules.ts';
import { DAILY } from './objective.rules.ts';
import { improvePlanning, planOf, startPlanning } from './planning.rules.ts';
import type { Plan, Problem } from './problem.contract.ts';
import { movesBetween, startReplanning } from './replanning.rules.ts';
import { makeDay } from './testing/day.ts';

vi.setConfig({ testTimeout: 60_000 });

const STEPS = 300;

function planned(problem: Problem): Plan {
  const planning = startPlanning(problem, DAILY, 1);
  improvePlanning(planning, STEPS);
  return planOf(planning);
}

function replanned(problem: Problem, before: Plan, changed = DAILY.changed): Plan {
  const planning = startReplanning(problem, { ...DAILY, changed }, 2, before);
  improvePlanning(planning, STEPS);
  return planOf(planning);
}

it('nothing changed, nobody is called', () => {
  const problem = makeDay(11, { technicians: 6, visits: 24, breaks: true });
  const before = planned(problem);
  expect(
    movesBetween(before, replanned(problem, before, 1000), 24 * 60).filter(({ from }) => from !== null),
  ).toEqual([]);
});

it('a technician falls ill: his visits move, hardly any other, and fewer the more a change costs', () => {
  const problem = makeDay(12, { technicians: 8, visits: 28, breaks: false });
  const before = planned(problem);
  const ill = before.routes.reduce((one, other) => (other.stops.length > one.stops.length ? other : one));
  const technicians = problem.technicians.map((technician) =>
    technician.id === ill.technician ? { ...technician, shift: null } : technician,
  );
  const changes = (changed: number) => {
    const after = replanned({ ...problem, technicians }, before, changed);
    expect(violationsOf({ ...problem, technicians }, after)).toEqual([]);
    return movesBetween(before, after, 24 * 60).filter(({ from }) => from !== null);
  };
  const his = (moves: ReturnType<typeof changes>) =>
    moves.filter(({ from }) => from?.technician === ill.technician).length;
  const visits = ill.stops.filter(({ kind }) => kind === 'visit').length;
  const dear = changes(1000);
  const free = changes(0);
  expect([his(dear), his(free)]).toEqual([visits, visits]);
  expect(dear.length - visits).toBeLessThanOrEqual(1);
  expect(free.length).toBeGreaterThan(dear.length);
});

it('names new, moved, dropped and shifted visits', () => {
  const stop = (visit: string, start: number) =>
    ({ kind: 'visit', visit, window: 0, arrive: start, start, leave: start + 10 }) as const;
  const route = (technician: string, ...stops: ReturnType<typeof stop>[]) => ({
    technician,
    leaves: 0,
    returns: 0,
    travel: 0,
    waiting: 0,
    stops,
  });
  const before = {
    routes: [route('T1', stop('stays', 100), stop('shifts', 200), stop('goes', 300), stop('drops', 400))],
    unplanned: [],
  };
  const after = {
    routes: [
      route('T1', stop('stays', 110), stop('shifts', 211)),
      route('T2', stop('goes', 300), stop('new', 400)),
    ],
    unplanned: [],
  };
  expect(movesBetween(before, after, 10)).toEqual([
    { visit: 'shifts', from: { technician: 'T1', start: 200 }, to: { technician: 'T1', start: 211 } },
    { visit: 'goes', from: { technician: 'T1', start: 300 }, to: { technician: 'T2', start: 300 } },
    { visit: 'drops', from: { technician: 'T1', start: 400 }, to: null },
    { visit: 'new', from: null, to: { technician: 'T2', start: 400 } },
  ]);
});
