import type { Context } from '../../kernel/context.ts';
import type { Backup } from './backups.contract.ts';

export async function insertBackup(ctx: Context, made: Backup): Promise<void> {
  await ctx.db.query(
    `insert into backups (id, made_at, seconds, made_by, scheduled, status, locked_by, file, bytes, tables, rows, files,
       digest, failure) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
    [
      made.id,
      made.madeAt,
      made.seconds,
      made.madeBy,
      made.scheduled,
      made.status,
      made.lockedBy,
      made.file,
      made.bytes,
      made.tables,
      made.rows,
      made.files,
      made.digest,
      made.failure,
    ],
  );
}
