import { BrokenPicture, cut, type Picture } from './picture.ts';

const EXTENSION = 0x21;
const FRAME = 0x2c;
const END = 0x3b;
const GRAPHIC_CONTROL = 0xf9;
const APPLICATION = 0xff;

const tableBytes = (flags: number) => ((flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 7) + 1));

function blocksEnd(bytes: Buffer, from: number): number {
  let at = from;
  for (;;) {
    const length = cut(bytes, at, at + 1)[0] ?? 0;
    at += length + 1;
    if (length === 0) return at;
  }
}

/** Repetition and timing stay; comments and what other programs keep in a picture do not. */
function isKept(bytes: Buffer, at: number): boolean {
  const label = bytes[at + 1];
  if (label !== APPLICATION) return label === GRAPHIC_CONTROL;
  return bytes.toString('latin1', at + 3, at + 14) === 'NETSCAPE2.0';
}

/** Reads a GIF by its blocks. */
export function readGif(bytes: Buffer): Picture {
  const head = cut(bytes, 0, 13);
  let at = 13 + tableBytes(head[10] ?? 0);
  const kept = [cut(bytes, 0, at)];
  let [width, height] = [head.readUInt16LE(6), head.readUInt16LE(8)];
  for (;;) {
    const kind = cut(bytes, at, at + 1)[0];
    if (kind === END) break;
    if (kind !== EXTENSION && kind !== FRAME) throw new BrokenPicture(`no block at ${at}`);
    const inner = kind === EXTENSION ? at + 2 : at + 11 + tableBytes(cut(bytes, at, at + 10)[9] ?? 0);
    const end = blocksEnd(bytes, inner);
    if (kind === FRAME) {
      width = Math.max(width, bytes.readUInt16LE(at + 1) + bytes.readUInt16LE(at + 5));
      height = Math.max(height, bytes.readUInt16LE(at + 3) + bytes.readUInt16LE(at + 7));
    }
    if (kind === FRAME || isKept(bytes, at)) kept.push(bytes.subarray(at, end));
    at = end;
  }
  return { width, height, bare: Buffer.concat([...kept, Buffer.from([END])]) };
}
