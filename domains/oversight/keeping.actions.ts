import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { logAccess } from '../../kernel/access-log.ts';
import type { Context } from '../../kernel/context.ts';
import { record } from '../../kernel/events.ts';
import type { JobPayload } from '../../kernel/jobs.ts';
import { chinaDay } from '../../kernel/time.ts';
import { chainEnd, chainStart, keepMonths, linksAfter } from './chain.queries.ts';
import type { Link } from './chain.rules.ts';
import { insertAnchor, moveToArchive, saveKeeping } from './oversight.store.ts';
import type { Seals } from './seals.contract.ts';

const MOST_OF_AN_ARCHIVE = 20_000;

/** Writes the end of the chain down, once a day: in its table and in the file beside the database (S0 5.2). */
export async function anchorToday(ctx: Context, seals: Seals): Promise<void> {
  const end = await chainEnd(ctx);
  const day = chinaDay(ctx.now);
  if (end.seq === 0 || !(await insertAnchor(ctx, day, end))) return;
  await seals.keepAnchor({ day, ...end });
}

const monthsBefore = (at: number, months: number): number => {
  const date = new Date(at);
  date.setUTCMonth(date.getUTCMonth() - months);
  return date.getTime();
};

const microsOf = (link: Link): number => link.entry?.at ?? Number.POSITIVE_INFINITY;
const instantOf = (micros: number): string => new Date(Math.ceil(micros / 1000)).toISOString();

/**
 * Moves a piece of the entries older than the months they are kept for (six at least) to a sealed file; the end of the
 * piece stays in its table, so the chain goes on from it. Nothing is ever deleted without its file.
 */
export async function archivePiece(ctx: Context, seals: Seals): Promise<JobPayload | undefined> {
  const before = monthsBefore(ctx.now, await keepMonths(ctx)) * 1000;
  const start = await chainStart(ctx);
  const links = await linksAfter(ctx, start.seq, MOST_OF_AN_ARCHIVE);
  const young = links.findIndex((link) => microsOf(link) >= before);
  const old = young === -1 ? links : links.slice(0, young);
  const [first] = old;
  const last = old.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const bytes = gzipSync(old.map((link) => `${JSON.stringify(link)}\n`).join(''));
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const file = `access-log-${first.seq}-${last.seq}-${sha256.slice(0, 12)}.ndjson.gz`;
  await seals.writeArchive(file, bytes);
  await moveToArchive(ctx, {
    firstSeq: first.seq,
    last: { seq: last.seq, hash: last.hash },
    fromAt: instantOf(Math.min(...old.map(microsOf))),
    toAt: instantOf(Math.max(...old.map(microsOf))),
    file,
    sha256,
  });
  await logAccess(ctx, [
    {
      kind: 'archive',
      subject: 'access_log',
      records: old.length,
      details: { file, sha256, firstSeq: first.seq, lastSeq: last.seq },
    },
  ]);
  return old.length === MOST_OF_AN_ARCHIVE ? {} : undefined;
}

/** Sets for how many months entries stay at hand; six at least (S0 5.2). */
export async function setKeeping(ctx: Context, months: number): Promise<{ months: number }> {
  const before = await keepMonths(ctx);
  await saveKeeping(ctx, months);
  await record(ctx, [
    { type: 'access.keeping_changed', subject: 'access_log', data: { from: before, to: months } },
  ]);
  return { months };
}
