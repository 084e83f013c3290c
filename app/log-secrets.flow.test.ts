import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { readConfig } from '../kernel/config.ts';
import { type Company, openCompany } from '../kernel/testing/company.ts';
import { TEST_MASTER_KEY } from '../kernel/testing/global-setup.ts';
import { DEMO_PASSWORD } from './seed.ts';
import { type Running, start } from './start.ts';

const WRONG = 'wrong-Passwort-4711';
const PHONE = '13912345678';
const NAME = '欧阳测试独一';

let company: Company;
let product: Running;
const written: string[] = [];
beforeAll(async () => {
  company = await openCompany();
  // Something that breaks and says with which values it did.
  await company.database.direct.script(`create function tell() returns trigger language plpgsql as $$
    begin raise exception 'no view for % with token=%', new.name, new.query; end $$;
    create trigger tell before insert on saved_views for each row execute function tell()`);
  for (const stream of [process.stdout, process.stderr] as const)
    vi.spyOn(stream, 'write').mockImplementation((text) => written.push(String(text)) > 0);
  for (const level of ['log', 'info', 'warn', 'error', 'debug'] as const)
    vi.spyOn(console, level).mockImplementation((...words) => void written.push(words.map(String).join(' ')));
  const env = {
    PORT: '0',
    DATABASE_URL: company.url,
    ANJU_APP_DATABASE_URL: company.appUrl,
    ANJU_DATA: mkdtempSync(join(tmpdir(), 'anju-logs-')),
    ANJU_MASTER_KEY: TEST_MASTER_KEY,
  };
  product = await start(readConfig(env), env, (line) => written.push(line));
});
afterAll(async () => {
  await product.stop();
  vi.restoreAllMocks();
  await company.close();
});

it('a day of work leaves no password, cookie, token, name or phone in any log', async () => {
  const ask = async (method: string, path: string, cookie: string, body?: object) => {
    const answer = await fetch(`${product.address}${path}`, {
      method,
      headers: { cookie, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: answer.status, headers: answer.headers, text: await answer.text() };
  };
  const signIn = (password: string) =>
    ask('POST', '/api/auth/sign-in/username', '', { username: 'agent', password });
  expect((await signIn(WRONG)).status).toBe(401);
  const { headers } = await signIn(DEMO_PASSWORD);
  const cookie = headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  expect(cookie).toContain('session_token');
  const registered = await ask('POST', '/api/cases', cookie, {
    kind: 'request',
    channel: 'phone',
    businessLink: 'after_sales',
    productModel: { value: 'AJ-WG280' },
    purchaseChannel: { value: 'own_store' },
    customer: { new: { name: NAME, phone: PHONE, provinceCode: '31' } },
    contactName: NAME,
    contactPhone: PHONE,
    subject: '空调不制冷',
    course: `请拨打 ${PHONE}`,
    demand: '上门',
    complainedAt: new Date(Date.now() - 60_000).toISOString(),
  });
  expect(registered.status).toBe(201);
  expect((await ask('GET', `/api/cases?find=${PHONE}`, cookie)).status).toBe(200);
  const [customer] = JSON.parse((await ask('GET', `/api/customers?find=${PHONE}`, cookie)).text).customers;
  const shown = await ask('POST', `/api/customers/${customer.id}/disclosures`, cookie, {
    purpose: 'contact',
  });
  expect(shown.text).toContain(PHONE);
  expect((await ask('GET', '/api/cases/export', cookie)).status).toBeLessThan(500);
  const broken = await ask('POST', '/api/views', cookie, { screen: 'cases', name: PHONE, query: WRONG });
  expect([broken.status, broken.text.includes('no view')]).toEqual([500, false]);

  const cluster = process.env.ANJU_TEST_FILES;
  const database = cluster === undefined ? '' : readFileSync(join(cluster, '../postgres.log'), 'utf8');
  const logs = [...written, database].join('\n');
  expect(written.join('\n')).toMatch(/error in POST \/api\/views: error: no view for .+ with token=\*\*\*/);
  const token = decodeURIComponent(/session_token=([^;.]+)/.exec(cookie)?.[1] ?? '');
  expect(token.length).toBeGreaterThan(20);
  for (const secret of [DEMO_PASSWORD, token, NAME, 'Bearer ']) expect(logs).not.toContain(secret);
  for (const secret of [WRONG, PHONE]) expect(written.join('\n')).not.toContain(secret);
});
