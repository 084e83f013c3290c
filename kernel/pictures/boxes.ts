import { BrokenPicture, type Picture } from './picture.ts';
import { blankPlaces } from './tiff.ts';

type Box = { type: string; at: number; start: number; end: number };

/** Boxes (ISO 14496-12) between two places; one that reaches over the end makes the file broken. */
function boxesIn(bytes: Buffer, from: number, to: number): Box[] {
  const boxes: Box[] = [];
  for (let at = from; at + 8 <= to; ) {
    const short = bytes.readUInt32BE(at);
    const type = bytes.toString('latin1', at + 4, at + 8);
    const isLong = short === 1 && at + 16 <= to;
    const start = at + (isLong ? 16 : 8);
    const size = isLong ? Number(bytes.readBigUInt64BE(at + 8)) : short === 0 ? to - at : short;
    const end = at + size;
    if (size < start - at || end > to) throw new BrokenPicture(`box ${type} reaches to ${end} of ${to}`);
    boxes.push({ type, at, start, end });
    at = end;
  }
  return boxes;
}

const only = (boxes: Box[], ...types: string[]) => boxes.filter(({ type }) => types.includes(type));
const inside = (bytes: Buffer, boxes: Box[], skip = 0) =>
  boxes.flatMap(({ start, end }) => boxesIn(bytes, Math.min(start + skip, end), end));

/** Reads a HEIC by its boxes. The place is blanked where it stands: nothing moves, so offsets stay true. */
export function readHeic(bytes: Buffer): Picture {
  const meta = inside(bytes, only(boxesIn(bytes, 0, bytes.length), 'meta'), 4);
  const properties = inside(bytes, only(inside(bytes, only(meta, 'iprp')), 'ipco'));
  const sides = only(properties, 'ispe').filter(({ start, end }) => end - start >= 12);
  if (sides.length === 0) throw new BrokenPicture('no size');
  const bare = Buffer.from(bytes);
  blankPlaces(bare);
  return {
    width: Math.max(...sides.map(({ start }) => bytes.readUInt32BE(start + 4))),
    height: Math.max(...sides.map(({ start }) => bytes.readUInt32BE(start + 8))),
    bare,
  };
}

const ABOUT_THE_FILM = ['udta', 'meta', 'uuid'];

/** A film without what its camera wrote about it; becomes free room, so that the places of the frames stay true. */
export function withoutFilmNotes(bytes: Buffer): Buffer {
  const whole = boxesIn(bytes, 0, bytes.length);
  const moov = inside(bytes, only(whole, 'moov'));
  const tracks = inside(bytes, only(moov, 'trak'));
  const bare = Buffer.from(bytes);
  for (const { at, start, end } of only([...whole, ...moov, ...tracks], ...ABOUT_THE_FILM)) {
    bare.write('free', at + 4, 'latin1');
    bare.fill(0, start, end);
  }
  return bare;
}
