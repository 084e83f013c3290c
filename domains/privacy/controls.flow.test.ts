import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Company, openCompany } from '../../kernel/testing/company.ts';
import type { Controls } from './controls.contract.ts';

let company: Company;
beforeAll(async () => {
  company = await openCompany();
});
afterAll(async () => {
  expect(company.errors).toEqual([]);
  await company.close();
});

const seen = async (username = 'privacy'): Promise<Controls> =>
  (await company.as(username)('GET', '/api/privacy-controls')).body;
const check = async (): Promise<Controls> => {
  expect((await company.as('privacy')('POST', '/api/privacy-control-checks')).status).toBe(201);
  await company.drain();
  return seen();
};
const passing = ({ controls }: Controls) =>
  controls.filter(({ passed }) => passed === true).map(({ code }) => code);
const { direct } = { direct: () => company.database.direct };

describe('[S2-1.4.1-h] the privacy dashboard', () => {
  it('shows nothing as passing before it was checked, and the target of the standard', async () => {
    const first = await seen();
    expect([first.share, first.passing, first.majors]).toEqual([null, 0, 0]);
    expect(first.controls.length).toBeGreaterThanOrEqual(10);
    expect(first.targets).toEqual({
      share: { value: 100, clause: 'S2 1.4.1' },
      majors: { value: 0, clause: 'S2 1.4.1' },
    });
  });

  it('checks each control by itself: the share is of those that pass, with what the others found', async () => {
    const checked = await check();
    const found = passing(checked);
    expect(found).toEqual(
      expect.arrayContaining(['sealed', 'wall', 'dictionary', 'facts_chain', 'incidents_told']),
    );
    expect(found).not.toContain('backup');
    expect(checked.controls.find(({ code }) => code === 'backup')).toMatchObject({
      passed: false,
      count: null,
      at: null,
    });
    expect(checked.share).toBe(Math.round((found.length / checked.controls.length) * 1000) / 10);
    expect(checked.passing).toBe(found.length);
    expect(
      checked.controls.every(({ checkedAt, clause }) => checkedAt !== null && clause.startsWith('S')),
    ).toBe(true);
  });

  it.each([
    [
      'sealed',
      `update customers set name_plain = '王' where id = (select min(id) from customers)`,
      `update customers set name_plain = null`,
    ],
    [
      'wall',
      `alter table case_texts disable row level security`,
      `alter table case_texts enable row level security`,
    ],
    [
      'dictionary',
      `alter table case_tasks add column phone text`,
      `alter table case_tasks drop column phone`,
    ],
    [
      'alerts_answered',
      `insert into access_alerts (rule, who, user_name, at, found, most, minutes) select min(rule), 'x', 'x', '2026-02-01', 9, 1, 1 from access_limits`,
      `delete from access_alerts`,
    ],
    [
      'incidents_told',
      `insert into privacy_incidents (kind, title, what, severity, found_at, opened_by, opened_at, fields, authority_by, persons_by, authority_late_at)
       select 'leak', 't', 'w', 'major', '2026-03-01', id, '2026-03-01', '{name}', '2026-03-01', '2026-03-01', '2026-03-01' from users limit 1`,
      `delete from privacy_incidents`,
    ],
  ])('%s fails when what it watches is broken, and passes again', async (code, breaks, mends) => {
    const before = passing(await check());
    expect(before).toContain(code);
    await direct().script(breaks);
    const broken = await check();
    expect(passing(broken)).toEqual(before.filter((one) => one !== code));
    expect(broken.controls.find((control) => control.code === code)?.count).toBeGreaterThan(0);
    if (code === 'incidents_told') expect(broken.majors).toBe(1);
    await direct().script(mends);
    expect(passing(await check())).toEqual(before);
  });

  it('what is done daily passes once it was done, and no longer two days after', async () => {
    await direct().query(
      `insert into backups (id, made_at, seconds, made_by, scheduled, status, locked_by, file, bytes, tables, rows, files, digest)
       values (gen_random_uuid(), $1, 1, 'x', true, 'done', 'master', 'a', 1, 1, 1, 1, $2)`,
      [new Date(company.clock.now).toISOString(), 'a'.repeat(64)],
    );
    await company.as('privacy')('POST', '/api/retention-runs');
    await company.as('privacy')('POST', '/api/access-verifications');
    await company.drain();
    const done = passing(await check());
    expect(done).toEqual(expect.arrayContaining(['backup', 'retention_run', 'looks_chain']));
    company.clock.advance(2 * 86_400_000);
    const late = await check();
    expect(done.filter((code) => !passing(late).includes(code)).sort()).toEqual([
      'backup',
      'looks_chain',
      'retention_run',
    ]);
    expect(late.days).toHaveLength(2);
  });

  it('is read by counsel, management and auditor; checked by the officer; closed to others', async () => {
    for (const reader of ['legal', 'auditor', 'director']) expect((await seen(reader)).may.check).toBe(false);
    expect((await company.as('legal')('POST', '/api/privacy-control-checks')).status).toBe(403);
    expect((await company.as('agent')('GET', '/api/privacy-controls')).status).toBe(403);
  });
});
