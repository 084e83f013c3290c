import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Company, openCompany } from '../../kernel/testing/company.ts';
import { checks, closingOf } from './testing/closing.ts';
import { chinaTime, factsOf, storyOf, wall } from './testing/story.ts';
import { complaint, contact, does, pageOf, register, tries } from './testing/walk.ts';

let company: Company;
const { brought, notClosed, told, feedback, now } = closingOf(() => company);
beforeAll(async () => {
  company = await openCompany();
});
beforeEach(() => company.clock.set('2026-03-02 10:00'));
afterAll(async () => {
  expect(company.errors).toEqual([]);
  await company.close();
});

describe('what stands before closing', () => {
  it('[S3-2.3-7] every task done and satisfaction asked', async () => {
    const number = await brought('agreed');
    expect(await notClosed(number)).toEqual(expect.arrayContaining(['tasks', 'feedback', 'satisfaction']));
    const early = await tries(company, 'agent', number, 'satisfaction', told('satisfied'));
    expect([early.status, early.body.code]).toEqual([409, 'case.gate']);
    for (const task of (await pageOf(company, number)).tasks)
      await does(company, 'handler', number, `tasks/${task.id}/completion`, { result: '完成' });
    await does(company, 'agent', number, 'feedback', feedback());
    expect(await notClosed(number)).toContain('satisfaction');
    await does(company, 'agent', number, 'satisfaction', told('satisfied'));
    expect(await notClosed(number)).toEqual(['checks', 'follow_up']);
  });

  it('[S0-1.2-b] the customer confirmed, or could not be reached on record, and the follow-up is done', async () => {
    const number = await brought('executed');
    await does(company, 'agent', number, 'feedback', feedback());
    await does(company, 'agent', number, 'satisfaction', told('satisfied', { confirmed: false }));
    expect(await notClosed(number)).toContain('satisfaction');
    const untold = await tries(
      company,
      'agent',
      number,
      'satisfaction',
      told('not_reached', { confirmed: false }),
    );
    expect([untold.status, untold.body.values.field]).toEqual([422, 'notReachedAttempts']);
    await does(
      company,
      'agent',
      number,
      'satisfaction',
      told('not_reached', { confirmed: false, notReachedAttempts: 3 }),
    );
    await does(company, 'agent', number, 'checks', checks);
    expect(await notClosed(number)).toEqual(['follow_up']);
    await does(company, 'agent', number, 'follow-ups', { at: now(), channel: 'phone', recurred: false });
    await does(company, 'agent', number, 'closing', { summary: '办结' });
    expect((await storyOf(company, number)).slice(-2).map((fact) => fact.type)).toEqual([
      'case.closed',
      'case.moved',
    ]);
  });

  it('[S0-1.1-c] the four checks are each recorded as pass, fail or not applicable', async () => {
    const number = await brought('satisfied');
    for (const check of ['inTime', 'procedure', 'qualified', 'safe']) {
      const answer = await tries(company, 'agent', number, 'checks', { ...checks, [check]: undefined });
      expect([answer.status, answer.body.errors[0].field]).toEqual([422, check]);
      expect((await tries(company, 'agent', number, 'checks', { ...checks, [check]: 'maybe' })).status).toBe(
        422,
      );
    }
    expect(await notClosed(number)).toEqual(['checks', 'follow_up']);
    const skipped = await tries(company, 'supervisor', number, 'stage-skips', {
      step: 'check',
      reason: '跳',
    });
    expect([skipped.status, skipped.body.code]).toEqual([422, 'step.not_skippable']);
    await does(company, 'agent', number, 'checks', { ...checks, inTime: 'fail' });
    expect((await pageOf(company, number)).records.at(-1).body).toMatchObject({
      inTime: 'fail',
      procedure: 'pass',
      qualified: 'not_applicable',
      safe: 'pass',
    });
  });

  it('a consultation needs the four checks too', async () => {
    const number = await register(
      company,
      complaint(company, { kind: 'consultation', category: undefined, impactClass: undefined }),
    );
    expect(await notClosed(number)).toContain('checks');
  });

  it('level 1 and class A need cause and improvement', async () => {
    const number = await brought('satisfied', { impactClass: 'A' });
    expect(await notClosed(number)).toContain('improvement');
  });

  it('[S3-2.K5-1] the follow-up says whether the problem came back, and lies between receipt and now', async () => {
    const number = await brought('satisfied');
    await does(company, 'agent', number, 'checks', checks);
    expect((await pageOf(company, number)).nextStep).toMatchObject({
      step: 'follow_up',
      responsible: { name: '演示客服一' },
      dueClause: 'S3 2-K5-1',
    });
    expect(wall((await pageOf(company, number)).nextStep.dueAt)).toBe('2026-03-09 18:00');
    const without = await tries(company, 'agent', number, 'follow-ups', { at: now(), channel: 'phone' });
    expect([without.status, without.body.errors[0].field]).toEqual([422, 'recurred']);
    const ahead = await tries(company, 'agent', number, 'follow-ups', {
      at: chinaTime('2026-03-05 10:00'),
      channel: 'phone',
      recurred: false,
    });
    expect([ahead.status, ahead.body.code]).toEqual([422, 'case.contact_in_future']);
    await does(company, 'agent', number, 'follow-ups', {
      at: now(),
      channel: 'phone',
      recurred: true,
      note: '仍有异响',
    });
    expect((await pageOf(company, number)).records.at(-1)).toMatchObject({
      kind: 'follow_up',
      body: { recurred: true },
    });
  });

  it('open matters end with the case: waiting decisions and tasks', async () => {
    const number = await brought('ready');
    await does(company, 'agent', number, 'handovers', { toUserId: company.id('agent2'), reason: '休假' });
    const { id } = (await pageOf(company, number)).approvals.at(-1);
    await does(company, 'agent', number, 'closing', { summary: '办结' });
    const late = await company.as('supervisor')('POST', `/api/approvals/${id}/decision`, {
      approved: true,
      reason: '同意',
    });
    expect(late.status).toBe(409);
    expect((await pageOf(company, number)).approvals.at(-1).status).toBe('withdrawn');
  });

  it('a closed case takes no record, and a double closing closes once', async () => {
    const number = await brought('closed');
    for (const [noun, body] of [
      ['contacts', contact(company)],
      ['closing', { summary: '再关' }],
      ['progress-checks', { finding: '无' }],
    ] as const) {
      const answer = await tries(company, 'agent', number, noun, body);
      expect([answer.status, answer.body.code]).toEqual([409, 'case.closed']);
    }
    expect(await factsOf(company, number, 'case.closed')).toHaveLength(1);
  });
});

describe('reopening', () => {
  it('needs a reason, keeps the receipt and the clock start, and asks for a new feedback and check', async () => {
    const number = await brought('closed');
    const before = await pageOf(company, number);
    company.clock.set('2026-03-09 10:00');
    expect((await tries(company, 'agent', number, 'reopening', {})).status).toBe(422);
    await does(company, 'agent', number, 'reopening', { reason: '问题复发' });
    const page = await pageOf(company, number);
    expect([page.closedAt, page.round, page.receivedAt]).toEqual([null, 2, before.receivedAt]);
    for (const clock of page.clocks) {
      const known = before.clocks.find((one: { limitKey: string }) => one.limitKey === clock.limitKey);
      expect([clock.startedAt, clock.originalDueAt]).toEqual([known.startedAt, known.originalDueAt]);
    }
    expect(await notClosed(number)).toEqual(expect.arrayContaining(['feedback', 'checks', 'follow_up']));
    const twice = await tries(company, 'agent', number, 'reopening', { reason: '再开' });
    expect([twice.status, twice.body.code]).toEqual([409, 'case.not_closed']);
  });
});
