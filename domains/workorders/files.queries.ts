import type { Context } from '../../kernel/context.ts';

export type StoredFile = { number: string; mediaType: string; sha256: string };

/** A photo by its id with the number of its order; who may see it is asked of the order. */
export async function fileRow(ctx: Context, id: string): Promise<StoredFile | undefined> {
  return ctx.db.one<StoredFile>(
    `select w.number, f.media_type as "mediaType", f.sha256 from work_order_files f
     join work_orders w on w.id = f.work_order_id where f.id = $1 and f.erased_at is null`,
    [id],
  );
}
