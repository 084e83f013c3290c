import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startPostgres } from '../kernel/postgres/postgres.ts';
import { schemaText } from './schema-text.ts';

const MIGRATIONS = 'db/migrations';
const COMMITTED = 'db/schema.sql';

type Server = { url: string; stop: () => Promise<void> };

async function server(): Promise<Server> {
  const url = process.env['DATABASE_URL'];
  if (url !== undefined && url !== '') return { url, stop: async () => {} };
  const place = mkdtempSync(join(tmpdir(), 'anju-schema-'));
  const started = await startPostgres({ dataDir: join(place, 'data'), durable: false });
  return {
    url: started.url,
    stop: async () => {
      await started.stop();
      rmSync(place, { recursive: true, force: true });
    },
  };
}

async function withClient<T>(config: pg.ClientConfig, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(config);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function migrate(client: pg.Client): Promise<void> {
  for (const file of readdirSync(MIGRATIONS)
    .filter((name) => name.endsWith('.sql'))
    .sort()) {
    try {
      await client.query(readFileSync(join(MIGRATIONS, file), 'utf8'));
    } catch (error) {
      throw new Error(`${MIGRATIONS}/${file}: ${error instanceof Error ? error.message : error}`, {
        cause: error,
      });
    }
  }
}

/** The schema that the migrations make, on a database of its own that is dropped again. */
async function migratedSchema(url: string): Promise<string> {
  const database = `anju_schema_${randomBytes(6).toString('hex')}`;
  return withClient({ connectionString: url }, async (owner) => {
    await owner.query(`create database ${database}`);
    try {
      const { user, password, host, port, ssl } = owner;
      return await withClient({ user, password, host, port, ssl, database }, async (client) => {
        await migrate(client);
        return schemaText(client);
      });
    } finally {
      await owner.query(`drop database if exists ${database} with (force)`);
    }
  });
}

function differences(committed: string, migrated: string): string[] {
  const blocks = (text: string) => new Set(text.split(/\n\n(?=create |CREATE |--)/));
  const [before, after] = [blocks(committed), blocks(migrated)];
  return [
    ...[...before.difference(after)].map((block) => `only in ${COMMITTED}:\n${block}`),
    ...[...after.difference(before)].map((block) => `only in ${MIGRATIONS}:\n${block}`),
  ];
}

const { url, stop } = await server();
try {
  const migrated = await migratedSchema(url);
  if (process.argv.includes('--write')) {
    writeFileSync(COMMITTED, migrated);
    console.log(`${COMMITTED} written`);
  } else {
    const committed = existsSync(COMMITTED) ? readFileSync(COMMITTED, 'utf8') : '';
    if (committed === migrated) console.log(`${COMMITTED} is what ${MIGRATIONS} make`);
    else {
      for (const difference of differences(committed, migrated)) console.error(`${difference}\n`);
      console.error(`${COMMITTED} is not what ${MIGRATIONS} make: npm run schema`);
      process.exitCode = 1;
    }
  }
} finally {
  await stop();
}
