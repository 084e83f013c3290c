import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { BackUp } from '../domains/protection/backups.contract.ts';
import type { Lock } from '../kernel/backups/file-key.ts';
import type { Database } from '../kernel/db.ts';
import type { Master } from '../kernel/master-key.ts';
import { iso } from '../kernel/time.ts';
import { makeBackup } from './backup.ts';

const OURS = /^anju-\d{8}T\d{6}Z\.backup$/;
const KEPT = 7;

/** A passphrase of the operator locks the backup, else the master key does. */
export const lockOf = (master: Master, passphrase: string | undefined): Lock =>
  passphrase ? { by: 'passphrase', passphrase } : { by: 'master', master };

const nameAt = (at: number) => `anju-${iso(at).slice(0, 19).replaceAll(/[-:]/g, '')}Z.backup`;

/** Removes our oldest backups of a folder, and only ours, until so many are left. */
async function keepNewest(folder: string, kept: number): Promise<void> {
  const ours = (await readdir(folder)).filter((name) => OURS.test(name)).sort();
  for (const name of ours.slice(0, Math.max(0, ours.length - kept)))
    await rm(join(folder, name), { force: true });
}

type Parts = {
  database: Database;
  dataDir: string;
  master: Master;
  env: NodeJS.ProcessEnv;
  now: () => number;
  onError: (error: unknown, where?: string) => void;
};

function keptOf({ ANJU_BACKUP_KEEP: text }: NodeJS.ProcessEnv): number {
  const kept = Number(text ?? KEPT);
  if (!Number.isInteger(kept) || kept < 1)
    throw Object.assign(
      new Error('ANJU_BACKUP_KEEP must be a number from 1 on · ANJU_BACKUP_KEEP 须为正整数'),
      {
        code: 'bad_backup_keep',
      },
    );
  return kept;
}

/** Makes the nightly backup into `ANJU_BACKUP_DIR` and keeps the newest; undefined when no folder is named. */
export function scheduledBackup({ database, dataDir, master, env, now, onError }: Parts): BackUp | undefined {
  const folder = env.ANJU_BACKUP_DIR;
  if (!folder) return undefined;
  const kept = keptOf(env);
  const lock = lockOf(master, env.ANJU_BACKUP_PASSPHRASE);
  return async () => {
    const begun = now();
    const name = nameAt(begun);
    try {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const made = await makeBackup({ database, dataDir, file: join(folder, name), lock, now });
      await keepNewest(folder, kept);
      return made;
    } catch (error) {
      onError(error, 'backup');
      const { code = 'failed' } = error as { code?: string };
      const nothing = { bytes: null, tables: null, rows: null, files: null, digest: null };
      const seconds = Math.round((now() - begun) / 1000);
      const what = { id: randomUUID(), madeAt: iso(begun), seconds, lockedBy: lock.by, file: name };
      return { ...what, ...nothing, status: 'failed', failure: code };
    }
  };
}
