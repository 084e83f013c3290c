import type { Context } from '../../kernel/context.ts';
import type { BodyOf } from '../../kernel/contract.ts';
import { record } from '../../kernel/events.ts';
import { conflict } from '../../kernel/refusal.ts';
import type { Activity, AddActivity, ChangeActivity } from './processing.contract.ts';
import { activityOf } from './processing.queries.ts';
import { insertActivity, updateActivity } from './processing.store.ts';

const subject = (code: string) => `processing:${code}`;

/** Adds an activity to the register (S2 1.2); refuses a code that is taken. */
export async function addActivity(
  ctx: Context,
  { code, ...text }: BodyOf<typeof AddActivity>,
): Promise<Activity> {
  if (!(await insertActivity(ctx, code, text))) throw conflict('activity.code_taken', { field: 'code' });
  await record(ctx, [{ type: 'processing.added', subject: subject(code), data: { after: text } }]);
  return activityOf(ctx, code);
}

/** Changes an activity and keeps what it said before with the reason (S2 1.2); refuses an older version. */
export async function changeActivity(
  ctx: Context,
  code: string,
  { version, reason, ...text }: BodyOf<typeof ChangeActivity>,
): Promise<Activity> {
  const { module, name, purpose, basis, fields, retention, recipients, changedBy, changedAt } =
    await activityOf(ctx, code);
  if (!(await updateActivity(ctx, { code, version }, text))) throw conflict('activity.changed');
  await record(ctx, [
    {
      type: 'processing.changed',
      subject: subject(code),
      reason,
      data: {
        before: { module, name, purpose, basis, fields, retention, recipients, changedBy, changedAt },
        after: text,
      },
    },
  ]);
  return activityOf(ctx, code);
}
