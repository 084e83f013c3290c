import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Uint8ArrayReader, Uint8ArrayWriter, ZipReader } from '@zip.js/zip.js';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openFileFolder } from '../../kernel/files.ts';
import { type Company, openCompany } from '../../kernel/testing/company.ts';
import { ordersOf } from '../workorders/testing/walk.ts';
import { clearPersonFiles } from './answering.actions.ts';
import type { PersonRequest } from './requests.contract.ts';

let company: Company;
const work = ordersOf(() => company);
beforeAll(async () => {
  company = await openCompany();
});
afterAll(async () => {
  expect(company.errors).toEqual([]);
  await company.close();
});

async function opened(zip: Buffer, password: string): Promise<Map<string, string>> {
  const reader = new ZipReader(new Uint8ArrayReader(zip), { password });
  const found = new Map<string, string>();
  for (const entry of await reader.getEntries()) {
    if (entry.directory) continue;
    expect(entry.encrypted).toBe(true);
    found.set(entry.filename, new TextDecoder().decode(await entry.getData(new Uint8ArrayWriter())));
  }
  return found;
}

let number: string;
let order: string;
let request: PersonRequest;
const at = (path = '') => `/api/person-requests/${request.id}${path}`;
const privacy = (method: string, path: string, body?: object) => company.as('privacy')(method, path, body);
const loggedExports = () =>
  company.database.direct.query<{ customer_ids: string[]; purpose: string }>(
    `select customer_ids, purpose from access_log where subject = $1 order by id`,
    [`person_request:${request.id}`],
  );

it('[S0-5.2-e] access granted to a verified person is made as a page and as JSON in an encrypted archive', async () => {
  number = await work.repair({
    customer: {
      new: { name: '查阅测试人', phone: '19900000071', provinceCode: '31', address: '查阅路 7 号' },
    },
    contactName: '查阅测试人家属',
    contactPhone: '19900000072',
    course: '安装后漏水，可打 19900000073 找我',
    demand: '请更换',
  });
  order = await work.orderOf(number);
  await work.plan(order, 'tech1', [24, 26]);
  const customerId = await company.database.direct
    .query<{ customer_id: number }>(`select customer_id from cases where number = $1`, [number])
    .then(([row]) => row?.customer_id ?? 0);
  await company.as('agent')('POST', `/api/customers/${customerId}/disclosures`, { purpose: 'contact' });
  await company.as('agent')('POST', `/api/customers/${customerId}/consents`, {
    ...{ purposes: ['survey'], answer: 'given', channel: 'phone', evidence: '录音 77' },
  });
  const body = { kind: 'copy', customerId, channel: 'email', matter: '需要一份副本' };
  request = (await company.as('agent')('POST', '/api/person-requests', body)).body;
  request = (await company.as('agent')('POST', at('/checks'), { method: 'order_number', number })).body;
  request = (
    await privacy('PUT', at('/decision'), { decision: 'granted', reason: '同意', version: request.version })
  ).body;
  expect([request.state, request.next]).toEqual(['granted', 'make_file']);
  await company.drain();
  request = (await privacy('GET', at())).body;
  expect([request.next, request.file?.downloadsLeft, request.may.takeFile]).toEqual(['hand_over', 3, true]);
});

it('[S0-5.2-e] it holds everything that is held of the person, readable, and nothing of others', async () => {
  const early = await privacy('PUT', at('/hand-over'), {
    channel: 'email',
    note: '已发送',
    version: request.version,
  });
  expect(early.body.code).toBe('person_request.not_taken');
  const { password } = (await privacy('PUT', at('/password'))).body;
  expect((await privacy('PUT', at('/password'))).body.code).toBe('export.password_gone');
  expect((await company.as('agent')('POST', at('/downloads'))).status).toBe(403);
  const taken = await privacy('POST', at('/downloads'));
  expect([taken.status, taken.headers['content-type']]).toEqual([200, 'application/zip']);
  const files = await opened(taken.bytes, password);
  await expect(opened(taken.bytes, 'wrong')).rejects.toThrow();
  expect([...files.keys()]).toEqual(['您的个人信息.html', 'your-data.html', 'data.json']);
  const held = JSON.parse(files.get('data.json') ?? '{}');
  expect(held.person[0]).toMatchObject({ name: '查阅测试人', phone: '19900000071', address: '查阅路 7 号' });
  expect(held.contacts).toEqual([{ case: number, name: '查阅测试人家属', phone: '19900000072' }]);
  expect(held.cases[0]).toMatchObject({ number, course: '安装后漏水，可打 19900000073 找我' });
  expect(held.consents).toMatchObject([
    { purpose: 'survey', answer: 'given', notice: 1, evidence: '录音 77' },
  ]);
  expect(held.visits).toMatchObject([
    { number: order, case: number, visits: [{ status: expect.any(String) }] },
  ]);
  expect(held.messages.length).toBeGreaterThan(0);
  expect(held.requests[0].number).toBe(request.number);
  expect(held.looks).toMatchObject([{ department: '客户服务部', kind: 'disclosure', purpose: 'contact' }]);
  for (const name of ['您的个人信息.html', 'your-data.html']) {
    const page = files.get(name) ?? '';
    for (const said of ['查阅测试人', '19900000071', '19900000073', '查阅路 7 号'])
      expect(page).toContain(said);
  }
  for (const text of files.values()) {
    expect(text).not.toContain('⟦');
    expect(text).not.toContain('演示客服一');
    expect(text).not.toContain('19900000001');
  }
  expect((await loggedExports()).every(({ customer_ids }) => customer_ids.length === 1)).toBe(true);
  expect(await loggedExports()).toHaveLength(2);
});

it('[S0-5.2-e] the hand-over ends the request and the file is removed', async () => {
  request = (await privacy('GET', at())).body;
  const done = await privacy('PUT', at('/hand-over'), {
    channel: 'email',
    note: '密码电话告知',
    version: request.version,
  });
  expect([done.status, done.body.state, done.body.outcome]).toEqual([200, 'done', '密码电话告知']);
  await clearPersonFiles(
    await company.context(),
    openFileFolder(mkdtempSync(join(tmpdir(), 'anju-person-'))),
  );
  expect((await privacy('GET', at())).body.file).toBeNull();
  expect((await privacy('POST', at('/downloads'))).status).toBe(404);
});
