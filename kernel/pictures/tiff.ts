const ORIENTATION = 0x0112;
const PLACE = 0x8825;
const MOST_ENTRIES = 500;
/** A picture has a few of them; a file made of them alone must not keep the server busy. */
const MOST_HEADERS = 100;
/** Bytes of one value by its type (TIFF 6.0). */
const SIZES = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8];

type Entry = { tag: number; type: number; count: number; at: number };
type Tiff = { u16(at: number): number; u32(at: number): number };

/** How to read numbers of this header, in its byte order; undefined when it is none. */
function open(bytes: Buffer): Tiff | undefined {
  const order = bytes.toString('latin1', 0, 4);
  const little = order === 'II*\0';
  if (!little && order !== 'MM\0*') return undefined;
  const within = (at: number, size: number) => at >= 0 && at + size <= bytes.length;
  return {
    u16: (at) => (!within(at, 2) ? 0 : little ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at)),
    u32: (at) => (!within(at, 4) ? 0 : little ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at)),
  };
}

function entriesAt(tiff: Tiff, at: number): Entry[] {
  const count = tiff.u16(at);
  if (at === 0 || count > MOST_ENTRIES) return [];
  return Array.from({ length: count }, (_, place) => {
    const entry = at + 2 + place * 12;
    return { tag: tiff.u16(entry), type: tiff.u16(entry + 2), count: tiff.u32(entry + 4), at: entry };
  });
}

/** Which way is up, 1 to 8 (EXIF); 1 where nothing is said. */
export function orientationOf(bytes: Buffer): number {
  const tiff = open(bytes);
  if (tiff === undefined) return 1;
  const found = entriesAt(tiff, tiff.u32(4)).find(({ tag }) => tag === ORIENTATION);
  const value = found === undefined ? 1 : tiff.u16(found.at + 8);
  return value >= 1 && value <= 8 ? value : 1;
}

/** Blanks the place in the EXIF that starts here, where it stands. */
function blankPlace(bytes: Buffer): void {
  const tiff = open(bytes);
  const found =
    tiff &&
    entriesAt(tiff, tiff.u32(4)).find(({ tag, type, count }) => tag === PLACE && type === 4 && count === 1);
  if (tiff === undefined || found === undefined) return;
  const directory = tiff.u32(found.at + 8);
  for (const { type, count, at } of entriesAt(tiff, directory)) {
    const size = (SIZES[type] ?? 0) * count;
    const value = tiff.u32(at + 8);
    if (size > 4 && value < bytes.length) bytes.fill(0, value, Math.min(value + size, bytes.length));
    bytes.fill(0, at, Math.min(at + 12, bytes.length));
  }
  if (directory + 2 <= bytes.length) bytes.fill(0, directory, directory + 2);
  bytes.fill(0, found.at, found.at + 12);
}

/** Blanks the place in every EXIF and XMP that stands anywhere in these bytes; nothing moves, so offsets stay true. */
export function blankPlaces(bytes: Buffer): void {
  for (const mark of ['II*\0', 'MM\0*']) {
    let at = bytes.indexOf(mark, 0, 'latin1');
    for (let looks = 0; at !== -1 && looks < MOST_HEADERS; looks += 1) {
      blankPlace(bytes.subarray(at));
      at = bytes.indexOf(mark, at + 1, 'latin1');
    }
  }
  for (let at = bytes.indexOf('<x:xmpmeta'); at !== -1; at = bytes.indexOf('<x:xmpmeta', at + 1)) {
    const end = bytes.indexOf('</x:xmpmeta>', at);
    bytes.fill(0x20, at, end === -1 ? bytes.length : end + 12);
  }
}
