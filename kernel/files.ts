import { mkdir, open as openFile, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** Files beside the database: written whole and synced before they are spoken of. */
export type FileFolder = {
  write(id: string, bytes: Buffer): Promise<void>;
  read(id: string): Promise<Buffer>;
  /** Nothing happens when it is gone already. */
  remove(id: string): Promise<void>;
};

export function openFileFolder(root: string): FileFolder {
  const pathOf = (id: string) => join(root, id.slice(0, 2), id);
  return {
    async write(id, bytes) {
      const path = pathOf(id);
      await mkdir(join(root, id.slice(0, 2)), { recursive: true, mode: 0o700 });
      const draft = await openFile(`${path}.draft`, 'w', 0o600);
      try {
        await draft.writeFile(bytes);
        await draft.sync();
      } finally {
        await draft.close();
      }
      await rename(`${path}.draft`, path);
    },
    read: (id) => readFile(pathOf(id)),
    remove: (id) => rm(pathOf(id), { force: true }),
  };
}

const starts = (bytes: Buffer, ...codes: number[]) => codes.every((code, place) => bytes[place] === code);
const textAt = (bytes: Buffer, from: number, to: number) => bytes.subarray(from, to).toString('latin1');

const SIGNATURES: [string, (bytes: Buffer) => boolean][] = [
  ['image/jpeg', (b) => starts(b, 0xff, 0xd8, 0xff)],
  ['image/png', (b) => starts(b, 0x89, 0x50, 0x4e, 0x47)],
  ['image/gif', (b) => textAt(b, 0, 4) === 'GIF8'],
  ['image/webp', (b) => textAt(b, 0, 4) === 'RIFF' && textAt(b, 8, 12) === 'WEBP'],
  ['image/heic', (b) => textAt(b, 4, 8) === 'ftyp' && /^(heic|heix|mif1)/.test(textAt(b, 8, 12))],
  ['application/pdf', (b) => textAt(b, 0, 5) === '%PDF-'],
  ['video/mp4', (b) => textAt(b, 4, 8) === 'ftyp'],
  ['audio/wav', (b) => textAt(b, 0, 4) === 'RIFF' && textAt(b, 8, 12) === 'WAVE'],
  ['audio/mpeg', (b) => textAt(b, 0, 3) === 'ID3' || (starts(b, 0xff) && ((b[1] ?? 0) & 0xe0) === 0xe0)],
];

/** Media type by the content, not by what the sender says; undefined for what is not accepted. */
export function mediaTypeOf(bytes: Buffer, name: string): string | undefined {
  const known = SIGNATURES.find(([, fits]) => fits(bytes));
  if (known !== undefined) return known[0];
  const isText = /\.(txt|csv|log|md)$/i.test(name) && !bytes.subarray(0, 8000).includes(0);
  return isText ? 'text/plain; charset=utf-8' : undefined;
}
