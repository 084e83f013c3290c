import type { Context } from '../../kernel/context.ts';
import { Calendar, CalendarOverride } from './calendar.contract.ts';
import { type CompiledCalendar, compileCalendar } from './calendar.rules.ts';

export type CalendarVersion = {
  id: number;
  code: string;
  version: string;
  calendar: Calendar;
  /** What a region or department wrote itself; null for a company calendar. */
  override: CalendarOverride | null;
  compiled: CompiledCalendar;
};

// A stored version never changes, so a compiled one is kept for the life of the process.
const compiledById = new Map<number, CalendarVersion>();

/** A calendar version by id, ready to count with. */
export async function calendarVersion(ctx: Context, id: number): Promise<CalendarVersion> {
  const known = compiledById.get(id);
  if (known !== undefined) return known;
  const row = await ctx.db.one<{ code: string; version: string; body: unknown; override: unknown }>(
    `select code, version, body, override from calendar_versions where id = $1`,
    [id],
  );
  if (row === undefined) throw new Error(`no calendar version ${id}`);
  const calendar = Calendar.parse(row.body);
  const found = {
    id,
    code: row.code,
    version: row.version,
    calendar,
    override: row.override === null ? null : CalendarOverride.parse(row.override),
    compiled: compileCalendar(calendar),
  };
  compiledById.set(id, found);
  return found;
}

export type PlacedCalendar = {
  id: number;
  code: string;
  region: string | null;
  departmentId: string | null;
  ended: boolean;
  publishedAt: string;
  versions: number;
};

/** Every calendar with its newest version: the company's first, then regions, then departments. */
export async function placedCalendars(ctx: Context): Promise<PlacedCalendar[]> {
  return ctx.db.query<PlacedCalendar>(
    `select v.id, v.code, p.region, p.department_id as "departmentId", p.ended_at is not null as ended,
       to_jsonb(v.effective_from) #>> '{}' as "publishedAt", k.versions::int
     from (select code, count(*) as versions from calendar_versions group by code) k
     join lateral (select id, code, effective_from from calendar_versions n where n.code = k.code
       order by n.effective_from desc, n.id desc limit 1) v on true
     left join calendar_places p on p.code = k.code
     order by p.department_id nulls first, p.region nulls first, v.code`,
  );
}

/** Every version of a calendar, newest first. */
export async function versionsOf(
  ctx: Context,
  code: string,
): Promise<{ id: number; version: string; publishedAt: string; reason: string | null; by: string | null }[]> {
  return ctx.db.query(
    `select v.id, v.version, to_jsonb(v.published_at) #>> '{}' as "publishedAt", v.reason, u.name as by
     from calendar_versions v left join users u on u.id = v.published_by
     where v.code = $1 order by v.effective_from desc, v.id desc limit 100`,
    [code],
  );
}

/** The newest version that is the given one with notices added; undefined when no notice was added to it. */
export async function amendmentOf(ctx: Context, id: number): Promise<number | undefined> {
  const row = await ctx.db.one<{ id: number }>(
    `with recursive added as (
       select id from calendar_versions where amends_id = $1
       union select v.id from calendar_versions v join added a on v.amends_id = a.id)
     select max(id) as id from added having max(id) is not null`,
    [id],
  );
  return row?.id;
}
