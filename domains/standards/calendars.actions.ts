import type { Context } from '../../kernel/context.ts';
import type { BodyOf, OutputOf } from '../../kernel/contract.ts';
import { record } from '../../kernel/events.ts';
import { conflict, invalid, notFound } from '../../kernel/refusal.ts';
import { chinaDay } from '../../kernel/time.ts';
import { endOverride, publishCompanyCalendar, publishOverride } from '../calendar/calendar.actions.ts';
import { calendarVersion, placedCalendars, versionsOf } from '../calendar/calendar.queries.ts';
import { icsOf } from '../calendar/ical-writing.rules.ts';
import type { ListCalendars, PlacedCalendar, PublishOverride } from './calendars.contract.ts';
import { forgetStandard, standardAt } from './standards.queries.ts';

/**
 * Publishes a new version of the calendar in force; cases received from now on count by it, earlier ones keep theirs
 * (S0 1.4). Refuses a version name that was used before.
 */
export async function replaceCalendar(
  ctx: Context,
  input: { version: string; calendar: unknown; reason: string },
): Promise<{ code: string; version: string }> {
  const { calendar } = await standardAt(ctx, ctx.now);
  await publishCompanyCalendar(ctx, calendar, input);
  await record(ctx, [
    {
      type: 'calendar.replaced',
      subject: `calendar:${calendar.code}`,
      reason: input.reason,
      data: { version: input.version },
    },
  ]);
  forgetStandard();
  return { code: calendar.code, version: input.version };
}

/** Publishes the hours of a region or department; its code is the company's with the place added (S0 1.4, S2 2.1.2). */
export async function replaceOverride(
  ctx: Context,
  input: BodyOf<typeof PublishOverride>,
): Promise<{ code: string; version: string }> {
  const { calendar } = await standardAt(ctx, ctx.now);
  const { region = null, departmentId = null, version, reason } = input;
  if (region === null && departmentId === null) throw invalid('one_place_each', { field: 'region' });
  const code = region === null ? `${calendar.code}-d-${departmentId}` : `${calendar.code}-${region}`;
  await publishOverride(ctx, calendar, {
    code,
    region,
    departmentId,
    version,
    reason,
    override: input.override as never,
  });
  forgetStandard();
  return { code, version };
}

/** Ends the hours of a region or department for cases from now on. */
export async function endLocalCalendar(
  ctx: Context,
  code: string,
  reason: string,
): Promise<{ code: string }> {
  await endOverride(ctx, code, reason);
  forgetStandard();
  return { code };
}

/** The company's calendar and those of places, with the quiet hours that hold where a calendar has none. */
export async function listCalendars(ctx: Context): Promise<OutputOf<typeof ListCalendars>> {
  const { pack, calendar: company } = await standardAt(ctx, ctx.now);
  const calendars: PlacedCalendar[] = [];
  for (const placed of await placedCalendars(ctx)) {
    if (placed.region === null && placed.departmentId === null && placed.code !== company.code) continue;
    const { version, calendar, override } = await calendarVersion(ctx, placed.id);
    const { id: _id, ...rest } = placed;
    calendars.push({ ...rest, version, calendar, override } as PlacedCalendar);
  }
  return { calendars, quietHours: pack.settings.quietHours.value, today: chinaDay(ctx.now) };
}

async function newestOf(ctx: Context, code: string) {
  const placed = (await placedCalendars(ctx)).find((known) => known.code === code);
  if (placed === undefined) throw notFound('calendar.not_found');
  return calendarVersion(ctx, placed.id);
}

export async function calendarVersions(ctx: Context, code: string) {
  await newestOf(ctx, code);
  return { versions: await versionsOf(ctx, code) };
}

/** A calendar as an iCalendar file, of one year or of all; refuses a year without a notice. */
export async function exportIcs(
  ctx: Context,
  code: string,
  year: number | null,
): Promise<{ name: string; text: string }> {
  const { version, calendar } = await newestOf(ctx, code);
  if (year !== null && calendar.official[String(year)] === undefined)
    throw conflict('calendar.year_unpublished', { year });
  const name = `anju-${code}${year === null ? '' : `-${year}`}.ics`;
  return { name, text: icsOf({ code, version, calendar, now: ctx.now }, year) };
}
