import type { Context } from '../../kernel/context.ts';
import type { BodyOf } from '../../kernel/contract.ts';
import { record } from '../../kernel/events.ts';
import { conflict, invalid } from '../../kernel/refusal.ts';
import { chinaDay, DAY, iso } from '../../kernel/time.ts';
import type { SetDispatchSettings, StartDayPlan } from './day-plans.contract.ts';
import { dispatchSettings, needsRegion, storedPlan } from './day-plans.queries.ts';
import { askStop, insertDayPlan, queuePlanAgain, saveDispatchSettings } from './day-plans.store.ts';
import { dayStart } from './region-day.queries.ts';

const MOST_DAYS_AHEAD = 60;

/**
 * Puts a plan of a region's day into the queue; one is computed at a time. Refuses a region out of sight, a day that is over,
 * and one more than 60 days ahead.
 */
export async function startDayPlan(
  ctx: Context,
  input: BodyOf<typeof StartDayPlan>,
): Promise<{ id: number }> {
  needsRegion(ctx, input.region);
  if (input.day < chinaDay(ctx.now) || dayStart(input.day) > ctx.now + MOST_DAYS_AHEAD * DAY)
    throw invalid('day_plan.day', { field: 'day' });
  const { weights } = await dispatchSettings(ctx);
  const { seconds = 10, shiftMinutes = 0, seed = 1, ...rest } = input;
  const at = iso(ctx.now);
  return { id: await insertDayPlan(ctx, { ...rest, seconds, shiftMinutes, seed, weights, at }) };
}

/** Ends one that waits or runs; the best plan so far stays. */
export async function stopDayPlan(ctx: Context, id: number): Promise<{ id: number }> {
  await storedPlan(ctx, id);
  if (!(await askStop(ctx, id))) throw conflict('day_plan.not_running');
  return { id };
}

/** Goes on with one that ended, on the board as it is now; refuses one that runs or was adopted. */
export async function resumeDayPlan(ctx: Context, id: number): Promise<{ id: number }> {
  await storedPlan(ctx, id);
  if (!(await queuePlanAgain(ctx, id))) throw conflict('day_plan.not_stopped');
  return { id };
}

/** Sets the weights of plans and suggestions; refuses over a version that was not seen. */
export async function setDispatchSettings(
  ctx: Context,
  { version: seen, ...settings }: BodyOf<typeof SetDispatchSettings>,
): Promise<{ version: number }> {
  const version = await saveDispatchSettings(ctx, seen, settings, iso(ctx.now));
  if (version === undefined) throw conflict('settings.stale');
  await record(ctx, [
    { type: 'dispatch.settings_set', subject: 'dispatch_settings', data: { version, ...settings } },
  ]);
  return { version };
}
