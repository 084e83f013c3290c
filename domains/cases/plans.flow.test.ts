import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type Company, openCompany } from '../../kernel/testing/company.ts';
import { categories } from './terms.contract.ts';
import { chinaTime, clockOf, factsOf, stateOf, toldTo, wall } from './testing/story.ts';
import { bringTo, complaint, does, pageOf, plan, register, tries } from './testing/walk.ts';

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
const measure = (type: string, parts: object = {}) => ({
  type,
  description: `办理${type}`,
  responsibleId: company.id('handler'),
  dueAt: chinaTime('2026-03-04 10:00'),
  amountFen: 0,
  clause: 'CPL 24',
  ...parts,
});
const investigated = async (parts: object = {}) => {
  const number = await register(company, complaint(company, parts));
  await bringTo(company, number, 'investigated');
  return number;
};
async function refused(number: string, body: object, code: string, noun = 'plans') {
  const before = await stateOf(company, number);
  const answer = await tries(company, 'handler', number, noun, body);
  expect([answer.status >= 400, answer.body.code]).toEqual([true, code]);
  expect(await stateOf(company, number)).toEqual(before);
  return answer.body;
}

it('[S1-4.2-a] every category has a solution template: start from it, or say why not', async () => {
  const { templates } = (await company.as('handler')('GET', '/api/plan-templates')).body;
  for (const category of categories)
    expect(
      templates.filter((known: { categories: string[] }) => known.categories.includes(category)),
    ).toHaveLength(1);
  const number = await investigated();
  const answer = await refused(number, plan(company, { template: 'logistics' }), 'plan.template_reason');
  expect(answer.values).toMatchObject({ field: 'templateReplacedReason' });
  await does(
    company,
    'handler',
    number,
    'plans',
    plan(company, { template: 'logistics', templateReplacedReason: '实为运输损坏' }),
  );
  await does(company, 'handler', number, 'plans', plan(company));
  expect((await pageOf(company, number)).plans.map((made: { status: string }) => made.status)).toEqual([
    'returned',
    'draft',
  ]);
});

it('[S1-4.2-b] no plan without measures, responsible person and completion time, nor with a time that has passed', async () => {
  const number = await investigated();
  for (const [field, missing] of [
    ['measures', []],
    ['responsibleId', undefined],
    ['completeBy', undefined],
  ] as const) {
    const answer = await refused(number, plan(company, { [field]: missing }), 'request.invalid');
    expect(answer.errors[0].field).toBe(field);
  }
  await refused(
    number,
    plan(company, { completeBy: chinaTime('2026-03-02 09:00') }),
    'plan.completion_in_past',
  );
  await refused(
    number,
    plan(company, { measures: [measure('repair', { dueAt: chinaTime('2026-03-02 09:00') })] }),
    'plan.completion_in_past',
  );
  await refused(number, plan(company, { measures: [measure('compensation')] }), 'plan.amount_needed');
  await refused(
    number,
    plan(company, { measures: [measure('compensation', { amountFen: 20_000 })] }),
    'plan.amount_mismatch',
  );
});

it('[S1-4.2-c] each demand is accepted, partly accepted or refused, and why when not accepted', async () => {
  const number = await investigated();
  expect((await refused(number, plan(company, { demands: [] }), 'request.invalid')).errors[0].field).toBe(
    'demands',
  );
  for (const answer of ['partly', 'refused']) {
    const problem = await refused(
      number,
      plan(company, { demands: [{ demand: '赔偿误工费', answer }] }),
      'request.invalid',
    );
    expect(problem.errors[0]).toMatchObject({ field: 'demands.0.reason', code: 'reason_needed' });
  }
  const demands = [
    { demand: '尽快上门处理', answer: 'accepted' },
    { demand: '整柜更换', answer: 'partly', reason: '仅门板损坏' },
    { demand: '赔偿误工费', answer: 'refused', reason: '无约定' },
  ];
  await does(company, 'handler', number, 'plans', plan(company, { demands }));
  expect((await pageOf(company, number)).plans[0].demands).toEqual(
    demands.map((demand) => ({ reason: null, ...demand })),
  );
});

it('[S3-2.K3-1] only measures that the category and the product allow are offered, others are blocked', async () => {
  const attitude = await register(company, complaint(company, { category: 'service_attitude' }));
  expect((await pageOf(company, attitude)).measures).toEqual([
    'apology',
    'explanation',
    'compensation',
    'other',
  ]);
  const custom = await investigated({ productModel: { value: 'AJ-DZ1' } });
  const offered = (await pageOf(company, custom)).measures;
  expect(offered).not.toContain('return');
  expect(offered).toContain('repair');
  const answer = await refused(
    custom,
    plan(company, { measures: [measure('return')] }),
    'plan.measure_not_allowed',
  );
  expect(answer.values).toMatchObject({ field: 'measures.0.type', measure: 'return' });
  const faulty = await register(
    company,
    complaint(company, { productModel: { value: 'AJ-DZ1' }, category: 'product_quality' }),
  );
  expect((await pageOf(company, faulty)).measures).toContain('return');
  const ready = await investigated();
  expect((await pageOf(company, ready)).measures).toContain('return');
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

it('[S3-2.K2-1] the cause, with method and code, stands before the solution is approved', async () => {
  const number = await register(company, complaint(company));
  await bringTo(company, number, 'accepted');
  const cause = { method: 'five_whys', causeCode: 'installation', description: '未拧紧' };
  for (const missing of ['method', 'causeCode']) {
    const answer = await refused(number, { ...cause, [missing]: undefined }, 'request.invalid', 'causes');
    expect(answer.errors[0].field).toBe(missing);
  }
  const answer = await refused(number, plan(company), 'case.gate');
  expect(answer.values.missing).toContain('cause');
});

it('[S0-1.1-a] both laws are held by article with version and date, and a decision to repair, exchange, return or pay names one', async () => {
  const { pack, version } = (await company.as('handler')('GET', '/api/standards/in-force')).body;
  for (const law of ['CPL', 'PQL']) {
    const document = pack.documents.find((one: { code: string }) => one.code === law);
    expect([document.origin, document.effectiveFrom]).toEqual(['law', expect.stringMatching(/^20\d\d-/)]);
    const articles = pack.clauses.filter((clause: { document: string }) => clause.document === law);
    expect(articles.length).toBeGreaterThan(3);
    for (const article of articles) expect(article.id).toBe(`${law} ${article.section}`);
  }
  expect(version).toBe(String(pack.version));
  const number = await investigated({ category: 'product_quality' });
  for (const type of ['repair', 'exchange', 'return', 'compensation']) {
    const amount = type === 'compensation' ? { amountFen: 100 } : {};
    const withClause = (clause: string | undefined) =>
      plan(company, { template: 'quality', measures: [measure(type, { ...amount, clause })] });
    const answer = await refused(number, withClause(undefined), 'plan.clause_needed');
    expect(answer.errors[0].field).toBe('measures.0.clause');
    await refused(number, withClause('CPL 999'), 'plan.clause_unknown');
  }
  const measures = [measure('repair', { clause: 'TGR 9' }), measure('explanation', { clause: undefined })];
  await does(company, 'handler', number, 'plans', plan(company, { template: 'quality', measures }));
  const page = await pageOf(company, number);
  expect(page.plans.at(-1).measures.map((one: { clause: string | null }) => one.clause)).toEqual([
    'TGR 9',
    null,
  ]);
});
