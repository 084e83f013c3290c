import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type Company, openCompany } from '../../kernel/testing/company.ts';
import { planningOf } from './testing/planning.ts';
import { chinaTime, clockOf, factsOf, toldTo, wall } from './testing/story.ts';
import { does, pageOf, plan, tries } from './testing/walk.ts';

let company: Company;
const { investigated, measure, refused, now } = planningOf(() => company);
beforeAll(async () => {
  company = await openCompany();
});
beforeEach(() => company.clock.set('2026-03-02 10:00'));
afterAll(async () => {
  expect(company.errors).toEqual([]);
  await company.close();
});

it('[S1-5.1-d] a cross-department complaint has one lead and at least one cooperating department before handling', async () => {
  const number = await investigated();
  const cross = plan(company, { measures: [measure('repair', { responsibleId: company.id('repairer') })] });
  const answer = await refused(number, cross, 'case.cooperation_needed');
  expect(answer.values).toMatchObject({ field: 'measures.0.responsibleId', department: 'repair' });
  await refused(
    number,
    { departmentId: 'after-sales', task: '自己配合自己', dueAt: chinaTime('2026-03-03 10:00') },
    'case.same_department',
    'cooperations',
  );
  await does(company, 'handler', number, 'cooperations', {
    departmentId: 'repair',
    task: '安排上门更换合页',
    dueAt: chinaTime('2026-03-03 10:00'),
  });
  await does(company, 'handler', number, 'plans', cross);
  const page = await pageOf(company, number);
  expect([
    page.department.id,
    page.cooperations.map((asked: { departmentId: string }) => asked.departmentId),
  ]).toEqual(['after-sales', ['repair']]);
});

it('[S1-5.1-c] the lead adds an assisting department with a task and a deadline; its answer is final and ends the wait', async () => {
  const number = await investigated();
  for (const missing of ['task', 'dueAt']) {
    const answer = await refused(
      number,
      {
        departmentId: 'technical-support',
        task: '鉴定',
        dueAt: chinaTime('2026-03-03 10:00'),
        [missing]: undefined,
      },
      'request.invalid',
      'cooperations',
    );
    expect(answer.errors[0].field).toBe(missing);
  }
  await refused(
    number,
    { departmentId: 'technical-support', task: '鉴定', dueAt: chinaTime('2026-03-01 10:00') },
    'plan.completion_in_past',
    'cooperations',
  );
  await does(company, 'handler', number, 'cooperations', {
    departmentId: 'technical-support',
    task: '鉴定合页材质',
    dueAt: chinaTime('2026-03-03 10:00'),
  });
  expect(await toldTo(company, 'head-technical', number)).toEqual(['cooperation.asked']);
  expect((await pageOf(company, number, 'head-technical')).cooperations[0]).toMatchObject({
    task: '鉴定合页材质',
    dueAt: expect.stringContaining('2026-03-03T02:00'),
    answer: null,
  });
  await does(company, 'handler', number, 'plans', plan(company));
  const planId = (await pageOf(company, number)).plans[0].id;
  await does(company, 'handler', number, 'plan-submission', { planId });
  await does(company, 'agent', number, 'agreement', { planId, agreed: true, channel: 'phone', at: now() });
  for (const task of (await pageOf(company, number)).tasks)
    await does(company, 'handler', number, `tasks/${task.id}/completion`, { result: '完成' });
  expect((await pageOf(company, number)).step).toBe('execute');
  await does(company, 'head-technical', number, 'cooperations/technical-support/answer', {
    answer: '材质合格',
  });
  const again = await tries(company, 'head-technical', number, 'cooperations/technical-support/answer', {
    answer: '改口',
  });
  expect([again.status, again.body.code]).toEqual([409, 'case.cooperation_answered']);
  const page = await pageOf(company, number);
  expect([page.step, page.cooperations[0].answer, clockOf(page, 'special_complete').status]).toEqual([
    'feed_back',
    '材质合格',
    'met',
  ]);
});

it('[S3-2.3-5] return, exchange, repair and compensation each become a task of their own', async () => {
  const number = await investigated();
  const measures = [
    measure('return'),
    measure('exchange'),
    measure('repair'),
    measure('compensation', { amountFen: 100 }),
  ];
  await does(company, 'handler', number, 'plans', plan(company, { measures }));
  const planId = (await pageOf(company, number)).plans[0].id;
  await does(company, 'handler', number, 'plan-submission', { planId });
  expect((await pageOf(company, number)).tasks).toEqual([]);
  await does(company, 'agent', number, 'agreement', { planId, agreed: true, channel: 'phone', at: now() });
  const { tasks, special, clocks } = await pageOf(company, number);
  expect(tasks.map((task: { kind: string }) => task.kind).sort()).toEqual([
    'compensation',
    'exchange',
    'repair',
    'return',
  ]);
  for (const task of tasks)
    expect(task).toMatchObject({
      status: 'open',
      responsible: { name: '演示售后处理员' },
      dueAt: expect.stringContaining('2026-03-04T02:00'),
    });
  // Return, exchange or repair makes it special: 10 working days, and the visit within 48 hours.
  expect(special).toBe(true);
  expect(wall(clockOf({ clocks }, 'special_complete').dueAt)).toBe('2026-03-16 18:00');
  expect(wall(clockOf({ clocks }, 'complaint_arrange').dueAt)).toBe('2026-03-04 10:00');
});

it('[S3-2.3-6] the customer’s answer is on record with time and channel before anything is carried out', async () => {
  const number = await investigated();
  await does(company, 'handler', number, 'plans', plan(company));
  const planId = (await pageOf(company, number)).plans[0].id;
  const yes = { planId, agreed: true, channel: 'phone', at: now() };
  await refused(number, yes, 'plan.not_approved', 'agreement');
  company.clock.advance(3_600_000);
  await does(company, 'handler', number, 'plan-submission', { planId });
  // An answer from before the approval would pull the solution clock back.
  await refused(
    number,
    { ...yes, at: chinaTime('2026-03-02 10:30') },
    'plan.agreed_before_approval',
    'agreement',
  );
  await refused(number, { ...yes, at: chinaTime('2026-03-02 12:00') }, 'case.contact_in_future', 'agreement');
  await refused(number, { ...yes, at: undefined }, 'request.invalid', 'agreement');
  await does(company, 'agent', number, 'agreement', { ...yes, at: now(), agreed: false, note: '要求换新' });
  let page = await pageOf(company, number);
  expect([page.step, page.tasks, page.plans[0].status]).toEqual(['plan', [], 'refused']);
  expect(clockOf(page, 'level_2_solution').status).toBe('met');
  await does(company, 'handler', number, 'plans', plan(company, { summary: '整门更换' }));
  const second = (await pageOf(company, number)).plans.at(-1).id;
  await does(company, 'handler', number, 'plan-submission', { planId: second });
  await does(company, 'agent', number, 'agreement', {
    planId: second,
    agreed: true,
    channel: 'chat',
    at: now(),
  });
  page = await pageOf(company, number);
  expect(page.plans.at(-1)).toMatchObject({
    status: 'agreed',
    agreementChannel: 'chat',
    agreedAt: expect.stringContaining('2026-03-02T03:00'),
  });
  expect(page.tasks).toHaveLength(1);
  expect(await factsOf(company, number, 'plan.agreed')).toHaveLength(1);
});
