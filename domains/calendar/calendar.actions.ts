import type { z } from 'zod';
import type { Context } from '../../kernel/context.ts';
import { record } from '../../kernel/events.ts';
import { conflict, invalid, notFound } from '../../kernel/refusal.ts';
import { iso } from '../../kernel/time.ts';
import { Calendar, type CalendarOverride, type OfficialYear } from './calendar.contract.ts';
import { type CalendarVersion, calendarVersion, placedCalendars } from './calendar.queries.ts';
import { endPlace, insertCalendarVersion, type NewVersion, savePlace } from './calendar.store.ts';
import { composedCalendar, differsOfficially, withYear } from './overrides.rules.ts';

const wrongPlaces = (error: z.ZodError) =>
  invalid('request.invalid', {
    errors: error.issues.map((issue) => ({ field: issue.path.join('.'), code: issue.message })),
  });

async function store(ctx: Context, version: NewVersion): Promise<number | undefined> {
  const id = await insertCalendarVersion(ctx, version);
  if (id === undefined) return undefined;
  await record(ctx, [
    {
      type: 'calendar.published',
      subject: `calendar:${version.code}`,
      reason: version.reason ?? undefined,
      data: { version: version.version, id, amends: version.amends ?? null },
    },
  ]);
  return id;
}

async function storeNew(ctx: Context, version: NewVersion): Promise<number> {
  const id = await store(ctx, version);
  if (id === undefined)
    throw conflict('calendar.version_known', { field: 'version', version: version.version });
  return id;
}

/** Publishes a calendar version; refuses a calendar that is not one, naming each wrong place. */
export async function publishCalendar(
  ctx: Context,
  version: { code: string; version: string; effectiveFrom: string; calendar: unknown },
): Promise<boolean> {
  const parsed = Calendar.safeParse(version.calendar);
  if (!parsed.success) throw wrongPlaces(parsed.error);
  return (await store(ctx, { ...version, calendar: parsed.data })) !== undefined;
}

type Publication = { code: string; version: string; reason: string };

/** New versions of the calendars that inherit from one whose official days have changed. */
async function followBase(ctx: Context, base: Calendar, { version, reason }: Publication): Promise<void> {
  for (const placed of await placedCalendars(ctx)) {
    const { code, override } = await calendarVersion(ctx, placed.id);
    if (placed.ended || override?.inherits !== 'official') continue;
    const calendar = composedCalendar(override, base);
    await storeNew(ctx, { code, version, reason, override, calendar, effectiveFrom: iso(ctx.now) });
  }
}

/**
 * Publishes a new version of the company's calendar, and of every region and department that inherits its official
 * days when these changed. Refuses a version name that was used before.
 */
export async function publishCompanyCalendar(
  ctx: Context,
  current: CalendarVersion,
  input: { version: string; calendar: unknown; reason: string },
): Promise<void> {
  const parsed = Calendar.safeParse(input.calendar);
  if (!parsed.success) throw wrongPlaces(parsed.error);
  const { version, reason } = input;
  const publication = { code: current.code, version, reason };
  await storeNew(ctx, { ...publication, calendar: parsed.data, effectiveFrom: iso(ctx.now) });
  if (differsOfficially(current.calendar, parsed.data)) await followBase(ctx, parsed.data, publication);
}

/** Publishes the calendar of a region or a department on the base's official days; it holds from now on. */
export async function publishOverride(
  ctx: Context,
  base: CalendarVersion,
  input: Publication & { region: string | null; departmentId: string | null; override: CalendarOverride },
): Promise<void> {
  const { code, version, reason, override } = input;
  const calendar = composedCalendar(override, base.calendar);
  await savePlace(ctx, input);
  await storeNew(ctx, { code, version, reason, override, calendar, effectiveFrom: iso(ctx.now) });
}

/** Ends the calendar of a region or department: new cases count by the next wider one, cases keep theirs. */
export async function endOverride(ctx: Context, code: string, reason: string): Promise<void> {
  if (!(await endPlace(ctx, code))) throw notFound('calendar.not_found');
  await record(ctx, [{ type: 'calendar.ended', subject: `calendar:${code}`, reason, data: {} }]);
}

export type Amended = { from: number; to: number; code: string; version: string };

/** May a notice that is loaded into a company calendar be added to this version? */
const takesNotice = (version: CalendarVersion, company: string, year: number): boolean =>
  version.override === null
    ? version.code === company
    : version.override.inherits === 'official' && version.override.official[String(year)] === undefined;

/** Versions that a notice goes into: the newest of the company and of all that inherit from it, and those in use. */
export async function versionsForNotice(
  ctx: Context,
  company: string,
  wanted: { year: number; inUse: number[] },
): Promise<{ newest: boolean; version: CalendarVersion }[]> {
  const newest = (await placedCalendars(ctx)).map(({ id }) => id);
  const ids = [...wanted.inUse.filter((id) => !newest.includes(id)), ...newest];
  const found = [];
  for (const id of ids) {
    const version = await calendarVersion(ctx, id);
    if (takesNotice(version, company, wanted.year)) found.push({ newest: newest.includes(id), version });
  }
  return found;
}

/**
 * Adds the notice of a year to the calendars it concerns. Each version in use gets a successor with the same hours,
 * so that a case keeps the hours it was bound to; the newest ones come last and hold for new cases.
 */
export async function amendCalendars(
  ctx: Context,
  versions: Awaited<ReturnType<typeof versionsForNotice>>,
  notice: { year: number; official: OfficialYear; reason: string },
): Promise<Amended[]> {
  const amended: Amended[] = [];
  for (const { newest, version } of versions) {
    const { code, override } = version;
    const name = `${notice.year}-${(await countOf(ctx, code)) + 1}`;
    const calendar = withYear(version.calendar, notice.year, notice.official);
    const effectiveFrom = newest ? iso(ctx.now) : EARLIEST;
    const made = { code, version: name, effectiveFrom, calendar, override, reason: notice.reason };
    amended.push({
      from: version.id,
      to: await storeNew(ctx, { ...made, amends: version.id }),
      code,
      version: name,
    });
  }
  return amended;
}

// Before every version that can be in force: a successor of an old version is never the newest of its code.
const EARLIEST = '2000-01-01T00:00:00+08:00';

async function countOf(ctx: Context, code: string): Promise<number> {
  return (await placedCalendars(ctx)).find((placed) => placed.code === code)?.versions ?? 0;
}
