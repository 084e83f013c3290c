import type { Context } from '../../kernel/context.ts';
import { notFound } from '../../kernel/refusal.ts';
import { iso } from '../../kernel/time.ts';
import { BINDINGS_SQL, type StoredBinding } from './bindings.queries.ts';
import { visibleTo } from './visibility.queries.ts';

type Found = {
  standard: number;
  calendar: number;
  bindings: StoredBinding[];
  events: { at: string; type: string; data: object }[];
};

/** What was known of a visible case's clocks by an instant: events by when they were recorded, and every binding. */
export async function knownBy(ctx: Context, number: string, at: number): Promise<Found> {
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
