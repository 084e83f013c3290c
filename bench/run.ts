import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { type Database, openDatabase } from '../kernel/db.ts';
import { unlockVault } from '../kernel/keyring.ts';
import { masterOf } from '../kernel/master-key.ts';
import { runningUrl } from '../kernel/postgres/postgres.ts';
import type { Figures, Row } from './figures.ts';
import { load } from './http-load.ts';
import { type Lateness, measureLateness } from './lateness.ts';
import { type Live, measureLive } from './live.ts';
import { findPgbench, runPgbench } from './pgbench.ts';
import { report, writeDocument } from './report.ts';
import { memoryOf, type Product, seed, signIn, startProduct } from './server.ts';
import { openRecorder, type Recorder, type Statement } from './statements.ts';
import { USERS, type Workload, workloads } from './workloads.ts';

const { values: options } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    cases: { type: 'string' },
    keep: { type: 'string' },
    only: { type: 'string' },
    write: { type: 'boolean', default: false },
  },
});
const quick = options.quick;
const SIZES = options.cases?.split(',').map(Number) ?? (quick ? [10_000] : [10_000, 100_000]);
const ROUNDS = quick ? 1 : 3;
const SECONDS = 2;

const say = (line: string) => process.stderr.write(`${line}\n`);
const median = (list: number[]) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)] ?? Number.NaN;
const program = findPgbench();

async function signInAll(port: number): Promise<Map<string, string>> {
  const cookies = new Map<string, string>();
  for (const name of new Set(Object.values(USERS).flat())) cookies.set(name, await signIn(port, name));
  return cookies;
}

type Place = { cases: number; port: number; url: string; folder: string; recorder: Recorder };

/** Statements of some requests of a workload: what each of them sends, and the material for pgbench. */
async function captured(workload: Workload, recorder: Recorder): Promise<Statement[][]> {
  const requests: Statement[][] = [];
  for (let made = 0; made < workload.variants; made += 1) requests.push(await recorder.ask(workload.next()));
  // Some also read anew what the process keeps for seconds; pgbench shall not do that each time.
  const least = Math.min(...requests.map((statements) => statements.length));
  return requests.filter((statements) => statements.length === least);
}

async function measure(workload: Workload, connections: number, place: Place): Promise<Row> {
  const requests = await captured(workload, place.recorder);
  await load(place.port, workload.next, { connections, seconds: 1 });
  const rounds = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const ours = await load(place.port, workload.next, { connections, seconds: SECONDS });
    const run = {
      program: program ?? '',
      url: place.url,
      folder: place.folder,
      connections,
      seconds: SECONDS,
    };
    const theirs = program === undefined ? null : runPgbench(requests, run);
    rounds.push({ ours, theirs });
  }
  const perSecond = median(rounds.map(({ ours }) => ours.perSecond));
  const pgbench = program === undefined ? null : median(rounds.map(({ theirs }) => theirs ?? Number.NaN));
  const row: Row = {
    name: workload.name,
    cases: place.cases,
    connections,
    perSecond,
    pgbench,
    budget: workload.budget,
    ratio: pgbench === null ? null : perSecond / pgbench,
    p50: median(rounds.map(({ ours }) => ours.p50)),
    p99: median(rounds.map(({ ours }) => ours.p99)),
    failed: rounds.reduce((sum, { ours }) => sum + ours.failed, 0),
    statements: median(requests.map((statements) => statements.length)),
  };
  say(
    `${row.cases} ${row.name} c=${connections}: ${perSecond.toFixed(0)}/s, pgbench ${pgbench?.toFixed(0)}, ratio ${row.ratio?.toFixed(2)}, p50 ${row.p50.toFixed(1)}, p99 ${row.p99.toFixed(1)}, ${row.statements} statements`,
  );
  return row;
}

/** Waits until the jobs that the last requests started are done, so that they do not disturb the next measurement. */
async function settled(database: Database): Promise<void> {
  for (let look = 0; look < 200; look += 1) {
    const left = await database.direct.one(
      `select 1 from graphile_worker.jobs where run_at <= now() limit 1`,
    );
    if (left === undefined && look > 3) return;
    await sleep(250);
  }
  say('jobs are still waiting');
}

async function measureSize(cases: number, product: Product, dataDir: string): Promise<Row[]> {
  const cookies = await signInAll(product.port);
  const url = runningUrl(dataDir);
  const recorder = await openRecorder(url, dataDir);
  const rows: Row[] = [];
  for (const workload of await workloads(recorder.database, cookies)) {
    if (options.only !== undefined && !workload.name.includes(options.only)) continue;
    for (const connections of workload.connections) {
      rows.push(
        await measure(workload, connections, {
          cases,
          port: product.port,
          url,
          folder: join(dataDir, 'pgbench'),
          recorder,
        }),
      );
      if (workload.name.startsWith('register')) await settled(recorder.database);
    }
  }
  await recorder.close();
  return rows;
}

async function dataFor(cases: number, seeds: Figures['seeds']): Promise<string> {
  const folder =
    options.keep === undefined
      ? mkdtempSync(join(tmpdir(), 'anju-bench-'))
      : join(options.keep, `cases-${cases}`);
  try {
    readFileSync(join(folder, 'cluster/PG_VERSION'));
    return folder;
  } catch {
    mkdirSync(folder, { recursive: true });
    const seconds = await seed(folder, cases);
    say(`${cases} cases made in ${seconds.toFixed(0)} s`);
    seeds.push({ cases, seconds });
    return folder;
  }
}

async function firstStart(): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'anju-bench-first-'));
  const product = await startProduct(folder);
  await product.stop();
  rmSync(folder, { recursive: true, force: true });
  return product.startedIn;
}

/** What does not depend on the number of cases: starts, memory, lateness, live updates. */
async function measureRest(product: Product, dataDir: string) {
  const url = runningUrl(dataDir);
  const late = await measureLateness(product, { url, dataDir, spread: quick ? 10_000 : 60_000 });
  say(JSON.stringify(late.figures));
  const cookies = await signInAll(late.product.port);
  const database = openDatabase(url, 2);
  await unlockVault(database, masterOf(dataDir, process.env));
  const [register] = await workloads(database, cookies);
  if (register === undefined) throw new Error('no registration');
  const live = await measureLive(database, {
    port: late.product.port,
    next: register.next,
    listeners: 500,
    registrations: quick ? 6 : 20,
    cookies: USERS.all.map((name) => cookies.get(name) ?? ''),
  });
  say(JSON.stringify(live));
  await database.close();
  return { lateness: late.figures, live, product: late.product };
}

async function main(): Promise<void> {
  const began = performance.now();
  const before = loadavg()[0] ?? 0;
  const seeds: Figures['seeds'] = [];
  const first = await firstStart();
  say(`very first start ${first.toFixed(0)} ms`);
  const rows: Row[] = [];
  let rest: { lateness: Lateness[]; live: Live } | undefined;
  let [start, memory] = [0, 0];
  for (const cases of SIZES) {
    const dataDir = await dataFor(cases, seeds);
    let product = await startProduct(dataDir);
    start = product.startedIn;
    await sleep(3000);
    memory = memoryOf(product.pid);
    say(`start with ${cases} cases ${start.toFixed(0)} ms, ${memory.toFixed(0)} MB`);
    rows.push(...(await measureSize(cases, product, dataDir)));
    if (cases === SIZES.at(-1) && options.only === undefined) {
      const done = await measureRest(product, dataDir);
      product = done.product;
      rest = done;
    }
    await product.stop();
    if (options.keep === undefined) rmSync(dataDir, { recursive: true, force: true });
  }
  if (rest === undefined) return;
  const figures: Figures = {
    taken: new Date().toISOString().slice(0, 10),
    machine: `${cpus().length} cores (${cpus()[0]?.model.trim()}), Node ${process.version}`,
    load: `${before.toFixed(1)} before the run`,
    pgbench: program ?? 'not installed: no ratios',
    rows,
    seeds,
    lateness: rest.lateness,
    live: rest.live,
    firstStart: first,
    start,
    memory,
  };
  mkdirSync('reports', { recursive: true });
  writeFileSync('reports/bench.json', JSON.stringify(figures, null, 1));
  process.stdout.write(`${report(figures)}\n`);
  if (options.write) writeDocument(figures);
  say(`${((performance.now() - began) / 1000).toFixed(0)} s in all`);
}

await main();
