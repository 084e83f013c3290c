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

/**
 * Does `work` without the plain indexes of some tables and makes them again after it: building an index once is much
 * cheaper than growing it row by row. Keys and constraints stay in force. Part of the caller's transaction.
 */
export async function withoutIndexes(
  client: pg.PoolClient,
  tables: string[],
  work: () => Promise<void>,
): Promise<void> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition from pg_index i
     where i.indrelid = any($1::regclass[]) and not i.indisunique order by 1`,
    [tables],
  );
  for (const { name } of rows) await client.query(`drop index ${name}`);
  await work();
  await client.query(`set local maintenance_work_mem = '256MB'`);
  for (const { definition } of rows) await client.query(definition);
}
