import { randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { jobs } from '../../app/domains.ts';
import { buildHttp, type HttpParts } from '../../app/http.ts';
import { openSeals } from '../../app/seals.ts';
import { DEMO_PASSWORD, demoAccounts } from '../../app/seed.ts';
import { withLinks } from '../../app/visit-links.ts';
import { wallKey } from '../../app/wall.ts';
import { recordLateness } from '../../domains/cases/lateness.actions.ts';
import { firstCustomers } from '../../domains/customers/customers.queries.ts';
import { findActor } from '../../domains/identity/identity.queries.ts';
import { type Context, systemActor } from '../context.ts';
import { openDatabase } from '../db.ts';
import { openFeed } from '../feed.ts';
import { openFileFolder } from '../files.ts';
import { drainJobs } from '../jobs.ts';
import { unlockVault } from '../keyring.ts';
import { onDatabase, START, TEMPLATE, TEST_MASTER } from './global-setup.ts';

const SECRET = 't'.repeat(40);

export type Answer<T = never> = { status: number; body: T; headers: Record<string, unknown>; bytes: Buffer };

/** A browser of one signed-in user. */
export type Caller = (
  method: string,
  path: string,
  body?: object,
  headers?: Record<string, string>,
) => // biome-ignore lint/suspicious/noExplicitAny: tests read answers as the JSON they are
Promise<Answer<any>>;

type Ask = {
  method: string;
  path: string;
  body?: object | undefined;
  headers?: Record<string, string> | undefined;
  address?: string;
};

/** One request to the handlers, without a network; its answer is read as the JSON that it is. */
export async function ask(
  app: FastifyInstance,
  { method, path, body, headers, address }: Ask,
): ReturnType<Caller> {
  const answer = await app.inject({
    method: method as 'GET',
    url: path,
    headers: headers ?? {},
    ...(address === undefined ? {} : { remoteAddress: address }),
    ...(body === undefined ? {} : { payload: body }),
  });
  const isJson = answer.body !== '' && String(answer.headers['content-type']).includes('json');
  return {
    status: answer.statusCode,
    body: isJson ? JSON.parse(answer.body) : answer.body,
    headers: answer.headers,
    bytes: answer.rawPayload,
  };
}

async function clone(): Promise<{ url: string; appUrl: string; systemUrl: string }> {
  const url = process.env.ANJU_TEST_URL;
  const appUrl = process.env.ANJU_TEST_APP_URL;
  const systemUrl = process.env.ANJU_TEST_SYSTEM_URL;
  if (url === undefined || appUrl === undefined || systemUrl === undefined)
    throw new Error('no test database: run the suite through its configuration');
  const name = `t_${randomUUID().replaceAll('-', '')}`;
  const server = openDatabase(url, 1);
  // Copies of one template are made one after the other.
  for (let attempt = 0; ; attempt += 1) {
    try {
      await server.direct.script(`create database ${name} template ${TEMPLATE}`);
      break;
    } catch (error) {
      if (attempt > 50) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  await server.close();
  return {
    url: onDatabase(url, name),
    appUrl: onDatabase(appUrl, name),
    systemUrl: onDatabase(systemUrl, name),
  };
}

const signInTo = async (app: FastifyInstance, username: string): Promise<string> => {
  const answer = await app.inject({
    method: 'POST',
    url: '/api/auth/sign-in/username',
    payload: { username, password: DEMO_PASSWORD },
  });
  if (answer.statusCode !== 200) throw new Error(`${username} could not sign in: ${answer.body}`);
  return [answer.headers['set-cookie'] ?? []]
    .flat()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
};

/** The demo company on a database of its own, behind real HTTP handlers, with a clock that the test owns. */
export async function openCompany(settings: Pick<HttpParts, 'transport' | 'singleSignOn' | 'rates'> = {}) {
  const { url, appUrl, systemUrl } = await clone();
  const database = openDatabase(url, 12);
  const served = openDatabase(appUrl, 12, { key: await wallKey(database), systemUrl });
  await unlockVault(database, TEST_MASTER);
  await unlockVault(served, TEST_MASTER);
  const clock = { now: START };
  const errors: unknown[] = [];
  const sent: object[] = [];
  const sealed = mkdtempSync(join(tmpdir(), 'anju-seals-'));
  const seals = openSeals(sealed);
  const feed = openFeed(served, (error) => errors.push(error));
  const filesFolder = mkdtempSync(join(tmpdir(), 'anju-files-'));
  const files = openFileFolder(filesFolder);
  const app = await buildHttp({
    database: served,
    feed,
    files,
    clock: () => clock.now,
    secret: SECRET,
    baseUrl: 'http://localhost',
    checkAnswers: true,
    rateLimited: false,
    webDir: undefined,
    demoAccounts: () => demoAccounts(database),
    log: (error) => errors.push(error),
    ...settings,
  });
  const cookies = new Map<string, Promise<string>>();

  const as =
    (username: string): Caller =>
    async (method, path, body, headers = {}) => {
      const known = cookies.get(username) ?? signInTo(app, username);
      cookies.set(username, known);
      return ask(app, { method, path, body, headers: { cookie: await known, ...headers } });
    };

  const ids = new Map(
    (await database.direct.query<{ username: string; id: string }>(`select username, id from users`)).map(
      (row) => [row.username, row.id],
    ),
  );

  return {
    app,
    /** The database as its owner, who sees everything. */
    database,
    /** The same as the role that serves requests. */
    served,
    url,
    appUrl,
    clock: {
      get now() {
        return clock.now;
      },
      /** Wall time in China: `2026-03-02 10:00`. */
      set(chinaTime: string) {
        clock.now = Date.parse(`${chinaTime.replace(' ', 'T')}:00+08:00`);
      },
      advance(milliseconds: number) {
        clock.now += milliseconds;
      },
    },
    /** The folder of photos, signatures and other files. */
    filesFolder,
    /** Errors of ours that reached the log: a good test ends with none. */
    errors,
    /** Anchors and archives of the access log, and their folder. */
    seals,
    sealed,
    /** Messages handed to the carrier. */
    sent,
    as,
    id: (username: string): string => {
      const id = ids.get(username);
      if (id === undefined) throw new Error(`no user ${username}`);
      return id;
    },
    /** Id of a demo customer by the whole name. */
    async customer(name: string): Promise<number> {
      const people = await firstCustomers({ db: database.direct }, 50);
      return people.find((person) => person.name === name)?.id ?? 0;
    },
    /** A context in which to call actions and queries directly, as a user or as the system. */
    async context(username?: string): Promise<Context> {
      const actor =
        username === undefined
          ? systemActor('test')
          : await findActor(database.direct, ids.get(username) ?? '', clock.now);
      if (actor === undefined) throw new Error(`no user ${username}`);
      return { db: database.direct, actor, now: clock.now, requestId: 'test' };
    },
    /** Runs everything that was queued, as the worker would. */
    async drain(): Promise<void> {
      const fill = withLinks(SECRET, 'http://localhost');
      const deliver = async (message: { body: string }) =>
        void sent.push({ ...message, body: fill(message.body) });
      await drainJobs({
        database: served,
        jobs: jobs(deliver, seals, files),
        clock: () => clock.now,
        onError: (error) => errors.push(error),
      });
    },
    /** Records every warning and breach due by now, as the waker would; says how many. */
    async fireClocks(): Promise<number> {
      let total = 0;
      for (let done = 1; done > 0; total += done) {
        done = await served.transaction((db) =>
          recordLateness({ db, actor: systemActor('clock'), now: clock.now, requestId: 'clock' }),
        );
      }
      return total;
    },
    async close(): Promise<void> {
      feed.stop();
      await app.close();
      await served.close();
      await database.close();
    },
  };
}

export type Company = Awaited<ReturnType<typeof openCompany>>;
