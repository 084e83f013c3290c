import type { Context } from '../../kernel/context.ts';
import { record } from '../../kernel/events.ts';
import type { FileFolder } from '../../kernel/files.ts';
import { dropReplies } from '../../kernel/idempotency.ts';
import type { JobPayload } from '../../kernel/jobs.ts';
import { refreshTokens } from '../cases/erasing.actions.ts';
import { clearExportsOf } from '../exports/making.actions.ts';
import { stopTelling } from '../messages/messages.actions.ts';
import { filesOf, knownOf, nextParents, type Phase, phases } from './erasing.queries.ts';
import { mentions } from './erasure.rules.ts';
import {
  erasePiece,
  type Running,
  saveEnd,
  saveProgress,
  saveWords,
  takeRunning,
  thawDue,
} from './erasure.store.ts';

/** Cases, orders or units of one commit. */
const PIECE = 200;

const placeOf = (id: number): string => `erasures.words:${id}`;

/** The first piece: what the person is known by is gathered and kept sealed, and nothing is sent to it any more. */
async function begin(ctx: Context, files: FileFolder, run: Running): Promise<void> {
  const words = mentions(await knownOf(ctx, run.customerId));
  await saveWords(ctx, run.id, ctx.db.vault.seal(words, placeOf(run.id)), phases[0]);
  await stopTelling(ctx, run.customerId);
  await clearExportsOf(ctx, files, run.customerId);
}

/** What lies outside the tables of a customer: files, search words, replies that are kept for repeated requests. */
async function around(
  ctx: Context,
  files: FileFolder,
  { run, phase, ids, words }: { run: Running; phase: Phase; ids: number[]; words: string },
): Promise<number> {
  if (phase === 'case') await refreshTokens(ctx, ids);
  if (phase === 'customer') await dropReplies(ctx.db, { mentioning: words });
  if (run.freezes) return 0;
  const gone = await filesOf(ctx, phase, ids);
  for (const id of gone) await files.remove(id);
  return gone.length;
}

/**
 * One piece of an erasure; answers with the next. Its place is in its row, so a killed process goes on where it stopped
 * and a piece that runs twice finds nothing left to change. The certificate counts rows, never values (PIPL 47, S0 5.2).
 */
export async function erasingPiece(
  ctx: Context,
  files: FileFolder,
  id: number,
): Promise<JobPayload | undefined> {
  const run = await takeRunning(ctx, id);
  if (run === undefined) return undefined;
  const next = { data: { id } };
  if (run.phase === 'start') {
    await begin(ctx, files, run);
    return next;
  }
  const words = run.wordsSealed === null ? '' : ctx.db.vault.open(run.wordsSealed, placeOf(id));
  const at = phases.indexOf(run.phase as Phase);
  const phase = phases[at];
  if (phase === undefined) {
    const state = await saveEnd(ctx, id);
    await record(ctx, [
      { type: `erasure.${state}`, subject: `erasure:${id}`, data: { id, customerId: run.customerId } },
    ]);
    return undefined;
  }
  const ids = await nextParents(ctx, { customerId: run.customerId, phase, after: run.after, limit: PIECE });
  const counts = await erasePiece(ctx, { id, phase, ids, words });
  const removed = await around(ctx, files, { run, phase, ids, words });
  const isWhole = ids.length < PIECE;
  await saveProgress(ctx, id, {
    phase: isWhole ? (phases[at + 1] ?? 'end') : phase,
    after: isWhole ? 0 : (ids.at(-1) ?? 0),
    counts,
    files: removed,
  });
  return next;
}

/** Begins to erase the frozen persons whose term is over. */
export async function thaw(ctx: Context): Promise<void> {
  const due = await thawDue(ctx);
  await record(
    ctx,
    due.map((id) => ({ type: 'erasure.term_over', subject: `erasure:${id}`, data: { id } })),
  );
}
