import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** What sets a living process apart from a later one with the same pid; undefined when it is gone or a zombie. */
export function birthOf(pid: number): string | undefined {
  if (existsSync('/proc/self/stat')) {
    const stat = statOf(pid);
    return stat && `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${stat.ticks}`;
  }
  if (process.platform === 'win32') return alive(pid) ? 'alive' : undefined;
  const [, state, born] = /^(\S+)\s+(.+)$/m.exec(ps(pid, 'stat=,lstart=')) ?? [];
  return state === undefined || state.startsWith('Z') ? undefined : born?.trim();
}

type Stat = { name: string; ticks: string };

function statOf(pid: number): Stat | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const end = text.lastIndexOf(')');
    const fields = text.slice(end + 2).split(' ');
    if (fields[0] === 'Z' || fields[0] === 'X') return undefined;
    return { name: text.slice(text.indexOf('(') + 1, end), ticks: fields[19] ?? '' };
  } catch {
    return undefined;
  }
}

type Server = { pid: number; main: boolean };

/** The living PostgreSQL processes of a cluster: found by their working folder, whatever `postmaster.pid` claims. */
function serversOf(cluster: string): Server[] {
  if (existsSync('/proc/self/stat')) {
    return readdirSync('/proc')
      .map(Number)
      .filter((pid) => pid > 0)
      .flatMap((pid) => serverOn(cluster, pid));
  }
  const pid = Number(postmasterFile(cluster).split('\n')[0]);
  if (!(pid > 0)) return [];
  const words = process.platform === 'win32' ? tasklist(pid) : ps(pid, 'stat=,command=');
  const ours =
    words.includes('postgres') &&
    !words.startsWith('Z') &&
    (process.platform === 'win32' || words.includes(cluster));
  return ours ? [{ pid, main: true }] : [];
}

function serverOn(cluster: string, pid: number): Server[] {
  try {
    if (statOf(pid)?.name !== 'postgres' || readlinkSync(`/proc/${pid}/cwd`) !== cluster) return [];
    return [{ pid, main: !readFileSync(`/proc/${pid}/cmdline`, 'utf8').startsWith('postgres:') }];
  } catch {
    return [];
  }
}

/** The pid of a living server of the cluster, undefined when there is none. */
export function serverPid(cluster: string): number | undefined {
  const servers = serversOf(cluster);
  return (servers.find((server) => server.main) ?? servers[0])?.pid;
}

/**
 * Fast shutdown of whatever server runs on the cluster, at once after 60 s; answers whether none is left.
 * Only the main process is signalled: its children end with it.
 */
export async function stopServers(cluster: string, pgCtl: string): Promise<boolean> {
  const began = performance.now();
  for (let asked = '', servers = serversOf(cluster); servers.length > 0; servers = serversOf(cluster)) {
    const waited = performance.now() - began;
    if (waited > 75_000) return false;
    const signal = waited > 60_000 ? 'QUIT' : 'INT';
    if (signal !== asked) for (const { pid, main } of servers) if (main) signalServer(pid, signal, pgCtl);
    asked = signal;
    await sleep(20);
  }
  return true;
}

/** Signals a PostgreSQL main process: `INT` stops it fast, `QUIT` at once (recovery at the next start). */
export function signalServer(pid: number, signal: 'INT' | 'QUIT', pgCtl: string): void {
  try {
    if (process.platform === 'win32') spawnSync(pgCtl, ['kill', signal, String(pid)], { windowsHide: true });
    else process.kill(pid, `SIG${signal}`);
  } catch {
    // gone already
  }
}

/**
 * Removes a `postmaster.pid` left by a killed server when its pid now is a zombie or a stranger, for PostgreSQL
 * would take that for a running server. To be called only when the cluster has no living server.
 */
export function removeStalePostmasterFile(cluster: string): void {
  const pid = Number(postmasterFile(cluster).split('\n')[0]);
  if (pid > 0 && alive(pid) && serversOf(cluster).length === 0)
    rmSync(join(cluster, 'postmaster.pid'), { force: true });
}

/** The text of `postmaster.pid`: line 1 is the pid, line 8 the state; empty when there is no file. */
export function postmasterFile(cluster: string): string {
  try {
    return readFileSync(join(cluster, 'postmaster.pid'), 'utf8');
  } catch {
    return '';
  }
}

/** Whether a server answers on a socket: sees across users and containers, where pids are hidden. */
export function answers(socket: string): Promise<boolean> {
  return new Promise((resolve) => {
    const client = connect(socket);
    client
      .on('connect', () => resolve(true))
      .on('error', () => resolve(false))
      .on('connect', () => client.destroy());
  });
}

function alive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function ps(pid: number, columns: string): string {
  return spawnSync('ps', ['-ww', '-o', columns, '-p', String(pid)], { encoding: 'utf8' }).stdout ?? '';
}

function tasklist(pid: number): string {
  const filters = ['/NH', '/FI', `PID eq ${pid}`, '/FI', 'IMAGENAME eq postgres.exe'];
  return spawnSync('tasklist', filters, { encoding: 'utf8', windowsHide: true }).stdout ?? '';
}
