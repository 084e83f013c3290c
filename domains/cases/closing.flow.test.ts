import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Company, openCompany } from '../../kernel/testing/company.ts';
import { chinaTime, factsOf, messagesOf, stateOf, storyOf, toldTo, wall } from './testing/story.ts';
import { bringTo, complaint, contact, does, pageOf, plan, register, tries } from './testing/walk.ts';

let company: Company;
beforeAll(async () => {
  company = await openCompany();
});
beforeEach(() => company.clock.set('2026-03-02 10:00'));
afterAll(async () => {
  expect(company.errors).toEqual([]);
  await company.close();
});

const now = () => new Date(company.clock.now).toISOString();
const told = (outcome: string, parts: object = {}) => ({
  channel: 'phone',
  at: now(),
  outcome,
  confirmed: true,
  ...parts,
});
const feedback = () => ({ channel: 'phone', at: now(), text: '合页已更换。' });
const checks = {
  inTime: 'pass',
  procedure: 'pass',
  qualified: 'not_applicable',
  safe: 'pass',
  demandMet: '已满足',
};
const brought = async (point: Parameters<typeof bringTo>[2], parts: object = {}) => {
  const number = await register(company, complaint(company, parts));
  await bringTo(company, number, point);
  return number;
};
/** Refused with what is missing, and nothing is different afterwards. */
async function notClosed(number: string): Promise<string[]> {
  const before = await stateOf(company, number);
  const answer = await tries(company, 'agent', number, 'closing', { summary: '办结' });
  expect([answer.status, answer.body.code]).toEqual([409, 'case.incomplete']);
  expect(await stateOf(company, number)).toEqual(before);
  return answer.body.values.missing;
}

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
