import { createCipheriv, createDecipheriv, createHash } from 'node:crypto';
import { type ByteReader, byteReader } from './byte-reader.ts';

/**
 * A sealed stream: magic, the head in the clear, then chunks of AES-256-GCM under a key of this file alone. The place of
 * each chunk and whether it is the last are its nonce, the head is bound to all of them, so that a file that was cut,
 * put in another order, joined or changed does not open.
 */
const MAGIC = Buffer.from('ANJU BACKUP 1\n');
const CHUNK_BYTES = 1 << 20;
const LARGEST_HEAD = 1 << 16;
const TAG = 16;

export const damaged = (what: string) =>
  Object.assign(new Error(`The file is no whole backup: ${what} · 备份文件不完整或被改动`), {
    code: 'backup_damaged',
  });

function nonceOf(place: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt8(isLast ? 1 : 0, 0);
  nonce.writeBigUInt64BE(BigInt(place), 4);
  return nonce;
}

function framed(head: object): Buffer {
  const text = Buffer.from(JSON.stringify(head));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(text.length);
  return Buffer.concat([MAGIC, length, text]);
}

const boundTo = (start: Buffer): Buffer => createHash('sha256').update(start).digest();

/** Seals a stream of bytes under a key that must never seal another one. */
export async function* sealedChunks(
  source: AsyncIterable<Buffer>,
  { key, head }: { key: Buffer; head: object },
): AsyncGenerator<Buffer> {
  const start = framed(head);
  const about = boundTo(start);
  let place = 0;
  const sealed = (text: Buffer, isLast: boolean): Buffer => {
    const cipher = createCipheriv('aes-256-gcm', key, nonceOf(place, isLast), { authTagLength: TAG });
    cipher.setAAD(about);
    const body = Buffer.concat([cipher.update(text), cipher.final(), cipher.getAuthTag()]);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(body.length);
    place += 1;
    return Buffer.concat([length, body]);
  };
  yield start;
  let waiting: Buffer[] = [];
  let size = 0;
  for await (const bytes of source) {
    waiting.push(bytes);
    size += bytes.length;
    if (size < CHUNK_BYTES) continue;
    const whole = Buffer.concat(waiting);
    let at = 0;
    for (; whole.length - at >= CHUNK_BYTES; at += CHUNK_BYTES)
      yield sealed(whole.subarray(at, at + CHUNK_BYTES), false);
    waiting = [whole.subarray(at)];
    size = whole.length - at;
  }
  yield sealed(Buffer.concat(waiting), true);
}

export type SealedFile = { head: unknown; start: Buffer; reader: ByteReader };

/** The head of a sealed stream, which anybody can read and nobody can change unseen. */
export async function headOf(source: AsyncIterable<Buffer>): Promise<SealedFile> {
  const reader = byteReader(source);
  const magic = await reader.take(MAGIC.length);
  if (magic === undefined || !magic.equals(MAGIC)) throw damaged('it does not begin like one');
  const length = await reader.take(4);
  const size = length?.readUInt32BE() ?? 0;
  if (length === undefined || size > LARGEST_HEAD) throw damaged('its head');
  const text = await reader.take(size);
  if (text === undefined) throw damaged('its head');
  try {
    const head: unknown = JSON.parse(text.toString('utf8'));
    return { head, start: Buffer.concat([magic, length, text]), reader };
  } catch {
    throw damaged('its head');
  }
}

/** The bytes that were sealed; throws `backup_damaged` at the first chunk that is not what was written there. */
export async function* openedChunks({ start, reader }: SealedFile, key: Buffer): AsyncGenerator<Buffer> {
  const about = boundTo(start);
  for (let place = 0; ; place += 1) {
    const length = await reader.take(4);
    const size = length?.readUInt32BE() ?? 0;
    if (length === undefined || size < TAG || size > CHUNK_BYTES + TAG) throw damaged(`piece ${place}`);
    const body = await reader.take(size);
    if (body === undefined) throw damaged(`it ends in piece ${place}`);
    const isLast = await reader.isAtEnd();
    const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(place, isLast), { authTagLength: TAG });
    decipher.setAAD(about);
    decipher.setAuthTag(body.subarray(-TAG));
    let text: Buffer;
    try {
      text = Buffer.concat([decipher.update(body.subarray(0, -TAG)), decipher.final()]);
    } catch {
      throw damaged(`piece ${place}`);
    }
    yield text;
    if (isLast) return;
  }
}
