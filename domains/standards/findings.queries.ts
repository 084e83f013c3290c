import type { Context } from '../../kernel/context.ts';
import { chinaDay, chinaYear } from '../../kernel/time.ts';
import type { CompiledCalendar } from '../calendar/calendar.rules.ts';
import { isYearPublished } from '../calendar/workdays.rules.ts';
import type { Finding, LintContext } from './linting.contract.ts';
import { lintPack } from './linting.rules.ts';
import { standardAt } from './standards.queries.ts';
import { storedVersion } from './versions.queries.ts';

/** This year and the next, as far as their days off are published. */
const publishedYears = (calendar: CompiledCalendar, at: number): number[] =>
  [chinaYear(at), chinaYear(at) + 1].filter((year) => isYearPublished(calendar, year));

/** What the linter knows today: the calendar in force, and whether the organisation has set amounts (S1 5.2). */
export async function lintContext(ctx: Context): Promise<LintContext> {
  const { calendar } = await standardAt(ctx, ctx.now);
  const [row] = await ctx.db.query<{ set: boolean }>(`select exists (select 1 from authority_limits) as set`);
  return {
    calendarYears: publishedYears(calendar.compiled, ctx.now),
    today: chinaDay(ctx.now),
    amountsSet: row?.set ?? null,
  };
}

/** What the linter finds in the standard in force. */
export async function findingsInForce(ctx: Context): Promise<{ version: string; findings: Finding[] }> {
  const { version, pack } = await standardAt(ctx, ctx.now);
  return { version, findings: lintPack(pack, await lintContext(ctx)) };
}

/** What the linter finds in a version that the caller may see, drafts included. */
export async function findingsOf(
  ctx: Context,
  id: number,
): Promise<{ version: string; findings: Finding[] }> {
  const { version, pack } = await storedVersion(ctx, id);
  return { version, findings: lintPack(pack, await lintContext(ctx)) };
}
