import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Database, openDatabase } from '../kernel/db.ts';
import { unlockVault } from '../kernel/keyring.ts';
import { masterOf } from '../kernel/master-key.ts';
import { runningUrl } from '../kernel/postgres/postgres.ts';
import { type Product, signIn, startProduct } from './server.ts';
import { knownCustomers, registration } from './workloads.ts';

const COUNT = 200;
const CONNECTIONS = 8;

type Sent = { key: string; body: string; answer: string | null };

const say = (line: string) => process.stdout.write(`${line}\n`);

/** Sends what has no answer yet, eight at a time; what fails stays without one. */
async function send(port: number, cookie: string, all: Sent[], onAnswer: () => void): Promise<void> {
  const waiting = [...all];
  const worker = async () => {
    for (let sent = waiting.shift(); sent !== undefined; sent = waiting.shift()) {
      const answer = await fetch(`http://127.0.0.1:${port}/api/cases`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', cookie, 'idempotency-key': sent.key },
        body: sent.body,
        signal: AbortSignal.timeout(15_000),
      }).then(
        async (reply) => ({ status: reply.status, text: await reply.text() }),
        () => undefined,
      );
      if (answer?.status !== 201) continue;
      if (sent.answer !== null && !sameJson(sent.answer, answer.text))
        throw new Error(`another answer under one key: ${sent.answer} / ${answer.text}`);
      sent.answer = answer.text;
      onAnswer();
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, worker));
}

function sortedKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortedKeys);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sortedKeys(inner)]),
  );
}

const sameJson = (a: string, b: string) =>
  JSON.stringify(sortedKeys(JSON.parse(a))) === JSON.stringify(sortedKeys(JSON.parse(b)));
const numberOf = (sent: Sent) => (JSON.parse(sent.answer ?? '{}') as { number?: string }).number;

const COMPLETE = `
  select c.number,
    (select count(*) from case_texts t where t.case_id = c.id) = 1 as text,
    (select count(*) from case_receipts r where r.case_id = c.id) = 1 as receipt,
    (select count(*) from clock_events e where e.case_id = c.id) >= 2 as "clock events",
    (select count(*) from case_clocks k where k.case_id = c.id) >= 1 as clocks,
    (select count(*) from events e where e.case_id = c.id and e.type in ('case.registered', 'case.assigned')) = 2 as facts,
    (select count(*) from case_access a where a.case_id = c.id) >= 2 as access,
    (select count(*) from notifications n where n.case_id = c.id and n.kind = 'case.to_accept') >= 1 as notice,
    (select count(*) from idempotency_keys i where i.response->>'number' = c.number) = 1 as "kept reply"
  from cases c where c.subject like $1 || '%'`;

/** What is wrong with the stored cases, in words; nothing when all is well. */
async function losses(
  database: Database,
  marker: string,
  acknowledged: Sent[],
  wanted: number,
): Promise<string[]> {
  const rows = await database.direct.query<{ number: string } & Record<string, boolean | string>>(COMPLETE, [
    marker,
  ]);
  const numbers = new Set(rows.map((row) => row.number));
  const found: string[] = [];
  if (numbers.size !== rows.length) found.push(`${rows.length - numbers.size} numbers given twice`);
  if (rows.length < wanted) found.push(`${wanted - rows.length} cases of ${wanted} missing`);
  for (const sent of acknowledged)
    if (!numbers.has(numberOf(sent) ?? '')) found.push(`${numberOf(sent)} was acknowledged and is gone`);
  for (const row of rows) {
    const missing = Object.entries(row).flatMap(([part, there]) => (there === false ? [part] : []));
    if (missing.length > 0) found.push(`${row.number} lacks ${missing.join(', ')}`);
  }
  return found;
}

const postmaster = (dataDir: string) =>
  Number(readFileSync(join(dataDir, 'cluster/postmaster.pid'), 'utf8').split('\n')[0]);

/** The product as it answers again: itself when it recovers, else started anew. */
async function answeringAgain(product: Product, dataDir: string, cookie: string): Promise<Product> {
  for (let look = 0; look < 100; look += 1) {
    if (product.child.exitCode !== null || product.child.signalCode !== null) return startProduct(dataDir);
    const fine = await fetch(`http://127.0.0.1:${product.port}/api/me`, {
      headers: { cookie },
      signal: AbortSignal.timeout(3000),
    }).then(
      (reply) => reply.ok,
      () => false,
    );
    if (fine) return product;
    await sleep(100);
  }
  say('the product did not recover by itself in 10 s; started again');
  await product.kill();
  return startProduct(dataDir);
}

const kills: Record<string, (product: Product, dataDir: string) => Promise<void>> = {
  'the server': (product) => product.kill(),
  'the database': async (_product, dataDir) => void process.kill(postmaster(dataDir), 'SIGKILL'),
};

/** Two hundred registrations, a kill in the middle, a start, the same requests again: says what was lost. */
async function round(
  name: string,
  kill: (product: Product, dataDir: string) => Promise<void>,
): Promise<string[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'anju-kill-'));
  let product = await startProduct(dataDir);
  const cookie = await signIn(product.port, 'agent');
  let database = openDatabase(runningUrl(dataDir), 2);
  await unlockVault(database, masterOf(dataDir, process.env));
  const known = await knownCustomers(database);
  await database.close();
  const marker = `断电试验${randomUUID().slice(0, 6)}`;
  const all: Sent[] = Array.from({ length: COUNT }, (_, place) => ({
    key: randomUUID(),
    answer: null,
    body: registration(known[place % known.length] as never, `${marker} ${place}`),
  }));
  let answered = 0;
  let killed: Promise<void> | undefined;
  await send(product.port, cookie, all, () => {
    answered += 1;
    if (answered === COUNT / 2) killed = kill(product, dataDir);
  });
  await killed;
  const acknowledged = all.filter((sent) => sent.answer !== null);
  product = await answeringAgain(product, dataDir, cookie);
  database = openDatabase(runningUrl(dataDir), 2);
  const afterKill = await losses(database, marker, acknowledged, acknowledged.length);
  await send(product.port, cookie, all, () => undefined);
  const unanswered = all.filter((sent) => sent.answer === null).length;
  const afterRetry = await losses(database, marker, all, COUNT);
  const stored = await database.direct.one<{ count: number }>(
    `select count(*) from cases where subject like $1 || '%'`,
    [marker],
  );
  await database.close();
  await product.stop();
  rmSync(dataDir, { recursive: true, force: true });
  say(
    `${name} killed: ${acknowledged.length} acknowledged before, ${stored?.count} stored after all were sent again, ${unanswered} without answer`,
  );
  return [
    ...afterKill,
    ...afterRetry,
    ...(stored?.count === COUNT ? [] : [`${stored?.count} cases stored for ${COUNT} keys`]),
  ];
}

let lost = 0;
for (const [name, kill] of Object.entries(kills)) {
  const found = await round(name, kill);
  for (const line of found) say(`  ${line}`);
  lost += found.length;
}
say(lost === 0 ? 'nothing lost, nothing doubled' : `${lost} losses`);
process.exit(lost === 0 ? 0 : 1);
