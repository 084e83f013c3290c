import type { Context } from '../../kernel/context.ts';
import { notFound } from '../../kernel/refusal.ts';
import { iso } from '../../kernel/time.ts';
import { bindingsAt, evaluateBound, traceBound } from '../deadlines/bindings.rules.ts';
import type { ClockEvent } from '../deadlines/deadlines.contract.ts';
import {
  BINDINGS_SQL,
  type BoundStandard,
  boundStandards,
  countedBy,
  type StoredBinding,
} from './bindings.queries.ts';
import { traceViews } from './case-page.queries.ts';
import { clauseText, clockRow } from './clocks.rules.ts';
import type { PastClocks } from './past-clocks.contract.ts';
import { visibleTo } from './visibility.queries.ts';

type Found = {
  standard: number;
  calendar: number;
  bindings: StoredBinding[];
  events: { at: string; type: string; data: object }[];
};

/** What was known of a case's clocks by an instant: events by when they were recorded, and every binding. */
async function knownBy(ctx: Context, number: string, at: number): Promise<Found> {
  const visible = visibleTo(ctx.actor);
  const found = await ctx.db.one<Found>(
    `select c.standard_version_id as standard, c.calendar_version_id as calendar, ${BINDINGS_SQL} as bindings,
       (select coalesce(jsonb_agg(jsonb_build_object('at', e.at, 'type', e.type, 'data', e.data) order by e.id), '[]')
        from clock_events e where e.case_id = c.id and e.recorded_at <= $3) as events
     from cases c where c.number = $1 and ${visible.sql(2)}`,
    [number, visible.value, iso(at)],
  );
  if (found === undefined) throw notFound('case.not_found', { number });
  return found;
}

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
