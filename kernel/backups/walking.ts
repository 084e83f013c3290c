import { damaged } from './chunks.ts';
import type { BackupPart, PartOf } from './parts.ts';
import type { Tally } from './snapshot.ts';

const NEWLINE = 0x0a;
function newlinesIn(bytes: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(NEWLINE); at !== -1; at = bytes.indexOf(NEWLINE, at + 1)) count += 1;
  return count;
}

/** What takes the parts of a backup; each is optional, so that a backup can be walked through without writing anything. */
export type Taker = {
  company?(part: PartOf<'company'>): Promise<void>;
  /** Takes the bytes of a file or the rows of a table, one after the other, and then `undefined`. */
  file?(part: PartOf<'file'>): Promise<Sink>;
  table?(part: PartOf<'table'>): Promise<Sink>;
  sequences?(part: PartOf<'sequences'>): Promise<void>;
};
export type Sink = (bytes: Buffer | undefined) => Promise<void>;
const nowhere: Sink = async () => undefined;

type Open = { sink: Sink; kind: 'file' | 'table'; rows: number; bytes: number };

/** Keeps where in a backup a walk is, and refuses what cannot stand there. */
function openWalk(taker: Taker) {
  const tally: Tally = { tables: 0, rows: 0, files: 0 };
  let open: Open | undefined;
  let begun = false;
  let end: PartOf<'end'> | undefined;

  async function bytes(piece: Buffer): Promise<void> {
    if (open === undefined) throw damaged('bytes of nothing');
    open.bytes += piece.length;
    if (open.kind === 'table') open.rows += newlinesIn(piece);
    await open.sink(piece);
  }
  async function close({ rows, bytes: size }: PartOf<'done'>): Promise<void> {
    if (open === undefined || open.bytes !== size || open.rows !== rows)
      throw damaged('a table or file is not whole');
    await open.sink(undefined);
    tally[open.kind === 'file' ? 'files' : 'tables'] += 1;
    tally.rows += open.rows;
    open = undefined;
  }
  const opened = (kind: Open['kind'], sink: Sink = nowhere) => {
    open = { sink, kind, rows: 0, bytes: 0 };
  };
  async function begin(part: Exclude<BackupPart, PartOf<'done'>>): Promise<void> {
    if (open !== undefined || begun !== (part.part !== 'company')) throw damaged('the order of its parts');
    begun = true;
    if (part.part === 'company') await taker.company?.(part);
    else if (part.part === 'file') opened('file', await taker.file?.(part));
    else if (part.part === 'table') opened('table', await taker.table?.(part));
    else if (part.part === 'sequences') await taker.sequences?.(part);
    else end = part;
  }
  return {
    async take(part: BackupPart | Buffer): Promise<void> {
      if (end !== undefined) throw damaged('something follows its end');
      if (Buffer.isBuffer(part)) await bytes(part);
      else if (part.part === 'done') await close(part);
      else await begin(part);
    },
    whole(): Tally {
      const { tables, rows, files } = tally;
      if (end?.tables !== tables || end.rows !== rows || end.files !== files) throw damaged('it has no end');
      return tally;
    },
  };
}

/** Walks through a backup from its first part to its last and hands each to who takes it; refuses one that is not whole. */
export async function walkBackup(parts: AsyncIterable<BackupPart | Buffer>, taker: Taker): Promise<Tally> {
  const walk = openWalk(taker);
  for await (const part of parts) await walk.take(part);
  return walk.whole();
}
