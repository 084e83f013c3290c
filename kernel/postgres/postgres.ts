import { accessSync, chmodSync, constants, mkdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { chooseAccount, giveTo } from './account.ts';
import { findBinaries } from './binaries.ts';
import { type Cluster, clusterExists, createCluster, removeDrafts } from './cluster.ts';
import { notWritable } from './failure.ts';
import { preparePassword, socketFolder, socketIn, socketUrl } from './listening.ts';
import { inUse, takeLock } from './lock.ts';
import { answers, removeStalePostmasterFile, serverPid, stopServers } from './processes.ts';
import { type Postgres, startServer } from './server.ts';

export type Options = {
  /** The folder of the database and its log; made when missing. */
  dataDir: string;
  log?: (line: string) => void;
  /** False gives durability away for speed: for tests only. */
  durable?: boolean;
  /** Called when the server ended without being asked to; `stop` it, then start anew. */
  onEnd?: () => void;
};

/** Connection string of the server that somebody else runs on a data folder. */
export const runningUrl = (dataDir: string): string => socketUrl(socketFolder(realpathSync(dataDir)));

/**
 * Starts the embedded PostgreSQL on a data folder, creating the database at the first start and recovering it after
 * a crash. The server stops by itself when this process ends in whatever way. Rejects with a `StartFailure`, whose
 * `code` says what is in the way: among others `data_folder_in_use` (with `pid`) and `no_embedded_postgres`.
 */
export async function startPostgres({
  dataDir,
  log = () => undefined,
  durable = true,
  onEnd = () => undefined,
}: Options): Promise<Postgres> {
  const home = openDataFolder(dataDir);
  const binaries = findBinaries(home);
  const folder = join(home, 'cluster');
  const release = await holdDataFolder(home, folder, binaries.pgCtl, log);
  try {
    const { account, major } = chooseAccount(binaries, home, folder);
    const cluster: Cluster = { folder, binaries, account, durable };
    if (process.platform === 'win32') {
      cluster.passwordFile = join(home, 'password');
      preparePassword(cluster.passwordFile);
    }
    removeDrafts(folder);
    if (clusterExists(folder, major)) giveTo(account, folder);
    else {
      log(`Creating the database in ${home}`);
      await createCluster(cluster);
    }
    return await startServer(home, cluster, release, { log, onEnd });
  } catch (error) {
    release();
    throw error;
  }
}

function openDataFolder(dataDir: string): string {
  try {
    const root = process.getuid?.() === 0;
    const made = mkdirSync(dataDir, { recursive: true, mode: root ? 0o755 : 0o700 });
    const home = realpathSync(dataDir);
    if (made && root) chmodSync(home, 0o711);
    accessSync(home, constants.R_OK | constants.W_OK | constants.X_OK);
    return home;
  } catch (error) {
    throw notWritable(dataDir, error);
  }
}

/** Makes this process the holder of the data folder and stops the server that a dead holder left behind. */
async function holdDataFolder(
  home: string,
  folder: string,
  pgCtl: string,
  log: (line: string) => void,
): Promise<() => void> {
  if (serverPid(folder) === undefined && (await answers(socketIn(socketFolder(home))))) throw inUse(home);
  const { inherited, release } = takeLock(home);
  const pid = serverPid(folder);
  if (pid !== undefined && !inherited) {
    release();
    throw inUse(home, pid);
  }
  if (pid !== undefined)
    log(`Stopping the PostgreSQL (process ${pid}) that an Anju which was killed left behind`);
  if (!(await stopServers(folder, pgCtl))) throw inUse(home, pid);
  removeStalePostmasterFile(folder);
  return release;
}
