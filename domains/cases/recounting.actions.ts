import type { Context } from '../../kernel/context.ts';
import { iso, ms } from '../../kernel/time.ts';
import { amendmentOf, calendarVersion } from '../calendar/calendar.queries.ts';
import { isYearPublished } from '../calendar/workdays.rules.ts';
import { evaluateBound } from '../deadlines/bindings.rules.ts';
import type { ClockEvent } from '../deadlines/deadlines.contract.ts';
import { type Standard, standardOf } from '../standards/standards.queries.ts';
import { type BoundStandard, countedBy } from './bindings.queries.ts';
import { rebindCase } from './bindings.store.ts';
import type { CaseRecord, TakenCase } from './case-record.contract.ts';
import { insertClockEvents, saveClocks } from './cases.store.ts';
import { clockRow, isOpenBreachable, nextDueOf } from './clocks.rules.ts';
import { liveClocks, planByOf, stepDueColumns } from './step-times.rules.ts';
import type { Stage, Step } from './terms.contract.ts';

type Counted = { row: CaseRecord; taken: TakenCase; standard: Standard };
type Bound = Counted & { bound: BoundStandard[] };

/** The facts about a case's clocks as the clock rules take them. */
export const storedClockEvents = (taken: TakenCase): ClockEvent[] =>
  taken.clock_events.map((event) => ({ ...event.data, type: event.type, at: ms(event.at) }) as ClockEvent);

const firedOf = (taken: TakenCase, limitKey: string): string[] =>
  taken.clocks.find((stored) => stored.limit_key === limitKey)?.fired ?? [];

const unpublishedYear = (flag: string): number[] => {
  const year = /^calendar_(\d{4})_unpublished$/.exec(flag)?.[1];
  return year === undefined ? [] : [Number(year)];
};

/**
 * Clocks of a case now. One that has come to reach a year whose notice was loaded after the case was bound takes the
 * calendar with that notice from now on; its hours stay.
 */
async function clocksNow(ctx: Context, { row, bound, standard }: Bound, events: ClockEvent[]) {
  const clocks = evaluateBound({ events, bindings: countedBy(bound), at: ctx.now });
  const years = clocks.flatMap((clock) => clock.flags.flatMap(unpublishedYear));
  const amended = years.length === 0 ? undefined : await amendmentOf(ctx, standard.calendar.id);
  if (amended === undefined) return { clocks, standard };
  const { compiled } = await calendarVersion(ctx, amended);
  if (!years.some((year) => isYearPublished(compiled, year))) return { clocks, standard };
  const ids = { standard: standard.id, calendar: amended };
  await rebindCase(ctx, row.id, ids);
  const next = await standardOf(ctx, ids);
  const ended = bound.map((one) => (one.until === null ? { ...one, until: ctx.now } : one));
  const bindings = countedBy([...ended, { until: null, standard: next }]);
  return { clocks: evaluateBound({ events, bindings, at: ctx.now }), standard: next };
}

/** Counts every clock anew from all its events and keeps what was already recorded as fired. */
export async function recount(ctx: Context, opened: Bound, added: ClockEvent[]) {
  const { taken, row } = opened;
  if (added.length > 0) {
    const stored = added.map(({ type, at, ...data }) => ({ type, at, data }));
    await insertClockEvents(ctx, row.id, stored);
  }
  const events = [...storedClockEvents(taken), ...added];
  const { clocks, standard } = await clocksNow(ctx, opened, events);
  const rows = clocks.map((clock) => clockRow(clock, firedOf(taken, clock.limitKey)));
  await saveClocks(ctx, row.id, rows);
  const warned = rows.filter(
    (clock) => isOpenBreachable(clock) && firedOf(taken, clock.limit_key).length > 0,
  );
  return { rows, next: nextDueOf(rows), atRisk: warned.length > 0, standard };
}

type Clocks = Parameters<typeof liveClocks>[0];
type Place = { stage: Stage; step: Step };

/** When the stage was entered and until when its current step is to be done, as they are after the verb. */
export function stepTimesAfter(
  ctx: Context,
  { row, taken, standard }: Counted,
  after: { round: number; place: Place; clocks: Clocks },
) {
  const { place } = after;
  const isNewStage = place.stage !== row.stage || row.stage_since === null;
  const since = isNewStage ? iso(ctx.now) : row.stage_since;
  if (place.stage === 'closed')
    return { stage_since: since, step_due_at: null, step_due_clause: null, step_reported_at: null };
  const columns = stepDueColumns([place], {
    pack: standard.pack,
    calendar: standard.calendar.compiled,
    since: since === null ? ctx.now : ms(since),
    clocks: liveClocks(after.clocks),
    planBy: planByOf(taken.plans, after.round),
  });
  const isSame =
    place.step === row.step && row.step_due_at !== null && columns.step_due_at === iso(ms(row.step_due_at));
  return { ...columns, stage_since: since, step_reported_at: isSame ? row.step_reported_at : null };
}
