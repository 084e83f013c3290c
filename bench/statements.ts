import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { buildHttp } from '../app/http.ts';
import { type Database, openDatabase, type Wall } from '../kernel/db.ts';
import { openFeed } from '../kernel/feed.ts';
import { openFileFolder } from '../kernel/files.ts';
import { unlockVault } from '../kernel/keyring.ts';
import { masterOf } from '../kernel/master-key.ts';
import type { Wire } from './http-load.ts';

export type Statement = { text: string; values: unknown[] };

/** The product's HTTP side inside this process on a running database, every statement written down. */
export type Recorder = {
  database: Database;
  /** Answers a request; its statements. */
  ask(wire: Wire): Promise<Statement[]>;
  /** Only answers it. */
  send(wire: Wire): Promise<void>;
  close(): Promise<void>;
};

async function answer(app: FastifyInstance, { method, path, cookie, body, headers }: Wire): Promise<void> {
  const reply = await app.inject({
    method: method as 'GET',
    url: path,
    headers: {
      cookie,
      host: 'localhost',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { payload: body }),
  });
  if (reply.statusCode >= 300)
    throw new Error(`${method} ${path}: ${reply.statusCode} ${reply.body.slice(0, 300)}`);
}

/** Secret and keys are those of the running product on the data folder, so that its cookies hold here too. */
export async function openRecorder(
  url: string,
  dataDir: string,
  { size = 4, wall }: { size?: number; wall?: Wall } = {},
): Promise<Recorder> {
  const database = openDatabase(url, size, wall);
  await unlockVault(database, masterOf(dataDir, process.env));
  const secret = readFileSync(join(dataDir, 'secret'), 'utf8').trim();
  const seen: Statement[] = [];
  database.watch((statement) => seen.push(statement));
  const feed = openFeed(database, () => undefined);
  const app = await buildHttp({
    database,
    feed,
    files: openFileFolder(join(dataDir, 'measured-files')),
    clock: Date.now,
    secret,
    baseUrl: 'http://localhost:3000',
    checkAnswers: false,
    rateLimited: false,
    webDir: undefined,
    demoAccounts: async () => [],
    log: (error) => process.stderr.write(`${error}\n`),
  });
  return {
    database,
    async ask(wire) {
      // Once before: sessions, rights and the standard are kept for seconds and would be counted otherwise.
      await answer(app, { ...wire, method: 'GET', path: '/api/me' });
      seen.length = 0;
      await answer(app, wire);
      return [...seen];
    },
    send: (wire) => answer(app, wire),
    async close() {
      feed.stop();
      await app.close();
      await database.close();
    },
  };
}
