import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Connection } from './listening.ts';
import { startPostgres } from './postgres.ts';

const LIMIT_MS = 30_000;
const linux = process.platform === 'linux';

let place: string;
let dataDir: string;
const running: { stop: () => Promise<void> }[] = [];
const children: ChildProcess[] = [];

beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'anju-pg-'));
  chmodSync(place, 0o755);
  dataDir = join(place, 'data');
});

afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  for (const server of running.splice(0)) await server.stop();
  await until(() => !linux || processesOn(dataDir).length === 0);
  rmSync(place, { recursive: true, force: true });
});

async function start(durable = false) {
  const server = await startPostgres({ dataDir, durable });
  running.push(server);
  return server;
}

async function ask(connection: Connection | string, sql: string): Promise<string[]> {
  const client = new pg.Client(
    typeof connection === 'string' ? { connectionString: connection } : connection,
  );
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { rows } = await client.query({ text: sql, rowMode: 'array' });
    return rows.map((row: unknown[]) => String(row[0]));
  } finally {
    await client.end();
  }
}

/** The PostgreSQL processes that work in a folder below `folder`, whoever started them. */
function processesOn(folder: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        return (
          readlinkSync(`/proc/${pid}/cwd`).startsWith(join(folder, 'cluster')) &&
          !/\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
        );
      } catch {
        return false;
      }
    });
}

async function until(holds: () => boolean, limit = 5_000): Promise<void> {
  for (const end = performance.now() + limit; !holds(); await sleep(20)) {
    if (performance.now() > end) throw new Error(`not within ${limit} ms`);
  }
}

/** Another Anju process that starts the database and stays; resolves with what it said once it has started or failed. */
function startElsewhere(): Promise<{ child: ChildProcess; said: string }> {
  const module = new URL('./postgres.ts', import.meta.url).href;
  const code = `
    const { startPostgres } = await import(${JSON.stringify(module)});
    await startPostgres({ dataDir: ${JSON.stringify(dataDir)}, durable: false })
      .then((server) => console.log('started ' + server.pid), (error) => console.log(error.code + ' ' + error.pid));
    setInterval(() => undefined, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  return new Promise((resolve) =>
    child.stdout.once('data', (text) => resolve({ child, said: String(text).trim() })),
  );
}

describe('the embedded database', { timeout: LIMIT_MS }, () => {
  it('starts, answers, stops, and keeps its data', async () => {
    const first = await start(true);
    await ask(first.connection, 'create table note (body text)');
    await ask(first.url, "insert into note values ('安居')");
    const settings =
      "select setting from pg_settings where name in ('data_checksums', 'fsync', 'listen_addresses', 'jit', 'TimeZone')";
    expect(await ask(first.url, `${settings} order by name collate "C"`)).toEqual([
      'UTC',
      'on',
      'on',
      'off',
      '',
    ]);
    await first.stop();
    await first.stop();
    expect(existsSync(join(dataDir, 'anju.pid'))).toBe(false);
    const second = await start(true);
    expect(await ask(second.connection, 'select body from note')).toEqual(['安居']);
    expect(
      await ask(second.connection, 'select rolsuper from pg_roles where rolname = current_user'),
    ).toEqual(['false']);
  });

  it('recovers after its main process was killed, with all that was committed', async () => {
    const first = await start(true);
    await ask(first.connection, 'create table note as select 7 as body');
    process.kill(first.pid, 'SIGKILL');
    await first.stop();
    const second = await start(true);
    expect(await ask(second.connection, 'select body from note')).toEqual(['7']);
  });

  it.each([
    ['a stranger', 'echo $$; exec sleep 60'],
    ['a zombie', 'true & echo $!; exec sleep 60'],
  ])('is not misled by a postmaster.pid that names %s', async (_, command) => {
    const first = await start();
    process.kill(first.pid, 'SIGKILL');
    await first.stop();
    const identity = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
    const stranger = spawn('/bin/sh', ['-c', command], { ...identity, cwd: '/' });
    children.push(stranger);
    const pid = await new Promise((resolve) => stranger.stdout.once('data', (text) => resolve(Number(text))));
    const file = join(dataDir, 'cluster', 'postmaster.pid');
    const [, ...rest] = readFileSync(file, 'utf8').split('\n');
    writeFileSync(file, [pid, ...rest].join('\n'));
    const second = await start();
    expect(second.pid).not.toBe(pid);
    expect(await ask(second.connection, 'select 1')).toEqual(['1']);
    expect(stranger.exitCode ?? stranger.signalCode).toBe(null);
  });

  it('is refused while another start holds the data folder, in this process and in another', async () => {
    const holder = await start();
    await expect(start()).rejects.toMatchObject({ code: 'data_folder_in_use', pid: process.pid });
    expect((await startElsewhere()).said).toBe(`data_folder_in_use ${process.pid}`);
    expect(await ask(holder.connection, 'select 1')).toEqual(['1']);
  });

  it('leaves a server alone that runs without a lock of ours', async () => {
    const holder = await start();
    rmSync(join(dataDir, 'anju.pid'));
    await expect(start()).rejects.toMatchObject({ code: 'data_folder_in_use', pid: holder.pid });
    expect(await ask(holder.connection, 'select 1')).toEqual(['1']);
  });

  it.runIf(linux)('ends within 5 s when the process that started it is killed', async () => {
    const { child, said } = await startElsewhere();
    expect(said).toMatch(/^started \d+$/);
    expect(processesOn(dataDir).length).toBeGreaterThan(1);
    child.kill('SIGKILL');
    await until(() => processesOn(dataDir).length === 0);
    expect(await ask((await start()).connection, 'select 1')).toEqual(['1']);
  });

  it.runIf(linux)('stops an orphan, whose watchdog was killed too, and starts anew', async () => {
    const { child, said } = await startElsewhere();
    const orphan = Number(said.split(' ')[1]);
    const watchdog = Number(readFileSync(`/proc/${orphan}/stat`, 'utf8').split(') ')[1]!.split(' ')[1]);
    process.kill(watchdog, 'SIGKILL');
    child.kill('SIGKILL');
    await until(() => child.signalCode !== null);
    expect(processesOn(dataDir)).toContain(orphan);
    const server = await start();
    expect(server.pid).not.toBe(orphan);
    expect(processesOn(dataDir)).not.toContain(orphan);
    expect(await ask(server.connection, 'select 1')).toEqual(['1']);
  });

  it('stops with its process although nobody called stop', async () => {
    const { child } = await startElsewhere();
    child.kill('SIGTERM');
    await until(() => !linux || processesOn(dataDir).length === 0);
  });

  it.runIf(linux)('leaves nothing half when creation is killed in the middle', async () => {
    const drafts = () =>
      existsSync(dataDir) ? readdirSync(dataDir).filter((name) => name.startsWith('cluster.new-')) : [];
    startElsewhere();
    await until(() => drafts().some((name) => existsSync(join(dataDir, name, 'base'))));
    children[0]!.kill('SIGKILL');
    await until(() => children[0]!.signalCode !== null);
    expect(existsSync(join(dataDir, 'cluster'))).toBe(false);
    const server = await start();
    expect(await ask(server.connection, 'select 1')).toEqual(['1']);
    await server.stop();
    await until(() => processesOn(dataDir).length === 0);
    await start();
    expect(drafts()).toEqual([]);
  });

  it('works below a path too long for a socket, with signs that settings quote', async () => {
    dataDir = join(place, '数据 "a, b" %41'.padEnd(100, 'x'), 'data');
    const server = await start();
    expect(server.connection.host).toBe(
      join(tmpdir(), `anju-${createHash('sha256').update(dataDir).digest('hex').slice(0, 20)}`),
    );
    expect(await ask(server.url, 'select 1')).toEqual(['1']);
    await server.stop();
    rmSync(server.connection.host, { recursive: true });
    dataDir = join(place, '数据 "a, b" %41');
    const near = await start();
    expect(near.connection.host).toBe(join(dataDir, 'socket'));
    expect(await ask(near.url, 'select 1')).toEqual(['1']);
    expect(await ask(near.connection, 'select 1')).toEqual(['1']);
  });

  it('refuses data of another major version and tells which', async () => {
    await (await start()).stop();
    writeFileSync(join(dataDir, 'cluster', 'PG_VERSION'), '15\n');
    await expect(start()).rejects.toMatchObject({
      code: 'data_folder_version',
      message: expect.stringContaining('PostgreSQL 15'),
    });
  });

  it('passes on the end of the log when the server does not start', async () => {
    await (await start()).stop();
    writeFileSync(join(dataDir, 'cluster', 'pg_hba.conf'), 'nonsense\n');
    await expect(start()).rejects.toMatchObject({
      code: 'postgres_failed',
      message: expect.stringContaining('pg_hba.conf'),
    });
    expect(existsSync(join(dataDir, 'anju.pid'))).toBe(false);
  });

  it('refuses a data folder that cannot be made', async () => {
    writeFileSync(dataDir, 'a file');
    await expect(start()).rejects.toMatchObject({ code: 'data_folder_not_writable' });
  });
});
