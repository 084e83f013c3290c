import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Account, giveTo } from './account.ts';
import { ROLE } from './cluster.ts';
import { failure, systemCode } from './failure.ts';

/** For node-postgres; `host` is a socket folder, except on Windows: there 127.0.0.1 with a password. */
export type Connection = { host: string; port: number; user: string; database: string; password?: string };

const PORT = 5432;
const SOCKET = `.s.PGSQL.${PORT}`;
const LONGEST_SOCKET_BYTES = 103;

/** The folder of the server's socket: in the data folder, or a short one of ours where that path is too long for a socket. */
export function socketFolder(dataDir: string): string {
  const key = createHash('sha256').update(dataDir).digest('hex').slice(0, 20);
  const folders = [join(dataDir, 'socket'), join(tmpdir(), `anju-${key}`)];
  return (
    folders.find((folder) => Buffer.byteLength(join(folder, SOCKET)) <= LONGEST_SOCKET_BYTES) ??
    `/tmp/anju-${key}`
  );
}

/** The path of the socket in its folder. */
export function socketIn(folder: string): string {
  return join(folder, SOCKET);
}

/** Makes the socket folder afresh, private to the account. Refuses `socket_folder_taken` when a stranger holds its name. */
export function makeSocketFolder(folder: string, account: Account): void {
  try {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    throw failure(
      'socket_folder_taken',
      `The folder ${folder} cannot be made (${systemCode(error)}). Remove what is there and start again.`,
    );
  }
  giveTo(account, folder);
}

/** Where a server listens, as its settings and as the connection of its clients. */
export async function listenOnSocket(
  folder: string,
): Promise<{ connection: Connection; settings: Record<string, string | number> }> {
  const quoted = `"${folder.replaceAll('"', '""')}"`;
  const settings = {
    listen_addresses: '',
    port: PORT,
    unix_socket_directories: quoted,
    unix_socket_permissions: '0700',
  };
  return { connection: { host: folder, port: PORT, user: ROLE, database: ROLE }, settings };
}

/** The same for systems without such sockets: a free local port, and a password kept in `passwordFile`. */
export async function listenOnPort(
  passwordFile: string,
): Promise<{ connection: Connection; settings: Record<string, string | number> }> {
  const host = '127.0.0.1';
  const port = await freePort(host);
  const password = readFileSync(passwordFile, 'utf8').trim();
  return {
    connection: { host, port, user: ROLE, database: ROLE, password },
    settings: { listen_addresses: host, port, unix_socket_directories: '' },
  };
}

/** Makes the password of `listenOnPort` when there is none yet. */
export function preparePassword(passwordFile: string): void {
  if (!existsSync(passwordFile))
    writeFileSync(passwordFile, randomBytes(24).toString('hex'), { mode: 0o600 });
}

function freePort(host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().on('error', reject);
    server.listen(0, host, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/** Connection string of the server whose socket is in a folder. */
export const socketUrl = (folder: string): string =>
  urlOf({ host: folder, port: PORT, user: ROLE, database: ROLE });

/** The connection as a URL that node-postgres and libpq read alike. */
export function urlOf({ host, port, user, database, password }: Connection): string {
  if (password) return `postgresql://${user}:${password}@${host}:${port}/${database}`;
  return `postgresql://${user}@/${database}?host=${encodeURIComponent(host)}&port=${port}`;
}
