import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export const ROOT = join(import.meta.dirname, '..');
const MAIN = join(ROOT, 'app/main.ts');

const environment = (dataDir: string) => ({
  ...process.env,
  ANJU_DATA: dataDir,
  ANJU_RATE_LIMIT: 'off',
  PORT: '0',
  NODE_ENV: 'production',
});

export type Product = {
  port: number;
  pid: number;
  /** Milliseconds from the start of the process to its first answer. */
  startedIn: number;
  child: ChildProcess;
  /** Ends it as a service manager would; `kill` as a power cut of the process. */
  stop(): Promise<void>;
  kill(): Promise<void>;
};

const ended = (child: ChildProcess) =>
  child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve()
    : new Promise<void>((resolve) => child.once('exit', () => resolve()));

async function answering(port: number): Promise<void> {
  for (;;) {
    const fine = await fetch(`http://127.0.0.1:${port}/api/health`).then(
      (answer) => answer.ok,
      () => false,
    );
    if (fine) return;
    await sleep(10);
  }
}

/** Starts the product as its users do, in a process of its own, and waits until it answers. */
export const startProduct = (dataDir: string): Promise<Product> => startProcess(dataDir, [MAIN, 'start'], {});

/** The same with a clock that stands at another instant now and goes on from there. */
export const startAt = (dataDir: string, instant: number): Promise<Product> =>
  startProcess(dataDir, [join(import.meta.dirname, 'shifted-product.ts')], {
    ANJU_BENCH_SHIFT: String(instant - Date.now()),
  });

async function startProcess(dataDir: string, program: string[], more: NodeJS.ProcessEnv): Promise<Product> {
  const from = performance.now();
  const child = spawn(process.execPath, program, {
    cwd: ROOT,
    env: { ...environment(dataDir), ...more },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors = (errors + text).slice(-4000);
  });
  const port = await new Promise<number>((resolve, reject) => {
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const found = /http:\/\/localhost:(\d+)/.exec(said);
      if (found !== null) resolve(Number(found[1]));
    });
    child.once('exit', (code) => reject(new Error(`the product ended with ${code}: ${errors}`)));
  });
  await answering(port);
  const end = (signal: NodeJS.Signals) => async () => {
    child.kill(signal);
    await ended(child);
  };
  return {
    port,
    pid: child.pid ?? 0,
    startedIn: performance.now() - from,
    child,
    stop: end('SIGTERM'),
    kill: end('SIGKILL'),
  };
}

/** Fills the data folder with a generated company; seconds that it took. */
export async function seed(dataDir: string, cases: number, more: string[] = []): Promise<number> {
  const from = performance.now();
  const child = spawn(process.execPath, [MAIN, 'seed', '--cases', String(cases), ...more], {
    cwd: ROOT,
    env: environment(dataDir),
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  await ended(child);
  if (child.exitCode !== 0) throw new Error(`the seed failed: ${errors}`);
  return (performance.now() - from) / 1000;
}

/** Resident memory of a process, MB. */
export function memoryOf(pid: number): number {
  const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kilobytes ?? 0) / 1024;
}

/** Signs in with the password of the demo; the cookie to send. */
export async function signIn(port: number, username: string): Promise<string> {
  const answer = await fetch(`http://127.0.0.1:${port}/api/auth/sign-in/username`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password: 'anju-demo-2026' }),
  });
  if (!answer.ok) throw new Error(`${username} cannot sign in: ${answer.status}`);
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}
