import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { publishCalendar } from '../domains/calendar/calendar.actions.ts';
import { publishFramework } from '../domains/conformance/frameworks.actions.ts';
import { publishPack } from '../domains/standards/standards.actions.ts';
import { publishWarrantyCatalogue } from '../domains/warranty/warranty.actions.ts';
import { systemActor } from '../kernel/context.ts';
import type { Database } from '../kernel/db.ts';
import { migrateJobs } from '../kernel/jobs.ts';
import { type Roles, raiseWall } from './wall.ts';

export const ROOT = join(import.meta.dirname, '..');

/**
 * Applies every migration that is not applied yet, each in its own transaction; refuses one that was edited since. Then
 * the wall for the roles of the application, where there are such.
 */
export async function migrate(
  database: Database,
  roles: Roles = { role: '', system: '' },
): Promise<string[]> {
  await database.direct.query(MIGRATIONS);
  const applied: string[] = [];
  const folder = join(ROOT, 'db/migrations');
  for (const name of readdirSync(folder)
    .filter((file) => file.endsWith('.sql'))
    .sort()) {
    const { sql, hash } = sqlOf(name);
    const isNew = await database.transaction(async (db) => {
      await db.query(`select pg_advisory_xact_lock(7261)`);
      const known = await db.one<{ hash: string }>(`select hash from migrations where name = $1`, [name]);
      if (known !== undefined && known.hash !== hash)
        throw new Error(`${name} was changed after it was applied`);
      if (known !== undefined) return false;
      await db.script(sql);
      await db.query(`insert into migrations (name, hash) values ($1, $2)`, [name, hash]);
      return true;
    });
    if (isNew) applied.push(name);
  }
  await migrateJobs(database);
  await raiseWall(database, roles);
  await loadStandards(database);
  return applied;
}

const MIGRATIONS = `create table if not exists migrations (name text primary key, hash text not null, applied_at timestamptz not null default now())`;

const sqlOf = (name: string): { sql: string; hash: string } => {
  const sql = readFileSync(join(ROOT, 'db/migrations', name), 'utf8');
  return { sql, hash: createHash('sha256').update(sql).digest('hex') };
};

const newer = (name: string) =>
  Object.assign(new Error(`The backup is of another version: ${name} · 备份来自其他版本：${name}`), {
    code: 'backup_other_version',
  });

/** Makes the tables as they were after exactly these migrations, in an empty database; refuses any that this version does not have. */
export async function schemaOf(
  run: (sql: string) => Promise<unknown>,
  migrations: { name: string; hash: string }[],
): Promise<void> {
  const known = new Set(readdirSync(join(ROOT, 'db/migrations')));
  await run(MIGRATIONS);
  for (const { name, hash } of migrations) {
    if (!known.has(name)) throw newer(name);
    const ours = sqlOf(name);
    if (ours.hash !== hash) throw newer(name);
    await run(ours.sql);
  }
}

const frameworkFiles = () =>
  readdirSync(join(ROOT, 'standards/frameworks'))
    .filter((file) => file.endsWith('.yaml'))
    .sort();

/** Publishes the packs and calendars that come with the product, once per version. */
async function loadStandards(database: Database): Promise<void> {
  const read = (path: string): unknown => parse(readFileSync(join(ROOT, 'standards', path), 'utf8'));
  await database.transaction(async (db) => {
    const ctx = { db, actor: systemActor('standards'), now: Date.now(), requestId: 'standards' };
    const calendar = read('calendars/cn.yaml');
    const version = createHash('sha256').update(JSON.stringify(calendar)).digest('hex').slice(0, 12);
    await publishCalendar(ctx, { code: 'cn', version, effectiveFrom: '2018-01-01T00:00:00+08:00', calendar });
    await publishPack(ctx, read('home-products.yaml'));
    for (const file of frameworkFiles()) await publishFramework(ctx, read(`frameworks/${file}`));
    await publishWarrantyCatalogue(ctx, read('warranty/cn.yaml'));
  });
}
