import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Company, openCompany } from '../../kernel/testing/company.ts';
import { accountsOf } from './testing/accounts.ts';
import { codeOf, openBrowser } from './testing/browser.ts';

const DEMO = 'anju-demo-2026';
let company: Company;
const { inForce, admin, facts } = accountsOf(() => company);
beforeAll(async () => {
  company = await openCompany();
});
afterAll(async () => {
  expect(company.errors).toEqual([]);
  await company.close();
});

describe('sessions', () => {
  const sessionRow = (username: string) =>
    company.database.direct.query<{ id: string; idle: number; age: number }>(
      `select id, extract(epoch from expires_at - now())::int as idle from auth_sessions
       where user_id = $1 order by created_at desc`,
      [company.id(username)],
    );

  it('a session ends after the idle time, and in any case after the absolute time', async () => {
    const browser = openBrowser(company);
    await browser.enter('head-logistics', DEMO);
    await browser.call('GET', '/api/me');
    const [session] = await sessionRow('head-logistics');
    expect(session?.idle).toBeGreaterThan(29 * 60);
    expect(session?.idle).toBeLessThanOrEqual(30 * 60);
    const change = (sql: string) =>
      company.database.direct.query(`update auth_sessions set ${sql} where id = $1`, [session?.id]);
    await change(`created_at = now() - interval '11 hours 50 minutes'`);
    await inForce({});
    await browser.call('GET', '/api/me');
    expect((await sessionRow('head-logistics'))[0]?.idle).toBeLessThanOrEqual(10 * 60);
    await change(`created_at = now() - interval '12 hours 1 minute'`);
    await inForce({});
    expect((await browser.call('GET', '/api/me')).status).toBe(401);
    expect(await sessionRow('head-logistics')).toEqual([]);
  });

  it('a page that nobody touches keeps no session alive', async () => {
    const browser = openBrowser(company);
    await browser.enter('head-logistics', DEMO);
    await browser.call('GET', '/api/me');
    await company.database.direct.query(
      `update auth_sessions set expires_at = now() + interval '5 minutes' where user_id = $1`,
      [company.id('head-logistics')],
    );
    await inForce({});
    await browser.call('GET', '/api/me', undefined, { 'x-anju-unattended': '1' });
    expect((await sessionRow('head-logistics'))[0]?.idle).toBeLessThanOrEqual(5 * 60);
    await browser.call('GET', '/api/me');
    expect((await sessionRow('head-logistics'))[0]?.idle).toBeGreaterThan(29 * 60);
  });

  it('the field app stays signed in for days; an office person who says so does not', async () => {
    const field = { 'x-anju-app': 'field' };
    const [phone, other] = [openBrowser(company), openBrowser(company)];
    await phone.enter('tech1', DEMO, field);
    await phone.call('GET', '/api/me');
    expect((await sessionRow('tech1'))[0]?.idle).toBeGreaterThan(71 * 3600);
    await other.enter('director', DEMO, field);
    await other.call('GET', '/api/me');
    expect((await sessionRow('director'))[0]?.idle).toBeLessThanOrEqual(30 * 60);
  });

  it('lists the devices and ends one, or all others, at once', async () => {
    const browsers = [openBrowser(company), openBrowser(company), openBrowser(company)] as const;
    for (const browser of browsers) await browser.enter('legal', DEMO, { 'user-agent': 'Firefox' });
    const [here, second, third] = browsers;
    const { sessions } = (await here.call('GET', '/api/account')).body;
    expect(sessions.map(({ device }: { device: string }) => device)).toEqual([
      'Firefox',
      'Firefox',
      'Firefox',
    ]);
    const own = (await second.call('GET', '/api/account')).body.sessions.find(
      ({ current }: { current: boolean }) => current,
    );
    expect((await here.call('DELETE', `/api/account/sessions/${own.id}`)).body).toEqual({ ended: 1 });
    expect((await second.call('GET', '/api/me')).status).toBe(401);
    expect((await third.call('GET', '/api/me')).status).toBe(200);
    expect((await here.call('DELETE', '/api/account/sessions')).body).toEqual({ ended: 1 });
    expect((await third.call('GET', '/api/me')).status).toBe(401);
    const foreign = await openBrowser(company).enter('policy', DEMO);
    expect(foreign.status).toBe(200);
    const [others] = await sessionRow('policy');
    expect((await here.call('DELETE', `/api/account/sessions/${others?.id}`)).status).toBe(404);
  });

  it('an administrator ends them all, and what is tampered with opens nothing', async () => {
    const browser = openBrowser(company);
    await browser.enter('committee', DEMO);
    expect((await browser.call('GET', '/api/me')).status).toBe(200);
    const ended = await admin()('DELETE', `/api/users/${company.id('committee')}/sessions`);
    expect(ended.body).toEqual({ ended: 1 });
    expect((await browser.call('GET', '/api/me')).status).toBe(401);
    await browser.enter('committee', DEMO);
    const token = browser.jar.get('anju.session_token') ?? '';
    browser.jar.set(
      'anju.session_token',
      token.replace(/^./, (letter) => (letter === 'a' ? 'b' : 'a')),
    );
    expect((await browser.call('GET', '/api/me')).status).toBe(401);
  });
});

describe('second factor', () => {
  it('is asked for at the next sign-in; a code works, a wrong one and another person’s do not', async () => {
    const browser = openBrowser(company);
    await browser.enter('training', DEMO);
    const { secret, recovery } = await browser.addAuthenticator(DEMO);
    expect((await browser.call('GET', '/api/me')).status).toBe(200);
    expect((await browser.call('GET', '/api/account')).body.secondFactor.authenticator).toBe(true);
    expect((await facts('training', 'user.second%')).map(({ data }) => data)).toEqual([
      { kind: 'authenticator' },
    ]);
    const next = openBrowser(company);
    const first = await next.enter('training', DEMO);
    expect([first.status, first.body.twoFactorRedirect]).toEqual([200, true]);
    expect((await next.call('GET', '/api/me')).status).toBe(401);
    expect((await next.code('000000')).body.code).toBe('sign_in.code_refused');
    expect((await next.call('GET', '/api/me')).status).toBe(401);
    expect((await next.code(codeOf(secret))).status).toBe(200);
    expect((await next.call('GET', '/api/me')).status).toBe(200);
    const third = openBrowser(company);
    await third.enter('training', DEMO);
    const recover = (code = '') => third.call('POST', '/api/auth/two-factor/verify-backup-code', { code });
    expect((await recover(recovery[0])).status).toBe(200);
    const fourth = openBrowser(company);
    await fourth.enter('training', DEMO);
    const spent = await fourth.call('POST', '/api/auth/two-factor/verify-backup-code', { code: recovery[0] });
    expect(spent.body.code).toBe('sign_in.code_refused');
  });

  it('must be set up by those who administer or approve, where the company asks for it; others go on', async () => {
    await inForce({ secondFactor: 'required' });
    const [approver, agent] = [openBrowser(company), openBrowser(company)];
    await approver.enter('head-service', DEMO);
    await agent.enter('agent', DEMO);
    expect((await agent.call('GET', '/api/me')).status).toBe(200);
    const held = await approver.call('GET', '/api/approvals');
    expect([held.status, held.body.code]).toEqual([403, 'session.second_factor_must_be_set_up']);
    await approver.addAuthenticator(DEMO);
    expect((await approver.call('GET', '/api/me')).status).toBe(200);
    const off = await approver.call('POST', '/api/auth/two-factor/disable', { password: DEMO });
    expect([off.status, off.body.code]).toEqual([409, 'second_factor.last']);
    const asAdmin = openBrowser(company);
    await asAdmin.enter('security', DEMO);
    await asAdmin.addAuthenticator(DEMO);
    const settings = (await asAdmin.call('GET', '/api/security')).body.settings;
    const back = { settings: { ...settings, secondFactor: 'offered' }, reason: '测试' };
    expect((await asAdmin.call('PUT', '/api/security', back)).status).toBe(200);
  });

  it('what changes security asks again after a quarter of an hour; another administrator takes a lost one away', async () => {
    const id = company.id('head-service');
    const browser = openBrowser(company);
    await browser.enter('head-service', DEMO);
    expect((await browser.call('GET', '/api/me')).status).toBe(401);
    const asAdmin = openBrowser(company);
    await asAdmin.enter('admin', DEMO);
    const { secret } = await asAdmin.addAuthenticator(DEMO);
    await company.database.direct.query(
      `update auth_sessions set second_factor_at = $2 where user_id = $1 and second_factor_at is not null`,
      [company.id('admin'), new Date(company.clock.now - 16 * 60_000)],
    );
    // Any step of a sign-in makes the server look at sessions anew.
    await asAdmin.call('POST', '/api/auth/passkey/sign-in-options', {});
    const reset = () => asAdmin.call('DELETE', `/api/users/${id}/second-factors?reason=lost`);
    const late = await reset();
    expect([late.status, late.body.code]).toEqual([403, 'session.second_factor_again']);
    expect((await asAdmin.code(codeOf(secret))).status).toBe(200);
    expect((await reset()).status).toBe(200);
    expect((await browser.enter('head-service', DEMO)).body.twoFactorRedirect).toBeUndefined();
    expect((await facts('head-service', 'user.second_factor_reset'))[0]).toMatchObject({
      actor_name: '演示管理员',
      data: { username: 'head-service' },
    });
    const own = await asAdmin.call('DELETE', `/api/users/${company.id('admin')}/second-factors?reason=own`);
    expect(own.body.code).toBe('user.not_oneself');
    for (let n = 0; n < 5; n += 1) await asAdmin.code('000000');
    expect((await asAdmin.code('000000')).body.code).toBe('sign_in.wait');
    const { entries } = (await asAdmin.call('GET', '/api/account')).body;
    expect(entries[0]).toMatchObject({ way: 'code', outcome: 'waits' });
  });
});
