import { Uint8ArrayReader, Uint8ArrayWriter, ZipReader } from '@zip.js/zip.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Company, openCompany } from '../../kernel/testing/company.ts';
import { exportedCustomers } from '../customers/exported-customers.queries.ts';

let company: Company;
beforeAll(async () => {
  company = await openCompany();
});
afterAll(async () => {
  expect(company.errors).toEqual([]);
  await company.close();
});

const ask = (username: string, parts: object = {}) =>
  company.as(username)('POST', '/api/customer-exports', {
    purpose: 'recall',
    reason: '型号召回，逐户通知',
    filter: { region: 'east' },
    fields: ['name', 'phone', 'serials'],
    ...parts,
  });
const decide = (username: string, id: number, approved = true) =>
  company.as(username)('PUT', `/api/customer-exports/${id}/decision`, { approved, note: '依据充分' });
const cookies = new Map<string, string>();
const download = (username: string, id: number) =>
  company.app.inject({
    method: 'POST',
    url: `/api/customer-exports/${id}/downloads`,
    headers: { cookie: cookies.get(username) ?? '' },
  });
const signIn = async (username: string) => {
  const answer = await company.app.inject({
    method: 'POST',
    url: '/api/auth/sign-in/username',
    payload: { username, password: 'anju-demo-2026' },
  });
  const set = [answer.headers['set-cookie'] ?? []].flat().map((cookie) => cookie.split(';')[0]);
  cookies.set(username, set.join('; '));
};
const entriesOf = (id: number) =>
  company.database.direct.query<{
    user_name: string;
    records: number;
    customer_ids: string[];
    purpose: string;
    fields: string[];
  }>(`select * from access_log where subject = $1 order by id`, [`customer_export:${id}`]);
const factsOf = async (id: number) =>
  (
    await company.database.direct.query<{ type: string }>(
      `select type from events where subject = $1 order by id`,
      [`customer_export:${id}`],
    )
  ).map(({ type }) => type);

async function opened(zip: Buffer, password: string): Promise<{ name: string; bytes: Uint8Array }[]> {
  const reader = new ZipReader(new Uint8ArrayReader(zip), { password });
  const files = [];
  for (const entry of await reader.getEntries()) {
    if (entry.directory) continue;
    files.push({ name: entry.filename, bytes: await entry.getData(new Uint8ArrayWriter()) });
  }
  return files;
}

describe('[S0-2.3-h] an export of customer data', () => {
  let id = 0;
  let password = '';

  it('is asked for with purpose, scope and fields; nothing is made before a second person approves', async () => {
    const count = await company.as('supervisor')('GET', '/api/customer-export-counts?region=east');
    const asked = await ask('supervisor');
    expect([asked.status, asked.body.state, asked.body.records]).toEqual([
      201,
      'waiting',
      count.body.records,
    ]);
    id = asked.body.id;
    await company.drain();
    await signIn('supervisor');
    expect((await download('supervisor', id)).statusCode).toBe(409);
    expect(await factsOf(id)).toEqual(['customer_export.requested']);
    const { notifications } = (await company.as('privacy')('GET', '/api/notifications')).body;
    expect(notifications[0]).toMatchObject({ kind: 'export.to_decide', data: { id } });
  });

  it.each([
    ['an agent asks', 'agent', 403],
    ['an agent decides', 'agent', 403],
  ])('%s: refused', async (what, username, status) => {
    const answer = what.endsWith('asks') ? await ask(username) : await decide(username, id);
    expect(answer.status).toBe(status);
  });

  it('nobody approves an own request, on screen or in the database', async () => {
    const own = (await ask('director')).body;
    expect(own.may).toEqual({ decide: false, withdraw: true, takePassword: false, download: false });
    const answer = await decide('director', own.id);
    expect([answer.status, answer.body.code]).toEqual([403, 'export.own_request']);
    await expect(
      company.database.direct.query(
        `update customer_exports set decided_by = requested_by, state = 'approved' where id = $1`,
        [own.id],
      ),
    ).rejects.toThrow(/second_person/);
    const back = await company.as('director')('PUT', `/api/customer-exports/${own.id}/withdrawal`, {});
    expect(back.body.state).toBe('withdrawn');
    expect((await decide('privacy', own.id)).body.code).toBe('export.decided');
  });

  it('approved by a second person, it is made with the requester’s name, encrypted, and each customer is in the log', async () => {
    expect((await decide('privacy', id)).body.state).toBe('approved');
    await company.drain();
    const { exports } = (await company.as('supervisor')('GET', '/api/customer-exports')).body;
    const ready = exports.find((one: { id: number }) => one.id === id);
    expect(ready).toMatchObject({ state: 'ready', downloadsLeft: 3, passwordShown: false });
    expect(ready.may).toMatchObject({ takePassword: true, download: true });
    const [made] = await entriesOf(id);
    expect(made).toMatchObject({
      user_name: '演示客服主管',
      records: ready.records,
      purpose: 'customer_export',
      fields: ['name', 'phone'],
    });
    expect(made?.customer_ids).toHaveLength(ready.records);
    const dump = await company.database.direct.query(`select * from customer_exports`);
    expect(JSON.stringify(dump)).not.toMatch(/199000/);
  });

  it('the password is shown to the requester, once', async () => {
    const take = (username: string) =>
      company.as(username)('PUT', `/api/customer-exports/${id}/password`, {});
    expect((await take('director')).status).toBe(404);
    const shown = await take('supervisor');
    password = shown.body.password;
    expect(password).toMatch(/^([A-Z2-9]{5}-){3}[A-Z2-9]{5}$/);
    expect((await take('supervisor')).body.code).toBe('export.password_gone');
    const dump = JSON.stringify([
      await company.database.direct.query(`select * from customer_exports`),
      await company.database.direct.query(`select * from events`),
    ]);
    expect(dump).not.toContain(password);
  });

  it('opens by that password alone: watermark of the user, whole phones and serials, no formula', async () => {
    const answer = await download('supervisor', id);
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'application/zip']);
    await expect(opened(answer.rawPayload, 'AAAAA-AAAAA-AAAAA-AAAAA')).rejects.toThrow(/password/i);
    const [file] = await opened(answer.rawPayload, password);
    expect(file?.name).toMatch(/^EX\d{6}[.]xlsx$/);
    const parts = await opened(Buffer.from(file?.bytes ?? []), '');
    const textOf = (name: string) =>
      new TextDecoder().decode(parts.find((part) => part.name === name)?.bytes);
    const sheet = textOf('xl/worksheets/sheet1.xml');
    expect(sheet).toMatch(/仅供演示客服主管（supervisor）使用/);
    expect(sheet).toMatch(/<oddFooter>[^<]*supervisor/);
    expect(textOf('docProps/core.xml')).toContain('<dc:creator>supervisor<');
    const rows = sheet.split('<row ').length - 3;
    const [made] = await entriesOf(id);
    expect(rows).toBe(made?.records);
    expect(sheet.split('supervisor EX').length - 1).toBe(rows);
    expect(sheet).toContain('>19900000002<');
    expect(sheet).not.toMatch(/演示路/);
  });

  it('is taken three times by the requester alone, each on record, and then it is gone', async () => {
    await signIn('director');
    expect((await download('director', id)).statusCode).toBe(409);
    expect((await download('supervisor', id)).statusCode).toBe(200);
    expect((await download('supervisor', id)).statusCode).toBe(200);
    const fourth = await download('supervisor', id);
    expect([fourth.statusCode, JSON.parse(fourth.body).code]).toEqual([409, 'export.no_download_left']);
    expect(await entriesOf(id)).toHaveLength(4);
    expect(await factsOf(id)).toEqual([
      'customer_export.requested',
      'customer_export.approved',
      'customer_export.made',
      'customer_export.password_shown',
    ]);
  });

  it('ends after 72 hours: no file, no password', async () => {
    const other = (await ask('supervisor')).body.id;
    await decide('privacy', other);
    await company.drain();
    company.clock.advance(73 * 3_600_000);
    expect((await download('supervisor', other)).statusCode).toBe(409);
    const late = await company.as('supervisor')('PUT', `/api/customer-exports/${other}/password`, {});
    expect(late.body.code).toBe('export.password_gone');
  });

  it('of a regional manager holds the own region only', async () => {
    const asked = (await ask('south', { filter: {} })).body;
    const all = (await company.as('director')('GET', '/api/customer-export-counts')).body.records;
    expect(asked.records).toBeLessThan(all);
    expect((await ask('south', { filter: { region: 'east' } })).status).toBe(422);
  });

  it.each<[string, object]>([
    ['no reason', { reason: ' ' }],
    ['no field', { fields: [] }],
    ['a field that is none', { fields: ['idNumber'] }],
    ['a purpose that is none', { purpose: 'fun' }],
    ['a filter of another kind', { filter: { sql: '1=1' } }],
  ])('refuses %s', async (_what, parts) => {
    expect((await ask('supervisor', parts)).status).toBe(422);
  });
});

describe('[S0-2.3-h] every other way out', () => {
  it('holds masked names and no number of a customer', async () => {
    const known = await exportedCustomers(await company.context('director'), {}, { most: 100 });
    expect(known.length).toBeGreaterThan(5);
    const out = [
      await company.as('director')('GET', '/api/cases/export'),
      await company.as('privacy')('GET', '/api/access-log/export'),
      await company.as('supervisor')('GET', '/api/customer-exports'),
    ].map(({ status, body }) => {
      expect(status).toBe(200);
      return typeof body === 'string' ? body : JSON.stringify(body);
    });
    for (const text of out) {
      for (const { name, phone } of known) {
        expect([text.includes(name), phone !== null && text.includes(phone)]).toEqual([false, false]);
      }
    }
  });
});
