import { mkdir, open as openFile, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { AnchorLine, type Seals } from '../domains/oversight/seals.contract.ts';

async function linesOf(path: string): Promise<string[]> {
  try {
    return (await readFile(path, 'utf8')).split('\n').filter((line) => line !== '');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

async function writeSynced(path: string, bytes: string | Buffer, flag: 'a' | 'w'): Promise<void> {
  const file = await openFile(path, flag, 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Anchors and archives of the access log in a folder beside the database: copy it to where nobody writes. */
export function openSeals(folder: string): Seals {
  const anchorFile = join(folder, 'anchors.ndjson');
  const ready = () => mkdir(folder, { recursive: true, mode: 0o700 });
  return {
    async keepAnchor(line) {
      await ready();
      await writeSynced(anchorFile, `${JSON.stringify(line)}\n`, 'a');
    },
    async anchors() {
      const lines = await linesOf(anchorFile);
      return lines.map((line) => ({ ...AnchorLine.parse(JSON.parse(line)), where: 'file' as const }));
    },
    async writeArchive(name, bytes) {
      await ready();
      const path = join(folder, name);
      await writeSynced(`${path}.draft`, bytes, 'w');
      await rename(`${path}.draft`, path);
    },
    async readArchive(name) {
      try {
        return await readFile(join(folder, name));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
        throw error;
      }
    },
  };
}
