import type { Context } from '../../kernel/context.ts';
import { caseSubject, record } from '../../kernel/events.ts';
import type { JobPayload } from '../../kernel/jobs.ts';
import { notify } from '../messages/messages.actions.ts';
import { casesConcerned, casesToCount, nextCases } from './recount-cases.queries.ts';
import { countAnew, differencesOf, type Recounted, targetOf } from './recount-count.actions.ts';
import { ownersConcerned } from './recounts.queries.ts';
import {
  commitWithoutWaiting,
  insertRows,
  nextWaitingRun,
  type Progress,
  saveBegun,
  saveEnded,
  saveProgress,
  saveRecountedCases,
  saveRecountedClocks,
  stopClocks,
  type TakenRun,
  takeRun,
  takeSilentRun,
} from './recounts.store.ts';

/** Cases of a piece: its locks are held for some tenths of a second. */
const PIECE = 300;
/** Cases that are read, counted and written at once, some hundredths of a second: whoever registers meanwhile waits no longer. */
const PART = 25;
/** Cases counted before other requests of the process get their turn: about a millisecond. */
const BREATH = 2;
/** Later passes look after cases that somebody worked on; they wait for them, a few at a time. */
const LATER_PIECE = 20;
const MOST_PASSES = 5;
/** What is left to everybody else after a part, as a share of the time that it took. */
const REST = 0.4;
const LONGEST_REST_MS = 200;

const breathe = () => new Promise<void>((resolve) => setImmediate(resolve));
const rest = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

type Counts = Pick<Progress, 'earlier' | 'later' | 'cleared' | 'same' | 'differing'>;
const NOTHING: Counts = { earlier: 0, later: 0, cleared: 0, same: 0, differing: 0 };
const sum = (one: Counts, other: Counts): Counts => ({
  earlier: one.earlier + other.earlier,
  later: one.later + other.later,
  cleared: one.cleared + other.cleared,
  same: one.same + other.same,
  differing: one.differing + other.differing,
});

const payloadOf = (run: { id: number; piece: number }): JobPayload => ({
  data: { runId: run.id, piece: run.piece },
});

/**
 * One piece of the oldest open run: counts the next cases anew and keeps its place in the same commit, so that a killed
 * process loses a piece at most and no case is recounted twice. Answers the piece to come.
 */
export async function recountPiece(ctx: Context, { data }: JobPayload): Promise<JobPayload | undefined> {
  const run =
    data?.runId === undefined
      ? await takeSilentRun(ctx)
      : await takeRun(ctx, Number(data.runId), Number(data.piece));
  if (run === undefined) return undefined;
  if (run.total === null) {
    await saveBegun(ctx, run.id, await casesConcerned(ctx, run.kind, run.params));
    return payloadOf({ ...run, piece: run.piece + 1 });
  }
  await commitWithoutWaiting(ctx);
  const verifies = run.kind === 'verification';
  const ids = await nextCases(ctx, {
    kind: run.kind,
    runId: run.id,
    params: run.params,
    after: run.last_case_id,
    size: run.pass === 1 ? PIECE : LATER_PIECE,
    lock: verifies ? 'none' : run.pass === 1 ? 'skip' : 'wait',
  });
  if (ids.length === 0) return endOfPass(ctx, run);
  let counts = NOTHING;
  for (let from = 0; from < ids.length; from += PART) {
    const began = performance.now();
    const part = ids.slice(from, from + PART);
    counts = sum(counts, verifies ? await verifyPart(ctx, run, part) : await countPart(ctx, run, part));
    await rest(Math.min(LONGEST_REST_MS, (performance.now() - began) * REST));
  }
  await saveProgress(ctx, run.id, {
    ...counts,
    pass: run.pass,
    done: ids.length,
    lastCaseId: ids.at(-1) ?? 0,
  });
  return payloadOf({ ...run, piece: run.piece + 1 });
}

async function endOfPass(ctx: Context, run: TakenRun): Promise<JobPayload | undefined> {
  const again = run.kind !== 'verification' && run.last_case_id > 0 && run.pass < MOST_PASSES;
  if (again) {
    await saveProgress(ctx, run.id, { ...NOTHING, pass: run.pass + 1, done: 0, lastCaseId: 0 });
    return payloadOf({ ...run, piece: run.piece + 1 });
  }
  await saveEnded(ctx, run.id, 'done');
  await record(ctx, [
    { type: 'recount.done', subject: `recount:${run.id}`, reason: run.reason, data: { kind: run.kind } },
  ]);
  const owners = run.kind === 'verification' ? [] : await ownersConcerned(ctx, run.id);
  await notify(
    ctx,
    owners.map(({ userId, ...counts }) => ({
      userId,
      kind: 'recount.done',
      data: { runId: run.id, reason: run.reason, ...counts },
    })),
  );
  const waiting = await nextWaitingRun(ctx);
  return waiting === undefined ? undefined : payloadOf(waiting);
}

async function countPart(ctx: Context, run: TakenRun, ids: number[]): Promise<Counts> {
  const counted: Recounted[] = [];
  for (const [place, found] of (await casesToCount(ctx, ids)).entries()) {
    if (place % BREATH === BREATH - 1) await breathe();
    counted.push(await countAnew(ctx, run, found));
  }
  const clocksOf = <T>(rows: (one: Recounted) => T[]) =>
    counted.flatMap((one) => rows(one).map((row) => ({ ...row, case_id: one.found.id })));
  await saveRecountedCases(
    ctx,
    run.id,
    counted.map((one) => one.case),
  );
  await saveRecountedClocks(
    ctx,
    clocksOf((one) => one.compared.changed),
  );
  await stopClocks(
    ctx,
    clocksOf((one) => one.compared.ended).map(({ case_id, limit_key }) => ({ case_id, limit_key })),
  );
  await report(ctx, run, counted);
  const count = (direction: Recounted['direction']) =>
    counted.filter((one) => one.direction === direction).length;
  return {
    ...NOTHING,
    earlier: count('earlier'),
    later: count('later'),
    cleared: count('cleared'),
    same: count(null),
  };
}

/** The rows of the report and one fact for each case whose clocks changed. */
async function report(ctx: Context, run: TakenRun, counted: Recounted[]): Promise<void> {
  const changed = counted.flatMap((one) =>
    one.direction === null ? [] : [{ ...one, direction: one.direction }],
  );
  await insertRows(
    ctx,
    run.id,
    changed.map(({ found, direction, changes }) => ({
      case_id: found.id,
      department_id: found.department,
      direction,
      changes,
    })),
  );
  await record(
    ctx,
    changed.map(({ found, direction, changes }) => ({
      type: 'case.clocks_recounted',
      subject: caseSubject(found.id),
      caseId: found.id,
      reason: run.reason,
      data: {
        runId: run.id,
        by: run.started_by_name,
        direction,
        from: { standard: found.standard, calendar: found.calendar },
        to: targetOf(run, found),
        changes: changes.flatMap(({ limitKey, event, binding, before, after }) =>
          binding && before !== after ? [{ limitKey, event, before, after }] : [],
        ),
      },
    })),
  );
}

async function verifyPart(ctx: Context, run: TakenRun, ids: number[]): Promise<Counts> {
  const differing = [];
  const cases = await casesToCount(ctx, ids);
  for (const [place, found] of cases.entries()) {
    if (place % BREATH === BREATH - 1) await breathe();
    const changes = await differencesOf(ctx, found);
    if (changes.length > 0) {
      const row = { case_id: found.id, department_id: found.department, changes };
      differing.push({ ...row, direction: 'differs' as const });
    }
  }
  await insertRows(ctx, run.id, differing);
  return { ...NOTHING, differing: differing.length, same: cases.length - differing.length };
}
