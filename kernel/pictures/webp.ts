import { BrokenPicture, cut, type Picture } from './picture.ts';

const HEAD = 12;
const HAS_XMP_OR_EXIF = 0x04 | 0x08;

type Chunk = { type: string; body: Buffer; whole: Buffer };

function chunksOf(bytes: Buffer): Chunk[] {
  const end = 8 + cut(bytes, 4, 8).readUInt32LE();
  const inside = cut(bytes, 0, end);
  const chunks: Chunk[] = [];
  for (let at = HEAD; at + 8 <= end; ) {
    const length = inside.readUInt32LE(at + 4);
    const next = Math.min(at + 8 + length + (length % 2), end);
    const body = cut(inside, at + 8, at + 8 + length);
    chunks.push({ type: inside.toString('latin1', at, at + 4), body, whole: inside.subarray(at, next) });
    at = next;
  }
  return chunks;
}

type Sides = [width: number, height: number];

/** Sides that a chunk speaks of; the canvas and each picture in it have their own. */
function sidesOf({ type, body }: Chunk): Sides[] {
  if (type === 'VP8X') return [[cut(body, 4, 7).readUIntLE(0, 3) + 1, cut(body, 7, 10).readUIntLE(0, 3) + 1]];
  if (type === 'VP8 ')
    return [[cut(body, 6, 8).readUInt16LE() & 0x3fff, cut(body, 8, 10).readUInt16LE() & 0x3fff]];
  if (type === 'ANMF') return [[cut(body, 6, 9).readUIntLE(0, 3) + 1, cut(body, 9, 12).readUIntLE(0, 3) + 1]];
  if (type !== 'VP8L') return [];
  const bits = cut(body, 1, 5).readUInt32LE();
  return [[(bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1]];
}

/** Reads a WebP by its chunks. */
export function readWebp(bytes: Buffer): Picture {
  const chunks = chunksOf(bytes);
  const sides = chunks.flatMap(sidesOf);
  if (sides.length === 0) throw new BrokenPicture('no picture');
  const kept = chunks
    .filter(({ type }) => type !== 'EXIF' && type !== 'XMP ')
    .map(({ type, whole }) => {
      if (type !== 'VP8X') return whole;
      const flags = Buffer.from(whole);
      flags[8] = (flags[8] ?? 0) & ~HAS_XMP_OR_EXIF;
      return flags;
    });
  const bare = Buffer.concat([bytes.subarray(0, HEAD), ...kept]);
  bare.writeUInt32LE(bare.length - 8, 4);
  return {
    width: Math.max(...sides.map(([width]) => width)),
    height: Math.max(...sides.map(([, height]) => height)),
    bare,
  };
}
