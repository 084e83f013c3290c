import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Company, openCompany } from '../../kernel/testing/company.ts';
import { approvingOf } from './testing/approving.ts';
import { factsOf, toldTo } from './testing/story.ts';
import { complaint, does, pageOf, plan, register } from './testing/walk.ts';

let company: Company;
const { paying, planned, submit, decide, waitingOf } = approvingOf(() => company);
beforeAll(async () => {
  company = await openCompany();
});
beforeEach(() => company.clock.set('2026-03-02 10:00'));
afterAll(async () => {
  expect(company.errors).toEqual([]);
  await company.close();
});

describe('[S1-5.2-b] where a plan is decided', () => {
  it.each<[string, number[], object, string | null, string[]]>([
    ['within the own amount: at once, on record', [500], {}, null, []],
    ['one yuan over: the head', [501], {}, 'head-after', ['amount_over_limit']],
    ['several measures together: the head', [300, 300], {}, 'head-after', ['amount_over_limit']],
    ['over the head: the supervisor', [2_001], {}, 'supervisor', ['amount_over_limit']],
    ['over the supervisor: the director', [5_001], {}, 'director', ['amount_over_limit']],
    [
      'class A without a fen: never the front line',
      [],
      { impactClass: 'A' },
      'head-after',
      ['major_complaint'],
    ],
    [
      'class A over the head’s amount for major ones',
      [501],
      { impactClass: 'A' },
      'supervisor',
      ['major_complaint'],
    ],
  ])('%s', async (_name, yuan, parts, approver, why) => {
    const body = yuan.length === 0 ? plan(company) : paying(...yuan);
    const number = await planned(body, parts);
    await submit(number);
    const { approvals, plans, step } = await pageOf(company, number);
    expect(approvals[0].why.map((reason: { code: string }) => reason.code)).toEqual(why);
    if (approver === null) {
      expect([plans[0].status, approvals[0].status, step]).toEqual(['approved', 'approved', 'agree']);
      return;
    }
    expect([plans[0].status, approvals[0].status, step]).toEqual(['submitted', 'waiting', 'approve']);
    expect(approvals[0].approver.id).toBe(company.id(approver));
    expect(await toldTo(company, approver, number)).toContain('approval.waiting');
    const queue = (await company.as(approver)('GET', '/api/approvals')).body.approvals;
    expect(queue.map((waiting: { caseNumber: string }) => waiting.caseNumber)).toContain(number);
    expect((await decide(approver, number)).status).toBe(201);
    expect((await factsOf(company, number, 'plan.approved'))[0]?.actor_name).toBe(
      (await pageOf(company, number)).approvals[0].decidedBy,
    );
  });

  it('the amount that is not set sends every compensation up', async () => {
    const set = (amountFen: number | null) =>
      company.as('admin')('PUT', '/api/authority', {
        position: 'handler',
        measure: 'any',
        severity: 'general',
        amountFen,
        reason: '试运行',
      });
    expect((await set(null)).status).toBe(200);
    const number = await planned(paying(1));
    await submit(number);
    expect((await waitingOf(number)).why).toEqual([
      { code: 'amount_not_set', values: { measure: 'compensation', cumulativeFen: 100 } },
    ]);
    await set(50_000);
  });
});

describe('two at once', () => {
  it('two approvers: one decides, the other is told that it is decided', async () => {
    const number = await planned(paying(600));
    await submit(number);
    const { id } = await waitingOf(number);
    const answers = await Promise.all(
      ['head-after', 'supervisor'].map((username) =>
        company.as(username)('POST', `/api/approvals/${id}/decision`, { approved: true, reason: '同意' }),
      ),
    );
    expect(answers.map((answer) => [answer.status, answer.body.code ?? 'ok']).sort()).toEqual([
      [201, 'ok'],
      [409, 'approval.decided'],
    ]);
    expect(await factsOf(company, number, 'plan.approved')).toHaveLength(1);
  });

  it('two submissions: the plan goes up once', async () => {
    const number = await planned(paying(600));
    const { version, plans } = await pageOf(company, number);
    const answers = await Promise.all(
      ['handler', 'handler2'].map((username) =>
        company.as(username)('POST', `/api/cases/${number}/plan-submission`, {
          version,
          planId: plans[0].id,
        }),
      ),
    );
    expect(answers.map((answer) => answer.status).sort()).toEqual([201, 409]);
    expect((await pageOf(company, number)).approvals).toHaveLength(1);
  });
});

it('a refused plan goes back with the reason, and what waits ends with the case it went into', async () => {
  const number = await planned(paying(600));
  await submit(number);
  expect((await decide('head-after', number, false)).status).toBe(201);
  const page = await pageOf(company, number);
  expect([page.step, page.plans[0].status, page.approvals[0].reason]).toEqual([
    'plan',
    'returned',
    '按权限办理',
  ]);
  await does(company, 'handler', number, 'plans', paying(700));
  await submit(number);
  const other = await register(company, complaint(company));
  await does(company, 'handler', number, 'merger', { into: other, reason: '同一事项' });
  const queue = (await company.as('head-after')('GET', '/api/approvals')).body.approvals;
  expect(queue.map((waiting: { caseNumber: string }) => waiting.caseNumber)).not.toContain(number);
});
