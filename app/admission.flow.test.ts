import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Company, openCompany } from '../kernel/testing/company.ts';

let company: Company;
beforeAll(async () => {
  company = await openCompany({ rates: { user: 40, address: 30 } });
});
afterAll(async () => {
  expect(company.errors).toEqual([]);
  await company.close();
});

const stranger = (address: string, headers: Record<string, string> = {}) =>
  company.app.inject({ url: '/api/public/standard', remoteAddress: address, headers });
const statuses = async (times: number, ask: () => Promise<{ statusCode?: number; status?: number }>) => {
  const counted: Record<string, number> = {};
  for (let n = 0; n < times; n += 1) {
    const { statusCode, status } = await ask();
    const name = String(statusCode ?? status);
    counted[name] = (counted[name] ?? 0) + 1;
  }
  return counted;
};

describe('too many requests', () => {
  it('of a stranger are refused by address, with the time to wait; another address goes on', async () => {
    expect(await statuses(50, () => stranger('198.51.100.1'))).toEqual({ 200: 30, 429: 20 });
    const refused = await stranger('198.51.100.1');
    expect([refused.json().code, Number(refused.headers['retry-after']) >= 1]).toEqual([
      'request.too_many',
      true,
    ]);
    expect((await stranger('198.51.100.2')).statusCode).toBe(200);
  });

  it('are not made fewer by a forged cookie, key or forwarded address', async () => {
    const cookie = 'anju.session_token=forged.signature';
    expect(await statuses(40, () => stranger('198.51.100.3', { cookie }))).toEqual({ 200: 30, 429: 10 });
    const forwarded = { 'x-forwarded-for': '203.0.113.9' };
    expect(await statuses(3, () => stranger('198.51.100.3', forwarded))).toEqual({ 429: 3 });
    const authorization = 'Bearer 000000000000000000000000000000000000';
    expect((await stranger('198.51.100.3', { authorization })).statusCode).toBe(429);
  });

  it('of a person are counted for that person: a hundred agents behind one address do not hinder each other', async () => {
    expect(await statuses(60, () => company.as('agent')('GET', '/api/me'))).toEqual({ 200: 40, 429: 20 });
    expect(await statuses(40, () => company.as('agent2')('GET', '/api/me'))).toEqual({ 200: 40 });
  });
});

describe('what a browser may do with an answer', () => {
  it('an answer of the API is no page, and a public page runs no script and only its own styles', async () => {
    const ask = (url: string) => company.app.inject({ url, remoteAddress: '198.51.100.9' });
    const api = await ask('/api/health');
    expect(api.headers['content-security-policy']).toMatch(/default-src 'none'$/);
    for (const path of ['/service-promise', '/price-list']) {
      const page = await ask(path);
      expect(page.statusCode).toBe(200);
      expect(page.headers['content-security-policy']).toMatch(
        /^base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'; default-src 'none'; style-src 'sha256-[\w+/]+='$/,
      );
      expect(page.body).not.toMatch(/<script|\son\w+=|style="/);
    }
  });

  it.each(['/api/health', '/', '/field/', '/api/nowhere', '/api/cases/%E0%A4%A', '/assets/nothing-here.js'])(
    '%s carries the headers whatever it answers',
    async (url) => {
      const { headers } = await company.app.inject({ url, remoteAddress: '198.51.100.10' });
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
      });
      expect(String(headers['content-security-policy'])).toMatch(/frame-ancestors 'none'/);
      const policy = String(headers['content-security-policy']);
      expect(policy.replace("'wasm-unsafe-eval'", '')).not.toMatch(/script-src[^;]*unsafe|unsafe-eval|\*/);
      expect(policy.includes("script-src 'self' 'wasm-unsafe-eval'")).toBe(url === '/field/');
      expect(String(headers['permissions-policy'])).toContain(
        url === '/field/' ? 'camera=(self)' : 'camera=()',
      );
    },
  );
});

it('a compressed body is refused before it is unpacked, whatever it would become', async () => {
  const bomb = gzipSync(Buffer.alloc(50 * 1024 * 1024));
  const answer = await company.app.inject({
    method: 'POST',
    url: '/api/auth/sign-in/username',
    remoteAddress: '198.51.100.11',
    headers: { 'content-encoding': 'gzip', 'content-type': 'application/json' },
    payload: bomb,
  });
  expect([bomb.length < 100_000, answer.statusCode, answer.json().code]).toEqual([
    true,
    422,
    'request.encoding',
  ]);
});
