import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Company, openCompany } from '../../kernel/testing/company.ts';
import { complaint, pageOf } from './testing/walk.ts';

let company: Company;
beforeAll(async () => {
  company = await openCompany();
});
afterAll(async () => {
  expect(company.errors).toEqual([]);
  await company.close();
});

const post = (body: object, headers: Record<string, string> = {}) =>
  company.as('agent')('POST', '/api/cases', body, headers);
const counts = () =>
  company.database.direct.query(
    `select (select count(*)::int from cases) as cases, (select count(*)::int from customers) as customers,
       (select count(*)::int from events) as events, (select count(*)::int from case_records) as records,
       (select count(*)::int from idempotency_keys) as keys, (select sum(version)::int from cases) as versions`,
  );

/** A body sent to the letter, as a browser or a broken program would. */
async function send(payload: string, headers: Record<string, string> = {}) {
  const signedIn = await company.app.inject({
    method: 'POST',
    url: '/api/auth/sign-in/username',
    payload: { username: 'agent', password: 'anju-demo-2026' },
  });
  const cookie = [signedIn.headers['set-cookie'] ?? []]
    .flat()
    .map((one) => one.split(';')[0])
    .join('; ');
  return company.app.inject({
    method: 'POST',
    url: '/api/cases',
    headers: { cookie, 'content-type': 'application/json', ...headers },
    payload,
  });
}

/** Runs it and makes sure that nothing was stored. */
async function storesNothing<T>(work: () => Promise<T>): Promise<T> {
  const before = await counts();
  const answer = await work();
  expect(await counts()).toEqual(before);
  return answer;
}

describe('a body that is none', () => {
  it.each([
    ['cut off', '{"kind": "complaint", "subject": ', 'request.broken_json'],
    ['no JSON', 'kind=complaint', 'request.broken_json'],
    ['empty', '', 'request.broken_json'],
    ['a comma too many', '{"kind":"complaint",}', 'request.broken_json'],
    ['a list', '[]', 'request.invalid'],
    ['a number', '7', 'request.invalid'],
    ['nothing', 'null', 'request.invalid'],
    ['a prototype', '{"__proto__": {"admin": true}}', 'request.broken_json'],
    ['nested beyond reason', `${'['.repeat(5000)}${']'.repeat(5000)}`, 'request.invalid'],
    ['two megabytes', JSON.stringify({ course: 'x'.repeat(2 * 1024 * 1024) }), 'request.too_large'],
  ])('%s is refused as such', async (_what, payload, code) => {
    const answer = await storesNothing(() => send(payload));
    expect(answer.statusCode).toBe(422);
    expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(JSON.parse(answer.body)).toMatchObject({ code, status: 422, title: '内容有误' });
  });

  it('of another media type is refused', async () => {
    const answer = await storesNothing(() => send('<case/>', { 'content-type': 'text/xml' }));
    expect([answer.statusCode, JSON.parse(answer.body).code]).toEqual([422, 'request.media_type']);
  });
});

describe('wrong types and unknown codes', () => {
  it.each<[string, unknown]>([
    ['kind', 'wish'],
    ['kind', 7],
    ['kind', null],
    ['channel', ['phone']],
    ['category', 'weather'],
    ['level', 3],
    ['level', '1'],
    ['impactClass', 'D'],
    ['subject', 12],
    ['subject', { zh: '主题' }],
    ['course', ['经过']],
    ['needsRepair', 'yes'],
    ['complainedAt', 'yesterday'],
    ['complainedAt', '2026-02-30T10:00:00+08:00'],
    ['complainedAt', '2026-03-01 10:00'],
    ['complainedAt', '2026-03-01T10:00:00'],
    ['complainedAt', '1899-03-01T10:00:00Z'],
    ['complainedAt', `2026-03-01T10:00:00.${'1'.repeat(300)}Z`],
    ['complainedAt', 1772416800000],
    ['namedUserId', 'agent'],
    ['provinceCode', '3'],
    ['customer', 5],
    ['customer.id', true],
    ['customer.id', [1]],
    ['customer.id', 1.5],
    ['customer.id', -1],
    ['customer.id', '1e3'],
    ['customer.id', 9e18],
    ['productModel', 'AJ-WG280'],
    ['unitSerial', '中文序列号'],
    ['surprise', 'field'],
  ])('%s: %j is refused, and the field is named', async (field, value) => {
    const [first = '', second] = field.split('.');
    const parts = second === undefined ? { [first]: value } : { [first]: { [second]: value } };
    const answer = await storesNothing(() => post(complaint(company, parts)));
    expect(answer.status).toBe(422);
    expect(answer.body.errors.map((error: { field: string }) => error.field.split('.')[0])).toContain(first);
    for (const { message } of answer.body.errors) expect(message).toMatch(/\p{Script=Han}/u);
  });

  it('all wrong fields are named at once', async () => {
    const answer = await post(
      complaint(company, { kind: 'wish', contactPhone: '1', course: '', complainedAt: 'never' }),
    );
    expect(answer.body.errors.map((error: { field: string }) => error.field)).toEqual(
      expect.arrayContaining(['kind', 'contactPhone', 'course', 'complainedAt']),
    );
  });
});

describe('long text', () => {
  it.each(['course', 'demand'])('%s holds 20,000 characters, and not one more', async (field) => {
    const long = '诉'.repeat(20_000);
    const taken = await post(complaint(company, { [field]: long }));
    expect(taken.status).toBe(201);
    expect((await pageOf(company, taken.body.number))[field]).toBe(long);
    const answer = await storesNothing(() => post(complaint(company, { [field]: `${long}求` })));
    expect([answer.status, answer.body.errors]).toEqual([
      422,
      [{ field, code: 'too_big', message: '超出上限 20000' }],
    ]);
  });

  it.each([
    ['subject', 120],
    ['contactName', 60],
    ['sellingParty', 100],
    ['useScene', 60],
  ])('%s holds %i characters', async (field, most) => {
    expect((await post(complaint(company, { [field]: '长'.repeat(most) }))).status).toBe(201);
    const answer = await storesNothing(() => post(complaint(company, { [field]: '长'.repeat(most + 1) })));
    expect([answer.status, answer.body.errors[0].field]).toEqual([422, field]);
  });
});

describe('what does not exist', () => {
  const nobody = '00000000-0000-4000-8000-000000000000';
  it.each<[string, object, number, string]>([
    ['a customer', { customer: { id: 999_999 } }, 404, 'customer.not_found'],
    ['a named colleague', { namedUserId: nobody }, 422, 'person.not_found'],
    ['a province', { provinceCode: '99' }, 422, 'province.not_found'],
  ])('%s is refused at intake', async (_what, parts, ...[status, code]) => {
    const answer = await storesNothing(() => post(complaint(company, parts)));
    expect([answer.status, answer.body.code, answer.body.errors.length]).toEqual([status, code, 1]);
  });

  it.each([
    ['GET', '/api/cases/TS2026-999999', 404],
    ['GET', '/api/cases/TS2026-999999/events', 404],
    ['GET', '/api/cases/nonsense', 422],
    ['GET', '/api/cases/%00', 422],
    ['GET', "/api/cases/TS2026-000001'--", 422],
    ['GET', '/api/customers/999999', 404],
    ['GET', '/api/customers/abc', 422],
    ['GET', '/api/customers/99999999999999999999', 422],
    ['GET', '/api/nowhere', 404],
    ['GET', '/api/cases?limit=1000', 422],
    ['GET', '/api/cases?limit=ten', 422],
    ['GET', '/api/cases?kind=wish', 422],
    ['GET', '/api/cases?find=a&find=b', 422],
    ['GET', '/api/cases?after=garbage', 422],
    ['GET', `/api/cases?after=${Buffer.from('Mar 7').toString('base64url')}`, 422],
    ['GET', `/api/cases?after=${Buffer.from('9999999999999999 1').toString('base64url')}`, 200],
    ['GET', '/api/cases?receivedFrom=2026-02-30T00:00:00Z', 422],
    ['GET', '/api/cases?find=%00', 422],
    ['GET', '/api/customers?find=a', 422],
    ['GET', '/api/cases/%E0%A4%A', 422],
    ['DELETE', '/api/views/12345', 404],
    ['DELETE', '/api/cases/TS2026-000001', 404],
    ['POST', '/api/approvals/999999/decision', 404],
  ])('%s %s: %i', async (method, path, status) => {
    const username = path.includes('approvals') ? 'director' : 'agent';
    const body = method === 'POST' ? { approved: true, reason: '同意' } : undefined;
    const answer = await storesNothing(() => company.as(username)(method, path, body));
    expect([answer.status, typeof answer.body.code]).toEqual([
      status,
      status === 200 ? 'undefined' : 'string',
    ]);
  });
});

it('refusals speak the language of the user, in title, detail and field', async () => {
  const body = complaint(company, { contactPhone: '1', course: '' });
  const zh = (await post(body)).body;
  expect([zh.title, zh.detail]).toEqual(['内容有误', '请检查标出的字段']);
  expect(zh.errors.map((error: { message: string }) => error.message)).toEqual(
    expect.arrayContaining(['不是有效的电话号码', '不能为空']),
  );
  await company.as('agent')('PUT', '/api/me/locale', { locale: 'en' });
  const en = (await post(body)).body;
  expect([en.title, en.detail]).toEqual(['Invalid input', 'Please check the marked fields']);
  expect(en.errors.map((error: { message: string }) => error.message)).toEqual(
    expect.arrayContaining(['Not a phone number', 'Must not be blank']),
  );
  expect([en.type, en.code]).toEqual(['urn:anju:refusal:request.invalid', 'request.invalid']);
  await company.as('agent')('PUT', '/api/me/locale', { locale: 'zh-CN' });
});

it('pages of a list follow one another without gap or repetition', async () => {
  const seen: string[] = [];
  let next: string | null = '';
  for (let page = 0; next !== null && page < 20; page += 1) {
    const answer: { body: { cases: { number: string }[]; next: string | null } } = await company.as(
      'supervisor',
    )('GET', `/api/cases?limit=3${next === '' ? '' : `&after=${next}`}`);
    seen.push(...answer.body.cases.map((row) => row.number));
    next = answer.body.next;
  }
  const [row] = await company.database.direct.query<{ n: number }>(`select count(*)::int as n from cases`);
  expect([seen.length, new Set(seen).size]).toEqual([row?.n, row?.n]);
});

describe('sign-in', () => {
  it.each<[string, unknown]>([
    ['a wrong password', { username: 'agent', password: 'not-this-one' }],
    ['nobody', { username: 'nobody', password: 'not-this-one' }],
    ['a query for a name', { username: "' or 1=1 --", password: "' or 1=1 --" }],
    ['an unstorable name', { username: 'agent\u0000', password: 'anju-demo-2026' }],
    ['an unstorable password', { username: 'agent', password: 'a\u0000\ud800' }],
    ['a name that is a list', { username: ['agent'], password: 'anju-demo-2026' }],
    ['an endless password', { username: 'agent', password: 'x'.repeat(200_000) }],
    ['nothing', {}],
    ['a list', []],
  ])('with %s is refused and opens no session', async (_what, payload) => {
    const sessions = () => company.database.direct.query(`select count(*)::int as n from auth_sessions`);
    const before = await sessions();
    const answer = await company.app.inject({
      method: 'POST',
      url: '/api/auth/sign-in/username',
      payload: payload as object,
    });
    expect([answer.statusCode >= 400 && answer.statusCode < 500, answer.headers['set-cookie']]).toEqual([
      true,
      undefined,
    ]);
    expect(await sessions()).toEqual(before);
  });
});
