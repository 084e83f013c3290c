import { randomUUID } from 'node:crypto';
import type { Context } from '../../kernel/context.ts';
import { openThread, type Thread } from '../../kernel/threads.ts';
import { iso, ms } from '../../kernel/time.ts';
import { type Batch, countCases, readBatch, replayParts } from './batches.queries.ts';
import type { openReplay, ReplayAnswer, ReplaySetup } from './replaying.rules.ts';
import type { Totals } from './simulations.contract.ts';
import {
  type Claimed,
  claimNext,
  markInterrupted,
  saveBatch,
  saveEnd,
  saveStart,
} from './simulations.store.ts';
import { noTotals } from './tallies.rules.ts';

/** Cases of one batch: a fraction of a second even on a busy machine, so that progress and cancel are felt at once. */
const BATCH = 500;

type Replay = Thread<Parameters<ReturnType<typeof openReplay>>[0], ReplayAnswer>;
type Run = {
  claimed: Claimed;
  runner: string;
  thread: Replay;
  stopped: () => boolean | Promise<boolean>;
  batch: number;
};
type End = 'done' | 'cancelled' | 'interrupted' | 'lost';

async function openFor(ctx: Context, claimed: Claimed): Promise<Replay> {
  const parts = await replayParts(ctx, {
    draftId: claimed.standard_version_id,
    calendarId: claimed.calendar_version_id,
  });
  const setup: ReplaySetup = {
    ...parts,
    judgedAt: ms(claimed.judged_at),
    totals: claimed.totals === null ? null : (JSON.parse(claimed.totals) as Totals),
  };
  return openThread({ module: new URL('./replaying.rules.ts', import.meta.url), open: 'openReplay' }, setup);
}

const ends = { go_on: undefined, cancel: 'cancelled', lost: 'lost' } as const;

/** While the thread computes one batch the database reads the next one and keeps the one before. */
async function replayAll(ctx: Context, run: Run): Promise<End> {
  const { claimed, runner, thread } = run;
  const read = (after: number): Promise<Batch> => {
    const reading = readBatch(ctx, { filter: claimed.filter, after, limit: run.batch });
    // Looked at when it is awaited; until then nobody has to catch it.
    reading.catch(() => undefined);
    return reading;
  };
  let reading = read(claimed.last_case_id);
  let saving: ReturnType<typeof saveBatch> = Promise.resolve('go_on');
  for (;;) {
    const batch = await reading;
    if (batch.last === null) break;
    reading = read(batch.last);
    const answer = await thread.ask(batch.json);
    const end = ends[await saving];
    if (end !== undefined) return end;
    if (await run.stopped()) return 'interrupted';
    saving = saveBatch(ctx, { id: claimed.id, runner }, { ...answer, cases: batch.cases, last: batch.last });
    saving.catch(() => undefined);
  }
  return ends[await saving] ?? 'done';
}

async function runClaimed(
  ctx: Context,
  claimed: Claimed,
  mine: Pick<Run, 'runner' | 'stopped' | 'batch'>,
): Promise<void> {
  const { runner } = mine;
  const row = { id: claimed.id, runner };
  let thread: Replay | undefined;
  try {
    const total = await countCases(ctx, claimed.filter);
    await saveStart(ctx, row, { total, totals: JSON.stringify(noTotals()) });
    thread = await openFor(ctx, claimed);
    const end = await replayAll(ctx, { ...mine, claimed, thread });
    if (end !== 'lost') await saveEnd(ctx, row, { state: end, failure: null });
  } catch (error) {
    await saveEnd(ctx, row, { state: 'failed', failure: String((error as Error).message).slice(0, 500) });
    throw error;
  } finally {
    await thread?.close();
  }
}

/**
 * Runs the simulation that waits longest, if none runs in the company, to its end: a thread of its own computes, each
 * batch is kept in one commit with the place reached, and nothing but the simulation's own tables is written. Ends
 * within a batch when it is cancelled, or `stopped` says that the process ends; then it can be gone on with. Says how
 * many were run (0 or 1).
 */
export async function runNextSimulation(
  ctx: Context,
  { stopped = () => false, batch = BATCH }: { stopped?: Run['stopped']; batch?: number } = {},
): Promise<number> {
  await markInterrupted(ctx);
  const runner = randomUUID();
  const claimed = await claimNext(ctx, { runner, at: iso(ctx.now) });
  if (claimed === undefined) return 0;
  await runClaimed(ctx, claimed, { runner, stopped, batch });
  return 1;
}
