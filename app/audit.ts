import { join } from 'node:path';
import { chainEnd, factEnds, factFault } from '../domains/oversight/chain.queries.ts';
import type { Anchor } from '../domains/oversight/chain.rules.ts';
import { verifyChain } from '../domains/oversight/verification.actions.ts';
import { type Context, systemActor } from '../kernel/context.ts';
import type { Database } from '../kernel/db.ts';
import { openSeals } from './seals.ts';

export type VerifyOptions = { from?: string; to?: string; anchor: string[] };
type Say = (line: string) => void;

const coded = (message: string) => Object.assign(new Error(message), { code: 'refused' });

const contextOf = (database: Database): Context => ({
  db: database.direct,
  actor: systemActor('command line'),
  now: Date.now(),
  requestId: 'audit',
});

/** The folder of anchors and archives inside the data folder. */
export const sealsFolder = (dataDir: string): string => join(dataDir, 'access-log');

function dayOf(text: string | undefined, otherwise: string): string {
  const day = text ?? otherwise;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) throw coded(`Not a day: ${day} (as in 2026-03-31)`);
  return day;
}

function anchorOf(text: string): Anchor {
  const [seq, hash = ''] = text.split(':');
  if (!/^\d{1,15}$/.test(seq ?? '') || !/^[0-9a-f]{64}$/.test(hash)) {
    throw coded(`Not an anchor: ${text} (as in 120:<64 digits>)`);
  }
  return { seq: Number(seq), hash, where: 'given' };
}

const reasons: Record<string, string> = {
  link_missing: 'the link is gone · 链节缺失',
  previous_differs: 'it does not follow the link before it · 与前一节不相接',
  entry_missing: 'its entry was removed · 记录被删除',
  entry_changed: 'its entry was changed · 记录被改动',
  anchor_differs: 'it differs from an anchor that was written down · 与存证不符',
  chain_cut: 'the chain ends before an anchor: its end was cut off · 链尾被截断',
  entry_unlinked: 'an entry stands outside the chain · 有记录不在链上',
  archive_missing: 'the archive file is gone · 归档文件缺失',
  archive_changed: 'the archive file was changed · 归档文件被改动',
};

/** Checks the access log and says what was found; false when it is broken. */
export async function verifyAccessLog(
  database: Database,
  dataDir: string,
  options: VerifyOptions,
  say: Say,
): Promise<boolean> {
  const isPart = options.from !== undefined || options.to !== undefined;
  const from = dayOf(options.from, '2000-01-01');
  const to = dayOf(options.to, '2199-12-31');
  const days = {
    from: `${from}T00:00:00+08:00`,
    to: new Date(Date.parse(`${to}T00:00:00+08:00`) + 86_400_000).toISOString(),
  };
  const verdict = await verifyChain(contextOf(database), openSeals(sealsFolder(dataDir)), {
    anchors: options.anchor.map(anchorOf),
    ...(isPart ? { days } : {}),
  });
  const { fault, checked, end } = verdict;
  if (fault !== null) {
    const entry = fault.entryId === undefined ? '' : ` (entry ${fault.entryId})`;
    say(`BROKEN 已损坏: link ${fault.seq}${entry}: ${reasons[fault.reason]}`);
    return false;
  }
  say(`Sound 完整: ${checked} links, ${verdict.anchors} anchors, ${verdict.archives} archives`);
  if (end.seq > 0) say(`End 链尾: ${end.seq}:${end.hash}`);
  return true;
}

const FACTS_OF_A_STEP = 20_000;

/** Checks the chains of facts and says what was found; false when one is broken. */
export async function verifyFacts(database: Database, say: Say): Promise<boolean> {
  const ctx = contextOf(database);
  const ends = await factEnds(ctx);
  for (let from = ends?.first ?? 1; from <= (ends?.last ?? 0); from += FACTS_OF_A_STEP) {
    const fault = await factFault(ctx, from, from + FACTS_OF_A_STEP - 1);
    if (fault === null) continue;
    say(
      `BROKEN 已损坏: fact ${fault}: it was changed, or does not follow the one before it · 记录被改动或不相接`,
    );
    return false;
  }
  say(`Sound 完整: facts up to ${ends?.last ?? 0} · 业务记录至 ${ends?.last ?? 0}`);
  return true;
}

/** The end of the chain, to be printed and kept on paper. */
export async function sayHead(database: Database, say: Say): Promise<void> {
  const { seq, hash } = await chainEnd(contextOf(database));
  say(`${seq}:${hash}`);
}
