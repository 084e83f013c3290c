import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Company, openCompany } from '../../kernel/testing/company.ts';
import { watchDisuse } from './disuse.actions.ts';
import { openBrowser } from './testing/browser.ts';
import { moveUser, setUserActive } from './users.actions.ts';

const DEMO = 'anju-demo-2026';
let company: Company;
beforeAll(async () => {
  company = await openCompany();
});
afterAll(async () => {
  expect(company.errors).toEqual([]);
  await company.close();
});

const admin = () => company.as('admin');
const reason = '岗位调整';
const newcomer = (username: string, change: object = {}) => ({
  username,
  name: '演示新人',
  workNumber: `N-${username}`,
  position: 'agent',
  departmentId: 'customer-service',
  region: null,
  superiorId: company.id('head-service'),
  service: false,
  ...change,
});
const create = (username: string, change: object = {}, id = randomUUID()) =>
  admin()('PUT', `/api/users/${id}`, newcomer(username, change));
const factsOf = (subject: string) =>
  company.database.direct.query<{ type: string; actor_name: string; reason: string | null; data: object }>(
    `select type, actor_name, reason, data from events where subject = $1 order by id`,
    [subject],
  );

describe('administration of users', () => {
  it('creates a user with an initial password that is answered once and kept nowhere', async () => {
    const { status, body } = await create('wang.new');
    expect([status, body.username]).toEqual([200, 'wang.new']);
    const again = await create('wang.new', {}, body.id);
    expect([again.status, again.body.code]).toEqual([409, 'user.exists']);
    const kept = await company.database.direct.query(
      `select 1 from idempotency_keys where response::text like '%' || $1 || '%'
       union all select 1 from events where data::text like '%' || $1 || '%'`,
      [body.initialPassword],
    );
    expect(kept).toEqual([]);
    const browser = openBrowser(company);
    expect((await browser.enter('wang.new', body.initialPassword)).status).toBe(200);
    expect((await browser.call('GET', '/api/me')).body.code).toBe('session.password_must_change');
    expect(await factsOf(`user:${body.id}`)).toMatchObject([
      { type: 'user.added', actor_name: '演示管理员', data: { username: 'wang.new', position: 'agent' } },
    ]);
  });

  it.each([
    ['a taken user name in other letters', { username: 'AGENT' }, 409, 'user.name_taken'],
    ['a taken work number', { workNumber: 'D0101' }, 409, 'user.work_number_taken'],
    ['a position that is none', { position: 'emperor' }, 422, 'position.not_found'],
    ['a department that is none', { departmentId: 'moon' }, 422, 'department.not_found'],
    ['a superior below', { position: 'manager' }, 409, 'person.superior_below'],
    ['a user name that is none', { username: '-x' }, 422, 'request.invalid'],
    ['a field that is not on the list', { active: true }, 422, 'request.invalid'],
  ])('refuses %s', async (_what, change, status, code) => {
    const before = await company.database.direct.query(`select id from users`);
    const answer = await create(`one${Object.keys(change)[0]}`.toLowerCase(), change);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(await company.database.direct.query(`select id from users`)).toHaveLength(before.length);
  });

  it('lists by user name, page by page, with filters; only for those who may', async () => {
    const { users, more } = (await admin()('GET', '/api/users')).body;
    expect(more).toBe(false);
    const names = users.map(({ username }: { username: string }) => username);
    expect(names).toEqual([...names].sort());
    const rest = (await admin()('GET', `/api/users?after=${names[4]}`)).body.users;
    expect(rest.map(({ username }: { username: string }) => username)).toEqual(names.slice(5));
    const found = (await admin()('GET', '/api/users?find=agent&position=agent&state=active')).body.users;
    expect(found.map(({ username }: { username: string }) => username)).toEqual(['agent', 'agent2']);
    const lacking = (await admin()('GET', '/api/users?state=no_second_factor')).body.users;
    expect(lacking.every(({ position }: { position: string }) => position !== 'agent')).toBe(true);
    expect(lacking.length).toBeGreaterThan(3);
    for (const person of ['agent', 'director', 'auditor']) {
      expect((await company.as(person)('GET', '/api/users')).status).toBe(403);
      expect((await company.as(person)('GET', `/api/users/${company.id('agent')}`)).status).toBe(403);
    }
    expect((await admin()('GET', `/api/users/${randomUUID()}`)).status).toBe(404);
  });

  it('moves a user with reason on record; the rights of the next request are the new ones', async () => {
    const person = company.as('handler2');
    expect((await person('GET', '/api/me')).body.position).toBe('handler');
    const place = { position: 'auditor', departmentId: 'quality', region: null, superiorId: null, reason };
    const moved = await admin()('PUT', `/api/users/${company.id('handler2')}/position`, place);
    expect(moved.body).toMatchObject({ position: 'auditor', departmentId: 'quality' });
    const me = (await person('GET', '/api/me')).body;
    expect([me.position, Object.hasOwn(me.rights, 'cases:handle')]).toEqual(['auditor', false]);
    expect((await factsOf(`user:${company.id('handler2')}`)).at(-1)).toMatchObject({
      type: 'user.moved',
      reason,
      data: { from: { position: 'handler' }, to: { position: 'auditor' } },
    });
  });

  it('nobody changes the own place, disables himself or takes the last administrator away', async () => {
    const own = company.id('admin');
    const place = { position: 'manager', departmentId: null, region: null, superiorId: null, reason };
    expect((await admin()('PUT', `/api/users/${own}/position`, place)).body.code).toBe('user.not_oneself');
    const off = await admin()('PUT', `/api/users/${own}/activity`, { active: false, reason });
    expect(off.body.code).toBe('user.not_oneself');
    const made = async (username: string) =>
      (await create(username, { position: 'administrator', superiorId: null })).body;
    const [second, third] = [await made('admin.two'), await made('admin.three')];
    const { enter, call } = openBrowser(company);
    await enter('admin.two', second.initialPassword);
    const change = { current: second.initialPassword, next: 'walnut-Shelf-4711' };
    expect((await call('PUT', '/api/account/password', change)).status).toBe(200);
    const disable = (id: string) => call('PUT', `/api/users/${id}/activity`, { active: false, reason });
    expect((await disable(third.id)).status).toBe(200);
    const gone = await admin()('PUT', `/api/users/${second.id}/activity`, { active: false, reason });
    expect(gone.status).toBe(200);
    expect((await disable(own)).status).toBe(401);
    const last = setUserActive(await company.context(), own, { active: false, reason });
    await expect(last).rejects.toMatchObject({ code: 'user.last_administrator' });
    const moved = moveUser(await company.context(), own, place);
    await expect(moved).rejects.toMatchObject({ code: 'user.last_administrator' });
  });

  it('a disabled user is out at once and does not come in; the answer is that of a wrong password', async () => {
    const browser = openBrowser(company);
    await browser.enter('legal', DEMO);
    expect((await browser.call('GET', '/api/me')).status).toBe(200);
    const off = { active: false, reason };
    expect((await admin()('PUT', `/api/users/${company.id('legal')}/activity`, off)).body.active).toBe(false);
    expect((await browser.call('GET', '/api/me')).status).toBe(401);
    const again = await browser.enter('legal', DEMO);
    expect([again.status, again.body.code]).toEqual([401, 'sign_in.refused']);
    expect((await browser.call('GET', '/api/me')).status).toBe(401);
    const sessions = await company.database.direct.query(`select 1 from auth_sessions where user_id = $1`, [
      company.id('legal'),
    ]);
    expect(sessions).toEqual([]);
    const on = { active: true, reason: '回岗' };
    expect((await admin()('PUT', `/api/users/${company.id('legal')}/activity`, on)).status).toBe(200);
    expect((await browser.enter('legal', DEMO)).status).toBe(200);
  });
});

describe('networks of administrators', () => {
  const change = async (adminNetworks: string[], from = '203.0.113.7') => {
    const browser = openBrowser(company, from);
    await browser.enter('admin', DEMO);
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
  const make = (wish: object, id = randomUUID()) => admin()('PUT', `/api/api-keys/${id}`, wish);
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
    const { keys } = (await admin()('GET', '/api/api-keys')).body;
    expect(keys[0]).toMatchObject({ id, lastAddress: '203.0.113.50', lastUsedAt: expect.any(String) });
    const stored = await company.database.direct.query<{ row: string }>(
      `select k::text as row from api_keys k`,
    );
    expect(stored.some(({ row }) => row.includes(body.key.slice(14)))).toBe(false);
    expect((await admin()('DELETE', `/api/api-keys/${id}`)).body.state).toBe('revoked');
    expect((await withKey(body.key, 'GET', '/api/me')).statusCode).toBe(401);
    expect((await admin()('DELETE', `/api/api-keys/${id}`)).body.code).toBe('key.revoked');
    expect((await factsOf(`key:${id}`)).map(({ type, actor_name }) => [type, actor_name])).toEqual([
      ['api_key.created', '演示管理员'],
      ['api_key.revoked', '演示管理员'],
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
    const { owners } = (await admin()('GET', '/api/api-keys')).body;
    const shop = owners.find(({ service }: { service: boolean }) => service);
    const code = async (change: object, owner = shop.id) => (await make(wish(owner, change))).body.code;
    expect(await code({ scopes: ['audit:view'] })).toBe('key.scope_beyond_owner');
    expect(await code({ scopes: ['approvals:decide'] })).toBe('key.scope_beyond_owner');
    expect(await code({ scopes: ['cases:everything'] })).toBe('request.invalid');
    expect(await code({ scopes: ['organisation:view'] }, company.id('director'))).toBe('key.owner');
    expect(await code({ scopes: ['users:manage'] }, company.id('admin'))).toBe('key.scope_beyond_owner');
    expect((await company.as('director')('GET', '/api/api-keys')).status).toBe(403);
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

describe('accounts that nobody uses', () => {
  const at = (day: string) => company.clock.set(`${day} 02:10`);
  const watch = async () => watchDisuse(await company.context());
  const about = () =>
    company.database.direct.query<{ type: string; data: object }>(
      `select type, data from events where type in ('user.disuse_announced', 'user.disabled_unused') order by id`,
    );

  it('are announced 14 days before, then disabled; a use in between, and the last administrator, stay', async () => {
    const { direct } = company.database;
    await watch();
    expect(await about()).toEqual([]);
    await direct.query(`update settings set value = 'false' where key = 'demo'`);
    await direct.query(
      `update user_sign_ins set password_state = 'own', last_seen_at = '2027-01-01T00:00:00Z'`,
    );
    await direct.query(`update users set created_at = '2026-01-01T00:00:00Z'`);
    await direct.query(
      `update user_sign_ins set last_seen_at = '2026-10-01T00:00:00Z' where user_id = any($1::uuid[])`,
      [[company.id('agent'), company.id('agent2'), company.id('admin')]],
    );
    at('2026-12-10');
    await watch();
    expect(await about()).toEqual([]);
    at('2026-12-17');
    await watch();
    await watch();
    expect((await about()).map(({ data }) => data)).toMatchObject([
      { username: 'admin', disabledOn: '2026-12-31' },
      { username: 'agent', disabledOn: '2026-12-31' },
      { username: 'agent2', disabledOn: '2026-12-31' },
    ]);
    await company.drain();
    const told = await direct.query<{ username: string }>(
      `select distinct u.username from notifications n join users u on u.id = n.user_id
       where n.kind = 'user.disuse_announced' order by 1`,
    );
    expect(told.map(({ username }) => username)).toEqual(['admin', 'director', 'head-service']);
    at('2026-12-20');
    const browser = openBrowser(company);
    expect((await browser.enter('agent2', DEMO)).status).toBe(200);
    at('2026-12-30');
    await watch();
    at('2027-01-01');
    await watch();
    await watch();
    const ended = (await about()).filter(({ type }) => type === 'user.disabled_unused');
    expect(ended.map(({ data }) => data)).toEqual([{ username: 'agent', days: 90 }]);
    expect((await openBrowser(company).enter('agent', DEMO)).status).toBe(401);
    expect((await browser.call('GET', '/api/me')).status).toBe(200);
  });
});
