import { z } from 'zod';
import { byteReader } from './byte-reader.ts';
import { damaged } from './chunks.ts';

/** What a backup says of its company before anything else: the schema that its rows are of. */
const Company = z.strictObject({
  part: z.literal('company'),
  version: z.string(),
  migrations: z.array(z.strictObject({ name: z.string(), hash: z.string() })),
});
/** A file of the data folder; its bytes follow. */
const StoredFile = z.strictObject({
  part: z.literal('file'),
  path: z.string().regex(/^(files\/[\w-]{1,2}|access-log)\/[\w-][\w.-]*$|^secret$/),
});
/** A table; its rows follow as PostgreSQL writes them in COPY. */
const Table = z.strictObject({
  part: z.literal('table'),
  schema: z.enum(['public', 'graphile_worker']),
  name: z.string(),
  columns: z.array(z.string()),
});
/** The end of a file or table. */
const Done = z.strictObject({ part: z.literal('done'), rows: z.int(), bytes: z.int() });
const Sequences = z.strictObject({
  part: z.literal('sequences'),
  sequences: z.array(z.strictObject({ schema: z.string(), name: z.string(), value: z.string() })),
});
const End = z.strictObject({ part: z.literal('end'), tables: z.int(), rows: z.int(), files: z.int() });

const Part = z.discriminatedUnion('part', [Company, StoredFile, Table, Done, Sequences, End]);
export type BackupPart = z.infer<typeof Part>;
export type PartOf<K extends BackupPart['part']> = Extract<BackupPart, { part: K }>;

const LARGEST_FRAME = 1 << 26;
const JSON_FRAME = 0x4a;
const BYTES_FRAME = 0x44;

function frame(kind: number, bytes: Buffer): Buffer {
  const start = Buffer.alloc(5);
  start.writeUInt8(kind, 0);
  start.writeUInt32BE(bytes.length, 1);
  return Buffer.concat([start, bytes]);
}

export const partFrame = (part: BackupPart): Buffer => frame(JSON_FRAME, Buffer.from(JSON.stringify(part)));
export const bytesFrame = (bytes: Buffer): Buffer => frame(BYTES_FRAME, bytes);

/** The parts of a backup and the bytes between them. */
export async function* partsOf(source: AsyncIterable<Buffer>): AsyncGenerator<BackupPart | Buffer> {
  const reader = byteReader(source);
  while (!(await reader.isAtEnd())) {
    const start = await reader.take(5);
    const size = start?.readUInt32BE(1) ?? 0;
    const body = start === undefined || size > LARGEST_FRAME ? undefined : await reader.take(size);
    if (body === undefined) throw damaged('a part ends too soon');
    if (start?.readUInt8(0) === BYTES_FRAME) yield body;
    else {
      const read = Part.safeParse(JSON.parse(body.toString('utf8')));
      if (!read.success) throw damaged('a part of a kind that this version does not know');
      yield read.data;
    }
  }
}
