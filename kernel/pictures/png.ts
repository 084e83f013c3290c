import { BrokenPicture, cut, type Picture } from './picture.ts';

const SIGNATURE = 8;
/** Words, EXIF and times; the picture is the same without them. */
const LEFT_OUT = ['tEXt', 'zTXt', 'iTXt', 'eXIf', 'tIME'];

/** Reads a PNG by its chunks. */
export function readPng(bytes: Buffer): Picture {
  const kept = [cut(bytes, 0, SIGNATURE)];
  const head = cut(bytes, SIGNATURE, SIGNATURE + 25);
  if (head.toString('latin1', 4, 8) !== 'IHDR') throw new BrokenPicture('no header');
  for (let at = SIGNATURE; ; ) {
    const length = cut(bytes, at, at + 8).readUInt32BE();
    const type = bytes.toString('latin1', at + 4, at + 8);
    const chunk = cut(bytes, at, at + length + 12);
    if (!LEFT_OUT.includes(type)) kept.push(chunk);
    if (type === 'IEND') break;
    at += chunk.length;
  }
  return { width: head.readUInt32BE(8), height: head.readUInt32BE(12), bare: Buffer.concat(kept) };
}
