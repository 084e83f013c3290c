import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Company, openCompany } from '../../kernel/testing/company.ts';
import { openBrowser } from './testing/browser.ts';
import { CALLBACK, openProvider } from './testing/provider.ts';

let company: Company;
let provider: Awaited<ReturnType<typeof openProvider>>;
beforeAll(async () => {
  provider = await openProvider();
  company = await openCompany({ singleSignOn: provider.settings });
});
afterAll(async () => {
  expect(company.errors).toEqual([]);
  await company.close();
  await provider.close();
});

const link = (username: string, subject: string | null) =>
  company.as('admin')('PUT', `/api/users/${company.id(username)}/single-sign-on`, { subject });

async function begin(callbackURL = '/') {
  const browser = openBrowser(company);
  const { status, body } = await browser.call('POST', '/api/auth/sign-in/social', { callbackURL });
  expect(status).toBe(200);
  return { browser, url: new URL(body.url) };
}

const pathOf = (address: string) => address.slice(new URL(CALLBACK).origin.length);

async function come(name: string, callbackURL?: string) {
  const { browser, url } = await begin(callbackURL);
  const back = await provider.signInAt(url.href, name);
  expect(back.startsWith(CALLBACK)).toBe(true);
  const answer = await browser.call('GET', pathOf(back));
  return { browser, back, answer };
}

describe('single sign-on', () => {
  it('is offered when the company has a provider, with state, nonce and PKCE', async () => {
    expect((await openBrowser(company).call('GET', '/api/sign-in-ways')).body).toEqual({
      singleSignOn: true,
    });
    const { url } = await begin();
    expect(url.searchParams.get('code_challenge_method')).toBe('S256');
    for (const part of ['state', 'nonce', 'code_challenge']) {
      expect((url.searchParams.get(part) ?? '').length).toBeGreaterThan(20);
    }
  });

  it('lets in whom an administrator tied to the identity, and keeps it', async () => {
    expect((await link('agent', 'wang-1001')).body.singleSignOn).toBe('wang-1001');
    const { browser, answer } = await come('wang-1001', '/cases');
    expect([answer.status, answer.headers.location]).toEqual([302, '/cases']);
    expect((await browser.call('GET', '/api/me')).body.username).toBe('agent');
    const { entries, sessions } = (await browser.call('GET', '/api/account')).body;
    expect([entries[0].way, sessions[0].way]).toEqual(['single_sign_on', 'single_sign_on']);
    const kept = await company.database.direct.query(
      `select access_token, id_token, refresh_token from auth_accounts where provider_id = 'oidc'`,
    );
    expect(kept).toEqual([{ access_token: null, id_token: null, refresh_token: null }]);
  });

  it('lets nobody else in and makes no user', async () => {
    const users = async () => (await company.database.direct.query(`select id from auth_users`)).length;
    const before = await users();
    const { browser, answer } = await come('stranger');
    expect(answer.headers.location).toContain('/sign-in?refused=single_sign_on');
    expect((await browser.call('GET', '/api/me')).status).toBe(401);
    expect(await users()).toBe(before);
  });

  it('ties an identity to one user only, and unties it', async () => {
    expect((await link('agent2', 'wang-1001')).body.code).toBe('identity.linked_elsewhere');
    expect((await link('agent', null)).body.singleSignOn).toBeNull();
    expect((await come('wang-1001')).answer.headers.location).toContain('refused=single_sign_on');
    const facts = await company.database.direct.query<{ type: string }>(
      `select type from events where subject = $1 and type like 'user.single%' order by id`,
      [`user:${company.id('agent')}`],
    );
    expect(facts.map(({ type }) => type)).toEqual([
      'user.single_sign_on_linked',
      'user.single_sign_on_unlinked',
    ]);
  });

  it('does not take an answer twice, with a foreign state or in another browser', async () => {
    await link('handler', 'li-2002');
    const { browser, back } = await come('li-2002');
    expect((await browser.call('GET', '/api/me')).status).toBe(200);
    await browser.call('POST', '/api/auth/sign-out', {});
    await browser.call('GET', pathOf(back));
    expect((await browser.call('GET', '/api/me')).status).toBe(401);
    const { browser: mine, url } = await begin();
    const answer = new URL(await provider.signInAt(url.href, 'li-2002'));
    const thief = openBrowser(company);
    await thief.call('GET', pathOf(answer.href));
    expect((await thief.call('GET', '/api/me')).status).toBe(401);
    answer.searchParams.set('state', 'x'.repeat(32));
    await mine.call('GET', pathOf(answer.href));
    expect((await mine.call('GET', '/api/me')).status).toBe(401);
  });

  it('leads back only to an address of this product', async () => {
    await link('agent2', 'sun-5005');
    for (const away of ['https://evil.example/', '//evil.example', '/\\evil.example']) {
      const { answer } = await come('sun-5005', away);
      expect(answer.headers.location).toBe('/');
    }
  });

  it('a disabled user does not come in, and an approver still shows the second factor', async () => {
    await link('legal', 'zhao-3003');
    await link('head-after', 'qian-4004');
    const admin = company.as('admin');
    const security = company.as('security');
    await admin('PUT', `/api/users/${company.id('legal')}/activity`, { active: false, reason: '离职' });
    const gone = await come('zhao-3003');
    expect((await gone.browser.call('GET', '/api/me')).status).toBe(401);
    const { settings } = (await security('GET', '/api/security')).body;
    const required = { settings: { ...settings, secondFactor: 'required' }, reason: '上线' };
    expect((await security('PUT', '/api/security', required)).status).toBe(200);
    const { browser } = await come('qian-4004');
    expect((await browser.call('GET', '/api/me')).body.code).toBe('session.second_factor_must_be_set_up');
  });
});
