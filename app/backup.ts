import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream, existsSync } from 'node:fs';
import { open as openFile, readdir, readFile, rename, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { z } from 'zod';
import type { BackUp } from '../domains/protection/backups.contract.ts';
import { sealedChunks } from '../kernel/backups/chunks.ts';
import { type Lock, newFileKey, WrappedKey } from '../kernel/backups/file-key.ts';
import { companyFrames, type Stored, type Tally } from '../kernel/backups/snapshot.ts';
import type { Database } from '../kernel/db.ts';
import { iso } from '../kernel/time.ts';
import { VERSION } from './version.ts';

/** What stands in the clear at the begin of a backup: when it was made and what locks it. */
export const BackupHead = z.strictObject({
  id: z.uuid(),
  madeAt: z.string(),
  version: z.string(),
  key: WrappedKey,
});
export const boundToBackup = (id: string): string => `backup/${id}`;

/** The first level takes a third of the time of the usual one for a tenth more bytes. */
const COMPRESSION = { level: 1 };

const gone = (error: unknown) => {
  if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
  throw error;
};

const namesIn = async (folder: string): Promise<string[]> =>
  (await readdir(folder).catch(gone))?.filter((name) => !name.endsWith('.draft')).sort() ?? [];

/** The files of the data folder that belong to the company: evidence, anchors and archives of the log, the cookie key. */
async function storedFiles(dataDir: string): Promise<Stored[]> {
  const paths: string[] = [];
  for (const folder of await namesIn(join(dataDir, 'files')))
    paths.push(...(await namesIn(join(dataDir, 'files', folder))).map((name) => `files/${folder}/${name}`));
  paths.push(...(await namesIn(join(dataDir, 'access-log'))).map((name) => `access-log/${name}`));
  if (existsSync(join(dataDir, 'secret'))) paths.push('secret');
  return paths.map((path) => ({ path, read: () => readFile(join(dataDir, path)).catch(gone) }));
}

export type Making = {
  database: Database;
  dataDir: string;
  file: string;
  lock: Lock;
  now: () => number;
  told?: (tally: Tally) => void;
};

/**
 * Writes a backup of the whole company, of one instant, while people work; `database` is the owner's. The file appears
 * when it is complete and on the disk. What it answers is kept by `recordBackup`.
 */
export async function makeBackup({
  database,
  dataDir,
  file,
  lock,
  now,
  told,
}: Making): Promise<Awaited<ReturnType<BackUp>>> {
  const begun = now();
  const id = randomUUID();
  const { key, wrapped } = await newFileKey(lock, boundToBackup(id));
  const head = { id, madeAt: iso(begun), version: VERSION, key: wrapped };
  const tally: Tally = { tables: 0, rows: 0, files: 0 };
  const digest = createHash('sha256');
  let bytes = 0;
  const draft = `${file}.part`;
  const client = await database.pool.connect();
  let broken: Error | undefined;
  try {
    await pipeline(
      companyFrames(client, { version: VERSION, files: () => storedFiles(dataDir), tally }),
      createGzip(COMPRESSION),
      (source: AsyncIterable<Buffer>) => sealedChunks(source, { key, head }),
      async function* counted(source: AsyncIterable<Buffer>) {
        for await (const piece of source) {
          digest.update(piece);
          bytes += piece.length;
          told?.(tally);
          yield piece;
        }
      },
      createWriteStream(draft, { mode: 0o600, flags: 'wx' }),
    );
    await synced(draft);
    await rename(draft, file);
  } catch (error) {
    broken = error as Error;
    if (!exists(error)) await rm(draft, { force: true });
    throw error;
  } finally {
    client.release(broken);
  }
  const seconds = Math.round((now() - begun) / 1000);
  const made = { id, madeAt: head.madeAt, seconds, lockedBy: lock.by, file: basename(file), ...tally };
  return { ...made, status: 'done', bytes, digest: digest.digest('hex'), failure: null };
}

/** Another one is writing there. */
const exists = (error: unknown) => (error as NodeJS.ErrnoException).code === 'EEXIST';

async function synced(path: string): Promise<void> {
  const file = await openFile(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
