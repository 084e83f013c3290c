import type { Context } from '../../kernel/context.ts';
import { iso } from '../../kernel/time.ts';
import { type CalendarVersion, calendarVersion } from '../calendar/calendar.queries.ts';
import { Pack } from './standards.contract.ts';

/** A standard version with the calendar that its clocks count by: what a case is bound to at receipt. */
export type Standard = { id: number; version: string; pack: Pack; calendar: CalendarVersion };

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
  return { id: ids.standard, version, pack, calendar: await calendarVersion(ctx, ids.calendar) };
}

type InForce = { id: number; calendar_id: number; effective_from: string };
const KEPT_MS = 5000;
let kept: { at: number; value: Promise<InForce[]> } | undefined;

/** Every published version with the newest calendar of its code; five seconds old at most. */
function versions(ctx: Context): Promise<InForce[]> {
  if (kept === undefined || Math.abs(ctx.now - kept.at) > KEPT_MS) {
    const value = ctx.db.query<InForce>(
      `select s.id, s.effective_from::text, c.id as calendar_id
       from standard_versions s
       join lateral (select id from calendar_versions c where c.code = s.body->>'calendar' order by c.id desc limit 1) c on true
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
  return standardOf(ctx, { standard: found.id, calendar: found.calendar_id });
}
