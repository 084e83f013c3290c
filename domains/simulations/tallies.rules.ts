import { isOverdue, type Outcome } from './outcomes.rules.ts';
import type { Sides, Tally, Totals } from './simulations.contract.ts';

const noTally = (): Tally => ({
  cases: 0,
  overdueCases: 0,
  met: 0,
  late: 0,
  excused: 0,
  breached: 0,
  running: 0,
  stopped: 0,
  missed: 0,
  warnings: 0,
  escalations: 0,
});

const noSides = (): Sides => ({ before: noTally(), after: noTally() });

export const noTotals = (): Totals => ({
  total: noSides(),
  department: {},
  region: {},
  category: {},
  event: {},
  approvers: {},
  changes: {},
  changedCases: 0,
  approvalsUp: 0,
  approvalsDown: 0,
});

/** The line of a group; '-' is the key of none. */
function lineOf(groups: Record<string, Sides>, key: string | null): Sides {
  const name = key ?? '-';
  const known = groups[name];
  if (known !== undefined) return known;
  const made = noSides();
  groups[name] = made;
  return made;
}

function addOutcome(tally: Tally, { status, warnings, escalations }: Outcome): void {
  tally[status] += 1;
  tally.warnings += warnings;
  tally.escalations += escalations;
}

export type Place = { department: string | null; region: string | null; category: string | null };

/** Counts one case on one side into the running totals, in place: a hundred thousand of them are added up. */
export function addCase(
  totals: Totals,
  side: 'before' | 'after',
  { place, outcomes }: { place: Place; outcomes: readonly Outcome[] },
): void {
  const lines = [
    totals.total[side],
    lineOf(totals.department, place.department)[side],
    lineOf(totals.region, place.region)[side],
    lineOf(totals.category, place.category)[side],
  ];
  const overdue = outcomes.some(isOverdue) ? 1 : 0;
  for (const tally of lines) {
    tally.cases += 1;
    tally.overdueCases += overdue;
    for (const outcome of outcomes) addOutcome(tally, outcome);
  }
  for (const outcome of outcomes) {
    const tally = lineOf(totals.event, outcome.aspect)[side];
    tally.cases += 1;
    tally.overdueCases += isOverdue(outcome) ? 1 : 0;
    addOutcome(tally, outcome);
  }
}

export function addApprover(totals: Totals, before: string | null, after: string | null): void {
  for (const [side, position] of [
    ['before', before],
    ['after', after],
  ] as const) {
    const key = position ?? '-';
    const line = totals.approvers[key] ?? { before: 0, after: 0 };
    line[side] += 1;
    totals.approvers[key] = line;
  }
}
