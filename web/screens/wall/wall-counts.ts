import type { z } from 'zod';
import type { GetWall } from '../../../domains/cases/cases.contract.ts';
import type { CaseSearch } from '../list/case-search.ts';

export type WallCount = z.infer<(typeof GetWall)['output']>['total'];

/** The columns of the wall: the count, and the filter of the list that shows the same cases. */
export const measures = [
  { key: 'overdue', state: 'overdue' },
  { key: 'atRisk', state: 'at_risk' },
  { key: 'unowned', state: 'unowned' },
  { key: 'silent', state: 'silent' },
  { key: 'open', state: 'open' },
] as const;
export type Measure = (typeof measures)[number];

/** Where a number leads; by what is due next, as the wall itself is ordered. */
export const listOf = (measure: Measure, narrowed: CaseSearch = {}): CaseSearch => ({
  ...narrowed,
  state: measure.state,
  order: 'due',
});
