import type { Context } from '../../kernel/context.ts';
import { visibleTo } from './visibility.queries.ts';

/** Numbers of those cases among some that the actor may see. */
export async function visibleAmong(ctx: Context, ids: number[]): Promise<Map<number, string>> {
  const visible = visibleTo(ctx.actor);
  const rows = await ctx.db.query<{ id: number; number: string }>(
    `select c.id, c.number from cases c where c.id = any($1::bigint[]) and ${visible.sql(2)}`,
    [ids, visible.value],
  );
  return new Map(rows.map((row) => [row.id, row.number]));
}
