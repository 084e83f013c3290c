import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { openDatabase } from '../kernel/db.ts';
import { unlockVault } from '../kernel/keyring.ts';
import { masterOf } from '../kernel/master-key.ts';
import { runningUrl } from '../kernel/postgres/postgres.ts';
import type { Load, Wire } from './http-load.ts';
import { pacedLoad } from './paced-load.ts';
import { writePart } from './report.ts';
import { seed, signIn, startAt } from './server.ts';
import { knownCustomers, pick, registration, USERS } from './workloads.ts';

/** A new year's notice over open cases: how long the recount takes, and what registrations notice of it. */
const { values: options } = parseArgs({
  options: {
    cases: { type: 'string', default: '100000' },
    rate: { type: 'string', default: '20' },
    keep: { type: 'string' },
    write: { type: 'boolean', default: false },
  },
});
const CASES = Number(options.cases);
const RATE = Number(options.rate);
const NOW = Date.parse('2026-12-31T18:00:00+08:00');
const BUDGET_SECONDS = 60;
const say = (line: string) => process.stderr.write(`${line}\n`);

const name = { zh: '测量', en: 'Measured' };
const notice = {
  year: 2027,
  official: {
    notices: [{ number: null, url: 'http://localhost/notice', verified: false }],
    off: [
      { name, from: '2027-01-01', to: '2027-01-03' },
      { name, from: '2027-02-05', to: '2027-02-11' },
    ],
    makeup: [{ name, date: '2027-01-09' }],
  },
  reason: 'measured',
};

async function folder(): Promise<string> {
  const dataDir =
    options.keep === undefined
      ? mkdtempSync(join(tmpdir(), 'anju-recount-'))
      : join(options.keep, `open-${CASES}`);
  try {
    readFileSync(join(dataDir, 'cluster/PG_VERSION'));
  } catch {
    mkdirSync(dataDir, { recursive: true });
    const seconds = await seed(dataDir, CASES, ['--all-open', '--until', new Date(NOW).toISOString()]);
    say(`${CASES} open cases made in ${seconds.toFixed(0)} s`);
  }
  return dataDir;
}

type Run = {
  status: string;
  total: number;
  done: number;
  earlier: number;
  later: number;
  cleared: number;
  differing: number;
};

const dataDir = await folder();
const product = await startAt(dataDir, NOW + 60_000);
const database = openDatabase(runningUrl(dataDir), 2);
const admin = await signIn(product.port, 'admin');
const agents = await Promise.all(USERS.agents.map((user) => signIn(product.port, user)));
await unlockVault(database, masterOf(dataDir, process.env));
const known = await knownCustomers(database);

const register = (): Wire => ({
  method: 'POST',
  path: '/api/cases',
  cookie: pick(agents),
  body: registration(pick(known)),
  headers: { 'idempotency-key': randomUUID() },
});
const ask = async <T>(method: string, path: string, body?: object): Promise<T> => {
  const answer = await fetch(`http://127.0.0.1:${product.port}${path}`, {
    method,
    headers: { cookie: admin, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return answer.json() as Promise<T>;
};
const load = (until: () => boolean) =>
  pacedLoad(product.port, register, { perSecond: RATE, connections: 16, until });
const forSeconds = (seconds: number) => {
  const end = performance.now() + seconds * 1000;
  return () => performance.now() >= end;
};

async function runToEnd(runId: number): Promise<{ seconds: number; run: Run }> {
  const began = performance.now();
  for (;;) {
    const run = await ask<Run>('GET', `/api/recounts/${runId}?limit=1`);
    if (run.status !== 'waiting' && run.status !== 'running')
      return { seconds: (performance.now() - began) / 1000, run };
    await sleep(500);
  }
}

const loadBefore = loadavg()[0] ?? 0;
await load(forSeconds(5));
// As long as the recount takes: the slowest of few answers is a matter of luck.
const before = await load(forSeconds(40));
say(`before: p50 ${before.p50.toFixed(1)}, p99 ${before.p99.toFixed(1)} ms, failed ${before.failed}`);
let ended = false;
const { runId } = await ask<{ runId: number }>('POST', '/api/calendar-notices', notice);
const work = runToEnd(runId).finally(() => {
  ended = true;
});
const during: Load = await load(() => ended);
const { seconds, run } = await work;
say(`during: p50 ${during.p50.toFixed(1)}, p99 ${during.p99.toFixed(1)} ms, failed ${during.failed}`);
say(`recount: ${seconds.toFixed(1)} s, ${JSON.stringify(run)}`);
const checking = await ask<{ runId: number }>('POST', '/api/recounts', {
  kind: 'verification',
  reason: 'measured',
});
const check = await runToEnd(checking.runId);
say(`verification: ${check.seconds.toFixed(1)} s, ${JSON.stringify(check.run)}`);
await database.close();
await product.stop();
if (options.keep === undefined) rmSync(dataDir, { recursive: true, force: true });

const ratio = during.p99 / before.p99;
const verdict = (fine: boolean) => (fine ? 'kept' : '**missed**');
const table = [
  `Taken ${new Date().toISOString().slice(0, 10)} on ${cpus().length} cores (${cpus()[0]?.model.trim()}), Node ${process.version}; load average ${loadBefore.toFixed(1)} before the run. ${RATE} registrations a second arrive all the time, on 16 connections; their latency counts from when they were to be sent.`,
  '',
  '| what | figure | budget | |',
  '|---|---|---|---|',
  `| notice of a year over ${CASES / 1000} k open cases, ${run.done} of them reach it | ${seconds.toFixed(1)} s | < ${BUDGET_SECONDS} s | ${verdict(seconds < BUDGET_SECONDS && run.done >= CASES * 0.9)} |`,
  `| p99 of registrations before / during | ${before.p99.toFixed(1)} / ${during.p99.toFixed(1)} ms (${ratio.toFixed(2)} ×) | ≤ 2 × | ${verdict(ratio <= 2 && during.failed === 0)} |`,
  `| p50 of registrations before / during | ${before.p50.toFixed(1)} / ${during.p50.toFixed(1)} ms | – | – |`,
  `| replay of all open cases against their stored clocks | ${check.seconds.toFixed(1)} s, ${check.run.differing} differ | 0 differ | ${verdict(check.run.differing === 0)} |`,
].join('\n');
process.stdout.write(`${table}\n`);
mkdirSync('reports', { recursive: true });
writeFileSync('reports/recount.md', `${table}\n`);
if (options.write) writePart('recount', table);
