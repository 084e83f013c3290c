import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type Company, openCompany } from '../../kernel/testing/company.ts';
import { categories } from './terms.contract.ts';
import { planningOf } from './testing/planning.ts';
import { chinaTime } from './testing/story.ts';
import { bringTo, complaint, does, pageOf, plan, register } from './testing/walk.ts';

let company: Company;
const { investigated, refused, measure } = planningOf(() => company);
beforeAll(async () => {
  company = await openCompany();
});
beforeEach(() => company.clock.set('2026-03-02 10:00'));
afterAll(async () => {
  expect(company.errors).toEqual([]);
  await company.close();
});

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
