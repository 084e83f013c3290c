import type { Context } from '../../kernel/context.ts';
import { BINDINGS_SQL, type StoredBinding } from '../cases/bindings.queries.ts';
import { visibleTo } from '../cases/visibility.queries.ts';
import type { ClockEvent } from '../deadlines/deadlines.contract.ts';

type PastCase = { standard: number; calendar: number; bindings: StoredBinding[]; events: ClockEvent[] };

/** A case in the actor's sight with the events of its clocks and the versions that it is bound to. */
export async function pastCase(ctx: Context, number: string): Promise<PastCase | undefined> {
  const visible = visibleTo(ctx.actor);
  return ctx.db.one<PastCase>(
    `select c.standard_version_id as standard, c.calendar_version_id as calendar, ${BINDINGS_SQL} as bindings,
       (select coalesce(jsonb_agg(e.data || jsonb_build_object('type', e.type, 'at',
          (extract(epoch from e.at) * 1000)::bigint)), '[]') from clock_events e where e.case_id = c.id) as events
     from cases c where c.number = $1 and ${visible.sql(2)}`,
    [number, visible.value],
  );
}
