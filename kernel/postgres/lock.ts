import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { failure, notWritable, systemCode } from './failure.ts';
import { birthOf } from './processes.ts';

type Holder = { pid: number; born: string | undefined };

/**
 * Takes `anju.pid`, the sign that this process holds the data folder. `inherited` says that a dead Anju held it
 * before, so that a server still running there is its orphan. Refuses `data_folder_in_use` while the holder lives.
 */
export function takeLock(dataDir: string): { inherited: boolean; release: () => void } {
  const path = join(dataDir, 'anju.pid');
  const mine = JSON.stringify({ pid: process.pid, born: birthOf(process.pid) });
  let inherited = false;
  while (!createWhole(path, mine)) {
    const text = textOf(path);
    const holder = parsed(text);
    if (holder && holder.born !== undefined && birthOf(holder.pid) === holder.born)
      throw inUse(dataDir, holder.pid);
    setAside(path, text);
    inherited = true;
  }
  const release = () => {
    if (textOf(path) === mine) rmSync(path, { force: true });
  };
  return { inherited, release };
}

/** The refusal of a data folder that another process holds. */
export function inUse(dataDir: string, pid?: number) {
  const who =
    pid === undefined
      ? 'a server that is not visible from here (another container or user?)'
      : `process ${pid}`;
  return failure(
    'data_folder_in_use',
    `The data folder ${dataDir} is in use by ${who}. Stop it first, or choose another folder.`,
    pid,
  );
}

/** Creates the file with its text in one step; false when it is there already. */
function createWhole(path: string, text: string): boolean {
  const draft = `${path}.${process.pid}`;
  try {
    writeFileSync(draft, text, { mode: 0o644 });
    linkSync(draft, path);
    return true;
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return false;
    throw notWritable(dirname(path), error);
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Removes the lock only if it still is the dead one that was read: another start may have replaced it since. */
function setAside(path: string, dead: string): void {
  const aside = `${path}.${process.pid}.old`;
  try {
    renameSync(path, aside);
    if (textOf(aside) !== dead) linkSync(aside, path);
  } catch (error) {
    if (systemCode(error) !== 'ENOENT' && systemCode(error) !== 'EEXIST') throw error;
  }
  rmSync(aside, { force: true });
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

function parsed(text: string): Holder | undefined {
  try {
    return JSON.parse(text) as Holder;
  } catch {
    return undefined;
  }
}
