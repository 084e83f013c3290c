import type { Context } from '../../kernel/context.ts';
import type { OutputOf } from '../../kernel/contract.ts';
import { DAY, ms } from '../../kernel/time.ts';
import type { Backup, GetBackups } from './backups.contract.ts';

/** The latest backups, newest first; a schedule is known by what it made in the last two days. */
export async function latestBackups(ctx: Context): Promise<OutputOf<typeof GetBackups>> {
  const backups = await ctx.db.query<Backup>(
    `select id, to_jsonb(made_at) as "madeAt", seconds, made_by as "madeBy", scheduled, status,
       locked_by as "lockedBy", file, bytes, tables, rows, files, digest, failure
     from backups order by made_at desc limit 50`,
  );
  const since = ctx.now - 2 * DAY;
  return {
    backups,
    scheduled: backups.some((backup) => backup.scheduled && ms(backup.madeAt) >= since),
  };
}
