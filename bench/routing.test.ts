import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { violationsOf } from '../domains/dispatch/feasibility.rules.ts';
import { improvePlanning, planOf, startPlanning } from '../domains/dispatch/planning.rules.ts';
import { instancesBelow } from './routing-instances.ts';

const folder = mkdtempSync(join(tmpdir(), 'anju-routing-'));
afterAll(() => rmSync(folder, { recursive: true }));

const VEHICLES = `MADE1

VEHICLE
NUMBER     CAPACITY
  3         20

CUSTOMER
CUST NO.  XCOORD.   YCOORD.    DEMAND   READY TIME  DUE DATE   SERVICE   TIME

    0      40         50          0          0        100          0
    1      45         50         10          5         60         10
    2      35         50         10          5         60         10
`;

const CREW = `MADE2
INFO
CREW COUNT  SKILLS  TOOLS   SPARE PARTS
1       5       5       5
DEPOT TECHNICIANS AND REQUESTS
ID   X     Y     TWS    TWE    Serv   SKILLS   TOOLS    SPARE PARTS
0    10    0     0      230    0      [] 	[] 	[]
1    0     0     0      230    0      [0,1] 	[2] 	[1,0]
2    20    0     50     60     10     [1] 	[2,4] 	[0,1]
`;

it('reads both kinds of instances', () => {
  writeFileSync(join(folder, 'A.txt'), VEHICLES);
  writeFileSync(join(folder, 'B.txt'), CREW);
  const [vehicles, crew] = instancesBelow(folder);
  expect(vehicles).toMatchObject({ name: 'A', kind: 'vehicles' });
  expect(vehicles?.problem.technicians).toHaveLength(3);
  expect(vehicles?.problem.technicians[0]).toMatchObject({
    start: { x: 40, y: 50 },
    shift: { from: 0, to: 100 },
    capacity: 20,
  });
  expect(vehicles?.problem.visits[1]).toMatchObject({
    id: '2',
    load: 10,
    minutes: 10,
    windows: [{ from: 5, to: 60 }],
  });
  expect(crew).toMatchObject({
    name: 'B',
    kind: 'technicians',
    problem: { depot: { place: { x: 10 }, tools: null } },
  });
  expect(crew?.problem.technicians).toMatchObject([
    { id: '1', skills: { 0: 1, 1: 1 }, tools: ['2'], parts: { 'part 0': 1 } },
  ]);
  expect(crew?.problem.visits).toMatchObject([
    { id: '2', skills: { 1: 1 }, tools: ['2', '4'], parts: { 'part 1': 1 } },
  ]);
});

const shared = process.env['ANJU_ROUTING_DATA'] ?? '';
const reason = 'ANJU_ROUTING_DATA names no folder of instances';

describe.skipIf(!existsSync(shared))(`instances of others (skipped where ${reason})`, () => {
  it('all are planned whole, and nothing is broken', { timeout: 600_000 }, () => {
    const instances = instancesBelow(shared);
    expect(instances.length).toBeGreaterThan(0);
    for (const { problem, weights } of instances) {
      const planning = startPlanning(problem, weights, 1);
      improvePlanning(planning, 2000);
      const plan = planOf(planning);
      expect(plan.unplanned).toEqual([]);
      expect(violationsOf(problem, plan)).toEqual([]);
    }
  });
});
