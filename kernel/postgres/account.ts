import { spawnSync } from 'node:child_process';
import { lchownSync, lstatSync, readdirSync, readFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import type { Binaries } from './binaries.ts';
import { failure } from './failure.ts';

/** Who runs the programs: ourselves, another user (`uid`), or ourselves under another name (`prefix`, a user namespace). */
export type Account = { prefix: string[]; uid?: number; gid?: number };

type User = { uid: number; gid: number };

/**
 * The account that can run the programs and enter the data folder, and the major version that it runs.
 * PostgreSQL refuses root: root hands over to the owner of the data, the user `anju` or `nobody`; where those
 * cannot enter (say, below /root) a user namespace gives root another name. Refuses `root_refused`.
 */
export function chooseAccount(
  binaries: Binaries,
  dataDir: string,
  cluster: string,
): { account: Account; major: string } {
  let trouble = '';
  for (const account of candidates(dataDir, cluster)) {
    const { output, error } = tryAccount(account, binaries, dataDir);
    const major = /\(PostgreSQL\) (\d+)/.exec(output)?.[1];
    if (major) return { account, major };
    trouble = error || trouble;
  }
  if (process.getuid?.() !== 0) {
    throw failure(
      'no_embedded_postgres',
      `The PostgreSQL programs do not run on this system (${trouble}). Set DATABASE_URL to a PostgreSQL server of your own.`,
    );
  }
  throw failure(
    'root_refused',
    `PostgreSQL does not run as root, and no other account can reach both ${binaries.postgres} and ${dataDir} (${trouble}). ` +
      'Start Anju as an ordinary user, or keep the program and the data outside folders that only root may enter, or set DATABASE_URL.',
  );
}

function candidates(dataDir: string, cluster: string): Account[] {
  const self = process.getuid?.();
  if (self === undefined) return [{ prefix: [] }];
  const nobody = userNamed('nobody');
  const namespace = nobody
    ? [{ prefix: ['unshare', '--user', `--map-user=${nobody.uid}`, `--map-group=${nobody.gid}`] }]
    : [];
  if (self !== 0) return hasName() ? [{ prefix: [] }] : [...namespace, { prefix: [] }];
  const users = [ownerOf(cluster), ownerOf(dataDir), userNamed('anju'), nobody];
  const direct = users
    .filter((user) => user !== undefined && user.uid !== 0)
    .map((user) => ({ prefix: [], ...(user as User) }));
  return [...direct, ...namespace];
}

function tryAccount(
  account: Account,
  binaries: Binaries,
  dataDir: string,
): { output: string; error: string } {
  const check = ['/bin/sh', '-c', 'cd "$1" && exec "$2" --version', 'sh', dataDir, binaries.postgres];
  const words = process.platform === 'win32' ? [binaries.postgres, '--version'] : check;
  const { file, args, options } = asAccount(account, words, binaries);
  const run = spawnSync(file, args, { ...options, encoding: 'utf8', timeout: 10_000 });
  return { output: run.stdout ?? '', error: run.error?.message ?? run.stderr.trim() };
}

/** How to start the command `words` under an account: for `spawn` and `spawnSync`. */
export function asAccount({ prefix, uid, gid }: Account, words: string[], binaries: Binaries) {
  const [file = '', ...args] = [...prefix, ...words];
  const user = uid === undefined || gid === undefined ? {} : { uid, gid };
  return { file, args, options: { ...user, env: binaries.environment, windowsHide: true } };
}

/** Makes the account the owner of a file or folder with all that is in it; only root has to, and can. */
export function giveTo(account: Account, path: string): void {
  if (process.getuid?.() !== 0) return;
  const { uid = 0, gid = 0 } = account;
  const entry = lstatSync(path);
  if (entry.uid === uid) return;
  if (entry.isDirectory()) for (const name of readdirSync(path)) giveTo(account, join(path, name));
  lchownSync(path, uid, gid);
}

function ownerOf(path: string): User | undefined {
  const entry = lstatSync(path, { throwIfNoEntry: false });
  return entry && { uid: entry.uid, gid: entry.gid || entry.uid };
}

function userNamed(name: string): User | undefined {
  try {
    const row = readFileSync('/etc/passwd', 'utf8')
      .split('\n')
      .find((line) => line.startsWith(`${name}:`))
      ?.split(':');
    return row && { uid: Number(row[2]), gid: Number(row[3]) };
  } catch {
    return undefined;
  }
}

/** initdb refuses a user id without a name, as some container platforms hand out. */
function hasName(): boolean {
  try {
    return userInfo().username !== '';
  } catch {
    return false;
  }
}
