import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Company, openCompany } from '../../kernel/testing/company.ts';
import { bringTo, complaint, does, pageOf, register, tries } from './testing/walk.ts';

let company: Company;
beforeAll(async () => {
  company = await openCompany();
});
afterAll(async () => {
  expect(company.errors).toEqual([]);
  await company.close();
});

it('[S0-1.2-b] a complaint goes from first contact to close, and closes only with confirmation and follow-up', async () => {
  const number = await register(company, complaint(company));
  await bringTo(company, number, 'satisfied');
  const early = await tries(company, 'agent', number, 'closing', { summary: '办结' });
  expect(early.status).toBe(409);
  expect(early.body.values.missing).toEqual(['checks', 'follow_up']);
  await does(company, 'agent', number, 'checks', {
    inTime: 'pass',
    procedure: 'pass',
    qualified: 'not_applicable',
    safe: 'pass',
    demandMet: '已满足',
  });
  await does(company, 'agent', number, 'follow-ups', {
    at: new Date(company.clock.now).toISOString(),
    channel: 'phone',
    recurred: false,
  });
  await does(company, 'agent', number, 'closing', { summary: '办结' });
  const page = await pageOf(company, number);
  expect(page.stage).toBe('closed');
  expect(page.events[0].type).toBe('case.registered');
});
