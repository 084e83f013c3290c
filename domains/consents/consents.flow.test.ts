import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Company, openCompany } from '../../kernel/testing/company.ts';
import { complaint, register } from '../cases/testing/walk.ts';
import { restrictCustomer } from '../customers/customers.actions.ts';
import { sendWaiting, tellCustomer } from '../messages/messages.actions.ts';
import type { ConsentCard } from './consents.contract.ts';
import { mayUse } from './consents.queries.ts';

let company: Company;
let customer: number;
let other: number;
beforeAll(async () => {
  company = await openCompany();
  customer = await company.customer('演示客户甲');
  other = await company.customer('演示客户乙');
});
afterAll(async () => {
  expect(company.errors).toEqual([]);
  await company.close();
});

const record = (body: object, id = customer, username = 'agent') =>
  company.as(username)('POST', `/api/customers/${id}/consents`, {
    ...{ answer: 'given', channel: 'phone', evidence: '录音 20260302-0001' },
    ...body,
  });
const withdraw = (purposes: string[], id = customer) =>
  company.as('agent')('POST', `/api/customers/${id}/consent-withdrawals`, { purposes, channel: 'phone' });
const card = async (id = customer): Promise<ConsentCard> =>
  (await company.as('agent')('GET', `/api/customers/${id}/consents`)).body;
const uses = async (id = customer) =>
  (await card(id)).purposes.filter(({ mayUse: may }) => may).map(({ purpose }) => purpose);
const factsOf = (id: number) =>
  company.database.direct.query<{ type: string; data: Record<string, unknown>; actor_name: string }>(
    `select type, data, actor_name from events where subject = $1 order by seq`,
    [`customer:${id}`],
  );

describe('[S0-5.2-e] consent', () => {
  it('is not there until it is given; what the contract and the law need stands by itself', async () => {
    expect(await uses()).toEqual(['service', 'vouchers', 'safety']);
    const { purposes, notice } = await card();
    expect(notice?.number).toBe(1);
    expect(purposes.map(({ need }) => need)).toEqual([
      'contract',
      'legal_duty',
      'legal_duty',
      'consent',
      'consent',
      'separate',
      'separate',
    ]);
  });

  it('is kept by purpose, notice and channel, with who recorded it and the proof', async () => {
    const given = await record({ purposes: ['survey', 'marketing'] });
    expect(given.status).toBe(201);
    expect(given.body.history.map((one: object) => ({ ...one, id: 0 }))).toEqual(
      ['marketing', 'survey'].map((purpose) => ({
        ...{ id: 0, purpose, answer: 'given', noticeNumber: 1, channel: 'phone' },
        evidence: '录音 20260302-0001',
        at: expect.any(String),
        recordedBy: '演示客服一',
      })),
    );
    expect(await uses()).toEqual(['service', 'vouchers', 'safety', 'survey', 'marketing']);
    expect(await factsOf(customer)).toEqual([
      {
        type: 'consent.given',
        actor_name: '演示客服一',
        data: { purposes: ['survey', 'marketing'], notice: 1, channel: 'phone' },
      },
    ]);
  });

  it('needs a proof, is separate for sensitive data and for others, and is not asked for the service', async () => {
    const codes = async (body: object) => (await record(body)).body.code;
    expect(await codes({ purposes: ['sharing', 'survey'] })).toBe('consent.separate');
    expect(await codes({ purposes: ['service'] })).toBe('consent.not_needed');
    expect(await codes({ purposes: ['survey'], at: '2026-03-03T08:00:00+08:00' })).toBe(
      'consent.later_than_now',
    );
    expect((await record({ purposes: ['survey'], evidence: ' ' })).status).toBe(422);
    expect((await record({ purposes: ['survey'], idCard: '1' })).status).toBe(422);
    expect((await record({ purposes: ['sharing'] }, other)).status).toBe(201);
    expect(await uses(other)).toContain('sharing');
    expect((await factsOf(customer)).length).toBe(1);
  });

  it('is withdrawn without reason or proof, by whoever may record it, and ends at once', async () => {
    const gone = await withdraw(['marketing']);
    expect(gone.status).toBe(201);
    expect(await uses()).toEqual(['service', 'vouchers', 'safety', 'survey']);
    expect((await withdraw(['service'])).body.code).toBe('consent.not_needed');
    expect((await withdraw(['survey'], 999_999)).body.code).toBe('customer.not_found');
    expect((await company.as('supervisor')('GET', '/api/consents')).status).toBe(403);
    const listed = (await company.as('privacy')('GET', '/api/consents?answer=withdrawn')).body;
    expect(listed.consents.map(({ purpose }: { purpose: string }) => purpose)).toEqual(['marketing']);
    expect(listed.consents[0].maskedName).toMatch(/\*/);
    expect(listed.agreed.map(({ persons }: { persons: number }) => persons)).toEqual([1, 0, 1, 0]);
  });

  it('is never changed, and a refusal is kept as one', async () => {
    await expect(company.database.direct.query(`update consents set answer = 'given'`)).rejects.toThrow();
    expect((await record({ purposes: ['special_care'], answer: 'refused' })).status).toBe(201);
    expect(await uses()).not.toContain('special_care');
    expect((await company.as('supervisor')('POST', `/api/customers/${customer}/consents`, {})).status).toBe(
      403,
    );
  });
});

const quiet = { from: '21:00', to: '08:00' };
const tell = async (template: string, id = customer) => {
  const ctx = await company.context();
  await tellCustomer(ctx, {
    ...{ caseId: null, customerId: id, recipient: '19900000001', template, quiet, anyTime: false },
    values: { number: 'TS2026-000001', link: 'https://localhost/x', stage: '评估' },
    causeEvent: 'test',
  });
};
const statuses = async (template: string) =>
  (
    await company.database.direct.query<{ status: string }>(
      `select status from outbound_messages where template = $1 order by id`,
      [template],
    )
  ).map(({ status }) => status);

describe('[S0-5.2-e] a withdrawal stops what is no part of the service', () => {
  it('a survey goes to who agrees, and stops although it was written before', async () => {
    company.clock.set('2026-03-02 22:00');
    await tell('satisfaction');
    await tell('satisfaction', other);
    expect(await statuses('satisfaction')).toEqual(['held']);
    await tell('progress');
    await withdraw(['survey']);
    company.clock.set('2026-03-03 08:01');
    await company.drain();
    await sendWaiting(await company.context(), async (m) => {
      company.sent.push(m);
    });
    expect(await statuses('satisfaction')).toEqual(['stopped']);
    expect(await statuses('progress')).toEqual(['sent']);
    const withheld = [...(await factsOf(customer)), ...(await factsOf(other))].filter(
      ({ type }) => type === 'message.withheld',
    );
    expect(withheld.map(({ data }) => data)).toEqual([
      { template: 'satisfaction', purpose: 'survey' },
      { template: 'satisfaction', purpose: 'survey' },
    ]);
  });

  it('follow-up exports hold only who agrees', async () => {
    const count = async (purpose: string) =>
      (await company.as('privacy')('GET', `/api/customer-export-counts?purpose=${purpose}`)).body.records;
    expect(await count('campaign')).toBe(0);
    await record({ purposes: ['survey'] }, other);
    expect(await count('campaign')).toBe(1);
    expect(await count('recall')).toBe(8);
  });
});

describe('[S0-5.2-e] a restricted customer', () => {
  const restrict = async (restricted: boolean) =>
    restrictCustomer(await company.context('privacy'), other, { restricted, reason: '本人要求' });
  const found = async (username: string) =>
    (await company.as(username)('GET', `/api/customers?find=${encodeURIComponent('19900000002')}`)).body
      .customers;

  it('is found by nobody but the officer, is in no export but those of the law, and gets no survey', async () => {
    expect(await found('agent')).toHaveLength(1);
    expect(await restrict(true)).toBe(true);
    expect(await restrict(true)).toBe(false);
    expect(await found('agent')).toEqual([]);
    expect((await found('privacy')).map((one: { restricted: boolean }) => one.restricted)).toEqual([true]);
    expect(await uses(other)).toEqual(['vouchers', 'safety']);
    const count = async (purpose: string) =>
      (await company.as('privacy')('GET', `/api/customer-export-counts?purpose=${purpose}`)).body.records;
    expect([await count('campaign'), await count('other'), await count('recall')]).toEqual([0, 7, 8]);
    expect(await mayUse(await company.context(), other, 'survey')).toBe(false);
  });

  it('is served while a case is open', async () => {
    const ctx = await company.context('agent');
    await register(company, complaint(company, { customer: { id: other } }));
    expect(await found('agent')).toHaveLength(1);
    expect(await mayUse(ctx, other, 'service')).toBe(true);
    expect(await mayUse(ctx, other, 'survey')).toBe(false);
    expect(await restrict(false)).toBe(true);
    expect(await mayUse(ctx, other, 'survey')).toBe(true);
  });
});
