import { createHash } from 'node:crypto';
import type { Context } from '../../kernel/context.ts';
import {
  archives,
  chainEnd,
  chainStart,
  linksAfter,
  placesOf,
  tableAnchors,
  unlinkedEntry,
} from './chain.queries.ts';
import { type Anchor, cutBefore, type Fault, type Place, walk } from './chain.rules.ts';
import type { Seals } from './seals.contract.ts';

const PAGE = 2000;
const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');

export type Given = {
  /** First and last day (China); the whole chain when left out. */
  days?: { from: string; to: string };
  /** Points that somebody kept on paper. */
  anchors?: Anchor[];
  /** Told after each page of links. */
  progress?: (checked: number) => void;
};
export type Verdict = { checked: number; end: Place; anchors: number; archives: number; fault: Fault | null };

/** Every point of the chain that is written down: in the table, in the anchor file, on paper. */
export async function knownAnchors(ctx: Context, seals: Seals, given: Anchor[] = []): Promise<Anchor[]> {
  return [...(await tableAnchors(ctx)), ...(await seals.anchors()), ...given];
}

/** The first archive whose file is gone or was changed; also one that does not follow the one before it. */
export async function archiveFault(
  ctx: Context,
  seals: Seals,
): Promise<{ fault: Fault | null; many: number }> {
  const all = await archives(ctx);
  let next = 1;
  for (const archive of all) {
    const bytes = await seals.readArchive(archive.file);
    if (bytes === undefined) {
      return { fault: { seq: archive.firstSeq, reason: 'archive_missing' }, many: all.length };
    }
    const isWhole = createHash('sha256').update(bytes).digest('hex') === archive.sha256;
    if (!isWhole || archive.firstSeq !== next) {
      return { fault: { seq: archive.firstSeq, reason: 'archive_changed' }, many: all.length };
    }
    next = archive.lastSeq + 1;
  }
  return { fault: null, many: all.length };
}

/** One page of the walk from a place up to a link; `done` when there is nothing after it. */
export async function walkPage(
  ctx: Context,
  { from, last, anchors }: { from: Place; last: number; anchors: Anchor[] },
): Promise<{ place: Place; fault: Fault | null; read: number; done: boolean }> {
  const links = (await linksAfter(ctx, from.seq, PAGE)).filter(({ seq }) => seq <= last);
  const bySeq = Map.groupBy(anchors, ({ seq }) => seq);
  const walked = walk(from, links, { anchors: bySeq, hashOf });
  return { ...walked, read: links.length, done: links.length < PAGE };
}

/** What only the end of the chain shows: links cut off behind an anchor, entries that stand in no link. */
export async function endFault(ctx: Context, place: Place, anchors: Anchor[]): Promise<Fault | null> {
  return cutBefore(place, anchors) ?? (await unlinkedEntry(ctx, place));
}

/**
 * Checks the chain: every entry against its hash, every link against the one before, anchors and archives (S0 5.2).
 * Names the first fault; of some days only when asked, then without the end and the archives.
 */
export async function verifyChain(ctx: Context, seals: Seals, given: Given = {}): Promise<Verdict> {
  const anchors = await knownAnchors(ctx, seals, given.anchors);
  const part = given.days === undefined ? undefined : await placesOf(ctx, given.days);
  if (part === null) {
    return { checked: 0, end: await chainEnd(ctx), anchors: 0, archives: 0, fault: null };
  }
  const old = part === undefined ? await archiveFault(ctx, seals) : { fault: null, many: 0 };
  let place = part?.before ?? (await chainStart(ctx));
  const last = part?.last ?? Number.MAX_SAFE_INTEGER;
  const verdict = { checked: 0, anchors: anchors.length, archives: old.many };
  if (old.fault !== null) return { ...verdict, end: place, fault: old.fault };
  for (let done = false; !done; ) {
    const page = await walkPage(ctx, { from: place, last, anchors });
    place = page.place;
    verdict.checked += page.read;
    if (page.fault !== null) return { ...verdict, end: place, fault: page.fault };
    given.progress?.(verdict.checked);
    done = page.done;
  }
  const fault = part === undefined ? await endFault(ctx, place, anchors) : null;
  return { ...verdict, end: place, fault };
}
