import type { Context } from '../../kernel/context.ts';
import { chinaDay, iso } from '../../kernel/time.ts';
import type { ControlCode, Found } from './controls.rules.ts';

/** Keeps what the controls of a day said; a later check of the day stands in its place. */
export async function saveChecks(
  ctx: Context,
  checks: { code: ControlCode; passed: boolean; found: Found }[],
): Promise<void> {
  await ctx.db.query(
    `insert into control_checks (day, code, passed, value, checked_at)
     select $1, r.code, r.passed, r.value, $2 from jsonb_to_recordset($3::jsonb) as r(code text, passed boolean, value jsonb)
     on conflict (day, code) do update set passed = excluded.passed, value = excluded.value, checked_at = excluded.checked_at`,
    [
      chinaDay(ctx.now),
      iso(ctx.now),
      JSON.stringify(
        checks.map(({ code, passed, found }) => ({
          code,
          passed,
          value: { count: found.count, at: found.at === null ? null : iso(found.at) },
        })),
      ),
    ],
  );
}
