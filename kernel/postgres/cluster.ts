import { spawn } from 'node:child_process';
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type Account, asAccount, giveTo } from './account.ts';
import type { Binaries } from './binaries.ts';
import { failure } from './failure.ts';

export type Cluster = {
  folder: string;
  binaries: Binaries;
  account: Account;
  durable: boolean;
  passwordFile?: string;
};

/** The role that Anju uses, owner of the database of the same name. It is no superuser, as on a hosted PostgreSQL. */
export const ROLE = 'anju';

/** Makes the cluster beside its place and moves it there complete, so that a kill in the middle leaves nothing half. */
export async function createCluster(cluster: Cluster): Promise<void> {
  const { folder, binaries, account, durable, passwordFile } = cluster;
  const parent = dirname(folder);
  const draft = mkdtempSync(`${folder}.new-`);
  try {
    giveTo(account, draft);
    const hosts = passwordFile
      ? ['--auth-host=scram-sha-256', `--pwfile=${passwordFile}`]
      : ['--auth-host=reject'];
    const sync = durable ? [] : ['--no-sync'];
    const locale = ['--locale-provider=builtin', '--locale=C.UTF-8', '--lc-messages=C', '--encoding=UTF8'];
    await run(cluster, [
      binaries.initdb,
      '-D',
      draft,
      '-U',
      'postgres',
      '--auth-local=trust',
      ...hosts,
      ...locale,
      '--data-checksums',
      ...sync,
    ]);
    const password = passwordFile ? ` password '${readFileSync(passwordFile, 'utf8').trim()}'` : '';
    const single = [binaries.postgres, '--single', '-D', draft, '-c', 'exit_on_error=on', 'postgres'];
    await run(
      cluster,
      single,
      `create role ${ROLE} login createdb${password}\ncreate database ${ROLE} owner ${ROLE}\n`,
    );
    renameSync(draft, folder);
    if (durable && process.platform !== 'win32') syncFolder(parent);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    throw error;
  }
}

/** Removes what creations that were killed left behind. */
export function removeDrafts(folder: string): void {
  const parent = dirname(folder);
  for (const name of readdirSync(parent)) {
    if (name.startsWith(`${basename(folder)}.new-`))
      rmSync(join(parent, name), { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
  }
}

function syncFolder(path: string): void {
  const folder = openSync(path, 'r');
  fsyncSync(folder);
  closeSync(folder);
}

function run({ folder, account, binaries }: Cluster, words: string[], input = ''): Promise<void> {
  const { file, args, options } = asAccount(account, words, binaries);
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { ...options, cwd: dirname(folder) });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.stdin.on('error', () => undefined).end(input);
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve();
      else
        reject(
          failure(
            'postgres_failed',
            `The database could not be created (${basename(words[0] ?? '')}):\n${lastLines(output)}`,
          ),
        );
    });
  });
}

/** Refuses `data_folder_version` for a cluster that another major version made; answers whether there is a cluster. */
export function clusterExists(folder: string, major: string): boolean {
  const file = join(folder, 'PG_VERSION');
  if (!existsSync(file)) return false;
  const found = readFileSync(file, 'utf8').trim();
  if (found === major) return true;
  throw failure(
    'data_folder_version',
    `The data in ${folder} was written by PostgreSQL ${found}, but this installation has PostgreSQL ${major}. ` +
      `Export it with an Anju that has PostgreSQL ${found}, or set DATABASE_URL to a server of that version.`,
  );
}

/** The command line of the server; `place` says where it listens. Sized for machines of 2 to 8 GB. */
export function serverCommand(
  { folder, binaries, durable }: Cluster,
  place: Record<string, string | number>,
): string[] {
  const careless = {
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
    shared_buffers: '128MB',
  };
  const careful = {
    fsync: 'on',
    synchronous_commit: 'on',
    full_page_writes: 'on',
    shared_buffers: '256MB',
    // Long work (a recount, an import) writes a gigabyte of log: fewer checkpoints in its middle, fewer whole pages.
    max_wal_size: '2GB',
    // Changed pages go to the disk as they come, not in heaps that every commit has to wait behind.
    bgwriter_delay: '50ms',
    bgwriter_lru_maxpages: 400,
    bgwriter_lru_multiplier: 4,
    ...(process.platform === 'linux' ? { backend_flush_after: '256kB' } : {}),
  };
  const settings = {
    ...(durable ? careful : careless),
    ...(binaries.lz4 ? { wal_compression: 'lz4' } : {}),
    max_connections: 120,
    autovacuum: 'on',
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_destination: 'stderr',
    // The details of an error are values of rows.
    log_error_verbosity: 'terse',
    logging_collector: 'off',
    ...place,
  };
  return [
    binaries.postgres,
    '-D',
    folder,
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ];
}

/** The end of a log, for an error message. */
export function lastLines(text: string): string {
  return text.trim().split('\n').slice(-15).join('\n');
}
