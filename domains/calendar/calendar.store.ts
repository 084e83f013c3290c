import { createHash } from 'node:crypto';
import type { Context } from '../../kernel/context.ts';
import { iso } from '../../kernel/time.ts';
import type { Calendar, CalendarOverride } from './calendar.contract.ts';

export type NewVersion = {
  code: string;
  version: string;
  effectiveFrom: string;
  calendar: Calendar;
  override?: CalendarOverride | null;
  /** The version of which this one is the same hours with a notice added. */
  amends?: number | null;
  reason?: string | null;
};

/** Stores a version of a calendar once and answers its id; undefined when its name is taken: that one stays as it is. */
export async function insertCalendarVersion(ctx: Context, version: NewVersion): Promise<number | undefined> {
  const body = JSON.stringify(version.calendar);
  const row = await ctx.db.one<{ id: number }>(
    `insert into calendar_versions (code, version, effective_from, body, hash, override, amends_id, reason, published_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (code, version) do nothing returning id`,
    [
      version.code,
      version.version,
      version.effectiveFrom,
      body,
      createHash('sha256').update(body).digest('hex'),
      version.override == null ? null : JSON.stringify(version.override),
      version.amends ?? null,
      version.reason ?? null,
      ctx.actor.id,
    ],
  );
  return row?.id;
}

/** Says whose calendar a code is, and that it holds from now on. */
export async function savePlace(
  ctx: Context,
  place: { code: string; region: string | null; departmentId: string | null },
): Promise<void> {
  await ctx.db.query(
    `insert into calendar_places (code, region, department_id) values ($1, $2, $3)
     on conflict (code) do update set ended_at = null`,
    [place.code, place.region, place.departmentId],
  );
}

/** Ends the calendar of a region or department for new cases; false when there is none in force. */
export async function endPlace(ctx: Context, code: string): Promise<boolean> {
  const rows = await ctx.db.query(
    `update calendar_places set ended_at = $2 where code = $1 and ended_at is null returning code`,
    [code, iso(ctx.now)],
  );
  return rows.length > 0;
}
