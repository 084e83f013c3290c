import type { Context } from '../../kernel/context.ts';
import { Calendar } from './calendar.contract.ts';
import { type CompiledCalendar, compileCalendar } from './calendar.rules.ts';

export type CalendarVersion = {
  id: number;
  code: string;
  version: string;
  calendar: Calendar;
  compiled: CompiledCalendar;
};

// A stored version never changes, so a compiled one is kept for the life of the process.
const compiledById = new Map<number, CalendarVersion>();

/** A calendar version by id, ready to count with. */
export async function calendarVersion(ctx: Context, id: number): Promise<CalendarVersion> {
  const known = compiledById.get(id);
  if (known !== undefined) return known;
  const row = await ctx.db.one<{ id: number; code: string; version: string; body: unknown }>(
    `select id, code, version, body from calendar_versions where id = $1`,
    [id],
  );
  if (row === undefined) throw new Error(`no calendar version ${id}`);
  const calendar = Calendar.parse(row.body);
  const found = { id, code: row.code, version: row.version, calendar, compiled: compileCalendar(calendar) };
  compiledById.set(id, found);
  return found;
}
