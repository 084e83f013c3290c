import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Company, openCompany } from '../../kernel/testing/company.ts';
import { watchDisuse } from './disuse.actions.ts';
import { administrationOf, reason } from './testing/administration.ts';
import { openBrowser } from './testing/browser.ts';
import { moveUser, setUserActive } from './users.actions.ts';

const DEMO = 'anju-demo-2026';
let company: Company;
const { create, factsOf, admin } = administrationOf(() => company);
beforeAll(async () => {
  company = await openCompany();
});
afterAll(async () => {
  expect(company.errors).toEqual([]);
  await company.close();
});

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
