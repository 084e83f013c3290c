import { createReadStream, existsSync, readdirSync, writeFileSync } from 'node:fs';
import { mkdir, open as openFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import type pg from 'pg';
import type { z } from 'zod';
import { damaged, headOf, openedChunks } from '../kernel/backups/chunks.ts';
import { type AtHand, fileKeyOf } from '../kernel/backups/file-key.ts';
import { rowsInto, setSequences } from '../kernel/backups/loading.ts';
import { type PartOf, partsOf } from '../kernel/backups/parts.ts';
import { companyTables, type Tally, tableName } from '../kernel/backups/snapshot.ts';
import { type Sink, type Taker, walkBackup } from '../kernel/backups/walking.ts';
import type { Database } from '../kernel/db.ts';
import { makeQueue } from '../kernel/jobs.ts';
import { checkOpens } from '../kernel/keyring.ts';
import type { Master } from '../kernel/master-key.ts';
import { BackupHead, boundToBackup } from './backup.ts';
import { restoreMark } from './company.ts';
import { takeAside } from './generator-copy.ts';
import { schemaOf } from './migrate.ts';

const coded = (code: string, message: string) => Object.assign(new Error(message), { code });

/** Opens a backup and hands its parts to who takes them, in order; says what it is. */
async function walkFile(
  file: string,
  hand: AtHand,
  taker: Taker,
): Promise<{ head: z.output<typeof BackupHead>; tally: Tally }> {
  const source = createReadStream(file, { highWaterMark: 1 << 20 });
  try {
    const sealed = await headOf(source);
    const read = BackupHead.safeParse(sealed.head);
    if (!read.success) throw damaged('its head');
    const head = read.data;
    const key = await fileKeyOf(head.key, hand, boundToBackup(head.id));
    let tally: Tally | undefined;
    await pipeline(openedChunks(sealed, key), createGunzip(), async (plain: AsyncIterable<Buffer>) => {
      tally = await walkBackup(partsOf(plain), taker);
    });
    if (tally === undefined) throw damaged('it is empty');
    return { head, tally };
  } catch (error) {
    if (String((error as { code?: string }).code).startsWith('Z_')) throw damaged('it does not unpack');
    throw error;
  } finally {
    source.destroy();
  }
}

/** Reads a backup from begin to end without writing anything; refuses one that was cut, changed or is locked otherwise. */
export const checkBackup = (file: string, hand: AtHand) => walkFile(file, hand, {});

const MAY_BE_THERE = new Set(['master-key', 'lost+found']);

/** Refuses a data folder that holds anything but a master key, or what a restore that was killed left there. */
export function refuseFilledFolder(dataDir: string): void {
  if (!existsSync(dataDir) || existsSync(restoreMark(dataDir))) return;
  if (readdirSync(dataDir).every((name) => MAY_BE_THERE.has(name))) return;
  throw coded(
    'restore_not_empty',
    `${dataDir} is not empty: a backup is brought back into an empty data folder only (ANJU_DATA) · 数据目录不为空，只能恢复到空目录（ANJU_DATA）`,
  );
}

async function refuseFilledDatabase(client: pg.PoolClient): Promise<void> {
  const { rowCount } = await client.query(
    `select 1 from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'public' and c.relkind in ('r', 'p', 'v', 'm') limit 1`,
  );
  if (rowCount !== 0)
    throw coded(
      'restore_not_empty',
      'The database is not empty: a backup is brought back into an empty one only · 数据库不为空，只能恢复到空数据库',
    );
}

async function fileInto(dataDir: string, { path }: PartOf<'file'>): Promise<Sink> {
  const place = join(dataDir, path);
  await mkdir(dirname(place), { recursive: true, mode: 0o700 });
  const file = await openFile(place, 'w', 0o600);
  return async (bytes) => {
    if (bytes !== undefined) return void (await file.write(bytes));
    await file.sync();
    await file.close();
  };
}

/**
 * Makes the tables empty and takes away what would hinder loading: triggers would write a second time what they wrote
 * then, keys and indexes cost less when they are made once. Gives what puts it all back, checked.
 */
async function laidBare(client: pg.PoolClient): Promise<() => Promise<void>> {
  const names = (await companyTables(client)).map(tableName);
  const triggers = async (state: 'disable' | 'enable') => {
    for (const name of names) await client.query(`alter table ${name} ${state} trigger user`);
  };
  await triggers('disable');
  await client.query(`truncate ${names.join(', ')} restart identity`);
  const putBack = await takeAside(client, names);
  return async () => {
    await putBack();
    await triggers('enable');
    // Whoever had a job in hand is not here.
    for (const table of ['_private_jobs', '_private_job_queues'])
      await client.query(
        `update graphile_worker.${table} set locked_at = null, locked_by = null where locked_at is not null`,
      );
  };
}

type Loading = Pick<Restoring, 'dataDir' | 'file' | 'hand' | 'told'> & { client: pg.PoolClient };

async function loadAll({ client, dataDir, file, hand, told }: Loading) {
  let putBack: (() => Promise<void>) | undefined;
  let tables = 0;
  const found = await walkFile(file, hand, {
    async company({ migrations }) {
      await schemaOf((sql) => client.query(sql), migrations);
      putBack = await laidBare(client);
    },
    file: (part) => fileInto(dataDir, part),
    table(part) {
      tables += 1;
      told?.({ tables, table: part.name });
      return rowsInto(client, part);
    },
    sequences: (part) => setSequences(client, part),
  });
  await putBack?.();
  return found;
}

async function refuseOtherMaster(client: pg.PoolClient, master: Master): Promise<void> {
  const { rows } = await client.query(`select id, purpose, wrapped from data_keys`);
  for (const row of rows) await checkOpens(row, master);
}

export type Restoring = {
  database: Database;
  dataDir: string;
  file: string;
  hand: AtHand;
  /** Opens the data keys of the company that comes back. */
  master: Master;
  told?: ((done: { tables: number; table: string }) => void) | undefined;
};

/**
 * Brings a company back into an empty database and data folder, in one commit, with the schema of the backup;
 * `migrate` brings it to this version afterwards. The backup was checked from begin to end before.
 */
export async function restoreBackup({ database, dataDir, file, hand, master, told }: Restoring) {
  await makeQueue(database);
  const client = await database.pool.connect();
  let broken: Error | undefined;
  try {
    await refuseFilledDatabase(client);
    writeFileSync(restoreMark(dataDir), '');
    await client.query('begin');
    const found = await loadAll({ client, dataDir, file, hand, told });
    await refuseOtherMaster(client, master);
    await client.query('commit');
    await rm(restoreMark(dataDir));
    await client.query('analyze');
    return found;
  } catch (error) {
    broken = error as Error;
    throw error;
  } finally {
    client.release(broken);
  }
}
