import { setTimeout as sleep } from 'node:timers/promises';
import { rotateKeys, sealPiece } from '../domains/protection/keys.actions.ts';
import { keysNow } from '../domains/protection/keys.queries.ts';
import { type Context, systemActor } from '../kernel/context.ts';
import type { Database } from '../kernel/db.ts';
import { rewrapKeys, unlockVault } from '../kernel/keyring.ts';
import type { Master } from '../kernel/master-key.ts';

type Say = (line: string) => void;
type Parts = { database: Database; master: Master; say: Say };

const contextOf = (db: Context['db']): Context => ({
  db,
  actor: systemActor('命令行 command line'),
  now: Date.now(),
  requestId: 'keys',
});

/** Keys by name, where a run has come to, and what still stands readable. */
export async function keysStatus({ database, say }: Parts): Promise<void> {
  const { keys, runs, readable } = await keysNow(contextOf(database.direct));
  for (const key of keys) {
    const state = key.inUse ? '使用中 in use' : key.replacedAt === null ? '备用 waiting' : '已替换 replaced';
    say(`${key.id.padEnd(6)} ${key.purpose.padEnd(7)} ${key.activeFrom.slice(0, 19)}  ${state}`);
  }
  const [run] = runs;
  if (run !== undefined)
    say(`${run.reason} → ${run.sealKey}, ${run.lookupKey}: ${run.status} ${run.sealed} / ${run.total}`);
  say(`未加密 readable: ${readable}`);
}

/** Seals piece by piece until no run is under way; may be stopped, and goes on with the next start or call. */
async function sealToTheEnd({ database, master, say }: Parts): Promise<void> {
  for (;;) {
    const piece = await database.transaction((db) => sealPiece(contextOf(db)));
    if (piece !== undefined) continue;
    const [run] = (await keysNow(contextOf(database.direct))).runs;
    if (run === undefined || run.status === 'done') return;
    say(`${run.sealed} / ${run.total}`);
    await sleep(1000);
    await unlockVault(database, master);
  }
}

/** Makes a new key and seals everything under it, here or in the running product, whichever takes the next piece. */
export async function rotateNow(parts: Parts, lookup: boolean): Promise<void> {
  const { database, say } = parts;
  const run = await database.transaction((db) =>
    rotateKeys(contextOf(db), { lookup, reason: '命令行 command line' }),
  );
  say(`新密钥 new keys: ${run.sealKey}, ${run.lookupKey}`);
  await sealToTheEnd(parts);
  await keysStatus(parts);
}

/** Wraps the data keys under the master key that stands first now. */
export async function rewrapNow({ database, master, say }: Parts): Promise<void> {
  say(`${await rewrapKeys(database, master)} → ${master.id}`);
}
