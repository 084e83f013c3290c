import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Company, openCompany } from '../../kernel/testing/company.ts';
import { complaint, register } from '../cases/testing/walk.ts';
import { recordTerms } from './requests.actions.ts';
import type { PersonRequest } from './requests.contract.ts';

let company: Company;
let customer: number;
let number: string;
beforeAll(async () => {
  company = await openCompany();
  customer = await company.customer('演示客户甲');
  number = await register(company, complaint(company, { customer: { id: customer } }));
});
beforeEach(() => company.clock.set('2026-03-02 10:00'));
afterAll(async () => {
  expect(company.errors).toEqual([]);
  await company.close();
});

const receive = async (kind: string, extra: object = {}, username = 'agent') =>
  company.as(username)('POST', '/api/person-requests', {
    ...{ kind, customerId: customer, channel: 'phone', matter: '来电要求' },
    ...extra,
  });
const received = async (kind: string, extra: object = {}): Promise<PersonRequest> => {
  const answer = await receive(kind, extra);
  if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
  return answer.body;
};
const check = (id: number, method: string, said: string, username = 'agent') =>
  company.as(username)('POST', `/api/person-requests/${id}/checks`, { method, number: said });
const decide = (id: number, body: object, username = 'privacy') =>
  company.as(username)('PUT', `/api/person-requests/${id}/decision`, { reason: '符合条件', ...body });
const one = async (id: number, username = 'privacy'): Promise<PersonRequest> =>
  (await company.as(username)('GET', `/api/person-requests/${id}`)).body;
const typesOf = async (id: number) =>
  (
    await company.database.direct.query<{ type: string }>(
      `select type from events where subject = $1 order by seq`,
      [`person_request:${id}`],
    )
  ).map(({ type }) => type.replace('person_request.', ''));
const codes = () =>
  (company.sent as { body: string; recipient: string }[]).flatMap(({ body, recipient }) => {
    const code = /验证码 (\d{6})/.exec(body)?.[1];
    return code === undefined ? [] : [{ code, recipient }];
  });
const noticesOf = async (kind: string) =>
  (await company.as('privacy')('GET', '/api/notifications')).body.notifications.filter(
    (notice: { kind: string }) => notice.kind === kind,
  );

describe('[S1-4.1-b] who asks is known by order number, serial or a code, never by identity card', () => {
  it.each([
    ['order_number', () => number],
    ['order_number', () => number.toLowerCase()],
    ['serial', () => 'AJ260100 0001'.replace(' ', '')],
  ])('%s of the own', async (method, said) => {
    const { id } = await received('access');
    const verified = await check(id, method, said());
    expect([verified.status, verified.body.state, verified.body.verifiedWith]).toEqual([
      201,
      'verified',
      method,
    ]);
    expect((await check(id, method, said())).body.code).toBe('person_request.verified');
    expect(await typesOf(id)).toEqual(['received', 'verified']);
  });

  it('what is another’s does not verify, and the try is kept', async () => {
    const { id } = await received('access');
    for (const [method, said] of [
      ['serial', 'AJ260200000001'.slice(0, 12)],
      ['order_number', 'TS2026-999999'],
    ] as const) {
      const failed = await check(id, method, said);
      expect([failed.status, failed.body.state]).toEqual([201, 'received']);
    }
    expect((await one(id)).checks.map(({ passed, by }) => [passed, by])).toEqual([
      [false, '演示客服一'],
      [false, '演示客服一'],
    ]);
    expect(await typesOf(id)).toEqual(['received', 'check_failed', 'check_failed']);
  });

  it('an identity card is refused as a means, and there is no field for its number', async () => {
    const { id } = await received('access');
    const refused = await check(id, 'identity_card', '110101199001010000');
    expect([refused.status, refused.body.code]).toEqual([422, 'person_request.no_identity_card']);
    expect(refused.body.detail).toContain('S1 4.1');
    expect(await typesOf(id)).toEqual(['received']);
    const extra = await company.as('agent')('POST', `/api/person-requests/${id}/checks`, {
      ...{ method: 'order_number', number, identityCard: '110101199001010000' },
    });
    expect(extra.status).toBe(422);
  });

  it('a code goes to the number on file, is stored nowhere, lasts ten minutes and five tries', async () => {
    const { id } = await received('copy');
    const code = () => company.as('agent')('PUT', `/api/person-requests/${id}/code`);
    expect((await check(id, 'phone_code', '123456')).body.code).toBe('person_request.no_code');
    expect((await code()).status).toBe(200);
    expect((await code()).body.code).toBe('person_request.code_just_sent');
    await company.drain();
    const [message] = codes();
    const first = message?.code ?? '';
    expect([message?.recipient, first]).toEqual(['19900000001', expect.stringMatching(/^\d{6}$/)]);
    const stored = await company.database.direct.query(
      `select 1 from outbound_messages where body like '%' || $1 || '%'`,
      [first],
    );
    expect(stored).toEqual([]);
    const wrong = first === '000000' ? '000001' : '000000';
    for (let tries = 4; tries >= 0; tries -= 1) {
      const { body } = await check(id, 'phone_code', wrong);
      expect(body.code?.triesLeft ?? 0).toBe(tries);
    }
    expect((await check(id, 'phone_code', first)).body.code).toBe('person_request.no_code');
    company.clock.set('2026-03-02 10:02');
    expect((await code()).status).toBe(200);
    await company.drain();
    const second = codes().at(-1)?.code ?? '';
    company.clock.set('2026-03-02 10:12');
    expect((await check(id, 'phone_code', second)).body.code).toBe('person_request.no_code');
    company.clock.set('2026-03-02 10:11');
    expect((await check(id, 'phone_code', second)).body.verifiedWith).toBe('phone_code');
  });

  it('five tries are five, also of many at once', async () => {
    const { id } = await received('copy');
    await company.as('agent')('PUT', `/api/person-requests/${id}/code`);
    const answers = await Promise.all(Array.from({ length: 9 }, () => check(id, 'phone_code', '12345x')));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(5);
    expect((await one(id)).checks).toHaveLength(5);
  });
});

describe('[S0-5.2-e] a request is decided by the privacy officer, in time', () => {
  it('who receives it sees it and verifies, but does not decide; others do not see it', async () => {
    const { id, may, version } = await received('access');
    expect([may.verify, may.decide]).toEqual([true, false]);
    expect((await decide(id, { decision: 'granted', version }, 'agent')).status).toBe(403);
    expect((await one(id, 'agent2')) as object).toMatchObject({ code: 'person_request.not_found' });
    expect((await one(id, 'legal')).may.decide).toBe(false);
    expect((await receive('access', {}, 'supervisor')).status).toBe(403);
    const early = await decide(id, { decision: 'granted', version });
    expect([early.status, early.body.code]).toEqual([409, 'person_request.not_verified']);
    const list = (await company.as('agent2')('GET', '/api/person-requests')).body;
    expect(list.requests).toEqual([]);
    expect((await noticesOf('privacy.request')).length).toBeGreaterThan(0);
  });

  it('its term is the company’s, runs from the receipt, warns once and is late once', async () => {
    expect(
      (await company.as('privacy')('PUT', '/api/person-request-terms', { days: 5, warnDays: 5 })).body.code,
    ).toBe('person_request.reminded_too_early');
    const terms = { days: 10, warnDays: 2 };
    expect((await company.as('privacy')('PUT', '/api/person-request-terms', terms)).status).toBe(200);
    const request = await received('correction', { receivedAt: '2026-03-01T10:00:00+08:00' });
    expect(Date.parse(request.dueAt)).toBe(Date.parse('2026-03-11T10:00:00+08:00'));
    expect([request.days, request.cites.map(({ zh }) => zh)]).toEqual([
      10,
      ['S0 5.2', '个人信息保护法 44—50'],
    ]);
    const run = async (at: string) => {
      company.clock.set(at);
      await company.database.transaction(async (db) => recordTerms({ ...(await company.context()), db }));
      return (await typesOf(request.id)).slice(1);
    };
    expect(await run('2026-03-09 09:59')).toEqual([]);
    expect(await run('2026-03-09 10:00')).toEqual(['due_soon']);
    expect(await run('2026-03-09 10:01')).toEqual(['due_soon']);
    expect(await run('2026-03-11 10:00')).toEqual(['due_soon', 'overdue']);
    expect(await run('2026-03-12 10:00')).toEqual(['due_soon', 'overdue']);
    expect((await one(request.id)).isLate).toBe(true);
    expect(await noticesOf('privacy.request_late')).toHaveLength(1);
    await company.as('privacy')('PUT', '/api/person-request-terms', { days: 15, warnDays: 3 });
  });

  it('a refusal has a reason and tells the person where else to turn', async () => {
    const { id, version } = await received('deletion');
    expect((await decide(id, { decision: 'refused', reason: ' ', version })).status).toBe(422);
    const refused = await decide(id, { decision: 'refused', reason: '三包期内，依法须保存', version });
    expect([refused.status, refused.body.state, refused.body.reason]).toEqual([
      200,
      'refused',
      '三包期内，依法须保存',
    ]);
    const [message] = await company.database.direct.query<{ body: string }>(
      `select body from outbound_messages where template = 'request_refused' order by id desc`,
    );
    expect(message?.body).toMatch(/三包期内，依法须保存.*消费者协会.*12315.*仲裁.*人民法院/);
    expect(await typesOf(id)).toEqual(['received', 'refused']);
    expect((await decide(id, { decision: 'granted', version: 2 })).body.code).toBe('person_request.ended');
  });

  it('a correction goes through the customer’s own action, and finds the person under the new number', async () => {
    const { id } = await received('correction');
    const { version } = (await check(id, 'order_number', number)).body;
    const correct = (body: object) =>
      company.as('privacy')('PUT', `/api/person-requests/${id}/correction`, body);
    expect((await correct({ phone: '19900000091', version })).body.code).toBe('person_request.not_this_step');
    const granted = (await decide(id, { decision: 'granted', version })).body;
    expect([granted.state, granted.next, granted.may.correct]).toEqual(['granted', 'correct', true]);
    expect((await correct({ version: granted.version })).status).toBe(422);
    const done = await correct({ phone: '19900000091', address: '演示路 9 号', version: granted.version });
    expect([done.status, done.body.state]).toEqual([200, 'done']);
    const find = async (phone: string) =>
      (await company.as('agent')('GET', `/api/customers?find=${phone}`)).body.customers.map(
        ({ id: found }: { id: number }) => found,
      );
    expect([await find('19900000091'), await find('19900000001')]).toEqual([[customer], []]);
    const facts = await company.database.direct.query<{ data: object }>(
      `select data from events where subject = $1 and type = 'customer.corrected'`,
      [`customer:${customer}`],
    );
    expect(facts).toEqual([{ data: { fields: ['phone', 'address'] } }]);
  });

  it('a restriction holds at once and ends with a reason', async () => {
    const other = await company.customer('演示客户丙');
    const { id } = await received('restriction', { customerId: other });
    const { version } = (await check(id, 'serial', 'AJ2603000001')).body;
    const done = (await decide(id, { decision: 'granted', version })).body;
    expect([done.state, done.restricted]).toEqual(['done', true]);
    const card = async () => (await company.as('agent')('GET', `/api/customers/${other}`)).body.restricted;
    expect(await card()).toBe(true);
    const free = (username: string) =>
      company.as(username)('PUT', `/api/customers/${other}/freedom`, { reason: '本人要求恢复' });
    expect((await free('agent')).status).toBe(403);
    expect((await free('privacy')).body).toEqual({ restricted: false });
    expect((await free('privacy')).body.code).toBe('customer.not_restricted');
    expect(await card()).toBe(false);
  });

  it('a withdrawal needs no proof and no decision: it is done as it is received', async () => {
    await company.as('agent')('POST', `/api/customers/${customer}/consents`, {
      ...{ purposes: ['survey'], answer: 'given', channel: 'phone', evidence: '录音 1' },
    });
    const done = await received('withdrawal', { purposes: ['survey'] });
    expect([done.state, done.next, done.cites[1]?.zh]).toEqual(['done', null, '个人信息保护法 14—16']);
    const { purposes } = (await company.as('agent')('GET', `/api/customers/${customer}/consents`)).body;
    expect(purposes.find(({ purpose }: { purpose: string }) => purpose === 'survey').latest.answer).toBe(
      'withdrawn',
    );
    expect(await typesOf(done.id)).toEqual(['received', 'done']);
    expect((await receive('access', { purposes: ['survey'] })).body.code).toBe('person_request.no_purposes');
  });
});
