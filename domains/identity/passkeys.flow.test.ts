import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Company, openCompany } from '../../kernel/testing/company.ts';
import { openAuthenticator } from './testing/authenticator.ts';
import { openBrowser } from './testing/browser.ts';

const DEMO = 'anju-demo-2026';
let company: Company;
beforeAll(async () => {
  company = await openCompany();
});
afterAll(async () => {
  expect(company.errors).toEqual([]);
  await company.close();
});

type Browser = ReturnType<typeof openBrowser>;
const device = openAuthenticator();

async function register(browser: Browser, lie: Parameters<typeof device.make>[1] = {}) {
  const options = await browser.call('POST', '/api/auth/passkey/register-options', { password: DEMO });
  const answer = device.make(options.body, lie);
  return browser.call('POST', '/api/auth/passkey/register', { name: '测试手机', answer, password: DEMO });
}

async function signIn(browser: Browser, lie: Parameters<typeof device.answer>[1] = {}) {
  const options = await browser.call('POST', '/api/auth/passkey/sign-in-options', {});
  return browser.call('POST', '/api/auth/passkey/sign-in', { answer: device.answer(options.body, lie) });
}

const refusals = async () =>
  (
    await company.database.direct.query<{ n: number }>(
      `select count(*)::int as n from auth_passkeys where user_id = $1`,
      [company.id('committee')],
    )
  )[0]?.n;

describe('a passkey', () => {
  it('is not taken from another page, nor from a device that did not look who holds it', async () => {
    const browser = openBrowser(company);
    await browser.enter('committee', DEMO);
    expect((await register(browser, { origin: 'https://anju.example' })).status).toBe(401);
    expect((await register(browser, { verified: false })).status).toBe(401);
    expect(await refusals()).toBe(0);
  });

  it('is made by a person who is signed in, and is on record', async () => {
    const browser = openBrowser(company);
    await browser.enter('committee', DEMO);
    expect((await register(browser)).status).toBe(200);
    const { passkeys } = (await browser.call('GET', '/api/account')).body.secondFactor;
    expect(passkeys).toMatchObject([{ name: '测试手机' }]);
    const facts = await company.database.direct.query(
      `select data from events where subject = $1 and type like '%second_factor%'`,
      [`user:${company.id('committee')}`],
    );
    expect(facts).toHaveLength(1);
  });

  it('opens the account without a password, and counts as the second factor', async () => {
    const browser = openBrowser(company);
    expect((await signIn(browser)).status).toBe(200);
    expect((await browser.call('GET', '/api/me')).body.username).toBe('committee');
    const [session] = await company.database.direct.query<{ way: string; proved: boolean }>(
      `select way, second_factor_at is not null as proved from auth_sessions where user_id = $1 order by created_at desc limit 1`,
      [company.id('committee')],
    );
    expect(session).toEqual({ way: 'passkey', proved: true });
  });

  it('opens nothing when the answer is old, repeated, of another page, unverified, copied or changed', async () => {
    const browser = openBrowser(company);
    const options = (await browser.call('POST', '/api/auth/passkey/sign-in-options', {})).body;
    const answer = device.answer(options);
    const enter = (given: object) => browser.call('POST', '/api/auth/passkey/sign-in', { answer: given });
    expect((await enter(answer)).status).toBe(200);
    browser.jar.clear();
    const tries: [string, () => ReturnType<typeof enter>][] = [
      ['a repetition', () => enter(answer)],
      ['another page', () => signIn(browser, { origin: 'https://anju.example' })],
      ['nobody looked', () => signIn(browser, { verified: false })],
      // A copied key falls behind the counter of the device.
      ['a copy', () => signIn(browser, { counter: 1 })],
    ];
    for (const [what, attempt] of tries) {
      const { status, body } = await attempt();
      expect([what, status, body.code]).toEqual([what, 401, 'sign_in.refused']);
    }
    const fresh = device.answer((await browser.call('POST', '/api/auth/passkey/sign-in-options', {})).body);
    const other = Buffer.from(fresh.response.signature, 'base64url');
    other.writeUInt8((other.at(-1) ?? 0) ^ 1, other.length - 1);
    const changed = { ...fresh, response: { ...fresh.response, signature: other.toString('base64url') } };
    expect((await enter(changed)).body.code).toBe('sign_in.refused');
    expect((await browser.call('GET', '/api/me')).status).toBe(401);
  });

  it('of somebody whose account was disabled opens nothing', async () => {
    await company.as('admin')('PUT', `/api/users/${company.id('committee')}/activity`, {
      active: false,
      reason: '离职',
    });
    const browser = openBrowser(company);
    expect((await signIn(browser)).body.code).toBe('sign_in.refused');
  });
});
