import type { Context } from '../../kernel/context.ts';
import { record } from '../../kernel/events.ts';
import { invalid } from '../../kernel/refusal.ts';
import { Calendar } from './calendar.contract.ts';
import { insertCalendarVersion } from './calendar.store.ts';

/** Publishes a calendar version; refuses a calendar that is not one, naming each wrong place. */
export async function publishCalendar(
  ctx: Context,
  version: { code: string; version: string; effectiveFrom: string; calendar: unknown },
): Promise<boolean> {
  const parsed = Calendar.safeParse(version.calendar);
  if (!parsed.success) {
    const errors = parsed.error.issues.map((issue) => ({ field: issue.path.join('.'), code: issue.message }));
    throw invalid('request.invalid', { errors });
  }
  const isNew = await insertCalendarVersion(ctx, { ...version, calendar: parsed.data });
  if (isNew) {
    await record(ctx, [
      { type: 'calendar.published', subject: `calendar:${version.code}`, data: { version: version.version } },
    ]);
  }
  return isNew;
}
