import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Company, openCompany } from '../../kernel/testing/company.ts';
import { complaint, register } from './testing/walk.ts';

let company: Company;
let number: string;
beforeAll(async () => {
  company = await openCompany();
  number = await register(company, complaint(company));
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
const refusals = () =>
  company.database.direct.query<{ user_name: string; path: string; code: string }>(
    `select user_name, path, code from access_log where kind = 'refused' order by id`,
  );

/** Runs it and makes sure that nothing was stored. */
async function storesNothing<T>(work: () => Promise<T>): Promise<T> {
  const before = await counts();
  const answer = await work();
  expect(await counts()).toEqual(before);
  return answer;
}

describe('what is somebody else’s', () => {
  it.each([
    ['GET', ''],
    ['GET', '/events'],
    ['POST', '/notes'],
    ['POST', '/contacts'],
    ['POST', '/closing'],
    ['PATCH', ''],
  ])('%s …%s of a case out of scope answers like one that is absent, and is logged', async (method, noun) => {
    const bodies: Record<string, object> = {
      '/notes': { body: '看看' },
      '/contacts': {
        version: 1,
        way: 'attempt',
        channel: 'phone',
        at: new Date(company.clock.now).toISOString(),
      },
      '/closing': { version: 1, summary: '办结' },
      '': { version: 1, reason: '更正', subject: '改' },
    };
    const ask = (which: string) =>
      company.as('agent2')(method, `/api/cases/${which}${noun}`, method === 'GET' ? undefined : bodies[noun]);
    const logged = (await refusals()).length;
    const [foreign, absent] = await storesNothing(async () => [
      await ask(number),
      await ask('TS2026-999999'),
    ]);
    expect([foreign?.status, foreign?.body.code]).toEqual([404, 'case.not_found']);
    const strip = (body: Record<string, unknown>) => ({ ...body, requestId: '', values: '' });
    expect(strip(foreign?.body)).toEqual(strip(absent?.body));
    expect(
      (await refusals()).slice(logged).map(({ user_name, path, code }) => [user_name, path, code]),
    ).toEqual([
      ['演示客服二', `/api/cases/${number}${noun}`, 'case.not_found'],
      ['演示客服二', `/api/cases/TS2026-999999${noun}`, 'case.not_found'],
    ]);
  });

  it('is in no list, search, desk or saved view either', async () => {
    const agent2 = company.as('agent2');
    for (const path of [
      '/api/cases',
      `/api/cases?find=${number}`,
      '/api/cases?find=13900000001',
      '/api/desk?tab=owned',
    ]) {
      const { cases } = (await agent2('GET', path)).body;
      expect(cases.map((row: { number: string }) => row.number)).not.toContain(number);
    }
    const view = (
      await company.as('agent')('POST', '/api/views', {
        screen: 'cases',
        name: '我的',
        query: 'kind=complaint',
      })
    ).body;
    expect((await agent2('GET', '/api/views')).body.views).toEqual([]);
    expect((await agent2('DELETE', `/api/views/${view.id}`)).status).toBe(404);
    const again = await company.as('agent')('POST', '/api/views', {
      screen: 'cases',
      name: '我的',
      query: '',
    });
    expect([again.status, again.body.code, again.body.errors[0].field]).toEqual([
      409,
      'view.name_taken',
      'name',
    ]);
  });

  it('a stranger is asked to sign in, in the language of the browser', async () => {
    const ask = (headers: Record<string, string>) =>
      company.app.inject({ url: `/api/cases/${number}`, headers });
    const zh = await ask({});
    expect([zh.statusCode, JSON.parse(zh.body).detail]).toEqual([401, '请先登录']);
    const en = await ask({
      'accept-language': 'en-GB,en;q=0.9',
      cookie: 'anju.session_token=forged.signature',
    });
    expect([en.statusCode, JSON.parse(en.body).detail]).toEqual([401, 'Please sign in']);
  });
});

describe('pages that are not ours', () => {
  it.each([
    ['another origin', { origin: 'https://evil.example' }],
    ['another port', { origin: 'http://localhost:8080' }],
    ['no origin at all', { origin: 'null' }],
    ['a cross-site fetch', { 'sec-fetch-site': 'cross-site' }],
    ['a same-site fetch', { 'sec-fetch-site': 'same-site' }],
  ])('%s may not write', async (_what, headers) => {
    const answer = await storesNothing(() =>
      post(complaint(company), { host: 'localhost', ...headers } as Record<string, string>),
    );
    expect([answer.status, answer.body.code]).toEqual([403, 'request.foreign_origin']);
  });

  it('our own may, and clients that are no browser', async () => {
    for (const headers of [
      { host: 'localhost:3000', origin: 'http://localhost:3000' },
      { 'sec-fetch-site': 'same-origin' },
      {},
    ]) {
      expect((await post(complaint(company), headers as Record<string, string>)).status).toBe(201);
    }
  });
});
