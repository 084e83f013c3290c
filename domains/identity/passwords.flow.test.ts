import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Company, openCompany } from '../../kernel/testing/company.ts';
import { accountsOf } from './testing/accounts.ts';
import { openBrowser } from './testing/browser.ts';

const DEMO = 'anju-demo-2026';
let company: Company;
const { withInitialPassword, facts } = accountsOf(() => company);
beforeAll(async () => {
  company = await openCompany();
});
afterAll(async () => {
  expect(company.errors).toEqual([]);
  await company.close();
});

describe('passwords', () => {
  it('an initial password opens nothing but its own change, and says so', async () => {
    const initial = await withInitialPassword('agent2');
    const browser = openBrowser(company);
    expect((await browser.enter('agent2', initial)).status).toBe(200);
    for (const path of ['/api/me', '/api/cases', '/api/live', '/api/cases/export', '/api/people']) {
      const answer = await browser.call('GET', path);
      expect([path, answer.status, answer.body.code]).toEqual([path, 403, 'session.password_must_change']);
    }
    const account = await browser.call('GET', '/api/account');
    expect([account.body.hold, account.body.password.state]).toEqual([
      'session.password_must_change',
      'initial',
    ]);
    const enable = await browser.call('POST', '/api/auth/two-factor/enable', { password: initial });
    expect([enable.status, enable.body.code]).toEqual([403, 'session.password_must_change']);
    const change = (next: string, current = initial) =>
      browser.call('PUT', '/api/account/password', { current, next });
    expect((await change('short')).body.errors).toMatchObject([{ field: 'next', code: 'password_short' }]);
    expect((await change('password2026')).body.errors).toMatchObject([{ code: 'password_common' }]);
    expect((await change('x-agent2-7712')).body.errors).toMatchObject([{ code: 'password_has_name' }]);
    expect((await change(initial)).body.errors).toMatchObject([{ code: 'password_used' }]);
    expect((await change('garden-Lamp-71', 'not the one')).body.code).toBe('password.wrong');
    expect((await change('garden-Lamp-71')).body).toEqual({ ended: 0 });
    expect((await browser.call('GET', '/api/me')).status).toBe(200);
    expect((await facts('agent2')).map(({ type }) => type)).toEqual([
      'user.added',
      'user.password_reset',
      'user.password_changed',
    ]);
  });

  it('the last five do not come back, the sixth does', async () => {
    const initial = await withInitialPassword('repairer');
    const browser = openBrowser(company);
    await browser.enter('repairer', initial);
    const words = ['one', 'two', 'three', 'four', 'five', 'six'].map((word) => `cupboard-${word}-lamp`);
    let current = initial;
    for (const next of words) {
      expect((await browser.call('PUT', '/api/account/password', { current, next })).status).toBe(200);
      current = next;
    }
    const again = (next: string) => browser.call('PUT', '/api/account/password', { current, next });
    for (const next of words.slice(1)) {
      expect((await again(next)).body.errors).toMatchObject([{ code: 'password_used' }]);
    }
    expect((await again('cupboard-one-lamp')).status).toBe(200);
  });

  it('asks administrators and approvers for twelve characters', async () => {
    const initial = await withInitialPassword('supervisor');
    const browser = openBrowser(company);
    await browser.enter('supervisor', initial);
    const account = await browser.call('GET', '/api/account');
    expect(account.body.password.least).toBe(12);
    const eleven = await browser.call('PUT', '/api/account/password', {
      current: initial,
      next: 'kd7-Plom2x9',
    });
    expect(eleven.body.errors).toMatchObject([{ code: 'password_short' }]);
    const done = await browser.call('PUT', '/api/account/password', {
      current: initial,
      next: 'kd7-Plom2x9u',
    });
    expect(done.status).toBe(200);
  });

  it('a wrong current password is refused five times, then nobody may guess on', async () => {
    const browser = openBrowser(company);
    await browser.enter('handler2', DEMO);
    const guess = (current: string) =>
      browser.call('PUT', '/api/account/password', { current, next: 'garden-Lamp-72' });
    for (let number = 0; number < 5; number += 1) {
      expect((await guess(`wrong-${number}`)).body.code).toBe('password.wrong');
    }
    expect((await guess(DEMO)).body.code).toBe('password.too_many_wrong');
  });

  it('a change ends every other session', async () => {
    const [here, there] = [openBrowser(company), openBrowser(company)];
    await here.enter('handler', DEMO);
    await there.enter('handler', DEMO);
    expect((await there.call('GET', '/api/me')).status).toBe(200);
    const change = { current: DEMO, next: 'walnut-Shelf-41' };
    expect((await here.call('PUT', '/api/account/password', change)).body.ended).toBeGreaterThanOrEqual(1);
    expect((await there.call('GET', '/api/me')).status).toBe(401);
    expect((await here.call('GET', '/api/me')).status).toBe(200);
    expect((await openBrowser(company).enter('handler', DEMO)).body.code).toBe('sign_in.refused');
  });
});

describe('tries at a password', () => {
  it('five are free, then each waits longer; the right password in the waiting time is refused too', async () => {
    const browser = openBrowser(company, '203.0.113.5');
    const guess = (word: string) => browser.enter('head-repair', word);
    for (let number = 0; number < 5; number += 1) expect((await guess(`wrong ${number}`)).status).toBe(401);
    const waits = await guess(DEMO);
    expect([waits.status, waits.body.code, waits.headers['retry-after']]).toEqual([
      429,
      'sign_in.wait',
      '10',
    ]);
    company.clock.advance(11_000);
    expect((await guess('wrong again')).status).toBe(401);
    expect((await guess(DEMO)).headers['retry-after']).toBe('20');
    company.clock.advance(21_000);
    expect((await guess(DEMO)).status).toBe(200);
  });

  it('a stranger keeps neither the person at another address nor a known device waiting', async () => {
    const known = openBrowser(company, '198.51.100.20');
    expect((await known.enter('head-sales', DEMO)).status).toBe(200);
    await known.call('POST', '/api/auth/sign-out', {});
    const stranger = openBrowser(company, '198.51.100.20');
    for (let number = 0; number < 40; number += 1) await stranger.enter('head-sales', `guess ${number}`);
    expect((await stranger.enter('head-sales', DEMO)).status).toBe(429);
    expect((await known.enter('HEAD-SALES', DEMO)).status).toBe(200);
    expect((await openBrowser(company, '198.51.100.21').enter('head-sales', DEMO)).status).toBe(200);
  });

  it('many tries at once are counted one by one', async () => {
    const browser = openBrowser(company, '203.0.113.77');
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, number) => browser.enter('head-quality', `at once ${number}`)),
    );
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 401)).toHaveLength(5);
    expect(statuses.filter((status) => status === 429)).toHaveLength(15);
  });

  it('says the same about a name that nobody has, and keeps each entry and refusal', async () => {
    const browser = openBrowser(company, '203.0.113.9');
    const [unknown, wrong] = [await browser.enter('nobody-here', 'x'), await browser.enter('agent', 'x')];
    expect({ ...unknown.body, requestId: '' }).toEqual({ ...wrong.body, requestId: '' });
    await browser.enter('agent', DEMO);
    const { entries } = (await browser.call('GET', '/api/account')).body;
    expect(entries.slice(0, 2)).toMatchObject([
      { outcome: 'entered', way: 'password', address: '203.0.113.9' },
      { outcome: 'refused', way: 'password', address: '203.0.113.9' },
    ]);
  });
});
