import type { Context } from '../../kernel/context.ts';
import { type Fact, record } from '../../kernel/events.ts';
import { endSessions } from '../../kernel/sessions.ts';
import { chinaDay, DAY } from '../../kernel/time.ts';
import { securitySettings } from './account.queries.ts';
import { deleteDevices, deleteTries } from './account.store.ts';
import { ANNOUNCED_DAYS, disuseOf } from './sessions.rules.ts';
import { otherAdministrators, usersByUse } from './users.queries.ts';
import { saveDisuseAnnounced, saveUserActive } from './users.store.ts';

/**
 * Looks after accounts that nobody uses: says so 14 days before the set number of days is over, then disables them. The
 * last administrator stays, and so do the people of a demo company.
 */
export async function watchDisuse(ctx: Context): Promise<void> {
  const { settings, demo } = await securitySettings(ctx.db);
  if (demo) return;
  const users = await usersByUse(ctx, ctx.now - (settings.unusedDays - ANNOUNCED_DAYS) * DAY);
  const announced: string[] = [];
  const facts: Fact[] = [];
  for (const { id, username, seenAt, announcedAt, superiorId } of users) {
    const use = { seenAt: seenAt.getTime(), announcedAt: announcedAt?.getTime() ?? null };
    const due = disuseOf(use, ctx.now, settings.unusedDays);
    const subject = `user:${id}`;
    if (due === 'announce') {
      announced.push(id);
      const disabledOn = chinaDay(
        Math.max(ctx.now + ANNOUNCED_DAYS * DAY, use.seenAt + settings.unusedDays * DAY),
      );
      facts.push({ type: 'user.disuse_announced', subject, data: { username, disabledOn, superiorId } });
    }
    if (due === 'disable' && (await otherAdministrators(ctx, id)) > 0) {
      await saveUserActive(ctx, id, false);
      await endSessions(ctx.db, id);
      facts.push({ type: 'user.disabled_unused', subject, data: { username, days: settings.unusedDays } });
    }
  }
  if (announced.length > 0) await saveDisuseAnnounced(ctx, announced);
  await record(ctx, facts);
}

/** Forgets devices that nobody signed in from since an instant, at most `limit`; says how many. */
export const forgetOldDevices = deleteDevices;
/** Forgets counts of failed sign-ins from before an instant, at most `limit`; says how many. */
export const forgetOldTries = deleteTries;
