import { createHash } from 'node:crypto';
import type { Context } from '../../kernel/context.ts';
import type { Calendar } from './calendar.contract.ts';

/** Stores a version of a calendar once; a version that is stored already is left as it is. */
export async function insertCalendarVersion(
  ctx: Context,
  version: { code: string; version: string; effectiveFrom: string; calendar: Calendar },
): Promise<boolean> {
  const body = JSON.stringify(version.calendar);
  const rows = await ctx.db.query(
    `insert into calendar_versions (code, version, effective_from, body, hash)
     values ($1, $2, $3, $4, $5) on conflict (code, version) do nothing returning id`,
    [
      version.code,
      version.version,
      version.effectiveFrom,
      body,
      createHash('sha256').update(body).digest('hex'),
    ],
  );
  return rows.length > 0;
}
