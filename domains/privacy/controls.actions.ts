import type { Context } from '../../kernel/context.ts';
import { record } from '../../kernel/events.ts';
import { checkNow } from './controls.queries.ts';
import { controls } from './controls.rules.ts';
import { saveChecks } from './controls.store.ts';

/** Asks for a check of every control at once; a job does it, because it sees what the officer does not. */
export async function askChecks(ctx: Context): Promise<{ asked: boolean }> {
  await record(ctx, [{ type: 'privacy.checks_asked', subject: 'privacy_controls' }]);
  return { asked: true };
}

/** Checks every control and keeps what was found, day by day (S2 1.4.1). */
export async function checkControls(ctx: Context): Promise<void> {
  const checks = [];
  for (const { code, passes } of controls) {
    const found = await checkNow(ctx, code);
    checks.push({ code, passed: passes(found, ctx.now), found });
  }
  await saveChecks(ctx, checks);
}
