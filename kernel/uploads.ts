import { readHeic, withoutFilmNotes } from './pictures/boxes.ts';
import { readGif } from './pictures/gif.ts';
import { readJpeg } from './pictures/jpeg.ts';
import { BrokenPicture, type Picture } from './pictures/picture.ts';
import { readPng } from './pictures/png.ts';
import { readWebp } from './pictures/webp.ts';
import { invalid } from './refusal.ts';

const starts = (bytes: Buffer, ...codes: number[]) => codes.every((code, place) => bytes[place] === code);
const textAt = (bytes: Buffer, from: number, to: number) => bytes.toString('latin1', from, to);
const brand = (bytes: Buffer) => (textAt(bytes, 4, 8) === 'ftyp' ? textAt(bytes, 8, 12) : '');

function isMp3(bytes: Buffer): boolean {
  const [, second = 0, third = 0] = bytes;
  if (textAt(bytes, 0, 3) === 'ID3') return true;
  const isFrame = starts(bytes, 0xff) && second >= 0xe0 && second < 0xfe && (second & 0x06) !== 0;
  return isFrame && third >> 4 !== 15 && ((third >> 2) & 3) !== 3;
}

type Kind = {
  type: string;
  fits(bytes: Buffer, name: string): boolean;
  /** Endings of a name that say what it is; the first is given to a name that says something else. */
  endings: string[];
  picture?: (bytes: Buffer) => Picture;
  bare?: (bytes: Buffer) => Buffer;
};

const TEXTS = ['txt', 'csv', 'log', 'md'];
const isText = (bytes: Buffer, name: string) => TEXTS.includes(endingOf(name)) && !bytes.includes(0);

const KINDS: Kind[] = [
  {
    type: 'image/jpeg',
    fits: (b) => starts(b, 0xff, 0xd8, 0xff),
    endings: ['jpg', 'jpeg'],
    picture: readJpeg,
  },
  { type: 'image/png', fits: (b) => starts(b, 0x89, 0x50, 0x4e, 0x47), endings: ['png'], picture: readPng },
  { type: 'image/gif', fits: (b) => /^GIF8[79]a/.test(textAt(b, 0, 6)), endings: ['gif'], picture: readGif },
  {
    type: 'image/webp',
    fits: (b) => textAt(b, 0, 4) === 'RIFF' && textAt(b, 8, 12) === 'WEBP',
    endings: ['webp'],
    picture: readWebp,
  },
  {
    type: 'image/heic',
    fits: (b) => /^(heic|heix|mif1)/.test(brand(b)),
    endings: ['heic', 'heif'],
    picture: readHeic,
  },
  { type: 'application/pdf', fits: (b) => textAt(b, 0, 5) === '%PDF-', endings: ['pdf'] },
  {
    type: 'video/mp4',
    fits: (b) => /^(isom|iso\d|mp4\d|avc1|M4V |MSNV|dash|3gp\d|qt {2})/.test(brand(b)),
    endings: ['mp4', 'm4v', 'mov', '3gp'],
    bare: withoutFilmNotes,
  },
  {
    type: 'audio/wav',
    fits: (b) => textAt(b, 0, 4) === 'RIFF' && textAt(b, 8, 12) === 'WAVE',
    endings: ['wav'],
  },
  { type: 'audio/mpeg', fits: isMp3, endings: ['mp3'] },
  { type: 'text/plain; charset=utf-8', fits: isText, endings: TEXTS },
];

function endingOf(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot === -1 ? '' : name.slice(dot + 1).toLowerCase();
}

const LONGEST_NAME = 120;

/** A name that says what the file is and hides nothing: no path, no control or direction character, the right ending. */
function plainName(name: string, { endings: [usual = '', ...others] }: Kind): string {
  const bare = name
    .normalize('NFC')
    .toWellFormed()
    .replace(/^.*[/\\]/s, '')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}<>:"|?*]/gu, '')
    .replace(/^[\s.]+|[\s.]+$/g, '');
  const ending = endingOf(bare);
  const isRight = [usual, ...others].includes(ending);
  const stem = isRight ? bare.slice(0, -ending.length - 1) : bare;
  return `${[...(stem || 'file')].slice(0, LONGEST_NAME).join('')}.${isRight ? ending : usual}`;
}

const LONGEST_SIDE = 20_000;
const MOST_PIXELS = 64_000_000;

/** Refuses a picture that is small as a file and huge on the screen. */
function refuseHuge({ width, height }: Picture): void {
  if (width === 0 || height === 0) throw new BrokenPicture('no size');
  if (Math.max(width, height) > LONGEST_SIDE || width * height > MOST_PIXELS) {
    throw invalid('file.picture_too_large', { field: 'file', maximum: MOST_PIXELS / 1_000_000 });
  }
}

function bareOf({ picture, bare }: Kind, bytes: Buffer): Buffer {
  if (picture === undefined) return bare?.(bytes) ?? bytes;
  const read = picture(bytes);
  refuseHuge(read);
  return read.bare;
}

export type Upload = { name: string; bytes: Buffer };
export type Accepted = Upload & {
  mediaType: string;
  /** The same without place, camera and author. */
  bare: Buffer;
};

/**
 * What is sent is what its content says, whatever its sender calls it: pictures, PDF, sound, film, plain text. Refuses
 * other content, a picture that is broken, and one over 64 megapixels, all by reading headers; nothing is decoded.
 */
export function accept({ name, bytes }: Upload): Accepted {
  const kind = KINDS.find(({ fits }) => fits(bytes, name));
  if (kind === undefined) throw invalid('file.type', { field: 'file' });
  try {
    return { name: plainName(name, kind), mediaType: kind.type, bytes, bare: bareOf(kind, bytes) };
  } catch (error) {
    if (error instanceof BrokenPicture) throw invalid('file.broken', { field: 'file' });
    throw error;
  }
}
