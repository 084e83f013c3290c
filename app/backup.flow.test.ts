import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { casePage } from '../domains/cases/case-page.actions.ts';
import { complaint, register } from '../domains/cases/testing/walk.ts';
import { recordBackup, recordRestore } from '../domains/protection/backups.actions.ts';
import type { AtHand, Lock } from '../kernel/backups/file-key.ts';
import { type Database, openDatabase } from '../kernel/db.ts';
import { unlockVault } from '../kernel/keyring.ts';
import { heldMaster } from '../kernel/master-key.ts';
import { APP_ROLE, SYSTEM_ROLE } from '../kernel/postgres/app-role.ts';
import { type Company, openCompany } from '../kernel/testing/company.ts';
import { onDatabase, TEST_MASTER } from '../kernel/testing/global-setup.ts';
import { verifyAccessLog } from './audit.ts';
import { makeBackup } from './backup.ts';
import { restoreMark } from './company.ts';
import { migrate } from './migrate.ts';
import { checkBackup, refuseFilledFolder, restoreBackup } from './restore.ts';

const PHONE = '13977165501';
const folder = mkdtempSync(join(tmpdir(), 'anju-backup-'));
const dataDir = join(folder, 'data');
const file = join(folder, 'company.backup');
const lock: Lock = { by: 'master', master: TEST_MASTER };
const hand: AtHand = { master: TEST_MASTER, passphrase: undefined };
const otherMaster = heldMaster(`test:${Buffer.alloc(32, 8).toString('base64url')}`);

let company: Company;
let number: string;
let made: Awaited<ReturnType<typeof makeBackup>>;
let countsBefore: Record<string, number>;

const back = (options: { file: string; lock?: Lock }) =>
  makeBackup({ database: company.database, dataDir, now: () => company.clock.now, lock, ...options });

beforeAll(async () => {
  company = await openCompany();
  number = await register(
    company,
    complaint(company, { customer: { new: { name: '欧阳备份', phone: PHONE, provinceCode: '31' } } }),
  );
  await company.drain();
  await company.as('agent')('GET', `/api/cases/${number}`);
  mkdirSync(join(dataDir, 'files/ab'), { recursive: true });
  writeFileSync(join(dataDir, 'files/ab/ab12.jpg'), Buffer.alloc(700_000, 3));
  writeFileSync(join(dataDir, 'files/ab/half.draft'), 'not yet');
  writeFileSync(join(dataDir, 'secret'), 's'.repeat(40));
  countsBefore = await countsOf(company.database);
  made = await back({ file });
});
afterAll(async () => {
  expect(company.errors).toEqual([]);
  await company.close();
});

async function emptyDatabase(name: string): Promise<Database> {
  const server = openDatabase(process.env.ANJU_TEST_URL ?? '', 1);
  await server.direct.script(`create database ${name}`);
  await server.close();
  return openDatabase(onDatabase(process.env.ANJU_TEST_URL ?? '', name), 4);
}

async function tablesOf(database: Database): Promise<string[]> {
  const rows = await database.direct.query<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'public' order by 1`,
  );
  return rows.map(({ name }) => name);
}

async function countsOf(database: Database): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const name of await tablesOf(database)) {
    const row = await database.direct.one<{ n: number }>(`select count(*)::int as n from ${name}`);
    counts[name] = row?.n ?? 0;
  }
  return counts;
}

/** A second company on what came back, asked as people would. */
async function pageOn(database: Database, username: string): Promise<unknown> {
  const actor = (await company.context(username)).actor;
  return casePage(
    { db: database.as(actor).direct, actor, now: company.clock.now, requestId: 'test' },
    number,
  );
}

describe('a company that comes back', () => {
  let database: Database;
  const target = join(folder, 'target');
  beforeAll(async () => {
    database = await emptyDatabase(`t_back_${process.pid}`);
    mkdirSync(target);
    await restoreBackup({ database, dataDir: target, file, hand, master: TEST_MASTER });
  }, 300_000);
  afterAll(() => database.close());

  it('has every row, every file and every number where it was', async () => {
    const { wall_key: _, ...before } = countsBefore;
    expect(await countsOf(database)).toEqual({ ...before, migrations: (before.migrations ?? 0) - 1 });
    for (const path of ['files/ab/ab12.jpg', 'secret'])
      expect(readFileSync(join(target, path)).equals(readFileSync(join(dataDir, path)))).toBe(true);
    expect(readdirSync(join(target, 'files/ab'))).toEqual(['ab12.jpg']);
    expect(existsSync(restoreMark(target))).toBe(false);
    const next = `select sequencename, last_value::text from pg_sequences where schemaname = 'public' order by 1`;
    expect(await database.direct.query(next)).toEqual(await company.database.direct.query(next));
  });

  it('has its keys, triggers and indexes again, and the wall of its own after the migrations', async () => {
    const parts = `select count(*)::int as n from pg_index union all select count(*) from pg_constraint
      union all select count(*) from pg_trigger where tgenabled = 'O'`;
    await migrate(database, { role: APP_ROLE, system: SYSTEM_ROLE });
    expect(await database.direct.query(parts)).toEqual(await company.database.direct.query(parts));
    const key = `select encode(key, 'hex') as key from wall_key`;
    expect(await database.direct.one(key)).not.toEqual(await company.database.direct.one(key));
  });

  it('shows the same case, opens the same names, and its access log verifies', async () => {
    await unlockVault(database, TEST_MASTER);
    const before = await pageOn(company.database, 'agent');
    expect(await pageOn(database, 'agent')).toEqual(before);
    expect(JSON.stringify(before)).toContain(number);
    const row = `select person_sealed as sealed, seal_id as id from customers order by customers.id desc limit 1`;
    const { sealed = '', id = '' } = (await database.direct.one<{ sealed: string; id: string }>(row)) ?? {};
    expect(database.vault.open(sealed, `customers.person:${id}`)).toContain(PHONE);
    const said: string[] = [];
    expect(await verifyAccessLog(database, target, { anchor: [] }, (line) => said.push(line))).toBe(true);
    expect(said[0]).toMatch(/^Sound/);
  });

  it('goes on: what was not told yet is told, and nothing a second time', async () => {
    const waits = `select count(*)::int as n from events e, feed_cursors f where (e.xid, e.id) > (f.xid, f.event_id)`;
    expect(await database.direct.one(waits)).toEqual({ n: 0 });
    const ctx = { ...(await company.context()), db: database.direct };
    await recordRestore(ctx, { id: made.id, madeAt: made.madeAt, tables: 1, rows: 1, files: 1 });
    expect(await database.direct.one(waits)).toEqual({ n: 1 });
  });

  it('is not brought back over another one', async () => {
    const again = { database, dataDir: join(folder, 'elsewhere'), file, hand, master: TEST_MASTER };
    mkdirSync(again.dataDir);
    await expect(restoreBackup(again)).rejects.toMatchObject({ code: 'restore_not_empty' });
    expect(() => refuseFilledFolder(target)).toThrow(/not empty/);
    expect(readdirSync(again.dataDir)).toEqual([]);
  });
});

describe('the file', () => {
  it('[S0-5.2-h] holds no number, no name and no word that can be read, and is for its owner alone', () => {
    const bytes = readFileSync(file);
    for (const word of [PHONE, '欧阳备份', number, 'anju-demo', 'customers', 'person_sealed'])
      expect([word, bytes.includes(word)]).toEqual([word, false]);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('is refused when a byte was changed, when it was cut, lengthened or put in another order', async () => {
    const bytes = readFileSync(file);
    const half = bytes.length >> 1;
    const changed = Buffer.from(bytes);
    changed.writeUInt8(changed.readUInt8(half) ^ 1, half);
    const head = Buffer.from(bytes);
    head.write('9', head.indexOf('madeAt') + 12);
    const broken: Record<string, Buffer> = {
      changed,
      head,
      cut: bytes.subarray(0, half),
      'cut at the end': bytes.subarray(0, -1),
      longer: Buffer.concat([bytes, bytes.subarray(-40)]),
      twice: Buffer.concat([bytes, bytes]),
      empty: Buffer.alloc(0),
      other: Buffer.from('PK\u0003\u0004 something else'),
    };
    const database = await emptyDatabase(`t_cut_${process.pid}`);
    for (const [name, content] of Object.entries(broken)) {
      const given = join(folder, 'broken.backup');
      writeFileSync(given, content);
      await expect(checkBackup(given, hand).then(() => name)).rejects.toMatchObject({
        code: 'backup_damaged',
      });
    }
    writeFileSync(join(folder, 'broken.backup'), bytes.subarray(0, half));
    const target = join(folder, 'cut');
    mkdirSync(target);
    // Somebody cut it between the check and the loading: nothing is committed.
    const restoring = {
      database,
      dataDir: target,
      file: join(folder, 'broken.backup'),
      hand,
      master: TEST_MASTER,
    };
    await expect(restoreBackup(restoring)).rejects.toMatchObject({ code: 'backup_damaged' });
    expect(await tablesOf(database)).toEqual([]);
    await database.close();
  });

  it('opens with its own key only', async () => {
    await expect(checkBackup(file, { ...hand, master: otherMaster })).rejects.toMatchObject({
      code: 'backup_wrong_key',
    });
    await expect(checkBackup(file, { master: undefined, passphrase: 'x' })).rejects.toMatchObject({
      code: 'backup_needs_master',
    });
  });

  it('may be locked with a passphrase; the data keys inside still ask for the master key', async () => {
    const locked = join(folder, 'locked.backup');
    await expect(
      back({ file: locked, lock: { by: 'passphrase', passphrase: 'short' } }),
    ).rejects.toMatchObject({
      code: 'short_passphrase',
    });
    await back({ file: locked, lock: { by: 'passphrase', passphrase: '马 正确 电池 订书钉 horse' } });
    await expect(checkBackup(locked, { ...hand, passphrase: 'somebody else’s' })).rejects.toMatchObject({
      code: 'backup_wrong_key',
    });
    const words = { master: undefined, passphrase: '马 正确 电池 订书钉 horse' };
    expect((await checkBackup(locked, words)).tally.rows).toBe(made.rows);
    const database = await emptyDatabase(`t_locked_${process.pid}`);
    const target = join(folder, 'locked');
    mkdirSync(target);
    const restoring = { database, dataDir: target, file: locked, hand: words, master: otherMaster };
    await expect(restoreBackup(restoring)).rejects.toMatchObject({ code: 'wrong_master_key' });
    expect(await tablesOf(database)).toEqual([]);
    await database.close();
  });
});

it('a backup is on record with its size and digest, and stands in the access log as an export', async () => {
  const ctx = await company.context();
  await company.database.transaction((db) => recordBackup({ ...ctx, db }, made, false));
  const { body } = await company.as('admin')('GET', '/api/backups');
  expect(body.backups).toEqual([
    { ...made, madeAt: '2026-03-02T02:00:00+00:00', madeBy: 'test', scheduled: false },
  ]);
  expect(made).toMatchObject({ status: 'done', lockedBy: 'master', files: 2, bytes: statSync(file).size });
  expect(made.digest).toBe(createHash('sha256').update(readFileSync(file)).digest('hex'));
  const entry = await company.database.direct.one(`select kind, purpose from access_log where subject = $1`, [
    `backup:${made.id}`,
  ]);
  expect(entry).toEqual({ kind: 'export', purpose: 'backup' });
  expect((await company.as('agent')('GET', '/api/backups')).status).toBe(403);
});
