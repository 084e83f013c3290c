import type pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { bytesFrame, type PartOf, partFrame } from './parts.ts';

type Table = Omit<PartOf<'table'>, 'part'>;
/** A file of the data folder by its path in it; undefined bytes: gone since the folder was read. */
export type Stored = { path: string; read: () => Promise<Buffer | undefined> };
export type Tally = { tables: number; rows: number; files: number };

const FRAME_BYTES = 1 << 18;

/** The key of the wall is each database's own; the queue's own list of versions belongs to the library. */
const TABLES = `select n.nspname as schema, c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
  where n.nspname in ('public', 'graphile_worker') and c.relkind = 'r'
    and (n.nspname, c.relname) not in (('public', 'wall_key'), ('graphile_worker', 'migrations'))
  group by n.nspname, c.relname order by n.nspname desc, c.relname`;

/** Every table of the company with the columns that are stored. */
export const companyTables = async (client: pg.PoolClient): Promise<Table[]> =>
  (await client.query<Table>(TABLES)).rows;

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;
export const tableName = ({ schema, name }: { schema: string; name: string }): string =>
  `${quoted(schema)}.${quoted(name)}`;
export const columnList = ({ columns }: Table): string => columns.map(quoted).join(', ');

/**
 * Numbers of transactions mean nothing in another database. What the feed has handed on is written as of the first one,
 * what still waits as of the second, and its place lies between them.
 */
const TOLD = '1';
const WAITING = '2';
const REPLACED: Record<string, Record<string, string>> = {
  'public.events': {
    xid: `case when (xid, id) > (select f.xid, f.event_id from feed_cursors f limit 1) then '${WAITING}' else '${TOLD}' end`,
  },
  'public.feed_cursors': { xid: `'${TOLD}'`, event_id: '9007199254740991' },
};
const ONLY: Record<string, string> = { 'public.migrations': `where name <> 'wall'` };

function copyOf(table: Table): string {
  const key = `${table.schema}.${table.name}`;
  const columns = table.columns.map((column) => REPLACED[key]?.[column] ?? quoted(column));
  return `copy (select ${columns.join(', ')} from ${tableName(table)} ${ONLY[key] ?? ''}) to stdout`;
}

/** Small pieces put together to frames. */
async function* gathered(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let waiting: Buffer[] = [];
  let size = 0;
  for await (const bytes of source) {
    waiting.push(bytes);
    size += bytes.length;
    if (size < FRAME_BYTES) continue;
    yield Buffer.concat(waiting);
    waiting = [];
    size = 0;
  }
  if (size > 0) yield Buffer.concat(waiting);
}

async function* tableFrames(client: pg.PoolClient, table: Table, tally: Tally): AsyncGenerator<Buffer> {
  yield partFrame({ part: 'table', ...table });
  const rows = client.query(copyTo(copyOf(table)));
  let bytes = 0;
  for await (const piece of gathered(rows)) {
    bytes += piece.length;
    yield bytesFrame(piece);
  }
  tally.tables += 1;
  tally.rows += rows.rowCount;
  yield partFrame({ part: 'done', rows: rows.rowCount, bytes });
}

async function* fileFrames({ path, read }: Stored, tally: Tally): AsyncGenerator<Buffer> {
  const bytes = await read();
  if (bytes === undefined) return;
  yield partFrame({ part: 'file', path });
  for (let at = 0; at < bytes.length; at += FRAME_BYTES)
    yield bytesFrame(bytes.subarray(at, at + FRAME_BYTES));
  tally.files += 1;
  yield partFrame({ part: 'done', rows: 0, bytes: bytes.length });
}

const SEQUENCES = `select schemaname as schema, sequencename as name, last_value::text as value from pg_sequences
  where schemaname in ('public', 'graphile_worker') and last_value is not null order by 1, 2`;

type Given = { version: string; files: () => Promise<Stored[]>; tally: Tally };

/**
 * The whole company as frames, all rows as of one instant while people go on working. Files are written before a row
 * speaks of them and read after that instant, so every file of a row is there unless it was erased since.
 */
export async function* companyFrames(
  client: pg.PoolClient,
  { version, files, tally }: Given,
): AsyncGenerator<Buffer> {
  await client.query('begin transaction isolation level repeatable read, read only');
  try {
    const migrations = await client.query<{ name: string; hash: string }>(
      `select name, hash from migrations where name <> 'wall' order by name`,
    );
    yield partFrame({ part: 'company', version, migrations: migrations.rows });
    for (const file of await files()) yield* fileFrames(file, tally);
    for (const table of await companyTables(client)) yield* tableFrames(client, table, tally);
    const { rows } = await client.query<{ schema: string; name: string; value: string }>(SEQUENCES);
    yield partFrame({ part: 'sequences', sequences: rows });
    yield partFrame({ part: 'end', ...tally });
  } finally {
    await client.query('rollback');
  }
}
