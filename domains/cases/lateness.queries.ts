import type { Context } from '../../kernel/context.ts';

/** Next instant at which a clock has something to record; one index probe. */
export async function nextWakeAt(ctx: Pick<Context, 'db'>): Promise<number | null> {
  const row = await ctx.db.one<{ at: string | null }>(`select min(wake_at)::text as at from case_clocks where wake_at is not null`);
  return row?.at ? Date.parse(row.at) : null;
}
