import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Company, openCompany } from '../../kernel/testing/company.ts';
import { publish } from './testing/pack.ts';

let company: Company;
beforeAll(async () => {
  company = await openCompany();
});
afterAll(async () => {
  expect(company.errors).toEqual([]);
  await company.close();
});

const read = (url: string, headers: Record<string, string> = {}) =>
  company.app.inject({ method: 'GET', url, headers });

it('is for everybody, in plain words, and follows the standard in force', async () => {
  const before = await read('/service-promise');
  expect([before.statusCode, before.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
  expect(before.body).toContain('<h3>一级投诉（产品质量、安全）</h3><ul><li>3 个工作日内给出方案</li></ul>');
  expect(before.body).toContain('12315');
  expect(before.body).toContain('第 1 版 · 自 2026-01-01 起施行');

  await publish(company, 2, (pack) => ({
    ...pack,
    effectiveFrom: '2026-02-01',
    limits: pack.limits.map((limit) =>
      limit.key === 'level_1_solution' ? { ...limit, duration: { value: 2, unit: 'working_days' } } : limit,
    ),
  }));
  const after = await read('/service-promise');
  expect(after.body).toContain('<h3>一级投诉（产品质量、安全）</h3><ul><li>2 个工作日内给出方案</li></ul>');
  expect(after.body).toContain('第 2 版 · 自 2026-02-01 起施行');
  const standard = (await read('/api/public/standard')).json();
  expect(JSON.stringify(standard.limits)).toContain('2 个工作日内给出方案');
  expect(standard.version).toBe('2');
});

it('speaks the reader’s language', async () => {
  for (const english of [
    await read('/service-promise?lang=en'),
    await read('/service-promise', { 'accept-language': 'en-GB,en;q=0.9' }),
  ]) {
    expect(english.body).toContain('<html lang="en">');
    expect(english.body).toContain('a person contacts you within 24 hours');
    expect(english.body.replace('中文', '')).not.toMatch(/\p{Script=Han}/u);
  }
  expect((await read('/service-promise?lang=zh', { 'accept-language': 'en' })).body).toContain(
    '<html lang="zh-CN">',
  );
});

it('is kept by its ETag until the standard changes', async () => {
  for (const url of ['/service-promise', '/api/public/standard']) {
    const first = await read(url);
    const { etag } = first.headers;
    expect(first.headers['cache-control']).toBe('public, max-age=300');
    const again = await read(url, { 'if-none-match': `W/${etag}` });
    expect([again.statusCode, again.body, again.headers.etag]).toEqual([304, '', etag]);
    expect((await read(url, { 'if-none-match': '"other"' })).statusCode).toBe(200);
  }
  const { etag } = (await read('/api/public/standard')).headers;
  await publish(company, 3, (pack) => ({ ...pack, effectiveFrom: '2026-02-02' }));
  expect((await read('/api/public/standard', { 'if-none-match': String(etag) })).statusCode).toBe(200);
});

it('weighs little, runs no script, and says nothing internal or personal', async () => {
  const { body } = await read('/service-promise');
  expect(gzipSync(body).length).toBeLessThan(6000);
  expect(body).not.toMatch(/<script|<img|https?:/);
  const people = await company.database.direct.query<{ name: string }>(`select name from users`);
  const json = (await read('/api/public/standard')).body;
  for (const text of [body, json]) {
    expect(text).not.toMatch(/GB\s*\/?\s*T/);
    expect(people.filter((person) => text.includes(person.name))).toEqual([]);
    expect(text).not.toMatch(/S[0-3] \d|目标|授权|amount|authority/);
  }
});

it('escapes what the company writes', async () => {
  await publish(company, 4, (pack) => ({
    ...pack,
    effectiveFrom: '2026-02-03',
    complaintChannels: [
      {
        channel: 'phone',
        clause: 'S1 3.1',
        contact: '400-000-0000 <24h>',
        text: { zh: '拨打 <b>', en: 'Call & ask' },
      },
    ],
  }));
  const { body } = await read('/service-promise');
  expect(body).toContain('拨打 &lt;b&gt; <strong>400-000-0000 &lt;24h&gt;</strong>');
  expect((await read('/service-promise?lang=en')).body).toContain('Call &amp; ask');
});
