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
