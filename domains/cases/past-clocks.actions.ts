import type { Context } from '../../kernel/context.ts';
import { iso } from '../../kernel/time.ts';
import { bindingsAt, evaluateBound, traceBound } from '../deadlines/bindings.rules.ts';
import type { ClockEvent } from '../deadlines/deadlines.contract.ts';
import { type BoundStandard, boundStandards, countedBy } from './bindings.queries.ts';
import { traceViews } from './case-page.queries.ts';
import { clauseText, clockRow } from './clocks.rules.ts';
import type { PastClocks } from './past-clocks.contract.ts';
import { knownBy } from './past-clocks.queries.ts';

function viewsOf(bound: BoundStandard[], events: ClockEvent[], at: number): PastClocks['clocks'] {
  const inputs = { events, bindings: countedBy(bound), at };
  const pack = bound.at(-1)?.standard.pack;
  if (pack === undefined) return [];
  return evaluateBound(inputs).map((clock) => {
    const row = clockRow(clock);
    return {
      limitKey: row.limit_key,
      event: row.event,
      clause: row.clause,
      text: clauseText(pack, row.clause),
      kind: row.kind,
      binding: row.binding,
      status: row.status as PastClocks['clocks'][number]['status'],
      startedAt: row.started_at,
      originalDueAt: row.original_due_at,
      dueAt: row.due_at,
      metAt: row.met_at,
      breachedAt: row.status === 'breached' || row.status === 'met_late' ? row.due_at : null,
      excused: row.excused,
      flags: row.flags,
      steps: traceViews(traceBound(inputs, { key: clock.limitKey, event: clock.event })),
    };
  });
}

/**
 * The clocks of a visible case as they were shown at an instant, from the events recorded by then and the standard and
 * calendar versions in force then; none before the case was registered.
 */
export async function pastClocks(ctx: Context, number: string, instant: string): Promise<PastClocks> {
  const at = Math.min(Date.parse(instant), ctx.now);
  const found = await knownBy(ctx, number, at);
  if (found.events.length === 0) return { at: iso(at), standard: null, calendar: null, clocks: [] };
  const bound = bindingsAt(await boundStandards(ctx, found.bindings, found), at);
  const events = found.events.map(
    (event) => ({ ...event.data, type: event.type, at: Date.parse(event.at) }) as ClockEvent,
  );
  const last = bound.at(-1)?.standard;
  return {
    at: iso(at),
    standard: last === undefined ? null : { code: last.pack.code, version: last.version },
    calendar: last === undefined ? null : { code: last.calendar.code, version: last.calendar.version },
    clocks: viewsOf(bound, events, at),
  };
}
