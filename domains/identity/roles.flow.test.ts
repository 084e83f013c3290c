import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Company, openCompany } from '../../kernel/testing/company.ts';
import { DAY } from '../../kernel/time.ts';
import { openBrowser } from './testing/browser.ts';

let company: Company;
beforeAll(async () => {
  company = await openCompany();
});
afterAll(async () => {
  expect(company.errors).toEqual([]);
  await company.close();
});

const security = (method: string, path: string, body?: object) => company.as('security')(method, path, body);
const matrix = async () => (await security('GET', '/api/access-matrix')).body;
const roleOf = async (code: string) =>
  (await matrix()).roles.find((role: { code: string }) => role.code === code);
const facts = async (type: string) =>
  company.database.direct.query<{ subject: string; reason: string | null }>(
    `select subject, reason from events where type = $1 order by id`,
    [type],
  );
const sheet = {
  code: 'agent_night',
  copyOf: 'agent',
  nameZh: '夜班客服',
  nameEn: 'Night agent',
  dutyZh: '夜间受理',
  dutyEn: 'Takes contacts at night',
  reason: '增设夜班',
};

describe('positions of the company’s own', () => {
  it('[S1-1.2-d] one is made as a copy, changed, used and enforced at once', async () => {
    const made = await security('POST', '/api/positions', sheet);
    const original = await roleOf('agent');
    expect([made.status, made.body.rights, made.body.defaultScope, made.body.copiedFrom]).toEqual([
      201,
      original.rights,
      'own',
      'agent',
    ]);
    await company.database.direct.query(
      `update users set position_code = 'agent_night' where username = 'agent2'`,
    );
    const taken = await security('PUT', '/api/positions/agent_night/rights/customers:view', {
      granted: false,
      kinds: null,
      reason: '夜班不查客户',
    });
    expect(taken.status).toBe(200);
    expect((await company.as('agent2')('GET', '/api/customers?find=199')).body.code).toBe(
      'permission.missing',
    );
    expect((await company.as('agent')('GET', '/api/customers?find=199')).status).toBe(200);
    expect(await facts('position.added')).toEqual([{ subject: 'position:agent_night', reason: '增设夜班' }]);
  });

  it('a changed scope goes to those who had the scope of the position', async () => {
    const role = await roleOf('agent_night');
    const change = { version: role.version, defaultScope: 'team', reason: '看全组' };
    const changed = await security('PATCH', '/api/positions/agent_night', change);
    expect([changed.status, changed.body.defaultScope]).toEqual([200, 'team']);
    expect((await company.as('agent2')('GET', '/api/me')).body.scope).toBe('team');
    expect((await company.as('agent')('GET', '/api/me')).body.scope).toBe('own');
    const again = await security('PATCH', '/api/positions/agent_night', change);
    expect([again.status, again.body.code]).toEqual([409, 'position.stale']);
  });

  it.each([
    ['a code that is taken', { ...sheet, code: 'agent' }, 409, 'position.code_taken'],
    ['a copy of nothing', { ...sheet, code: 'other', copyOf: 'nobody' }, 404, 'position.not_found'],
    ['a code of other letters', { ...sheet, code: 'Nacht' }, 422, 'request.invalid'],
    ['no reason', { ...sheet, code: 'other', reason: ' ' }, 422, 'request.invalid'],
  ])('refuses %s', async (_what, body, status, code) => {
    const answer = await security('POST', '/api/positions', body);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });

  it('one that people have, or that comes with the product, stays; another one goes', async () => {
    const remove = (code: string) => security('DELETE', `/api/positions/${code}`);
    expect((await remove('agent_night')).body.code).toBe('position.in_use');
    expect((await remove('agent')).body.code).toBe('position.comes_with_product');
    await security('POST', '/api/positions', { ...sheet, code: 'agent_day' });
    expect((await remove('agent_day')).body).toEqual({ removed: true });
    expect(await roleOf('agent_day')).toBeUndefined();
  });

  it('a copy of one without any right is one without any right', async () => {
    await security('POST', '/api/positions', { ...sheet, code: 'guest' });
    await company.database.direct.query(`delete from position_rights where position_code = 'guest'`);
    const made = await security('POST', '/api/positions', { ...sheet, code: 'guest_too', copyOf: 'guest' });
    expect([made.status, made.body.rights]).toEqual([201, {}]);
  });

  it('who keeps accounts does not keep rights', async () => {
    const answer = await company.as('admin')('POST', '/api/positions', sheet);
    expect([answer.status, answer.body.values.permission]).toEqual([403, 'access:manage']);
  });
});

describe('three administrators', () => {
  it.each([
    ['administrator', 'audit:view'],
    ['administrator', 'access:manage'],
    ['administrator', 'security:manage'],
    ['administrator', 'keys:manage'],
    ['administrator', 'keys:rotate'],
    ['security_administrator', 'users:manage'],
    ['privacy_officer', 'access:manage'],
    ['privacy_officer', 'organisation:manage'],
  ])('[S0-5.2-d] %s never gets %s', async (position, permission) => {
    const answer = await security('PUT', `/api/positions/${position}/rights/${permission}`, {
      granted: true,
      kinds: null,
      reason: '人手不足',
    });
    expect([answer.status, answer.body.code]).toEqual([409, 'position.administrators_apart']);
  });

  it('no position that comes with the product holds two of the three', async () => {
    const { roles } = await matrix();
    expect(roles.filter((role: { administrations: string[] }) => role.administrations.length > 1)).toEqual(
      [],
    );
    const held = new Set(roles.flatMap((role: { administrations: string[] }) => role.administrations));
    expect([...held].toSorted()).toEqual(['audit', 'security', 'system']);
  });
});

describe('somebody from outside', () => {
  const end = (username: string, endsAt: string | null) =>
    company.as('admin')('PUT', `/api/users/${company.id(username)}/access-end`, {
      endsAt,
      reason: '外部审核',
    });

  it('reads only, needs an end, and is gone when it comes', async () => {
    await company.database.direct.query(
      `update users set position_code = 'external_auditor', scope = 'all' where username = 'auditor'`,
    );
    await end('agent2', null);
    expect((await end('admin', null)).body.code).toBe('user.not_oneself');
    expect((await openBrowser(company).enter('auditor', 'anju-demo-2026')).status).toBe(401);
    expect((await end('auditor', new Date(company.clock.now + 200 * DAY).toISOString())).body.code).toBe(
      'person.end_out_of_range',
    );
    expect((await end('auditor', null)).body.code).toBe('person.end_needed');
    const endsAt = new Date(company.clock.now + 60_000).toISOString();
    expect((await end('auditor', endsAt)).status).toBe(200);
    expect((await company.as('auditor')('GET', '/api/me')).body.position).toBe('external_auditor');
    const tried = await company.as('auditor')('POST', '/api/cases', {});
    expect(tried.body.code).toBe('permission.missing');
    company.clock.advance(60_000);
    await end('agent2', null);
    expect((await company.as('auditor')('GET', '/api/me')).body.code).toBe('session.needed');
    const ctx = await company.context();
    const { endOverdueAccess } = await import('./roles.actions.ts');
    await endOverdueAccess(ctx);
    expect(await facts('user.access_ended')).toHaveLength(1);
    const row = await company.database.direct.one<{ active: boolean }>(
      `select active from users where username = 'auditor'`,
    );
    expect(row?.active).toBe(false);
    const enable = () =>
      company.as('admin')('PUT', `/api/users/${company.id('auditor')}/activity`, {
        active: true,
        reason: '延期一周',
      });
    expect((await enable()).body.code).toBe('user.access_over');
    expect((await end('auditor', new Date(company.clock.now + 7 * DAY).toISOString())).status).toBe(200);
    expect((await enable()).body.active).toBe(true);
  });

  it('is refused at the sign-in itself once the day has come, as with a wrong password', async () => {
    await company.database.direct.query(
      `update users set active = true, access_ends_at = $1 where username = 'auditor'`,
      [new Date(company.clock.now + 60_000)],
    );
    const enter = async (password = 'anju-demo-2026') => {
      const browser = openBrowser(company);
      const { status, body } = await browser.enter('auditor', password);
      return [status, body.code, [...browser.jar.keys()].filter((name) => name.includes('session'))];
    };
    expect((await enter())[0]).toBe(200);
    company.clock.advance(60_000);
    expect(await enter()).toEqual([401, 'sign_in.refused', []]);
    expect(await enter('wrong-Lamp-44')).toEqual([401, 'sign_in.refused', []]);
  });

  it.each(['cases:handle', 'cases:export', 'customers:reveal'])('is never given %s', async (permission) => {
    const answer = await security('PUT', `/api/positions/external_auditor/rights/${permission}`, {
      granted: true,
      kinds: null,
      reason: '需要',
    });
    expect(answer.body.code).toMatch(/^position\.(external_reads_only|supervises_only)$/);
  });
});

it('the matrix says what each right opens, and what is open to all with the reason', async () => {
  const { opens, public: open } = await matrix();
  expect(opens['cases:export']).toContainEqual({ method: 'GET', path: '/api/cases/export', summary: '' });
  expect(opens['access:manage'].map(({ path }: { path: string }) => path)).toContain('/api/positions');
  expect(open.every(({ reason }: { reason: string }) => reason.length > 10)).toBe(true);
});
