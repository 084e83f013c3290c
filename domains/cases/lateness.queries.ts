import type { Context } from '../../kernel/context.ts';

/** Next instant at which a clock has something to record; one index probe. */
export async function nextWakeAt(ctx: Pick<Context, 'db'>): Promise<number | null> {
  const row = await ctx.db.one<{ at: string | null }>(
    `select min(wake_at)::text as at from case_clocks where wake_at is not null`,
  );
  return row?.at ? Date.parse(row.at) : null;
}

/** Open cases whose clocks are still shown as held although the pause was agreed to end by now. */
export async function endedPauses(ctx: Context): Promise<number[]> {
  const rows = await ctx.db.query<{ id: number }>(
    `select distinct k.case_id as id from case_clocks k join cases c on c.id = k.case_id
     join lateral (select type, data from clock_events e where e.case_id = k.case_id and e.type in ('paused', 'resumed')
       order by e.id desc limit 1) last on last.type = 'paused'
     where k.status = 'paused' and c.closed_at is null and (last.data->>'until')::bigint <= $1 order by 1 limit 200`,
    [ctx.now],
  );
  return rows.map((row) => row.id);
}
