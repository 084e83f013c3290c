import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Uint8ArrayReader, Uint8ArrayWriter, ZipReader } from '@zip.js/zip.js';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openFileFolder } from '../../kernel/files.ts';
import { type Company, openCompany } from '../../kernel/testing/company.ts';
import { clearPersonFiles } from './answering.actions.ts';
import type { PersonRequest } from './requests.contract.ts';
import { closeAll, KNOWN, wholePerson } from './testing/whole-person.ts';

let company: Company;
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
let customerId: number;
let request: PersonRequest;
const at = (path = '') => `/api/person-requests/${request.id}${path}`;
const privacy = (method: string, path: string, body?: object) => company.as('privacy')(method, path, body);
const loggedExports = () =>
  company.database.direct.query<{ customer_ids: string[]; purpose: string }>(
    `select customer_ids, purpose from access_log where subject = $1 order by id`,
    [`person_request:${request.id}`],
  );

it('[S0-5.2-e] a copy granted to a verified person is made as a page and as JSON in an encrypted archive', async () => {
  const whole = await wholePerson(company);
  await closeAll(company, whole.caseNumber);
  number = whole.caseNumber;
  order = whole.orderNumber;
  customerId = whole.customerId;
  await company.as('agent')('POST', `/api/customers/${customerId}/consents`, {
    ...{ purposes: ['survey'], answer: 'given', channel: 'phone', evidence: '录音 77' },
  });
  const body = { kind: 'copy', customerId, channel: 'email', matter: '需要一份副本' };
  request = (await company.as('agent')('POST', '/api/person-requests', body)).body;
  const check = { method: 'order_number', number };
  request = (await company.as('agent')('POST', at('/checks'), check)).body;
  const decision = { decision: 'granted', reason: '同意', version: request.version };
  request = (await privacy('PUT', at('/decision'), decision)).body;
  expect([request.state, request.next]).toEqual(['granted', 'make_file']);
  await company.drain();
  request = (await privacy('GET', at())).body;
  expect([request.next, request.file?.downloadsLeft, request.may.takeFile]).toEqual(['hand_over', 3, true]);
});

it('[S0-5.2-e] it holds everything that is held of the person, readable, with the files, and nothing of others', async () => {
  const hand = { channel: 'email', note: '已发送', version: request.version };
  expect((await privacy('PUT', at('/hand-over'), hand)).body.code).toBe('person_request.not_taken');
  const { password } = (await privacy('PUT', at('/password'))).body;
  expect((await privacy('PUT', at('/password'))).body.code).toBe('export.password_gone');
  expect((await company.as('agent')('POST', at('/downloads'))).status).toBe(403);
  const taken = await privacy('POST', at('/downloads'));
  expect([taken.status, taken.headers['content-type']]).toEqual([200, 'application/zip']);
  const files = await opened(taken.bytes, password);
  await expect(opened(taken.bytes, 'wrong')).rejects.toThrow();
  const [page = '', english = '', json = '{}', ...pictures] = files.values();
  expect([...files.keys()].slice(0, 3)).toEqual(['您的个人信息.html', 'your-data.html', 'data.json']);
  expect([...files.keys()].slice(3)).toHaveLength(2);
  for (const picture of pictures) expect(picture).toContain('JFIF');

  const held = JSON.parse(json);
  const { masked: _masked, ...known } = KNOWN;
  for (const [what, value] of Object.entries(known))
    expect([what, json.includes(value)]).toEqual([what, true]);
  expect(held.person[0]).toMatchObject({ name: KNOWN.name, phone: KNOWN.phone, address: KNOWN.address });
  expect(held.contacts).toEqual([{ case: number, name: KNOWN.second, phone: KNOWN.secondPhone }]);
  expect(held.products).toMatchObject([{ serial: 'OYMX00000001' }]);
  expect(held.visits).toMatchObject([
    { number: order, case: number, visits: [{ status: expect.any(String) }] },
  ]);
  expect(held.charges.map(({ proof }: { proof: string }) => proof)).toContain(KNOWN.payment);
  expect(held.consents).toMatchObject([
    { purpose: 'survey', answer: 'given', notice: 1, evidence: '录音 77' },
  ]);
  expect(held.requests[0].number).toBe(request.number);
  expect(
    held.looks.map(({ department, purpose }: Record<string, string>) => [department, purpose]),
  ).toContainEqual(['客户服务部', 'contact']);
  for (const part of ['received', 'handling', 'plans', 'tasks', 'files', 'onSite', 'messages'])
    expect([part, held[part].length > 0]).toEqual([part, true]);
  const said = [KNOWN.name, KNOWN.phone, KNOWN.neighbour, KNOWN.address, KNOWN.secondPhone];
  for (const text of [page, english]) for (const value of said) expect(text).toContain(value);
  for (const text of [page, english, json]) {
    expect(text).not.toContain('⟦');
    expect(text).not.toContain('19900000001');
    expect(text).not.toMatch(/演示客服一|演示售后处理员|演示工程师/);
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

it('[S0-5.2-e] once restricted, the person is found in no search; the officer still finds the person', async () => {
  const found = async (find: string) => [
    (await company.as('agent')('GET', `/api/customers?find=${encodeURIComponent(find)}`)).body.customers
      .length,
    (await company.as('agent')('GET', `/api/cases?find=${encodeURIComponent(find)}`)).body.cases.length,
  ];
  expect([await found(KNOWN.phone), await found(KNOWN.second)]).toEqual([
    [1, 0],
    [0, 1],
  ]);
  const body = { kind: 'restriction', customerId, channel: 'phone', matter: '暂停使用' };
  const asked = (await company.as('agent')('POST', '/api/person-requests', body)).body;
  const path = `/api/person-requests/${asked.id}`;
  const check = { method: 'order_number', number };
  const { version } = (await company.as('agent')('POST', `${path}/checks`, check)).body;
  await privacy('PUT', `${path}/decision`, { decision: 'granted', reason: '同意', version });
  for (const find of [KNOWN.phone, KNOWN.name, KNOWN.second, KNOWN.secondPhone, '洗衣机漏水'])
    expect([find, await found(find)]).toEqual([find, [0, 0]]);
  const unit = (await company.as('agent')('GET', '/api/warranty/units?find=OYMX0000')).body;
  expect(JSON.stringify(unit)).not.toContain('欧阳');
  const seen = await privacy('GET', `/api/customers?find=${KNOWN.phone}`);
  expect(seen.body.customers).toMatchObject([{ id: customerId, restricted: true }]);
});
