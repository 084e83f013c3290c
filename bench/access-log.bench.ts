import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { migrate } from '../app/migrate.ts';
import { openSeals } from '../app/seals.ts';
import { verifyChain } from '../domains/oversight/verification.actions.ts';
import { logAccess } from '../kernel/access-log.ts';
import { type Context, systemActor } from '../kernel/context.ts';
import { openDatabase } from '../kernel/db.ts';
import { startPostgres } from '../kernel/postgres/postgres.ts';

/** The access log under 32 looks at once: what the chain costs, that a slow request holds up nobody, how fast it verifies. */
const MANY = 32;
const SECONDS = 5;
const SLOW_MS = 20;
const dataDir = mkdtempSync(join(tmpdir(), 'anju-access-log-'));
const postgres = await startPostgres({ dataDir, log: () => undefined, onEnd: () => undefined });
const database = openDatabase(postgres.url, MANY + 2);
await migrate(database);
await database.direct.query('delete from graphile_worker._private_jobs');

type Measured = { perSecond: number; p50: number; p99: number };

/** Looks of different people, one transaction each, for some seconds. */
async function looks(slowMs: number): Promise<Measured> {
  const until = performance.now() + SECONDS * 1000;
  const took: number[] = [];
  const one = async (): Promise<void> => {
    const actor = { ...systemActor('bench'), id: randomUUID() };
    while (performance.now() < until) {
      const from = performance.now();
      await database.transaction(async (db) => {
        const ctx: Context = { db, actor, now: Date.now(), requestId: 'bench' };
        await logAccess(ctx, [
          {
            kind: 'disclosure',
            subject: 'customer:1',
            customers: [1],
            purpose: 'contact',
            fields: ['phone'],
          },
        ]);
        if (slowMs > 0) await sleep(slowMs);
      });
      took.push(performance.now() - from);
    }
  };
  await Promise.all(Array.from({ length: MANY }, one));
  took.sort((a, b) => a - b);
  const at = (part: number) => took[Math.floor(took.length * part)] ?? 0;
  return { perSecond: took.length / SECONDS, p50: at(0.5), p99: at(0.99) };
}

const line = (name: string, { perSecond, p50, p99 }: Measured) =>
  console.log(
    `${name.padEnd(34)} ${perSecond.toFixed(0).padStart(6)}/s  p50 ${p50.toFixed(1)} ms  p99 ${p99.toFixed(1)} ms`,
  );

try {
  console.log(
    `${cpus().length} cores, load ${loadavg()[0]?.toFixed(1)}, ${MANY} connections, ${SECONDS} s each`,
  );
  await looks(0);
  const chained = await looks(0);
  line('looks, chained', chained);
  line(`the same, ${SLOW_MS} ms before each commit`, await looks(SLOW_MS));
  const seals = openSeals(join(dataDir, 'access-log'));
  const ctx: Context = {
    db: database.direct,
    actor: systemActor('bench'),
    now: Date.now(),
    requestId: 'bench',
  };
  const from = performance.now();
  const { checked, fault } = await verifyChain(ctx, seals);
  const seconds = (performance.now() - from) / 1000;
  console.log(
    `verified ${checked} links in ${seconds.toFixed(1)} s: ${(checked / seconds).toFixed(0)}/s, fault: ${fault?.reason ?? 'none'}`,
  );
  await database.direct.query('alter table access_log disable trigger access_log_is_chained');
  const bare = await looks(0);
  line('looks without chain and watch', bare);
  console.log(`chained ÷ bare: ${(chained.perSecond / bare.perSecond).toFixed(2)}`);
} finally {
  await database.close();
  await postgres.stop();
  rmSync(dataDir, { recursive: true, force: true });
}
