import { expect, it } from 'vitest';
import { openThread } from '../../kernel/threads.ts';
import { violationsOf } from './feasibility.rules.ts';
import { DAILY } from './objective.rules.ts';
import {
  improvePlanning,
  type PlanningAnswer,
  type PlanningSetup,
  planOf,
  startPlanning,
} from './planning.rules.ts';
import { makeDay } from './testing/day.ts';

const module = new URL('./planning.rules.ts', import.meta.url);
const problem = makeDay(31, { technicians: 8, visits: 30, breaks: true });

const open = () =>
  openThread<PlanningSetup, number, PlanningAnswer>(
    { module, open: 'openPlanning' },
    { problem, weights: DAILY, seed: 5, before: null },
  );

it('a day is planned in a thread in pieces, as it would be here in one', async () => {
  const thread = open();
  const first = await thread.ask(0);
  const later = [await thread.ask(30), await thread.ask(70)];
  await thread.close();
  const here = startPlanning(problem, DAILY, 5);
  expect(first).toMatchObject({ steps: 0, plan: planOf(here) });
  improvePlanning(here, 100);
  expect(later.at(-1)).toMatchObject({ steps: 100, plan: planOf(here) });
  for (const { plan } of [first, ...later]) expect(violationsOf(problem, plan)).toEqual([]);
});

it('planning is cancelled in the middle of a piece, and the last answer is still a whole plan', async () => {
  const thread = open();
  const { plan } = await thread.ask(10);
  const endless = thread.ask(Number.MAX_SAFE_INTEGER);
  await Promise.all([expect(endless).rejects.toThrow('has ended'), thread.close()]);
  const planned = plan.routes.flatMap(({ stops }) => stops.filter(({ kind }) => kind === 'visit'));
  expect(planned.length + plan.unplanned.length).toBe(30);
});
