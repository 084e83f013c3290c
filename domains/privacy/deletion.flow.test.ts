import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Company, openCompany } from '../../kernel/testing/company.ts';
import { complaint, register } from '../cases/testing/walk.ts';
import { correctCustomer } from '../customers/customers.actions.ts';
import type { PersonRequest } from './requests.contract.ts';

let company: Company;
let customer: number;
beforeAll(async () => {
  company = await openCompany();
  customer = await company.customer('演示客户丁');
});
afterAll(async () => {
  expect(company.errors).toEqual([]);
  await company.close();
});

const path = (id: number, noun: string) => `/api/person-requests/${id}/${noun}`;
const granted = async (matter: string): Promise<PersonRequest> => {
  const body = { kind: 'deletion', customerId: customer, channel: 'phone', matter };
  const { id } = (await company.as('agent')('POST', '/api/person-requests', body)).body;
  const check = { method: 'serial', number: 'AJ260400 0001'.replace(' ', '') };
  const { version } = (await company.as('agent')('POST', path(id, 'checks'), check)).body;
  const decision = { decision: 'granted', reason: '服务关系已结束', version };
  return (await company.as('privacy')('PUT', path(id, 'decision'), decision)).body;
};
const erase = (id: number, username = 'privacy') => company.as(username)('PUT', path(id, 'erasure'));

it('[S0-5.2-e] a granted deletion goes to erasure, a second person confirms it, and the request ends with the person', async () => {
  const request = await granted('来电要求删除');
  expect([request.next, request.may.erase, request.erasure]).toEqual(['erase', true, null]);
  expect((await erase(request.id, 'agent')).status).toBe(403);
  const asked = await erase(request.id);
  expect([asked.status, asked.body.erasure.state, asked.body.may.erase]).toEqual([200, 'waiting', false]);
  expect((await erase(request.id)).body.code).toBe('erasure.under_way');
  const { erasures } = (await company.as('legal')('GET', '/api/erasures')).body;
  expect(erasures.map(({ number, origin }: Record<string, string>) => [number, origin])).toEqual([
    [asked.body.erasure.number, 'request'],
  ]);
  const confirm = (username: string) =>
    company.as(username)('PUT', `/api/erasures/${erasures[0].id}/decision`, {
      approved: true,
      note: '依据充分',
    });
  expect((await confirm('privacy')).status).toBe(403);
  expect((await confirm('legal')).status).toBe(200);
  await company.drain();
  const done: PersonRequest = (await company.as('privacy')('GET', `/api/person-requests/${request.id}`)).body;
  expect([done.state, done.next, done.erasure?.state]).toEqual(['done', null, 'erased']);
  const facts = await company.database.direct.query<{ type: string }>(
    `select type from events where subject = $1 order by seq`,
    [`person_request:${request.id}`],
  );
  expect(facts.map(({ type }) => type.split('.')[1])).toEqual([
    'received',
    'verified',
    'granted',
    'erasure_asked',
    'done',
  ]);
});

it('who is erased is not written down anew', async () => {
  const ctx = await company.context();
  await expect(
    company.database.transaction((db) =>
      correctCustomer({ ...ctx, db }, customer, { name: '演示客户丁' }, 'GR'),
    ),
  ).rejects.toMatchObject({ code: 'customer.erased' });
});

it('[S0-5.2-e] it waits while a case is open, and says so', async () => {
  customer = await company.customer('演示客户己');
  await register(company, complaint(company, { customer: { id: customer } }));
  const body = { kind: 'deletion', customerId: customer, channel: 'phone', matter: '要求删除' };
  const { id } = (await company.as('agent')('POST', '/api/person-requests', body)).body;
  const check = { method: 'serial', number: 'AJ2606000001' };
  const { version } = (await company.as('agent')('POST', path(id, 'checks'), check)).body;
  await company.as('privacy')('PUT', path(id, 'decision'), { decision: 'granted', reason: '同意', version });
  const held = await erase(id);
  expect([held.status, held.body.code]).toEqual([409, 'erasure.held']);
  const waiting: PersonRequest = (await company.as('privacy')('GET', `/api/person-requests/${id}`)).body;
  expect([waiting.state, waiting.next, waiting.may.erase]).toEqual(['granted', 'erase', true]);
});
