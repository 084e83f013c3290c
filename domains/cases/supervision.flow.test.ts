import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Company, openCompany } from '../../kernel/testing/company.ts';
import { handlingOf, verification } from './testing/handling.ts';
import { chinaTime, clockOf, factsOf, messagesOf, stateOf, toldTo, wall } from './testing/story.ts';
import { bringOne, bringTo, complaint, contact, does, pageOf, register, tries } from './testing/walk.ts';

let company: Company;
const { accepted, refused, now } = handlingOf(() => company);
beforeAll(async () => {
  company = await openCompany();
});
beforeEach(() => company.clock.set('2026-03-02 10:00'));
afterAll(async () => {
  expect(company.errors).toEqual([]);
  await company.close();
});

describe('supervision', () => {
  it('[S0-1.2-a] a stage is skipped only by a supervisor, with a reason', async () => {
    const number = await accepted();
    await refused(
      number,
      () => tries(company, 'handler', number, 'stage-skips', { step: 'classify', reason: '跳' }),
      'step.not_skippable',
    );
    const without = await tries(company, 'supervisor', number, 'stage-skips', { step: 'verify' });
    expect(without.status).toBe(422);
    await does(company, 'handler', number, 'stage-skips', { step: 'verify', reason: '门店已当面核实' });
    const asked = (await pageOf(company, number)).approvals.at(-1);
    expect(asked).toMatchObject({
      kind: 'stage_skip',
      status: 'waiting',
      approver: { name: '演示客服主管' },
    });
    expect((await pageOf(company, number)).step).toBe('verify');
    await company.as('supervisor')('POST', `/api/approvals/${asked.id}/decision`, {
      approved: true,
      reason: '同意',
    });
    const page = await pageOf(company, number);
    expect(page.stepList.find((step: { step: string }) => step.step === 'verify').status).toBe('skipped');
    expect((await factsOf(company, number, 'step.skipped')).at(-1)).toMatchObject({
      actor_name: '演示客服主管',
      reason: '同意',
      data: { step: 'verify' },
    });
    await does(company, 'supervisor', number, 'stage-skips', { step: 'classify', reason: '登记时已核定' });
    expect((await pageOf(company, number)).step).toBe('contact');
  });

  it('execution is not skipped while tasks are open', async () => {
    const number = await accepted();
    for (const point of ['investigated', 'planned', 'approved', 'agreed'] as const)
      await bringOne(company, number, point);
    await refused(
      number,
      () => tries(company, 'supervisor', number, 'stage-skips', { step: 'execute', reason: '跳' }),
      'step.tasks_open',
    );
  });

  it('[S0-1.2-e] the first contact owns the case; a hand-over needs reason, approval of a supervisor and a notice to the customer', async () => {
    const number = await accepted();
    await does(company, 'supervisor', number, 'assignment', {
      departmentId: 'repair',
      handlerId: company.id('repairer'),
      reason: '需要维修',
    });
    expect((await pageOf(company, number)).ownerPerson.name).toBe('演示客服一');
    const noReason = await tries(company, 'agent', number, 'handovers', { toUserId: company.id('agent2') });
    expect(noReason.status).toBe(422);
    await does(company, 'agent', number, 'handovers', { toUserId: company.id('agent2'), reason: '长期休假' });
    await refused(
      number,
      () => tries(company, 'agent', number, 'handovers', { toUserId: company.id('agent2'), reason: '再来' }),
      'approval.already_waiting',
    );
    const waiting = (await pageOf(company, number)).approvals.at(-1);
    expect(waiting).toMatchObject({ kind: 'handover', approver: { position: 'supervisor' } });
    expect((await pageOf(company, number)).ownerPerson.name).toBe('演示客服一');
    const own = await company.as('agent')('POST', `/api/approvals/${waiting.id}/decision`, {
      approved: true,
      reason: '我自己批',
    });
    expect([own.status, own.body.code]).toEqual([403, 'approval.own_request']);
    await company.as('supervisor')('POST', `/api/approvals/${waiting.id}/decision`, {
      approved: true,
      reason: '同意',
    });
    expect((await pageOf(company, number)).ownerPerson.name).toBe('演示客服二');
    expect((await messagesOf(company, number)).at(-1)).toMatchObject({
      template: 'owner_changed',
      body: expect.stringContaining('演示客服二'),
    });
    expect((await factsOf(company, number, 'case.handed_over'))[0]).toMatchObject({
      reason: '长期休假',
      data: { approvedBy: '演示客服主管' },
    });
  });
});

describe('what everybody sees', () => {
  it('[S0-1.1-f] [S3-2.K4-1] every open step shows one named person, its status and its deadline; the customer hears status and deadline', async () => {
    const number = await register(company, complaint(company));
    for (const point of ['accepted', 'investigated', 'planned', 'approved', 'agreed', 'executed'] as const) {
      const page = await pageOf(company, number);
      const open = page.stepList.filter((step: { status: string }) =>
        ['current', 'upcoming'].includes(step.status),
      );
      expect(open.length).toBeGreaterThan(0);
      for (const step of open) {
        expect(step.responsible?.name).toMatch(/^演示/);
        expect(Date.parse(step.dueAt)).toBeGreaterThan(company.clock.now);
        expect(step.dueClause).toMatch(/^S[0-3] /);
      }
      expect(page.responsiblePerson.id).toBe(open[0].responsible.id);
      await bringOne(company, number, point);
    }
    const told = await messagesOf(company, number);
    expect(
      told.filter((message) => message.template === 'progress_by').map((message) => message.body),
    ).toEqual([
      expect.stringMatching(/新进展：评估，预计 2026-03-0\d 前完成/),
      expect.stringMatching(/新进展：派单，预计 2026-03-0\d 前完成/),
      expect.stringMatching(/新进展：处理，预计 2026-03-05 前完成/),
      expect.stringMatching(/新进展：确认，预计 2026-03-04 前完成/),
    ]);
  });

  it('[S0-2.3-i] note, case fields, timeline and the customer’s message are one transaction, all or nothing', async () => {
    const number = await accepted();
    for (const point of ['investigated', 'planned', 'approved', 'agreed'] as const)
      await bringOne(company, number, point);
    const [task] = (await pageOf(company, number)).tasks;
    await does(company, 'handler', number, `tasks/${task.id}/completion`, { result: '已更换合页，故障排除' });
    const [row] = await company.database.direct.query<Record<string, string>>(
      `select c.xmin::text as "case", (select xmin::text from case_tasks where id = $2) as report,
         (select xmin::text from events where case_id = c.id and type = 'task.completed') as fact,
         (select xmin::text from outbound_messages where case_id = c.id order by id desc limit 1) as message
       from cases c where c.number = $1`,
      [number, task.id],
    );
    expect(new Set(Object.values(row ?? {})).size).toBe(1);
    const [before, known] = [await stateOf(company, number), (await pageOf(company, number)).stage];
    // The last statement of the verb fails: nothing of it stays.
    await company.database.direct.script(
      `alter table outbound_messages add constraint nothing_goes check (template <> 'result') not valid`,
    );
    const answer = await tries(company, 'agent', number, 'feedback', {
      channel: 'phone',
      at: now(),
      text: '已更换合页',
    });
    await company.database.direct.script(`alter table outbound_messages drop constraint nothing_goes`);
    expect(answer.status).toBeGreaterThanOrEqual(400);
    company.errors.length = 0;
    expect(await stateOf(company, number)).toEqual(before);
    expect((await pageOf(company, number)).stage).toBe(known);
  });

  it('[S3-2.7-3] an internal note is told to those mentioned and never to the customer', async () => {
    const number = await accepted();
    const messages = await messagesOf(company, number);
    expect((await company.as('head-quality')('GET', `/api/cases/${number}`)).status).toBe(404);
    await does(company, 'handler', number, 'notes', {
      body: '疑似同批次问题，请质量部看一下',
      mentions: [company.id('head-quality')],
      version: undefined,
    });
    expect(await toldTo(company, 'head-quality', number)).toEqual(['note.mention']);
    const page = (await company.as('head-quality')('GET', `/api/cases/${number}`)).body;
    expect(page.records.at(-1)).toMatchObject({
      kind: 'note',
      body: { text: '疑似同批次问题，请质量部看一下' },
    });
    expect(await messagesOf(company, number)).toEqual(messages);
    const nobody = await tries(company, 'handler', number, 'notes', {
      body: '？',
      mentions: ['00000000-0000-4000-8000-000000000000'],
      version: undefined,
    });
    expect([nobody.status, nobody.body.code]).toEqual([422, 'person.not_found']);
  });
});

it('[S3-1.K6-3] a case handled online turns into a visit: the arrangement clock appears, nothing is typed again', async () => {
  const number = await register(company, complaint(company, { channel: 'chat' }));
  await bringTo(company, number, 'accepted');
  await does(company, 'handler', number, 'verifications', verification);
  await does(company, 'handler', number, 'contacts', contact(company, { channel: 'chat' }));
  await does(company, 'handler', number, 'evidence', {
    source: 'technician',
    occurredAt: now(),
    description: '视频远程检测：合页断裂，无法远程解决',
    result: 'confirmed',
  });
  const before = await pageOf(company, number);
  expect(before.clocks.map((clock: { event: string }) => clock.event)).not.toContain('arrange');
  company.clock.advance(3 * 3_600_000);
  await does(company, 'handler', number, 'classification', { needsRepair: true, reason: '远程无法解决' });
  const after = await pageOf(company, number);
  expect(wall(clockOf(after, 'complaint_arrange').dueAt)).toBe('2026-03-04 10:00');
  for (const field of [
    'number',
    'channel',
    'contactName',
    'productModel',
    'course',
    'demand',
    'receivedAt',
    'records',
  ] as const) {
    if (field === 'records') expect(after.records.slice(0, before.records.length)).toEqual(before.records);
    else expect(after[field]).toEqual(before[field]);
  }
  await does(company, 'handler', number, 'visit-offers', {
    technician: '演示维修处理员',
    from: chinaTime('2026-03-04 09:00'),
    to: chinaTime('2026-03-04 11:00'),
    channel: 'phone',
  });
  expect(clockOf(await pageOf(company, number), 'complaint_arrange').status).toBe('met');
});
