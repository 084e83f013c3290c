import type { Context } from '../../kernel/context.ts';
import { visibleTo } from './visibility.queries.ts';

export async function fileRow(ctx: Context, number: string, id: string) {
  const visible = visibleTo(ctx.actor);
  return ctx.db.one<{ name: string; mediaType: string; customerId: number | null }>(
    `select f.name, f.media_type as "mediaType", c.customer_id as "customerId" from case_files f join cases c on c.id = f.case_id
     where c.number = $1 and f.id = $3 and f.erased_at is null and ${visible.sql(2)}`,
    [number, visible.value, id],
  );
}
