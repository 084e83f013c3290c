// Runs PostgreSQL as its child and shuts it down when the pipe from Anju closes, however Anju ended.
// It ignores the signals of the terminal and of service managers: it ends when PostgreSQL has ended.
import { spawn } from 'node:child_process';
import { signalServer } from './processes.ts';

export type Watch = { file: string; args: string[]; uid?: number; gid?: number; pgCtl: string };

const PATIENCE_MS = 60_000;

const { file, args, pgCtl, ...user } = JSON.parse(process.argv[2] ?? '{}') as Watch;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);

const server = spawn(file, args, { ...user, stdio: ['ignore', 'inherit', 'inherit'], windowsHide: true });
server.on('error', (error) => {
  console.error(error.message);
  process.exit(1);
});
server.on('exit', (code) => process.exit(code ?? 1));

process.stdin.resume().on('error', shutDown).on('close', shutDown);

function shutDown(): void {
  if (server.pid === undefined) return;
  signalServer(server.pid, 'INT', pgCtl);
  setTimeout(signalServer, PATIENCE_MS, server.pid, 'QUIT', pgCtl).unref();
}
