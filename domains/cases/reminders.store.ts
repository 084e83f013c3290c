import type { Context } from '../../kernel/context.ts';
import { iso } from '../../kernel/time.ts';

export async function saveTasksReported(ctx: Context, ids: number[]): Promise<void> {
  await ctx.db.query(`update case_tasks set reported_at = $2 where id = any($1::bigint[])`, [
    ids,
    iso(ctx.now),
  ]);
}

export async function saveStepsReported(ctx: Context, ids: number[]): Promise<void> {
  await ctx.db.query(`update cases set step_reported_at = $2 where id = any($1::bigint[])`, [
    ids,
    iso(ctx.now),
  ]);
}
