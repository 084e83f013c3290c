import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../kernel/config.ts';
import { systemActor } from '../kernel/context.ts';
import { chooseAccount } from '../kernel/postgres/account.ts';
import { findBinaries } from '../kernel/postgres/binaries.ts';
import { createCluster } from '../kernel/postgres/cluster.ts';
import { preparePassword } from '../kernel/postgres/listening.ts';
import { type Postgres, startServer } from '../kernel/postgres/server.ts';
import { type Running, start } from './start.ts';

// A server of somebody else's: reached over TCP with a password, where our roles are what its administrator made.
const home = realpathSync(mkdtempSync(join(tmpdir(), 'anju-outside-')));
let server: Postgres;

beforeAll(async () => {
  const folder = join(home, 'cluster');
  const binaries = findBinaries(home);
  const { account } = chooseAccount(binaries, home, folder);
  const passwordFile = join(home, 'password');
  preparePassword(passwordFile);
  const cluster = { folder, binaries, account, durable: false, passwordFile };
  await createCluster(cluster);
  const quiet = { log: () => undefined, onEnd: () => undefined };
  server = await startServer(home, cluster, () => undefined, quiet);
});
afterAll(async () => {
  await server.stop();
  rmSync(home, { recursive: true, force: true });
});

async function asSuperuser(...statements: string[]): Promise<void> {
  const client = new pg.Client({ ...server.connection, user: 'postgres', database: 'postgres' });
  await client.connect();
  for (const statement of statements) await client.query(statement);
  await client.end();
}

const urlOf = (role: string, password: string, database = role) =>
  `postgresql://${role}:${encodeURIComponent(password)}@${server.connection.host}:${server.connection.port}/${database}`;

async function asked(url: string, sql: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query(sql);
    return rows[0];
  } finally {
    await client.end();
  }
}

/** Starts the product on a database of that server, does something with it and stops it. */
async function running(
  env: Record<string, string>,
  use: (product: Running) => Promise<void>,
): Promise<string[]> {
  const said: string[] = [];
  const given = {
    PORT: '0',
    ANJU_DATA: mkdtempSync(join(home, 'data-')),
    ANJU_SECRET: 's'.repeat(40),
    ...env,
  };
  const product = await start(readConfig(given), given, (line) => said.push(line));
  try {
    await use(product);
  } finally {
    await product.stop();
  }
  // What the product says of its roles; the queue may speak of a wait that it tries again.
  return said.filter((line) => !line.includes('in background'));
}

/** Has no sight. */
const NOBODY = { ...systemActor('nobody'), username: 'nobody' };
const WORDS = `p'a"s s/wörd%`;
const ROLE = `select current_user as role, (select count(*)::int from cases) as cases`;

describe('on a database of somebody else’s', () => {
  it('makes roles that own nothing: people see by the wall, the system sees every row', async () => {
    await asSuperuser(
      `create role outside login createrole password '${WORDS.replaceAll("'", "''")}'`,
      'create database outside owner outside',
    );
    const url = urlOf('outside', WORDS);
    const said = await running({ DATABASE_URL: url }, async ({ address, database }) => {
      expect(await database.as(NOBODY).direct.one(ROLE)).toEqual({ role: 'outside_app', cases: 0 });
      const body = JSON.stringify({ username: 'agent', password: 'anju-demo-2026' });
      const headers = { 'content-type': 'application/json' };
      const entered = await fetch(`${address}/api/auth/sign-in/username`, { method: 'POST', headers, body });
      const cookie = entered.headers
        .getSetCookie()
        .map((line) => line.split(';')[0])
        .join('; ');
      const cases = await fetch(`${address}/api/cases`, { headers: { cookie } });
      expect([entered.status, cases.status]).toEqual([200, 200]);
      expect(((await cases.json()) as { cases: unknown[] }).cases.length).toBeGreaterThan(0);
    });
    expect(said).toEqual([]);
    const owner = (await asked(url, ROLE)) as { cases: number };
    expect(owner.cases).toBeGreaterThan(0);
    // A second start finds the roles that the first one made.
    expect(
      await running({ DATABASE_URL: url }, async ({ database }) => {
        expect(await database.direct.one(ROLE)).toEqual({ role: 'outside_system', cases: owner.cases });
        expect(await database.as(NOBODY).direct.one(ROLE)).toEqual({ role: 'outside_app', cases: 0 });
      }),
    ).toEqual([]);
  });

  it('says that the wall does not hold where it may make no role, and that it holds with one that is given', async () => {
    await asSuperuser(
      `create role plain login password 'plain'`,
      `create role served login password 'served'`,
      'create database plain owner plain',
    );
    const url = urlOf('plain', 'plain');
    const said = await running({ DATABASE_URL: url, ANJU_DEMO: 'off' }, async ({ database }) => {
      expect(await database.direct.one(ROLE)).toMatchObject({ role: 'plain' });
    });
    expect(said.join()).toContain('ANJU_APP_DATABASE_URL');
    const app = urlOf('served', 'served', 'plain');
    const walled = await running(
      { DATABASE_URL: url, ANJU_APP_DATABASE_URL: app, ANJU_DEMO: 'off' },
      async ({ database }) => {
        expect(await database.direct.one(ROLE)).toMatchObject({ role: 'served' });
        expect(await database.as(NOBODY).direct.one(ROLE)).toEqual({ role: 'served', cases: 0 });
      },
    );
    expect(walled).toEqual([]);
    expect(await asked(app, `select count(*)::int as users from auth_users`)).toEqual({ users: 0 });
  });

  it('does not start with a password that opens nothing', async () => {
    const wrong = running({ DATABASE_URL: urlOf('outside', 'wrong') }, async () => undefined);
    await expect(wrong).rejects.toMatchObject({ code: 'refused' });
  });
});
