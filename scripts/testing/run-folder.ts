import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PREFIX = 'anju-run-';
const VARIABLES = ['TMPDIR', 'TEMP', 'TMP'];

const remove = (folder: string): void =>
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

/** Removes the folders of runs whose process is gone: those that were killed could not do it themselves. */
export function sweepRuns(parent: string): void {
  for (const name of readdirSync(parent)) {
    const pid = name.startsWith(PREFIX) ? Number(name.slice(PREFIX.length).split('-')[0]) : Number.NaN;
    if (Number.isInteger(pid) && !isAlive(pid)) remove(join(parent, name));
  }
}

/**
 * One folder for all temporary files of a run, which every worker takes for the system's: it goes with the process,
 * after databases have stopped.
 */
export function setup(): void {
  if (process.env.ANJU_RUN_FOLDER !== undefined) return;
  const parent = tmpdir();
  sweepRuns(parent);
  const folder = mkdtempSync(join(parent, `${PREFIX}${process.pid}-`));
  process.env.ANJU_RUN_FOLDER = folder;
  for (const variable of VARIABLES) process.env[variable] = folder;
  process.once('exit', () => remove(folder));
}
