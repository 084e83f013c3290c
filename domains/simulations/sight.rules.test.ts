import { expect, it } from 'vitest';
import { inSight } from './sight.rules.ts';
import { addCase, noTotals } from './tallies.rules.ts';

const totals = noTotals();
for (const region of ['east', 'east', 'north'] as const)
  addCase(totals, 'before', { place: { department: 'repair', region, category: null }, outcomes: [] });

it.each([
  ['all', null, null, 3, true],
  ['region', 'east', null, 2, false],
  ['region', 'south', null, null, false],
  ['region', null, null, null, false],
  ['team', null, 'repair', 3, false],
  ['team', null, 'sales', null, false],
  ['own', 'east', 'repair', null, false],
] as const)('scope %s, region %s, department %s sees %s', (scope, region, departmentId, cases, whole) => {
  const seen = inSight(totals, { scope, region, departmentId });
  expect([seen.summary?.before.cases ?? null, seen.whole]).toEqual([cases, whole]);
  if (!whole && seen.totals !== null) {
    const lines = [seen.totals.department, seen.totals.region, seen.totals.category, seen.totals.event];
    expect(lines.flatMap((group) => Object.keys(group))).toHaveLength(1);
  }
});
