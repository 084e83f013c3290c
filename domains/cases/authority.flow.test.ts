import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Company, openCompany } from '../../kernel/testing/company.ts';
import { bringTo, complaint, does, pageOf, plan, register, tries } from './testing/walk.ts';

let company: Company;
beforeAll(async () => {
  company = await openCompany();
});
afterAll(async () => {
  expect(company.errors).toEqual([]);
  await company.close();
});

const compensation = (amountFen: number) => ({
  measures: [
    {
      type: 'compensation',
      clause: 'CPL 24',
      description: '补偿',
      responsibleId: company.id('handler'),
      dueAt: new Date(company.clock.now + 86_400_000).toISOString(),
      amountFen,
    },
  ],
  estimatedCostFen: amountFen,
});

/** A complaint with a plan of this amount, submitted by its handler. */
async function submitted(amountFen: number, parts: object = {}) {
  const number = await register(company, complaint(company, parts));
  await bringTo(company, number, 'investigated');
  await does(company, 'handler', number, 'plans', plan(company, compensation(amountFen)));
  const page = await pageOf(company, number);
  await does(company, 'handler', number, 'plan-submission', { planId: page.plans.at(-1).id });
  return pageOf(company, number);
}
const decide = (username: string, id: number, approved = true) =>
  company.as(username)('POST', `/api/approvals/${id}/decision`, { approved, reason: '意见' });
const attempts = () =>
  company.database.direct.query<{ user_name: string; code: string }>(
    `select user_name, code from access_log where kind = 'refused' order by id`,
  );

describe('what the front line decides', () => {
  it('[S1-5.2-a] a general complaint within its amount, at once and on record', async () => {
    const page = await submitted(500_00);
    expect(page.plans.at(-1).status).toBe('approved');
    expect(page.approvals[0]).toMatchObject({ status: 'approved', clause: 'S1 5.2', amountFen: 500_00 });
  });

  it.each<[string, number, object, string, string]>([
    ['one fen over its amount', 500_01, {}, 'head-after', 'amount_over_limit'],
    ['a complaint of class A, for a single fen', 1, { impactClass: 'A' }, 'head-after', 'major_complaint'],
    ['an amount beyond the head', 2_000_01, {}, 'supervisor', 'amount_over_limit'],
    ['an amount beyond the supervisor', 5_000_01, {}, 'director', 'amount_over_limit'],
  ])('[S1-5.2-a] not %s', async (_what, amountFen, ...[parts, approver, why]) => {
    const page = await submitted(amountFen, parts);
    const approval = page.approvals.at(-1);
    expect([page.plans.at(-1).status, approval.status, approval.approver.id]).toEqual([
      'submitted',
      'waiting',
      company.id(approver),
    ]);
    expect(approval.why[0].code).toBe(why);
  });
});

describe('who goes beyond the own authority', () => {
  it('[S1-5.2-c] is refused by direct call, logged, and nothing is decided', async () => {
    const page = await submitted(6_000_00);
    const approval = page.approvals.at(-1);
    for (const [username, code] of [
      ['handler', 'approval.own_request'],
      ['handler2', 'authority.not_yours'],
      ['head-after', 'authority.not_yours'],
      ['supervisor', 'authority.exceeded'],
    ] as const) {
      const logged = (await attempts()).length;
      const answer = await decide(username, approval.id);
      expect([username, answer.status, answer.body.code]).toEqual([username, 403, code]);
      expect((await attempts()).slice(logged).map((attempt) => attempt.code)).toEqual([code]);
      expect((await pageOf(company, page.number)).approvals.at(-1).status).toBe('waiting');
    }
    expect((await decide('director', approval.id)).status).toBe(201);
    const again = await decide('director', approval.id);
    expect([again.status, again.body.code]).toEqual([409, 'approval.decided']);
  });

  it('[S1-5.2-c] cannot get at an approval out of sight either', async () => {
    const page = await submitted(6_000_00);
    const answer = await decide('repairer', page.approvals.at(-1).id);
    expect([answer.status, answer.body.code.split('.')[1]]).toEqual([404, 'not_found']);
    expect((await pageOf(company, page.number)).approvals.at(-1).status).toBe('waiting');
  });

  it('[S1-1.2-d] decides no kind of case that the matrix leaves out', async () => {
    const page = await submitted(600_00);
    const right = (kinds: string[] | null) =>
      company.as('security')('PUT', '/api/positions/department_head/rights/cases:decide', {
        granted: true,
        kinds,
        reason: '调整',
      });
    await right(['request']);
    const refused = await decide('head-after', page.approvals.at(-1).id);
    expect([refused.status, refused.body.code]).toEqual([403, 'permission.missing']);
    await right(null);
    expect((await decide('head-after', page.approvals.at(-1).id)).status).toBe(201);
  });
});

describe('approvals and layers', () => {
  it('[S2-1.3.3-a] approvals climb the layers: execution, management, decision', async () => {
    const layerOf = async (id: string) =>
      (
        await company.database.direct.query<{ layer: string }>(`select layer from users where id = $1`, [id])
      )[0]?.layer;
    const climb = [];
    for (const amountFen of [600_00, 6_000_00])
      climb.push(await layerOf((await submitted(amountFen)).approvals.at(-1).approver.id));
    expect([await layerOf(company.id('handler')), ...climb]).toEqual(['execution', 'management', 'decision']);
  });

  it('[S2-1.3.3-a] reports are for the layers of management and decision', async () => {
    for (const [username, status] of [
      ['agent', 403],
      ['handler', 403],
      ['head-after', 200],
      ['auditor', 200],
      ['director', 200],
    ] as const) {
      expect([username, (await company.as(username)('GET', '/api/wall')).status]).toEqual([username, status]);
    }
  });
});

describe('support departments', () => {
  it('[S2-2.1.1-f] get tasks from cases, and the time to their answer is measured', async () => {
    const number = await register(company, complaint(company));
    await does(company, 'head-after', number, 'acceptance', {
      accepted: true,
      handlerId: company.id('handler'),
    });
    const dueAt = new Date(company.clock.now + 4 * 3_600_000).toISOString();
    for (const departmentId of [
      'logistics',
      'sales',
      'research',
      'production',
      'finance',
      'legal',
      'repair',
    ]) {
      await does(company, 'handler', number, 'cooperations', { departmentId, task: '请提供资料', dueAt });
    }
    company.clock.advance(90 * 60_000);
    await does(company, 'head-logistics', number, 'cooperations/logistics/answer', { answer: '运单已附' });
    company.clock.advance(4 * 3_600_000);
    await does(company, 'head-sales', number, 'cooperations/sales/answer', { answer: '订单已附' });
    const { departments } = (await company.as('supervisor')('GET', '/api/departments/response-times')).body;
    const of = (id: string) => departments.find((one: { departmentId: string }) => one.departmentId === id);
    expect(departments).toHaveLength(7);
    expect(of('logistics')).toMatchObject({
      layer: 'support',
      asked: 1,
      answered: 1,
      answeredInTime: 1,
      overdue: 0,
      meanMinutes: 90,
    });
    expect(of('sales')).toMatchObject({ answered: 1, answeredInTime: 0, slowestMinutes: 330 });
    expect(of('legal')).toMatchObject({ asked: 1, answered: 0, overdue: 1, meanMinutes: null });
    const later = `/api/departments/response-times?from=${encodeURIComponent(new Date(company.clock.now).toISOString())}`;
    expect((await company.as('supervisor')('GET', later)).body.departments).toEqual([]);
    expect((await company.as('agent')('GET', '/api/departments/response-times')).status).toBe(403);
    const other = await tries(company, 'repairer', number, 'cooperations/finance/answer', { answer: '代答' });
    expect(other.status).toBe(403);
  });
});
