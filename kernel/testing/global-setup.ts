import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from '../../app/migrate.ts';
import { seedDemo } from '../../app/seed.ts';
import { openDatabase } from '../db.ts';
import { startPostgres } from '../postgres/postgres.ts';
import { openSignIn } from '../sign-in.ts';

export const TEMPLATE = 'anju_template';
/** Monday morning in China, inside business hours, in a published year. */
export const START = Date.parse('2026-03-02T10:00:00+08:00');

/** The connection string of another database on the same server. */
export const onDatabase = (url: string, name: string): string => url.replace(/\/[^/?]*(\?|$)/, `/${name}$1`);

async function makeTemplate(url: string): Promise<void> {
  const server = openDatabase(url, 2);
  await server.direct.script(`drop database if exists ${TEMPLATE} with (force)`);
  await server.direct.script(`create database ${TEMPLATE}`);
  await server.close();
  const database = openDatabase(onDatabase(url, TEMPLATE), 4);
  await migrate(database);
  const signIn = openSignIn({
    database,
    secret: 't'.repeat(40),
    baseUrl: 'http://localhost',
    rateLimited: false,
  });
  await seedDemo({ database, signIn, now: START, withCases: false });
  await database.close();
}

/** One PostgreSQL for the run, with a migrated and seeded template that every test file copies. */
export default async function setup(): Promise<() => Promise<void>> {
  const given = process.env.DATABASE_URL;
  if (given !== undefined && given !== '') {
    await makeTemplate(given);
    process.env.ANJU_TEST_URL = given;
    return async () => undefined;
  }
  const dataDir = mkdtempSync(join(tmpdir(), 'anju-test-'));
  const postgres = await startPostgres({ dataDir, durable: false });
  process.env.ANJU_TEST_URL = postgres.url;
  await makeTemplate(postgres.url);
  return async () => {
    await postgres.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
}
