import type { Context } from '../../kernel/context.ts';
import { type Standard, standardOf } from '../standards/standards.queries.ts';

/** Earlier versions of a case, oldest first, as they are stored. */
export type StoredBinding = { until: string; standard: number; calendar: number };

/** The earlier bindings of case `c` as JSON. */
export const BINDINGS_SQL = `(select coalesce(jsonb_agg(jsonb_build_object('until', b.until, 'standard', b.standard_version_id,
  'calendar', b.calendar_version_id) order by b.until), '[]') from case_bindings b where b.case_id = c.id)`;

/** A case's versions with the standard itself; the last are in force. */
export type BoundStandard = { until: number | null; standard: Standard };

/** The versions that a case was and is bound to, ready to count with. */
export async function boundStandards(
  ctx: Context,
  earlier: StoredBinding[],
  current: { standard: number; calendar: number },
): Promise<BoundStandard[]> {
  const bound: BoundStandard[] = [];
  for (const { until, ...ids } of earlier)
    bound.push({ until: Date.parse(until), standard: await standardOf(ctx, ids) });
  bound.push({ until: null, standard: await standardOf(ctx, current) });
  return bound;
}

/** The bindings as the clock rules take them. */
export const countedBy = (bound: BoundStandard[]) =>
  bound.map(({ until, standard }) => ({
    until,
    pack: standard.pack,
    calendar: standard.calendar.compiled,
  }));
