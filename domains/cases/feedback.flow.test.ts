import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Company, openCompany } from '../../kernel/testing/company.ts';
import { bringTo, complaint, contact, does, pageOf, register, request, tries } from './testing/walk.ts';

let company: Company;
beforeAll(async () => {
  company = await openCompany();
});
afterAll(async () => {
  expect(company.errors).toEqual([]);
  await company.close();
});

const now = () => new Date(company.clock.now).toISOString();
const noticesOf = async (username: string) =>
  (await company.as(username)('GET', '/api/notifications')).body.notifications;
const factsOf = (page: { events: { type: string; data: Record<string, unknown> }[] }, type: string) =>
  page.events.filter((event) => event.type === type);

describe('feedback and its causes', () => {
  it.each(['suggestion', 'praise'])(
    '[S0-2.4-c] %s is not closed before it has a cause of the list',
    async (kind) => {
      const number = await register(company, request(company, { kind }));
      await does(company, 'head-service', number, 'acceptance', {
        accepted: true,
        handlerId: company.id('agent'),
      });
      await does(company, 'agent', number, 'contacts', contact(company));
      await does(company, 'agent', number, 'feedback', {
        channel: 'phone',
        at: now(),
        text: '感谢您的意见。',
      });
      await does(company, 'agent', number, 'satisfaction', {
        channel: 'phone',
        at: now(),
        outcome: 'satisfied',
        score: 5,
        confirmed: true,
      });
      const checks = {
        inTime: 'pass',
        procedure: 'pass',
        qualified: 'not_applicable',
        safe: 'not_applicable',
        demandMet: '已采纳',
      };
      await does(company, 'agent', number, 'checks', checks);
      await does(company, 'agent', number, 'follow-ups', { at: now(), channel: 'phone', recurred: false });
      const early = await tries(company, 'agent', number, 'closing', { summary: '办结' });
      expect([early.status, early.body.values.missing]).toEqual([409, ['cause']]);
      expect(early.body.detail).toContain('原因分析');
      const made = await tries(company, 'agent', number, 'causes', {
        method: 'interview',
        causeCode: 'weather',
        description: '无',
      });
      expect([made.status, made.body.errors[0].field]).toEqual([422, 'causeCode']);
      await does(company, 'agent', number, 'causes', {
        method: 'interview',
        causeCode: 'service',
        description: '服务流程建议',
      });
      await does(company, 'agent', number, 'closing', { summary: '办结' });
      expect((await pageOf(company, number)).stage).toBe('closed');
    },
  );

  it('[S0-2.4-c] nor is a complaint', async () => {
    const number = await register(company, complaint(company));
    const early = await tries(company, 'agent', number, 'closing', { summary: '办结' });
    expect(early.body.values.missing).toContain('cause');
  });

  it('[S0-5.3-e] a low score gets the category of its complaint and goes to the head who owns it', async () => {
    const number = await register(company, complaint(company));
    await bringTo(company, number, 'executed');
    await does(company, 'agent', number, 'feedback', { channel: 'phone', at: now(), text: '已更换。' });
    await does(company, 'agent', number, 'satisfaction', {
      channel: 'phone',
      at: now(),
      outcome: 'neutral',
      score: 2,
      confirmed: true,
    });
    const [routed] = factsOf(await pageOf(company, number), 'satisfaction.routed');
    expect(routed?.data).toMatchObject({
      category: 'after_sales',
      departmentId: 'after-sales',
      score: 2,
      clause: 'S0 5.3',
    });
    const told = (await noticesOf('head-after')).find(
      (notice: { kind: string }) => notice.kind === 'satisfaction.low',
    );
    expect(told).toMatchObject({ caseNumber: number, data: { category: 'after_sales' } });
  });

  it('[S0-5.3-e] a negative comment goes where its problem belongs, also beyond the department of the case', async () => {
    const number = await register(company, complaint(company));
    await bringTo(company, number, 'executed');
    await does(company, 'agent', number, 'feedback', { channel: 'phone', at: now(), text: '已更换。' });
    const answer = {
      channel: 'phone',
      at: now(),
      outcome: 'satisfied',
      score: 4,
      confirmed: true,
      comment: '送货磕碰',
      problemCategory: 'logistics',
    };
    const unseen = await company.as('head-logistics')('GET', `/api/cases/${number}`);
    expect(unseen.status).toBe(404);
    await does(company, 'agent', number, 'satisfaction', answer);
    expect((await noticesOf('head-logistics'))[0]).toMatchObject({
      kind: 'satisfaction.low',
      caseNumber: number,
    });
    expect((await company.as('head-logistics')('GET', `/api/cases/${number}`)).status).toBe(200);
  });

  it('[S0-5.3-e] a good answer goes nowhere', async () => {
    const number = await register(company, complaint(company));
    await bringTo(company, number, 'satisfied');
    expect(factsOf(await pageOf(company, number), 'satisfaction.routed')).toEqual([]);
  });
});
