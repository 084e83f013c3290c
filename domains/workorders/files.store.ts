import type { Context } from '../../kernel/context.ts';

export type FileToStore = {
  id: string;
  orderId: number;
  mediaType: string;
  sizeBytes: number;
  sha256: string;
  uploadedAt: string;
};

/** Stores what is known of a photo; false when the id is there already. */
export async function insertFile(ctx: Context, file: FileToStore): Promise<boolean> {
  const rows = await ctx.db.query(
    `insert into work_order_files (id, work_order_id, media_type, size_bytes, sha256, uploaded_by, uploaded_at)
     values ($1, $2, $3, $4, $5, $6, $7) on conflict (id) do nothing returning id`,
    [file.id, file.orderId, file.mediaType, file.sizeBytes, file.sha256, ctx.actor.id, file.uploadedAt],
  );
  return rows.length > 0;
}
