import type { Context } from '../../kernel/context.ts';
import { record } from '../../kernel/events.ts';
import type { FileFolder } from '../../kernel/files.ts';
import { dropReplies } from '../../kernel/idempotency.ts';
import type { JobPayload } from '../../kernel/jobs.ts';
import { refreshTokens } from '../cases/erasing.actions.ts';
import { closeCustomer } from '../customers/customers.actions.ts';
import { clearExportsOf } from '../exports/making.actions.ts';
import { stopTelling } from '../messages/messages.actions.ts';
import { filesOf, knownAround, knownOf, nextParents, type Phase, phases } from './erasing.queries.ts';
import { type Known, knownTogether, mentions, NOTHING_KNOWN } from './erasure.rules.ts';
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

/** The first piece: what the person is known by is gathered and kept sealed; nobody is served or told under it any more. */
async function begin(ctx: Context, files: FileFolder, run: Running): Promise<void> {
  const { id, customerId } = run;
  const around = await knownAround(ctx, { customerId, phase: 'customer', ids: [customerId] });
  const known = knownTogether(await knownOf(ctx, customerId), around);
  await saveWords(ctx, id, ctx.db.vault.seal(JSON.stringify(known), placeOf(id)), phases[0]);
  await closeCustomer(ctx, customerId);
  await stopTelling(ctx, customerId);
  await clearExportsOf(ctx, files, customerId);
}

/** What a piece is searched for: what the person is known by, and what only these rows know besides. */
async function wordsOf(ctx: Context, run: Running, phase: Phase, ids: number[]): Promise<string> {
  const known =
    run.wordsSealed === null
      ? NOTHING_KNOWN
      : (JSON.parse(ctx.db.vault.open(run.wordsSealed, placeOf(run.id))) as Known);
  if (phase === 'customer') return mentions(known);
  const { customerId } = run;
  return mentions(knownTogether(known, await knownAround(ctx, { customerId, phase, ids })));
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
 * Without an id it takes up the first erasure that no process is at.
 */
export async function erasingPiece(
  ctx: Context,
  files: FileFolder,
  wanted: number | undefined,
): Promise<JobPayload | undefined> {
  const run = await takeRunning(ctx, wanted);
  if (run === undefined) return undefined;
  const { id } = run;
  const next = { data: { id } };
  if (run.phase === 'start') {
    await begin(ctx, files, run);
    return next;
  }
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
  const words = await wordsOf(ctx, run, phase, ids);
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
