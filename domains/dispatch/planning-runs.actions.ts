import { randomUUID } from 'node:crypto';
import type { Context } from '../../kernel/context.ts';
import { openThread, type Thread } from '../../kernel/threads.ts';
import type { DayPlanningAnswer, DayPlanningSetup } from './day-planning.rules.ts';
import { dispatchSettings } from './day-plans.queries.ts';
import {
  type ClaimedPlan,
  claimNextPlan,
  markPlansInterrupted,
  savePlanEnd,
  savePlanProgress,
} from './day-plans.store.ts';
import { type DayProblem, dayProblemOf } from './day-problem.rules.ts';
import type { Travel } from './problem.contract.ts';
import { proposalOf } from './proposals.rules.ts';
import { regionDay } from './region-day.queries.ts';
import type { RegionDay } from './region-day.rules.ts';
import { engineTravel, placesOf, STRAIGHT_BY_FIVE } from './ways.rules.ts';

/** Minutes between all of some points, in their order, by whatever knows the roads; null when it cannot say. */
export type Roads = (points: { lng: number; lat: number }[]) => Promise<number[][] | null>;

/** How long a piece of improving lasts: progress and stop are felt at once. */
const PIECE_MS = 400;
const FIRST_STEPS = 200;

type Setting = {
  day: RegionDay;
  made: DayProblem;
  ways: 'engine' | 'straight';
};
type Run = {
  claimed: ClaimedPlan;
  runner: string;
  thread: Thread<number, DayPlanningAnswer>;
  stopped: () => boolean;
};
type End = 'done' | 'stopped' | 'interrupted' | 'lost';

async function waysOf(
  day: RegionDay,
  roads: Roads | undefined,
): Promise<{ travel: Travel; ways: Setting['ways'] }> {
  const places = [...placesOf(day).values()];
  const minutes = await roads?.(places.map(({ x, y }) => ({ lng: x, lat: y })));
  if (minutes == null) return { travel: STRAIGHT_BY_FIVE, ways: 'straight' };
  return { travel: engineTravel(places, minutes), ways: 'engine' };
}

async function settingOf(ctx: Context, claimed: ClaimedPlan, roads: Roads | undefined): Promise<Setting> {
  const day = await regionDay(ctx, claimed.region, claimed.day);
  const { travel, ways } = await waysOf(day, roads);
  return { day, ways, made: dayProblemOf(day, claimed, travel) };
}

/** Improves piece by piece; each better plan is kept, so that what was found is there whatever happens. */
async function improveAll(ctx: Context, run: Run, setting: Setting): Promise<End> {
  const { claimed, runner, thread } = run;
  const { day, made, ways } = setting;
  const orders = JSON.stringify(day.orders.map(({ number, version }) => ({ number, version })));
  const weights = claimed.weights;
  let steps = 0;
  for (let spent = claimed.spentMs; ; ) {
    const begun = performance.now();
    const answer = await thread.ask(steps);
    const took = Math.max(performance.now() - begun, 1);
    if (answer.broken.length > 0) throw new Error(`a plan breaks ${answer.broken[0]}`);
    spent += Math.round(took);
    const proposal = JSON.stringify(proposalOf({ day, made, answer, weights }));
    const progress = { spentMs: spent, steps: answer.steps, cost: answer.cost, proposal, orders, ways };
    const said = await savePlanProgress(ctx, { id: claimed.id, runner }, progress);
    if (said !== 'go_on') return said;
    if (run.stopped()) return 'interrupted';
    const left = claimed.seconds * 1000 - spent;
    if (left <= 0) return 'done';
    const pace = steps === 0 ? FIRST_STEPS : (steps * Math.min(PIECE_MS, left)) / took;
    steps = Math.max(1, Math.round(steps === 0 ? pace : Math.min(pace, steps * 4)));
  }
}

type Given = { stopped?: () => boolean; roads?: Roads | undefined };

async function runClaimed(ctx: Context, claimed: ClaimedPlan, runner: string, given: Given): Promise<void> {
  const row = { id: claimed.id, runner };
  let thread: Thread<number, DayPlanningAnswer> | undefined;
  try {
    const setting = await settingOf(ctx, claimed, given.roads);
    const { suggestion } = await dispatchSettings(ctx);
    const { problem, crews, before } = setting.made;
    thread = openThread<DayPlanningSetup, number, DayPlanningAnswer>(
      { module: new URL('./day-planning.rules.ts', import.meta.url), open: 'openDayPlanning' },
      { problem, crews, before, suggestion, weights: claimed.weights, seed: claimed.seed },
    );
    const end = await improveAll(
      ctx,
      { claimed, runner, thread, stopped: given.stopped ?? (() => false) },
      setting,
    );
    if (end !== 'lost') await savePlanEnd(ctx, row, { state: end, failure: null });
  } catch (error) {
    await savePlanEnd(ctx, row, { state: 'failed', failure: String((error as Error).message).slice(0, 500) });
    throw error;
  } finally {
    await thread?.close();
  }
}

/**
 * Runs the plan that waits longest, if none runs in the company, for its seconds: a thread of its own computes and nothing
 * but the plan's own row is written. Ends within a piece when it is stopped, or `stopped` says that the process ends; the
 * best plan so far is kept. Says how many were run (0 or 1).
 */
export async function runNextDayPlan(ctx: Context, given: Given = {}): Promise<number> {
  await markPlansInterrupted(ctx);
  const runner = randomUUID();
  const claimed = await claimNextPlan(ctx, runner);
  if (claimed === undefined) return 0;
  await runClaimed(ctx, claimed, runner, given);
  return 1;
}
