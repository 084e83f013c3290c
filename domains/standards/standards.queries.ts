import type { Context } from '../../kernel/context.ts';
import { iso } from '../../kernel/time.ts';
import { type CalendarVersion, calendarVersion } from '../calendar/calendar.queries.ts';
import { Pack } from './standards.contract.ts';

/** A region's or a department's own calendar. */
type LocalCalendar = { region: string | null; departmentId: string | null; calendar: CalendarVersion };

/** A standard version with the calendar that its clocks count by: what a case is bound to at receipt. */
export type Standard = {
  id: number;
  version: string;
  pack: Pack;
  calendar: CalendarVersion;
  /** Calendars that take the place of `calendar` in a region or a department. */
  local: LocalCalendar[];
};

/** The standard with the calendar of a place: the department's own, else the region's, else the company's (S0 1.4). */
export function standardFor(
  standard: Standard,
  place: { region: string | null; departmentId: string | null },
): Standard {
  const { region, departmentId } = place;
  const own =
    standard.local.find((local) => local.departmentId !== null && local.departmentId === departmentId) ??
    standard.local.find((local) => local.region !== null && local.region === region);
  return own === undefined ? standard : { ...standard, calendar: own.calendar };
}

/** In which hours customers are left alone: the calendar's own, else those of the standard (S0 3.3). */
export const quietHoursOf = ({ pack, calendar }: Pick<Standard, 'pack' | 'calendar'>) =>
  calendar.calendar.quietHours ?? pack.settings.quietHours.value;

const packById = new Map<number, { version: string; pack: Pack }>();

async function packVersion(ctx: Context, id: number): Promise<{ version: string; pack: Pack }> {
  const known = packById.get(id);
  if (known !== undefined) return known;
  const row = await ctx.db.one<{ version: string; body: unknown; final: boolean }>(
    `select version, body, status = 'published' as final from standard_versions where id = $1`,
    [id],
  );
  if (row === undefined) throw new Error(`no standard version ${id}`);
  const found = { version: row.version, pack: Pack.parse(row.body) };
  // What is not published may still change.
  if (row.final) packById.set(id, found);
  return found;
}

/** The versions that a case was bound to. */
export async function standardOf(
  ctx: Context,
  ids: { standard: number; calendar: number },
): Promise<Standard> {
  const { version, pack } = await packVersion(ctx, ids.standard);
  return { id: ids.standard, version, pack, calendar: await calendarVersion(ctx, ids.calendar), local: [] };
}

type InForce = {
  id: number;
  calendar_id: number;
  effective_from: string;
  local: { region: string | null; departmentId: string | null; id: number }[];
};
const KEPT_MS = 5000;
let kept: { at: number; value: Promise<InForce[]> } | undefined;

const NEWEST = (code: string) =>
  `(select id from calendar_versions c where c.code = ${code} order by c.effective_from desc, c.id desc limit 1)`;

/** Every published version with the newest calendars, its own and those of places; five seconds old at most. */
function versions(ctx: Context): Promise<InForce[]> {
  if (kept === undefined || Math.abs(ctx.now - kept.at) > KEPT_MS) {
    const value = ctx.db.query<InForce>(
      `select s.id, s.effective_from::text, ${NEWEST(`s.body->>'calendar'`)} as calendar_id,
         (select coalesce(jsonb_agg(jsonb_build_object('region', p.region, 'departmentId', p.department_id, 'id', ${NEWEST('p.code')})), '[]')
          from calendar_places p where p.ended_at is null) as local
       from standard_versions s
       where s.status = 'published' order by s.effective_from desc, s.id desc`,
    );
    kept = { at: ctx.now, value };
    value.catch(() => {
      kept = undefined;
    });
  }
  return kept.value;
}

export const forgetStandard = (): void => {
  kept = undefined;
};

/** The standard in force at an instant (the oldest one for times before the first). */
export async function standardAt(ctx: Context, at: number): Promise<Standard> {
  const all = await versions(ctx);
  const found = all.find((version) => Date.parse(version.effective_from) <= at) ?? all.at(-1);
  if (found === undefined) throw new Error(`no standard is published (asked for ${iso(at)})`);
  const standard = await standardOf(ctx, { standard: found.id, calendar: found.calendar_id });
  const local: LocalCalendar[] = [];
  for (const { id, ...place } of found.local)
    local.push({ ...place, calendar: await calendarVersion(ctx, id) });
  return { ...standard, local };
}

/** The row of a published version by its name; undefined when there is none. */
export async function publishedStandard(ctx: Context, version: string): Promise<number | undefined> {
  const row = await ctx.db.one<{ id: number }>(
    `select id from standard_versions where version = $1 and status in ('published', 'superseded') order by id desc limit 1`,
    [version],
  );
  return row?.id;
}

/** A version of the standard by its number, published ones first; undefined when there is none. */
export async function packNumbered(ctx: Context, version: string): Promise<Pack | undefined> {
  const row = await ctx.db.one<{ body: unknown }>(
    `select body from standard_versions where version = $1
     order by (status = 'published') desc, effective_from desc, id desc limit 1`,
    [version],
  );
  return row === undefined ? undefined : Pack.parse(row.body);
}
