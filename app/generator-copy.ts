import type pg from 'pg';

/** An array becomes a PostgreSQL array of text, any other object JSON; JSON that is an array is given as its text. */
type Cell = string | number | boolean | null | undefined | readonly string[] | object;

const ESCAPES: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };
const escaped = (text: string) => text.replace(/[\\\t\n\r]/g, (letter) => ESCAPES[letter] ?? letter);
const quotedElement = (text: string) => `"${text.replace(/["\\]/g, '\\$&')}"`;

function cellText(cell: Cell): string {
  if (cell === null || cell === undefined) return '\\N';
  if (typeof cell === 'number') return String(cell);
  if (typeof cell === 'boolean') return cell ? 't' : 'f';
  if (typeof cell === 'string') return escaped(cell);
  return escaped(Array.isArray(cell) ? `{${cell.map(quotedElement).join(',')}}` : JSON.stringify(cell));
}

type Wire = { query(text: string): void; sendCopyFromChunk(chunk: Buffer): void; endCopyFrom(): void };

/** One `COPY … FROM STDIN` on the wire; node-postgres hands it the answers of the server. */
class CopyIn {
  // node-postgres ends a query that has a callback through it.
  callback: (error: Error | null) => void;
  readonly #text: string;
  readonly #body: Buffer;
  constructor(text: string, body: Buffer, callback: (error: Error | null) => void) {
    this.#text = text;
    this.#body = body;
    this.callback = callback;
  }
  submit(wire: Wire): void {
    wire.query(this.#text);
  }
  handleCopyInResponse(wire: Wire): void {
    wire.sendCopyFromChunk(this.#body);
    wire.endCopyFrom();
  }
  handleCommandComplete(): void {}
  handleError(error: Error): void {
    this.callback(error);
    this.callback = () => undefined;
  }
  handleReadyForQuery(): void {
    this.callback(null);
  }
}

/** Rows of a table, all with the same keys. */
export type TableRows = { table: string; rows: Record<string, Cell>[] };

/** Loads rows as a restore would: by COPY, identities as given, whoever owns the table. */
export function copyInto(client: pg.PoolClient, { table, rows }: TableRows): Promise<void> {
  const [first] = rows;
  if (first === undefined) return Promise.resolve();
  const columns = Object.keys(first);
  const body = rows.map((row) => `${columns.map((column) => cellText(row[column])).join('\t')}\n`).join('');
  const words = ['copy', table, `(${columns.join(', ')})`, 'from stdin'];
  return new Promise((resolve, reject) => {
    const done = (error: Error | null) => (error === null ? resolve() : reject(error));
    client.query(new CopyIn(words.join(' '), Buffer.from(body), done) as unknown as pg.Submittable);
  });
}

type Part = { drop: string; make: string };

/** The plain indexes and foreign keys of tables as the statements that drop and make them. */
async function partsOf(client: pg.PoolClient, tables: string[]): Promise<Part[]> {
  const { rows } = await client.query<Part>(
    `select format('alter table %s drop constraint %I', conrelid::regclass, conname) as drop,
       format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as make
     from pg_constraint where conrelid = any($1::regclass[]) and contype = 'f'
     union all
     select format('drop index %s', indexrelid::regclass), pg_get_indexdef(indexrelid)
     from pg_index where indrelid = any($1::regclass[]) and not indisunique`,
    [tables],
  );
  return rows;
}

/** Takes away the plain indexes and foreign keys of tables; gives what makes them again, checked. */
export async function takeAside(client: pg.PoolClient, tables: string[]): Promise<() => Promise<void>> {
  const parts = await partsOf(client, tables);
  for (const { drop } of parts) await client.query(drop);
  return async () => {
    await client.query(`set local maintenance_work_mem = '256MB'`);
    for (const { make } of parts) await client.query(make);
  };
}

/**
 * Does `work` without the plain indexes and foreign keys of some tables and makes them again after it, checked: doing
 * so once is much cheaper than row by row. Keys, checks and triggers stay in force. Part of the caller's transaction.
 */
export async function setAside(
  client: pg.PoolClient,
  tables: string[],
  work: () => Promise<void>,
): Promise<void> {
  const putBack = await takeAside(client, tables);
  // A trigger keeps the plan that it made while its table was small: nothing counts rows anew before the commit.
  await client.query('set local enable_seqscan = off');
  await work();
  await client.query('set local enable_seqscan = on');
  await putBack();
}
