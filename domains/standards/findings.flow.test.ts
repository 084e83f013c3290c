import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportStandard } from '../../app/standard.ts';
import { type Company, openCompany } from '../../kernel/testing/company.ts';
import { readYaml, writeYaml } from '../../kernel/yaml.ts';
import type { Finding } from './linting.contract.ts';
import { readPackFile } from './pack-file.actions.ts';
import { publishPack } from './standards.actions.ts';
import { approve, draftOf, packOf, publish, write } from './testing/publication.ts';

let company: Company;
beforeAll(async () => {
  company = await openCompany();
});
afterAll(async () => {
  expect(company.errors).toEqual([]);
  await company.close();
});

const PATH = '/api/standards/in-force/findings';
const findings = async (): Promise<Finding[]> => (await company.as('agent')('GET', PATH)).body.findings;
const codes = async () => new Set((await findings()).map(({ code }) => code));

describe('findings of the standard in force', () => {
  it('are for everybody who may read the standard, and change nothing', async () => {
    const events = () => company.database.direct.one(`select count(*) from events`);
    const before = await events();
    const answer = await company.as('agent')('GET', PATH);
    expect([answer.status, answer.body.version]).toEqual([200, '1']);
    expect(answer.body.findings.length).toBeGreaterThan(60);
    expect(await events()).toEqual(before);
    expect((await company.app.inject({ method: 'GET', url: PATH })).statusCode).toBe(401);
  });

  it('know the amounts that the organisation has set', async () => {
    expect(await codes()).not.toContain('amount_not_set');
    await company.database.direct.query(`delete from authority_limits`);
    expect(await codes()).toContain('amount_not_set');
  });

  it('name the year whose days off are not published once dates reach it', async () => {
    company.clock.set('2026-06-01 10:00');
    expect(await codes()).not.toContain('calendar_year_missing');
    company.clock.set('2026-11-25 10:00');
    expect((await findings()).find(({ code }) => code === 'calendar_year_missing')?.values).toEqual({
      year: 2027,
    });
  });
});

describe('findings of a draft', () => {
  it('[S3-3.K1-1] a term below the law blocks publishing, whoever signed; mended, the version is published', async () => {
    company.clock.set('2026-11-25 10:00');
    const draft = await draftOf(company);
    const { promises } = await packOf(company, draft);
    const worse = promises.map((one: { key: string }) =>
      one.key === 'no_reason_return' ? { ...one, value: 6 } : one,
    );
    const below = await write(company, draft, 'promises', worse);
    const read = await company.as('policy')('GET', `${draft.path}/findings`);
    const [blocking] = read.body.findings;
    expect(blocking).toMatchObject({
      code: 'below_the_law',
      severity: 'blocks',
      settledBy: null,
      path: 'promises.no_reason_return',
      clauses: ['CPL 25'],
    });
    expect((await company.as('agent')('GET', `${draft.path}/findings`)).status).toBe(404);
    await approve(company, below);
    const refused = await publish(company, below, '2026-12-01');
    expect([refused.status, refused.body.code]).toEqual([409, 'version.blocked']);
    expect(refused.body.values.findings).toEqual([blocking]);

    const said = promises.map((one: { key: string }) =>
      one.key === 'no_reason_return' ? { ...one, text: { zh: '特价商品概不退换', en: 'No returns' } } : one,
    );
    const forbidden = await write(company, below, 'promises', said);
    await approve(company, forbidden);
    const again = await publish(company, forbidden, '2026-12-01');
    expect([again.body.code, again.body.values.findings[0].code]).toEqual([
      'version.blocked',
      'forbidden_term',
    ]);

    const mended = await write(company, forbidden, 'promises', promises);
    await approve(company, mended);
    expect((await publish(company, mended, '2026-12-01')).status).toBe(201);
  });
});

describe('the standard as a file', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'anju-standard-')), 'out.yaml');
  const write = (version?: string) =>
    exportStandard(company.database, { file, version, now: company.clock.now });

  it('is written as it is in force and reads back as the same pack', async () => {
    expect(await write()).toBe(1);
    const read = readPackFile(readFileSync(file, 'utf8'));
    const { pack } = (await company.as('agent')('GET', '/api/standards/in-force')).body;
    expect(read).toEqual({ ok: true, pack });
    expect(await write('1')).toBe(1);
    await expect(write('99')).rejects.toThrow('99');
  });

  it('one that is wrong is refused with its places, and the version in force stays', async () => {
    await write();
    const read = readYaml(readFileSync(file, 'utf8'));
    if (!read.ok) throw new Error('not read');
    const bad = { ...(read.value as object), version: 2, colour: 'red' };
    expect(readPackFile(writeYaml(bad))).toMatchObject({
      ok: false,
      problems: [{ path: 'colour', code: 'unknown_field' }],
    });
    await expect(publishPack(await company.context(), bad)).rejects.toMatchObject({
      code: 'request.invalid',
      values: { errors: [{ field: 'colour', code: 'unknown_field' }] },
    });
    expect((await company.as('agent')('GET', PATH)).body.version).toBe('1');
  });
});
