import { type ClockRow, clockRow } from '../domains/cases/clocks.rules.ts';
import { type DueCase, lateBy } from '../domains/cases/lateness.rules.ts';
import type { Clock } from '../domains/deadlines/deadlines.contract.ts';
import type { LifeFact } from './generator-life.ts';

export type LateClocks = {
  rows: (ClockRow & { fired: string[]; breached_at: string | null })[];
  facts: LifeFact[];
  tier: number;
  breached: boolean;
  atRisk: boolean;
};

const closedRow = (clock: Clock) => {
  const row = clockRow(clock);
  const late = clock.bindingKind === 'breach' && (clock.status === 'met_late' || clock.status === 'breached');
  return { ...row, fired: [] as string[], breached_at: late ? row.due_at : null };
};

const breachFact = (row: LateClocks['rows'][number]): LifeFact[] =>
  row.breached_at === null
    ? []
    : [
        {
          type: 'clock.breached',
          at: Date.parse(row.breached_at),
          by: null,
          reason: null,
          data: { limitKey: row.limit_key, event: row.event, clause: row.clause, dueAt: row.due_at },
        },
      ];

/** Clocks of a closed case: nothing wakes up any more, what was late stays on record. */
export function settledClocks(clocks: Clock[]): LateClocks {
  const rows = clocks.map(closedRow);
  const breached = rows.some((row) => row.breached_at !== null);
  return { rows, facts: rows.flatMap(breachFact), tier: 1, breached, atRisk: false };
}

/** Clocks of an open case with everything recorded that fell due by `now`, as if the product had run all the time. */
export function runningClocks(clocks: Clock[], dueCase: DueCase, now: number): LateClocks {
  const lates = clocks.map((clock) => {
    const row = clockRow(clock);
    const due = { ...row, case_id: dueCase.id, due_at: row.due_at ?? '', fired: [] };
    return { row, late: lateBy(dueCase, due, now) };
  });
  return {
    rows: lates.map(({ row, late }) => ({
      ...row,
      fired: late.keys,
      wake_at: late.wakeAt,
      status: late.breached ? 'breached' : row.status,
      breached_at: late.breached ? row.due_at : null,
    })),
    facts: lates.flatMap(({ late }) =>
      late.facts.map((fact) => ({
        type: fact.type,
        at: Date.parse(fact.at),
        by: null,
        reason: null,
        data: fact.data,
      })),
    ),
    tier: lates.reduce((tier, { late }) => Math.max(tier, late.tier ?? 1), 1),
    breached: lates.some(({ late }) => late.breached),
    atRisk: lates.some(({ late }) => late.atRisk),
  };
}
