/** A picture as its header describes it: nothing is decoded. */
export type Picture = {
  width: number;
  height: number;
  /** The same picture without place, camera, author, preview or anything behind its end. */
  bare: Buffer;
};

/** The bytes are not what their first ones promise. */
export class BrokenPicture extends Error {}

/** Bytes from `start` to `end`; broken when the file ends before. */
export function cut(bytes: Buffer, start: number, end: number): Buffer {
  if (start < 0 || end < start || end > bytes.length) throw new BrokenPicture(`cut off at ${bytes.length}`);
  return bytes.subarray(start, end);
}
