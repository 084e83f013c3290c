import type { Context } from '../../kernel/context.ts';
import { iso, ms } from '../../kernel/time.ts';
import { evaluateBound } from '../deadlines/bindings.rules.ts';
import type { ClockEvent } from '../deadlines/deadlines.contract.ts';
import { evaluateClocks } from '../deadlines/deadlines.rules.ts';
import { type Standard, standardOf } from '../standards/standards.queries.ts';
import { boundStandards, countedBy } from './bindings.queries.ts';
import { type ClockRow, clockRow, isOpenBreachable, nextDueOf } from './clocks.rules.ts';
import type { CaseToCount } from './recount-cases.queries.ts';
import type { RecountChange } from './recounts.contract.ts';
import {
  type Comparison,
  compareClocks,
  type Direction,
  directionOf,
  liveKeys,
  type RunParams,
  stepChange,
} from './recounts.rules.ts';
import type { RecountedCase, TakenRun } from './recounts.store.ts';
import { liveClocks, stepDueColumns } from './step-times.rules.ts';

export type Recounted = {
  found: CaseToCount;
  compared: Comparison;
  changes: RecountChange[];
  direction: Direction | null;
  case: RecountedCase;
};

/** The versions that a run binds a case to. */
export function targetOf(run: Pick<TakenRun, 'kind' | 'params'>, found: CaseToCount) {
  const { params } = run;
  const own = { standard: found.standard, calendar: found.calendar };
  switch (run.kind) {
    case 'notice':
      return { ...own, calendar: params.successors?.[String(found.calendar)] ?? found.calendar };
    case 'calendar':
      return { ...own, calendar: placeCalendar(params, found) ?? found.calendar };
    case 'standard':
      return { ...own, standard: params.standard ?? found.standard };
    default:
      return own;
  }
}

const placeCalendar = ({ departments, regions, company }: RunParams, found: CaseToCount) =>
  departments?.[found.department ?? ''] ?? regions?.[found.region ?? ''] ?? company;

const eventsOf = (found: CaseToCount): ClockEvent[] =>
  found.events.map(({ at, type, data }) => ({ ...data, type, at: ms(at) }) as ClockEvent);

const firedOf = (found: CaseToCount) => new Map(found.clocks.map((clock) => [clock.limit_key, clock.fired]));

function caseColumns(found: CaseToCount, standard: Standard, rows: ClockRow[]): RecountedCase {
  const fired = firedOf(found);
  const next = nextDueOf(rows);
  const step = stepDueColumns([{ stage: found.stage, step: found.step }], {
    pack: standard.pack,
    calendar: standard.calendar.compiled,
    since: ms(found.since),
    clocks: liveClocks(rows),
    planBy: found.plan_by === null ? null : ms(found.plan_by),
  });
  const sameStep =
    found.step_due_at !== null && step.step_due_at !== null && ms(found.step_due_at) === ms(step.step_due_at);
  return {
    id: found.id,
    standard: standard.id,
    calendar: standard.calendar.id,
    next_due_at: next?.at ?? null,
    next_due_event: next?.event ?? null,
    next_due_clause: next?.clause ?? null,
    at_risk: rows.some((row) => isOpenBreachable(row) && (fired.get(row.limit_key)?.length ?? 0) > 0),
    ...step,
    step_reported_at: sameStep && found.step_reported_at !== null ? iso(ms(found.step_reported_at)) : null,
  };
}

/**
 * Counts the open clocks of a case by the versions a run binds it to, from all its events; pauses, extensions and
 * thresholds already fired stay, and what was met is left as it was counted then.
 */
export async function countAnew(ctx: Context, run: TakenRun, found: CaseToCount): Promise<Recounted> {
  const standard = await standardOf(ctx, targetOf(run, found));
  const { pack, calendar } = standard;
  const events = eventsOf(found);
  const clocks = evaluateClocks({ events, pack, calendar: calendar.compiled, at: ctx.now });
  const fired = firedOf(found);
  const open = clocks
    .filter((clock) => clock.metAt === null)
    .map((clock) => clockRow(clock, fired.get(clock.limitKey)));
  const met = new Set(clocks.flatMap((clock) => (clock.metAt === null ? [] : [clock.event as string])));
  const compared = compareClocks(
    found.clocks.filter((clock) => !met.has(clock.event)),
    open,
  );
  const columns = caseColumns(found, standard, open);
  const changes = [...compared.changes, ...stepChange(found, columns)];
  const direction = directionOf(changes, liveKeys([...open, ...compared.ended]));
  return { found, compared, changes, direction, case: columns };
}

/** What the replay of a case says otherwise than its stored clocks; nothing on a healthy database. */
export async function differencesOf(ctx: Context, found: CaseToCount): Promise<RecountChange[]> {
  const bindings = countedBy(await boundStandards(ctx, found.bindings, found));
  const clocks = evaluateBound({ events: eventsOf(found), bindings, at: ctx.now });
  const rows = clocks.map((clock) => clockRow(clock));
  const { changed, ended } = compareClocks(found.clocks, rows);
  const byKey = new Map(found.clocks.map((clock) => [clock.limit_key, clock]));
  const described = (row: Omit<ClockRow, 'wake_at'>, after: string | null): RecountChange => ({
    limitKey: row.limit_key,
    event: row.event as RecountChange['event'],
    clause: row.clause,
    binding: row.binding,
    before: instantOf(byKey.get(row.limit_key)?.due_at ?? null),
    after,
    cleared: [],
  });
  return [...changed.map((row) => described(row, row.due_at)), ...ended.map((row) => described(row, null))];
}

const instantOf = (value: string | null): string | null => (value === null ? null : iso(ms(value)));
