import type { Context } from '../../kernel/context.ts';

export async function insertFile(
  ctx: Context,
  file: {
    id: string;
    caseId: number;
    name: string;
    mediaType: string;
    sizeBytes: number;
    sha256: string;
    uploadedAt: string;
  },
): Promise<void> {
  await ctx.db.query(
    `insert into case_files (id, case_id, name, media_type, size_bytes, sha256, uploaded_by, uploaded_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      file.id,
      file.caseId,
      file.name,
      file.mediaType,
      file.sizeBytes,
      file.sha256,
      ctx.actor.id,
      file.uploadedAt,
    ],
  );
}
