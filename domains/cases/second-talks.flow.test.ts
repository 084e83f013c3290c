import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Company, openCompany } from '../../kernel/testing/company.ts';
import { checks, closingOf } from './testing/closing.ts';
import { factsOf, messagesOf, toldTo } from './testing/story.ts';
import { complaint, contact, does, pageOf, plan, register, tries } from './testing/walk.ts';

let company: Company;
const { brought, feedback, told, now, notClosed } = closingOf(() => company);
beforeAll(async () => {
  company = await openCompany();
});
beforeEach(() => company.clock.set('2026-03-02 10:00'));
afterAll(async () => {
  expect(company.errors).toEqual([]);
  await company.close();
});

describe('dissatisfied', () => {
  it('[S3-2.K5-3] reopens for a second solution and keeps the first on record', async () => {
    const number = await brought('executed');
    await does(company, 'agent', number, 'feedback', feedback());
    await does(company, 'agent', number, 'satisfaction', told('dissatisfied', { comment: '异响未除' }));
    const page = await pageOf(company, number);
    expect([page.round, page.step, page.externalRemedies]).toEqual([2, 'plan', null]);
    expect(page.plans[0]).toMatchObject({ round: 1, status: 'agreed' });
    expect(
      page.records.filter((record: { kind: string }) => record.kind === 'satisfaction')[0].body.comment,
    ).toBe('异响未除');
    await does(company, 'head-after', number, 'plans', plan(company, { summary: '整门更换' }));
    expect((await pageOf(company, number)).plans.map((made: { round: number }) => made.round)).toEqual([
      1, 2,
    ]);
  });

  it('[S3-2.5-2] makes a task of a second talk for another person; the customer is told, and after the second time of the outside remedies', async () => {
    const number = await brought('executed');
    await does(company, 'agent', number, 'feedback', feedback());
    await does(company, 'agent', number, 'satisfaction', told('dissatisfied'));
    let page = await pageOf(company, number);
    const talk = page.tasks.find((task: { kind: string }) => task.kind === 'second_contact');
    expect(talk).toMatchObject({
      status: 'open',
      responsible: { name: '演示售后部长' },
      dueAt: expect.stringContaining('2026-03-03T02:00'),
    });
    expect(page.handlerPerson.name).toBe('演示售后部长');
    expect(await toldTo(company, 'head-after', number)).toContain('case.second_round');
    expect((await messagesOf(company, number)).at(-2)).toMatchObject({
      template: 'second_talk',
      body: expect.stringContaining('演示售后部长'),
    });
    const first = await tries(company, 'handler', number, `tasks/${talk.id}/completion`, {
      result: '我再说一遍',
    });
    expect([first.status, first.body.code]).toEqual([409, 'case.second_person']);
    await does(company, 'handler', number, 'contacts', contact(company));
    expect(
      (await pageOf(company, number)).tasks.find((task: { id: number }) => task.id === talk.id).status,
    ).toBe('open');
    await does(company, 'head-after', number, 'contacts', contact(company, { responded: '部长致电，换门' }));
    page = await pageOf(company, number);
    expect(page.tasks.find((task: { id: number }) => task.id === talk.id)).toMatchObject({
      status: 'done',
      result: '部长致电，换门',
    });
    await secondRound(number);
    await does(company, 'agent', number, 'satisfaction', told('dissatisfied'));
    page = await pageOf(company, number);
    expect([page.round, page.externalRemedies.length]).toEqual([2, 4]);
    expect(
      (await messagesOf(company, number)).find((message) => message.template === 'remedies')?.body,
    ).toContain('12315');
    expect(await factsOf(company, number, 'remedies.told')).toHaveLength(1);
    await does(company, 'agent', number, 'checks', checks);
    await does(company, 'agent', number, 'follow-ups', { at: now(), channel: 'phone', recurred: false });
    await does(company, 'agent', number, 'closing', { summary: '已告知外部途径' });
  });

  it('the second talk stands before closing', async () => {
    const number = await brought('executed');
    await does(company, 'agent', number, 'feedback', feedback());
    await does(company, 'agent', number, 'satisfaction', told('dissatisfied'));
    await secondRound(number);
    await does(company, 'agent', number, 'satisfaction', told('satisfied'));
    expect(await notClosed(number)).toEqual(['checks', 'follow_up', 'contact_task']);
  });

  it('when the head was the first handler the next superior takes over', async () => {
    const number = await register(company, complaint(company));
    await does(company, 'head-after', number, 'acceptance', {
      accepted: true,
      handlerId: company.id('head-after'),
    });
    await bringFrom(number, ['investigated', 'planned', 'approved', 'agreed', 'executed']);
    await does(company, 'agent', number, 'feedback', feedback());
    await does(company, 'agent', number, 'satisfaction', told('dissatisfied'));
    expect((await pageOf(company, number)).handlerPerson.name).toBe('演示客服主管');
  });

  it('a request is not reopened: the rule is about complaints', async () => {
    const number = await register(
      company,
      complaint(company, { kind: 'consultation', category: undefined, impactClass: undefined }),
    );
    await does(company, 'head-service', number, 'acceptance', {
      accepted: true,
      handlerId: company.id('agent'),
    });
    await does(company, 'agent', number, 'contacts', contact(company));
    await does(company, 'agent', number, 'feedback', feedback());
    await does(company, 'agent', number, 'satisfaction', told('dissatisfied'));
    expect((await pageOf(company, number)).round).toBe(1);
  });
});

async function bringFrom(
  number: string,
  points: ('investigated' | 'planned' | 'approved' | 'agreed' | 'executed')[],
) {
  for (const point of points) {
    if (point === 'investigated') {
      await does(company, 'handler', number, 'verifications', {
        truth: 'substantiated',
        identityMethod: 'phone_code',
        identityReference: '1234',
      });
      await does(company, 'handler', number, 'classification', {});
      await does(company, 'handler', number, 'contacts', contact(company));
      await does(company, 'handler', number, 'evidence', {
        source: 'customer',
        occurredAt: now(),
        description: '照片',
        result: 'confirmed',
      });
      await does(company, 'handler', number, 'causes', {
        method: 'five_whys',
        causeCode: 'installation',
        description: '未拧紧',
      });
    }
    if (point === 'planned') await does(company, 'handler', number, 'plans', plan(company));
    const planId = (await pageOf(company, number)).plans.at(-1)?.id;
    if (point === 'approved') await does(company, 'handler', number, 'plan-submission', { planId });
    if (point === 'agreed')
      await does(company, 'agent', number, 'agreement', {
        planId,
        agreed: true,
        channel: 'phone',
        at: now(),
      });
    if (point === 'executed') {
      const { tasks } = await pageOf(company, number);
      for (const task of tasks.filter(
        (one: { status: string; kind: string }) => one.status === 'open' && one.kind !== 'second_contact',
      )) {
        await does(company, 'handler', number, `tasks/${task.id}/completion`, { result: '完成' });
      }
    }
  }
}

async function secondRound(number: string) {
  await bringFrom(number, ['planned', 'approved', 'agreed', 'executed']);
  await does(company, 'agent', number, 'feedback', feedback());
}
