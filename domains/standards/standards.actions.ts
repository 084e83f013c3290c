import type { Context } from '../../kernel/context.ts';
import { record } from '../../kernel/events.ts';
import { conflict, invalid } from '../../kernel/refusal.ts';
import { iso } from '../../kernel/time.ts';
import { publishCalendar } from '../calendar/calendar.actions.ts';
import { forgetStandard, standardAt } from './standards.queries.ts';
import { parsePack } from './standards.rules.ts';
import { insertPack } from './standards.store.ts';

/** Publishes a standard pack; refuses one with errors, naming each place. The version in force stays until then. */
export async function publishPack(ctx: Context, value: unknown): Promise<boolean> {
  const parsed = parsePack(value);
  if (!parsed.ok) {
    const errors = parsed.problems.map((problem) => ({ field: problem.path, code: problem.message }));
    throw invalid('request.invalid', { errors });
  }
  const isNew = await insertPack(ctx, parsed.pack, `${parsed.pack.effectiveFrom}T00:00:00+08:00`);
  if (isNew) {
    await record(ctx, [
      {
        type: 'standard.published',
        subject: `standard:${parsed.pack.code}`,
        data: { version: parsed.pack.version, effectiveFrom: parsed.pack.effectiveFrom },
      },
    ]);
    forgetStandard();
  }
  return isNew;
}

/**
 * Publishes a new version of the calendar in force; cases received from now on count by it, earlier ones keep theirs
 * (S0 1.4). Refuses a version name that was used before.
 */
export async function replaceCalendar(
  ctx: Context,
  input: { version: string; calendar: unknown; reason: string },
): Promise<{ code: string; version: string }> {
  const { code } = (await standardAt(ctx, ctx.now)).calendar;
  const version = { code, version: input.version, effectiveFrom: iso(ctx.now), calendar: input.calendar };
  if (!(await publishCalendar(ctx, version))) throw conflict('calendar.version_known', { field: 'version' });
  await record(ctx, [
    {
      type: 'calendar.replaced',
      subject: `calendar:${code}`,
      reason: input.reason,
      data: { version: input.version },
    },
  ]);
  forgetStandard();
  return { code, version: input.version };
}
