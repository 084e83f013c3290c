import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import { violationsOf } from './feasibility.rules.ts';
import { DAILY } from './objective.rules.ts';
import { planOf, startPlanning } from './planning.rules.ts';
import { Problem, Visit } from './problem.contract.ts';
import { SUGGESTION, suggest } from './suggestion.rules.ts';
import { makeDay } from './testing/day.ts';

vi.setConfig({ testTimeout: 60_000 });

const at = (x: number) => ({ x, y: 0 });
const order = (more: object) =>
  Visit.parse({ id: 'N', place: at(10), minutes: 20, windows: [{ from: 0, to: 300 }], ...more });
const crew = (technicians: object[], visits: object[] = [], depot: object | null = null) =>
  Problem.parse({
    day: '2026-03-02',
    travel: { by: 'plane', unitsPerMinute: 1 },
    technicians: technicians.map((more) => ({ start: at(0), shift: { from: 0, to: 300 }, ...more })),
    visits,
    depot,
  });
const idle = { routes: [], unplanned: [] };

it('the nearest first, each term counted', () => {
  const problem = crew([
    { id: 'far', start: at(50) },
    { id: 'near', start: at(12) },
  ]);
  const [first, second] = suggest(problem, idle, order({ preferred: 'near' }), SUGGESTION);
  expect([first?.technician, second?.technician]).toEqual(['near', 'far']);
  expect(second).toMatchObject({ reasons: [], start: 40, position: 0, pickup: false });
  const terms = Object.fromEntries(second!.terms.map(({ code, amount, points }) => [code, [amount, points]]));
  expect(terms).toEqual({
    travel: [80, 80],
    waiting: [0, 0],
    load: [1 / 3, 10],
    delay: [2, 4],
    late: [0, 0],
    otherTechnician: [1, 20],
  });
  expect(second?.score).toBeCloseTo(114, 9);
});

it('who may not come stands last with every reason, however near and known', () => {
  const expired = [{ type: 'gas', from: '2020-03-02', until: '2026-03-01' }];
  const valid = [{ type: 'gas', from: '2020-03-03', until: '2026-03-02' }];
  const problem = crew([
    { id: 'known', certificates: expired, skills: {} },
    { id: 'valid', start: at(100), certificates: valid, skills: { boiler: 2 } },
  ]);
  const wanted = order({ certificates: ['gas'], skills: { boiler: 2 }, preferred: 'known' });
  const [first, last] = suggest(problem, idle, wanted, SUGGESTION);
  expect(first).toMatchObject({ technician: 'valid', reasons: [] });
  expect(last).toMatchObject({ technician: 'known', score: null, terms: [] });
  expect(last?.reasons.map(({ code, legal }) => [code, legal])).toEqual([
    ['certificate_missing', true],
    ['skill_missing', false],
  ]);
});

it('a full day has no room; a part used up is fetched on the way', () => {
  const visit = {
    id: 'A',
    place: at(10),
    minutes: 200,
    windows: [{ from: 0, to: 300 }],
    parts: { valve: 1 },
  };
  const problem = crew([{ id: 'T1', parts: { valve: 1 } }], [visit], { place: at(5) });
  const plan = planOf(startPlanning(problem, DAILY, 1));
  expect(suggest(problem, plan, order({ minutes: 100 }), SUGGESTION)[0]?.reasons[0]?.code).toBe('no_room');
  expect(suggest(problem, plan, order({ parts: { valve: 1 } }), SUGGESTION)[0]).toMatchObject({
    reasons: [],
    pickup: true,
  });
  const nobodyHas = { ...problem, depot: null };
  expect(suggest(nobodyHas, plan, order({ parts: { valve: 1 } }), SUGGESTION)[0]?.reasons[0]?.code).toBe(
    'part_not_at_hand',
  );
});

it('every suggestion keeps every constraint of the day', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5_000 }), fc.boolean(), (seed, breaks) => {
      const whole = makeDay(seed, { technicians: 4, visits: 12, breaks });
      const [wanted, ...visits] = whole.visits;
      const problem = { ...whole, visits };
      const plan = planOf(startPlanning(problem, DAILY, seed));
      for (const { technician, reasons, route } of suggest(problem, plan, wanted!, SUGGESTION)) {
        expect(reasons.length > 0).toBe(route === null);
        if (route === null) continue;
        const others = plan.routes.filter((one) => one.technician !== technician);
        expect(violationsOf(whole, { ...plan, routes: [...others, route] })).toEqual([]);
      }
    }),
    { numRuns: 25 },
  );
});
