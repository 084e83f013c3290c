import type { Context } from '../../kernel/context.ts';
import { record } from '../../kernel/events.ts';
import type { JobPayload } from '../../kernel/jobs.ts';
import { conflict } from '../../kernel/refusal.ts';
import { notify } from '../messages/messages.actions.ts';
import { archives, chainEnd, chainStart, tableAnchors } from './chain.queries.ts';
import type { Verification } from './oversight.contract.ts';
import { officers, type Running, verificationOf } from './oversight.queries.ts';
import { insertVerification, saveVerification } from './oversight.store.ts';
import type { Seals } from './seals.contract.ts';
import { archiveFault, endFault, knownAnchors, walkPage } from './verification.actions.ts';

const PAGES_OF_A_PIECE = 10;

const shown = ({ seq: _seq, hash: _hash, ...verification }: Running): Verification => verification;

async function begin(ctx: Context): Promise<number | undefined> {
  const id = await insertVerification(ctx, (await chainEnd(ctx)).seq);
  if (id !== undefined)
    await record(ctx, [{ type: 'access.verification_started', subject: 'access_log', data: { id } }]);
  return id;
}

/** Starts a check of the chain in the background; refuses a second one while it runs. */
export async function startVerification(ctx: Context): Promise<Verification> {
  const id = await begin(ctx);
  const started = id === undefined ? undefined : await verificationOf(ctx, id);
  if (started === undefined) throw conflict('verification.running');
  return shown(started);
}

/** The check of the night; none beside one that runs. */
export async function verifyDaily(ctx: Context): Promise<void> {
  await begin(ctx);
}

/** The newest check with the end of the chain, its last anchor and its archives. */
export async function verificationNow(ctx: Context) {
  const newest = await verificationOf(ctx, null);
  const anchor = (await tableAnchors(ctx)).at(-1);
  return {
    verification: newest === undefined ? null : shown(newest),
    head: await chainEnd(ctx),
    anchor: anchor === undefined ? null : { day: anchor.day, seq: anchor.seq, hash: anchor.hash },
    archives: (await archives(ctx)).map(({ firstSeq, lastSeq, fromAt, toAt, file }) => ({
      firstSeq,
      lastSeq,
      fromAt,
      toAt,
      file,
    })),
  };
}

/** A piece of the check, 20,000 links; it goes on from the place in its row, so a piece may run twice. */
export async function checkPiece(ctx: Context, seals: Seals, id: number): Promise<JobPayload | undefined> {
  const run = await verificationOf(ctx, id);
  if (run === undefined || run.status !== 'running') return undefined;
  const anchors = await knownAnchors(ctx, seals);
  const isFirst = run.checked === 0;
  let place = isFirst ? await chainStart(ctx) : { seq: run.seq, hash: run.hash };
  let checked = run.checked;
  let fault = isFirst ? (await archiveFault(ctx, seals)).fault : null;
  let done = false;
  for (let page = 0; page < PAGES_OF_A_PIECE && !done && fault === null; page += 1) {
    const walked = await walkPage(ctx, { from: place, last: run.lastSeq, anchors });
    ({ place, fault, done } = walked);
    checked += walked.read;
  }
  const isWhole = done && fault === null;
  if (isWhole) {
    const upTo = anchors.filter(({ seq }) => seq <= run.lastSeq);
    fault = await endFault(ctx, place, upTo);
  }
  const status = fault !== null ? 'broken' : isWhole ? 'sound' : 'running';
  await saveVerification(ctx, id, { place, checked, status, fault });
  if (status === 'running') return { data: { id } };
  await record(ctx, [{ type: 'access.verified', subject: 'access_log', data: { id, status, checked } }]);
  if (status === 'broken') {
    const told = await officers(ctx);
    await notify(
      ctx,
      told.map((userId) => ({ userId, kind: 'access.broken', data: { seq: fault?.seq } })),
    );
  }
  return undefined;
}
