import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { wallKey } from '../app/wall.ts';
import { openDatabase } from '../kernel/db.ts';
import { unlockVault } from '../kernel/keyring.ts';
import { masterOf } from '../kernel/master-key.ts';
import { APP_ROLE, SYSTEM_ROLE } from '../kernel/postgres/app-role.ts';
import { runningUrl } from '../kernel/postgres/postgres.ts';
import { seed, signIn, startProduct } from './server.ts';
import { openRecorder, type Recorder } from './statements.ts';
import { USERS, type Workload, workloads } from './workloads.ts';

// What the second wall costs: the same requests in the same process on the same database, in turns, once as the owner of
// the tables (no row-level rules) and once as the application's role. `npx node bench/wall.bench.ts --cases 10000`

const { values: options } = parseArgs({
  options: { cases: { type: 'string', default: '10000' }, rounds: { type: 'string', default: '5' } },
});
const CONNECTIONS = 8;
const SECONDS = 2;

const median = (list: number[]) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)] ?? Number.NaN;

/** Requests per second of eight callers, and the median time of one in milliseconds. */
async function run(recorder: Recorder, workload: Workload): Promise<{ perSecond: number; p50: number }> {
  const times: number[] = [];
  const began = performance.now();
  const until = began + SECONDS * 1000;
  const caller = async () => {
    while (performance.now() < until) {
      const from = performance.now();
      await recorder.send(workload.next());
      times.push(performance.now() - from);
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, caller));
  return { perSecond: times.length / ((performance.now() - began) / 1000), p50: median(times) };
}

const folder = mkdtempSync(join(tmpdir(), 'anju-bench-wall-'));
await seed(folder, Number(options.cases));
const product = await startProduct(folder);
const cookies = new Map<string, string>();
for (const name of new Set(Object.values(USERS).flat())) cookies.set(name, await signIn(product.port, name));
const url = runningUrl(folder);
const owner = openDatabase(url, 2);
await unlockVault(owner, masterOf(folder, process.env));
const key = await wallKey(owner);
const without = await openRecorder(url, folder, { size: 12 });
const as = (role: string) => url.replace('//anju@', `//${role}@`);
const wall = { key, systemUrl: as(SYSTEM_ROLE) };
const behind = await openRecorder(as(APP_ROLE), folder, { size: 12, wall });
for (const workload of await workloads(owner, cookies)) {
  await run(without, workload);
  await run(behind, workload);
  const rounds: Record<'without' | 'behind', { perSecond: number; p50: number }>[] = [];
  for (let round = 0; round < Number(options.rounds); round += 1)
    rounds.push({ without: await run(without, workload), behind: await run(behind, workload) });
  const ratio = median(rounds.map((one) => one.behind.perSecond / one.without.perSecond));
  const p50 = (which: 'without' | 'behind') => median(rounds.map((one) => one[which].p50)).toFixed(1);
  process.stdout.write(
    `${workload.name}: ${median(rounds.map((one) => one.without.perSecond)).toFixed(0)}/s without, ` +
      `${median(rounds.map((one) => one.behind.perSecond)).toFixed(0)}/s behind the wall, ratio ${ratio.toFixed(2)}, ` +
      `p50 ${p50('without')} and ${p50('behind')} ms\n`,
  );
}
await without.close();
await behind.close();
await owner.close();
await product.stop();
rmSync(folder, { recursive: true, force: true });
