import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { appRoleOf } from '../../app/app-role.ts';
import { migrate } from '../../app/migrate.ts';
import { seedDemo } from '../../app/seed.ts';
import type { Roles } from '../../app/wall.ts';
import { openDatabase } from '../db.ts';
import { unlockVault } from '../keyring.ts';
import { heldMaster } from '../master-key.ts';
import { APP_ROLE, SYSTEM_ROLE } from '../postgres/app-role.ts';
import { startPostgres } from '../postgres/postgres.ts';

export const TEMPLATE = 'anju_template';
/** Monday morning in China, inside business hours, in a published year. */
export const START = Date.parse('2026-03-02T10:00:00+08:00');

/** Master key of every test company. */
export const TEST_MASTER_KEY = `test:${Buffer.alloc(32, 7).toString('base64url')}`;
export const TEST_MASTER = heldMaster(TEST_MASTER_KEY);

/** The connection string of another database on the same server. */
export const onDatabase = (url: string, name: string): string => url.replace(/\/[^/?]*(\?|$)/, `/${name}$1`);

async function makeTemplate(url: string, roles: Roles): Promise<void> {
  const server = openDatabase(url, 2);
  await server.direct.script(`drop database if exists ${TEMPLATE} with (force)`);
  await server.direct.script(`create database ${TEMPLATE}`);
  await server.close();
  const database = openDatabase(onDatabase(url, TEMPLATE), 4);
  await migrate(database, roles);
  await unlockVault(database, TEST_MASTER);
  await seedDemo({ database, now: START, files: null });
  await database.close();
}

/** One PostgreSQL for the run, with a migrated and seeded template that every test file copies. */
export default async function setup(): Promise<() => Promise<void>> {
  const given = process.env.DATABASE_URL;
  if (given !== undefined && given !== '') {
    const app = await appRoleOf({ databaseUrl: given, appDatabaseUrl: undefined }, () => undefined);
    if (app === undefined) throw new Error('the role of DATABASE_URL may make no roles');
    await makeTemplate(given, app);
    process.env.ANJU_TEST_URL = given;
    process.env.ANJU_TEST_APP_URL = app.url;
    process.env.ANJU_TEST_SYSTEM_URL = app.systemUrl;
    return async () => undefined;
  }
  const dataDir = mkdtempSync(join(tmpdir(), 'anju-test-'));
  const postgres = await startPostgres({ dataDir, durable: false });
  process.env.ANJU_TEST_URL = postgres.url;
  process.env.ANJU_TEST_APP_URL = postgres.appUrl;
  process.env.ANJU_TEST_SYSTEM_URL = postgres.systemUrl;
  process.env.ANJU_TEST_FILES = join(dataDir, 'cluster');
  await makeTemplate(postgres.url, { role: APP_ROLE, system: SYSTEM_ROLE });
  return async () => {
    await postgres.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
}
