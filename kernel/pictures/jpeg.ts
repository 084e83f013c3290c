import { BrokenPicture, cut, type Picture } from './picture.ts';
import { orientationOf } from './tiff.ts';

type Segment = { marker: number; start: number; end: number };

const START = 0xd8;
const END = 0xd9;
const SCAN = 0xda;
const standsAlone = (marker: number) => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7);
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

/** Where the coded picture that starts at `from` ends: at the next marker that is none of its own. */
function scanEnd(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] ?? 0xff;
    if (next !== 0 && next !== 0xff && !standsAlone(next)) return at;
  }
  throw new BrokenPicture('no end of the picture');
}

/** Segments in their order up to the end of the picture; what another program hung behind it is none. */
function segmentsOf(bytes: Buffer): Segment[] {
  const segments: Segment[] = [];
  let at = 2;
  for (;;) {
    if (bytes[at] !== 0xff) throw new BrokenPicture(`no marker at ${at}`);
    while (bytes[at + 1] === 0xff) at += 1;
    const marker = cut(bytes, at + 1, at + 2)[0] ?? 0;
    if (marker === END) return segments;
    if (marker === START || standsAlone(marker)) {
      at += 2;
      continue;
    }
    const length = cut(bytes, at + 2, at + 4).readUInt16BE();
    let end = at + 2 + length;
    cut(bytes, at + 4, end);
    if (marker === SCAN) end = scanEnd(bytes, end);
    segments.push({ marker, start: at, end });
    at = end;
  }
}

const holds = (bytes: Buffer, { start }: Segment, tag: string) =>
  bytes.toString('latin1', start + 4, start + 4 + tag.length) === tag;

/** Colours and how to decode stay; of the rest only which way is up. */
function isKept(bytes: Buffer, segment: Segment): boolean {
  const { marker } = segment;
  if (marker === 0xe0) return holds(bytes, segment, 'JFIF\0');
  if (marker === 0xe2) return holds(bytes, segment, 'ICC_PROFILE\0');
  if (marker === 0xee) return holds(bytes, segment, 'Adobe');
  return !(marker >= 0xe1 && marker <= 0xef) && marker !== 0xfe;
}

/** EXIF that says which way is up, and nothing else. */
const upright = (orientation: number): Buffer =>
  Buffer.from([
    ...[0xff, 0xe1, 0, 34, 0x45, 0x78, 0x69, 0x66, 0, 0, 0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1],
    ...[0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0],
  ]);

/** Reads a JPEG by its segments. */
export function readJpeg(bytes: Buffer): Picture {
  const segments = segmentsOf(bytes);
  const frames = segments.filter(({ marker }) => isFrame(marker));
  if (frames.length === 0) throw new BrokenPicture('no frame');
  const exif = segments.find((segment) => segment.marker === 0xe1 && holds(bytes, segment, 'Exif\0\0'));
  const orientation = exif === undefined ? 1 : orientationOf(bytes.subarray(exif.start + 10, exif.end));
  const kept = segments.filter((segment) => isKept(bytes, segment));
  const sides = frames.map(({ start }) => cut(bytes, start + 5, start + 9));
  return {
    width: Math.max(...sides.map((side) => side.readUInt16BE(2))),
    height: Math.max(...sides.map((side) => side.readUInt16BE(0))),
    bare: Buffer.concat([
      Buffer.from([0xff, START]),
      ...(orientation === 1 ? [] : [upright(orientation)]),
      ...kept.map(({ start, end }) => bytes.subarray(start, end)),
      Buffer.from([0xff, END]),
    ]),
  };
}
