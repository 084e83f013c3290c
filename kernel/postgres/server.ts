import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, fchownSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { asAccount } from './account.ts';
import { prepareAppRoles } from './app-role.ts';
import { type Cluster, lastLines, serverCommand } from './cluster.ts';
import { failure } from './failure.ts';
import {
  type Connection,
  listenOnPort,
  listenOnSocket,
  makeSocketFolder,
  socketFolder,
  urlOf,
} from './listening.ts';
import { postmasterFile, stopServers } from './processes.ts';
import type { Watch } from './watchdog.ts';

export type Postgres = {
  connection: Connection;
  url: string;
  /** The same for the role that serves requests and owns nothing. */
  appUrl: string;
  /** The same as the role that sees every row. */
  systemUrl: string;
  /** The main process of the server. */
  pid: number;
  /** Fast shutdown: open connections are cut, all that was committed is on disk when this resolves. */
  stop: () => Promise<void>;
};

const LARGEST_LOG_BYTES = 10_000_000;
const POLL_MS = 10;

/**
 * Starts the server of a complete cluster under a watchdog and waits until it takes connections; `release` is called
 * when it has stopped. Rejects with the end of the log when it does not start.
 */
export async function startServer(
  home: string,
  cluster: Cluster,
  release: () => void,
  { log, onEnd }: { log: (line: string) => void; onEnd: () => void },
): Promise<Postgres> {
  const { folder, binaries, account, passwordFile } = cluster;
  const socket = socketFolder(home);
  if (!passwordFile) makeSocketFolder(socket, account);
  const { connection, settings } = await (passwordFile ? listenOnPort(passwordFile) : listenOnSocket(socket));
  const { file, args, options } = asAccount(account, serverCommand(cluster, settings), binaries);
  const { env, ...user } = options;
  const logFile = join(home, 'postgres.log');
  const before = postmasterFile(folder);
  const { watchdog, logStart } = spawnWatchdog({ file, args, ...user, pgCtl: binaries.pgCtl }, logFile, env);
  let stopping: Promise<void> | undefined;
  const stopOnce = async () => {
    watchdog.ref();
    watchdog.stdin?.end();
    await ended(watchdog);
    if (!(await stopServers(folder, binaries.pgCtl)))
      throw failure('postgres_failed', `PostgreSQL does not stop; see ${logFile}`);
    release();
  };
  const stop = () => (stopping ??= stopOnce());
  const pid = await readiness(folder, before, watchdog);
  if (pid === undefined) {
    await stop();
    throw failure(
      'postgres_failed',
      `PostgreSQL did not start. The end of ${logFile}:\n${lastLines(readFileSync(logFile).subarray(logStart).toString())}`,
    );
  }
  watchdog.once('exit', () => {
    if (stopping !== undefined) return;
    log(`PostgreSQL ended unexpectedly; see ${logFile}`);
    onEnd();
  });
  watchdog.unref();
  const roles = await prepareAppRoles(connection, passwordFile);
  const urls = { url: urlOf(connection), appUrl: urlOf(roles.app), systemUrl: urlOf(roles.system) };
  return { connection, ...urls, pid, stop };
}

function spawnWatchdog(watch: Watch, logFile: string, env: Record<string, string>) {
  if ((statSync(logFile, { throwIfNoEntry: false })?.size ?? 0) > LARGEST_LOG_BYTES)
    renameSync(logFile, `${logFile}.1`);
  const output = openSync(logFile, 'a', 0o600);
  if (watch.uid !== undefined) fchownSync(output, watch.uid, watch.gid ?? watch.uid);
  const script = fileURLToPath(new URL('./watchdog.ts', import.meta.url));
  const watchdog = spawn(process.execPath, [script, JSON.stringify(watch)], {
    cwd: dirname(logFile),
    env,
    detached: true,
    windowsHide: true,
    stdio: ['pipe', output, output],
  });
  watchdog.on('error', () => undefined).stdin?.on('error', () => undefined);
  const logStart = statSync(logFile).size;
  closeSync(output);
  return { watchdog, logStart };
}

/** The pid of the server once it takes connections; undefined when it ended instead. Recovery after a crash may take long. */
async function readiness(
  folder: string,
  before: string,
  watchdog: ChildProcess,
): Promise<number | undefined> {
  while (watchdog.pid !== undefined && watchdog.exitCode === null && watchdog.signalCode === null) {
    const text = postmasterFile(folder);
    const lines = text.split('\n');
    if (text !== before && lines[7]?.trim() === 'ready') return Number(lines[0]);
    await sleep(POLL_MS);
  }
  return undefined;
}

function ended(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null)
    return Promise.resolve();
  return new Promise((resolve) => child.once('exit', () => resolve()));
}
