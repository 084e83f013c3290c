import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Company, openCompany } from '../../kernel/testing/company.ts';
import { administrationOf, reason } from './testing/administration.ts';
import { openBrowser } from './testing/browser.ts';

const DEMO = 'anju-demo-2026';
let company: Company;
const { factsOf, admin, create } = administrationOf(() => company);
const security = () => company.as('security');
beforeAll(async () => {
  company = await openCompany();
});
afterAll(async () => {
  expect(company.errors).toEqual([]);
  await company.close();
});

describe('networks of administrators', () => {
  const change = async (adminNetworks: string[], from = '203.0.113.7') => {
    const browser = openBrowser(company, from);
    await browser.enter('security', DEMO);
    const { settings } = (await browser.call('GET', '/api/security')).body;
    return browser.call('PUT', '/api/security', { settings: { ...settings, adminNetworks }, reason: '收紧' });
  };

  it.each([['not an address'], ['203.0.113.0/33'], ['2001:db8::/129'], ['203.0.113.0/24/8'], ['256.1.1.1']])(
    'refuses %s',
    async (network) => {
      expect((await change([network, '0.0.0.0/0'])).status).toBe(422);
    },
  );

  it('cannot leave out the address from which they are set; others than administrators come from anywhere', async () => {
    const out = await change(['198.51.100.0/24']);
    expect([out.status, out.body.code]).toEqual([409, 'security.own_address_left_out']);
    expect((await change(['203.0.113.0/24', '2001:db8::/32'])).status).toBe(200);
    const [inside, outside, agent] = [
      openBrowser(company, '2001:db8::9'),
      openBrowser(company, '198.51.100.9'),
      openBrowser(company, '198.51.100.9'),
    ];
    await inside.enter('admin', DEMO);
    expect((await inside.call('GET', '/api/users')).status).toBe(200);
    await outside.enter('admin', DEMO);
    for (const path of ['/api/users', '/api/account', '/api/me']) {
      const answer = await outside.call('GET', path);
      expect([answer.status, answer.body.code]).toEqual([403, 'session.address_not_allowed']);
    }
    await agent.enter('agent', DEMO);
    expect((await agent.call('GET', '/api/me')).status).toBe(200);
    expect((await change([])).status).toBe(200);
    const facts = await factsOf('company:security');
    expect(facts.map(({ data }) => data)).toEqual([
      { adminNetworks: { from: [], to: ['203.0.113.0/24', '2001:db8::/32'] } },
      { adminNetworks: { from: ['203.0.113.0/24', '2001:db8::/32'], to: [] } },
    ]);
    const logged = await company.database.direct.query<{ code: string; user_id: string }>(
      `select code, user_id from access_log where kind = 'rights' and subject = 'company:security'`,
    );
    const entry = { code: 'security.changed', user_id: company.id('security') };
    expect(logged).toEqual([entry, entry]);
  });

  it('a session that moves to another address is held back there', async () => {
    expect((await change(['203.0.113.0/24'])).status).toBe(200);
    const home = openBrowser(company, '203.0.113.8');
    await home.enter('admin', DEMO);
    expect((await home.call('GET', '/api/me')).status).toBe(200);
    const abroad = openBrowser(company, '198.51.100.8');
    for (const [name, value] of home.jar) abroad.jar.set(name, value);
    expect((await abroad.call('GET', '/api/me')).body.code).toBe('session.address_not_allowed');
    expect((await change([])).status).toBe(200);
  });
});

describe('keys of other systems', () => {
  const make = (wish: object, id = randomUUID()) => security()('PUT', `/api/api-keys/${id}`, wish);
  const wish = (ownerId: string, change: object = {}) => ({
    name: 'ERP',
    ownerId,
    scopes: ['cases:view', 'organisation:view', 'customers:view'],
    region: null,
    days: 30,
    ...change,
  });
  const withKey = (key: string, method: 'GET' | 'PUT' | 'POST', url: string, payload?: object) =>
    company.app.inject({
      method,
      url,
      remoteAddress: '203.0.113.50',
      headers: { authorization: `Bearer ${key}` },
      ...(payload === undefined ? {} : { payload }),
    });

  it('acts for its account within its rights and its region; shows its last use; ends at once', async () => {
    const account = await create('erp', {
      service: true,
      position: 'manager',
      departmentId: null,
      superiorId: null,
    });
    expect(account.body.initialPassword).toBeNull();
    const id = randomUUID();
    const { status, body } = await make(wish(account.body.id, { region: 'east' }), id);
    expect([status, body.entry.state, body.entry.lastUsedAt]).toEqual([200, 'valid', null]);
    expect(body.key.startsWith(body.entry.prefix)).toBe(true);
    const me = JSON.parse((await withKey(body.key, 'GET', '/api/me')).body);
    expect([me.scope, Object.keys(me.rights).sort()]).toEqual([
      'region',
      ['cases:view', 'customers:view', 'organisation:view'],
    ]);
    expect((await withKey(body.key, 'GET', '/api/cases')).statusCode).toBe(200);
    expect((await withKey(body.key, 'GET', '/api/cases/export')).statusCode).toBe(403);
    expect((await withKey(body.key, 'GET', '/api/users')).statusCode).toBe(403);
    for (const [method, url, sent] of [
      ['GET', '/api/account', undefined],
      ['PUT', '/api/account/password', { current: 'x', next: 'y' }],
      ['POST', '/api/auth/two-factor/enable', { password: 'x' }],
    ] as const) {
      const answer = await withKey(body.key, method, url, sent);
      expect([url, answer.statusCode, JSON.parse(answer.body).code]).toEqual([
        url,
        403,
        'key.has_no_account',
      ]);
    }
    const { keys } = (await security()('GET', '/api/api-keys')).body;
    expect(keys[0]).toMatchObject({ id, lastAddress: '203.0.113.50', lastUsedAt: expect.any(String) });
    const stored = await company.database.direct.query<{ row: string }>(
      `select k::text as row from api_keys k`,
    );
    expect(stored.some(({ row }) => row.includes(body.key.slice(14)))).toBe(false);
    expect((await security()('DELETE', `/api/api-keys/${id}`)).body.state).toBe('revoked');
    expect((await withKey(body.key, 'GET', '/api/me')).statusCode).toBe(401);
    expect((await security()('DELETE', `/api/api-keys/${id}`)).body.code).toBe('key.revoked');
    expect((await factsOf(`key:${id}`)).map(({ type, actor_name }) => [type, actor_name])).toEqual([
      ['api_key.created', '演示安全管理员'],
      ['api_key.revoked', '演示安全管理员'],
    ]);
  });

  it('what it does is signed with account and key', async () => {
    const account = await create('shop', {
      service: true,
      position: 'agent',
      departmentId: 'customer-service',
      superiorId: null,
    });
    const { body } = await make(
      wish(account.body.id, { name: '商城', scopes: ['organisation:view', 'cases:view'] }),
    );
    await withKey(body.key, 'PUT', '/api/me/locale', { locale: 'en' });
    const refused = await withKey(body.key, 'POST', '/api/cases', {});
    expect(refused.statusCode).toBe(403);
    const [attempt] = await company.database.direct.query<{ user_name: string; user_id: string }>(
      `select user_name, user_id from access_log where kind = 'refused' order by id desc limit 1`,
    );
    expect(attempt).toEqual({ user_name: '演示新人（商城）', user_id: account.body.id });
  });

  it('refuses rights beyond the account, approving and administering rights, and other people’s accounts', async () => {
    const { owners } = (await security()('GET', '/api/api-keys')).body;
    const shop = owners.find(({ service }: { service: boolean }) => service);
    const code = async (change: object, owner = shop.id) => (await make(wish(owner, change))).body.code;
    expect(await code({ scopes: ['audit:view'] })).toBe('key.scope_beyond_owner');
    expect(await code({ scopes: ['approvals:decide'] })).toBe('key.scope_beyond_owner');
    expect(await code({ scopes: ['cases:everything'] })).toBe('request.invalid');
    expect(await code({ scopes: ['organisation:view'] }, company.id('director'))).toBe('key.owner');
    expect(await code({ scopes: ['access:manage'] }, company.id('security'))).toBe('key.scope_beyond_owner');
    expect((await admin()('GET', '/api/api-keys')).status).toBe(403);
  });

  it('ends by itself, and with its account; nonsense opens nothing', async () => {
    const account = await create('iot', {
      service: true,
      position: 'manager',
      departmentId: null,
      superiorId: null,
    });
    const { body } = await make(wish(account.body.id));
    expect((await withKey(body.key, 'GET', '/api/me')).statusCode).toBe(200);
    const off = { active: false, reason };
    expect((await admin()('PUT', `/api/users/${account.body.id}/activity`, off)).status).toBe(200);
    expect((await withKey(body.key, 'GET', '/api/me')).statusCode).toBe(401);
    await admin()('PUT', `/api/users/${account.body.id}/activity`, { active: true, reason });
    expect((await withKey(body.key, 'GET', '/api/me')).statusCode).toBe(200);
    await company.database.direct.query(`update api_keys set expires_at = $1`, [new Date(company.clock.now)]);
    await admin()('PUT', '/api/me/locale', { locale: 'zh-CN' });
    expect((await withKey(body.key, 'GET', '/api/me')).statusCode).toBe(401);
    for (const nonsense of ['', 'x', `${body.key}x`, "' or 1=1 --".padEnd(30, 'x')]) {
      expect((await withKey(nonsense, 'GET', '/api/me')).statusCode).toBe(401);
    }
  });
});
