import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { protectionJobs } from '../domains/protection/protection.jobs.ts';
import { type Company, openCompany } from '../kernel/testing/company.ts';
import { TEST_MASTER } from '../kernel/testing/global-setup.ts';
import { DAY } from '../kernel/time.ts';
import { scheduledBackup } from './backup-schedule.ts';
import { checkBackup } from './restore.ts';

const home = mkdtempSync(join(tmpdir(), 'anju-nightly-'));
const folder = join(home, 'backups');
const hand = { master: TEST_MASTER, passphrase: undefined };

let company: Company;
const told: unknown[] = [];
beforeAll(async () => {
  company = await openCompany();
  mkdirSync(join(home, 'data'));
});
afterAll(async () => {
  expect(company.errors).toEqual([]);
  await company.close();
  rmSync(home, { recursive: true, force: true });
});

/** One night: the job runs as the queue would run it. */
async function night(more: NodeJS.ProcessEnv = {}): Promise<void> {
  const backUp = scheduledBackup({
    database: company.database,
    dataDir: join(home, 'data'),
    master: TEST_MASTER,
    env: { ANJU_BACKUP_DIR: folder, ANJU_BACKUP_KEEP: '2', ...more },
    now: () => company.clock.now,
    onError: (error) => told.push(error),
  });
  const job = protectionJobs(backUp).find(({ name }) => name === 'protection:backup');
  const ctx = await company.context();
  await company.served.transaction(async (db) => job?.do({ ...ctx, db }, {}));
  company.clock.advance(DAY);
}

const backups = async () => (await company.as('security')('GET', '/api/backups')).body;

describe('a backup every night', () => {
  it('is written where the operator said, is whole, and only the newest of ours are kept', async () => {
    mkdirSync(folder);
    writeFileSync(join(folder, 'anju-by-hand.backup'), 'somebody else’s');
    for (let count = 0; count < 3; count += 1) await night();
    expect(readdirSync(folder).sort()).toEqual([
      'anju-20260303T020000Z.backup',
      'anju-20260304T020000Z.backup',
      'anju-by-hand.backup',
    ]);
    const { tally } = await checkBackup(join(folder, 'anju-20260304T020000Z.backup'), hand);
    const { backups: made, scheduled } = await backups();
    expect([made.length, scheduled]).toEqual([3, true]);
    expect(made[0]).toMatchObject({ status: 'done', scheduled: true, rows: tally.rows, lockedBy: 'master' });
    expect(told).toEqual([]);
  });

  it('that fails is on record with the reason, and the older ones stay', async () => {
    const before = readdirSync(folder);
    await night({ ANJU_BACKUP_DIR: join(folder, 'anju-by-hand.backup') });
    expect((await backups()).backups[0]).toMatchObject({ status: 'failed', digest: null, failure: 'EEXIST' });
    expect(told).toHaveLength(1);
    expect(readdirSync(folder)).toEqual(before);
    const failed = await company.database.direct.query(`select 1 from events where type = 'backup.failed'`);
    expect(failed).toHaveLength(1);
    const { notifications } = (await company.as('admin')('GET', '/api/notifications')).body;
    expect(notifications[0]).toMatchObject({ kind: 'backup.failed', data: { failure: 'EEXIST' } });
  });

  it('is not made where no folder is named, and a count that is none is refused at the start', () => {
    const parts = {
      database: company.database,
      dataDir: home,
      master: TEST_MASTER,
      now: Date.now,
      onError: () => undefined,
    };
    expect(scheduledBackup({ ...parts, env: {} })).toBeUndefined();
    expect(protectionJobs(undefined).some(({ name }) => name === 'protection:backup')).toBe(false);
    expect(() =>
      scheduledBackup({ ...parts, env: { ANJU_BACKUP_DIR: folder, ANJU_BACKUP_KEEP: '0' } }),
    ).toThrow(/ANJU_BACKUP_KEEP/);
  });
});
