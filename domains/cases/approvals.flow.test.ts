import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Company, openCompany } from '../../kernel/testing/company.ts';
import { chinaTime, factsOf, stateOf, toldTo } from './testing/story.ts';
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

const pay = (yuan: number, type = 'compensation') => ({
  type,
  description: '按约定办理',
  responsibleId: company.id('handler'),
  dueAt: chinaTime('2026-03-04 10:00'),
  amountFen: yuan * 100,
  clause: 'CPL 24',
});
const paying = (...yuan: number[]) =>
  plan(company, {
    measures: yuan.map((one) => pay(one)),
    estimatedCostFen: yuan.reduce((a, b) => a + b, 0) * 100,
  });
const planned = async (body: object, parts: object = {}) => {
  const number = await register(company, complaint(company, parts));
  await bringTo(company, number, 'investigated');
  await does(company, 'handler', number, 'plans', body);
  return number;
};
const submit = async (number: string, username = 'handler') =>
  does(company, username, number, 'plan-submission', {
    planId: (await pageOf(company, number)).plans.at(-1).id,
  });
const waitingOf = async (number: string) =>
  (await pageOf(company, number)).approvals.find(
    (approval: { status: string }) => approval.status === 'waiting',
  );
const decide = async (username: string, number: string, approved = true) =>
  company.as(username)('POST', `/api/approvals/${(await waitingOf(number)).id}/decision`, {
    approved,
    reason: '按权限办理',
  });
const refusals = async (username: string) => {
  const rows = await company.database.direct.query<{ code: string; path: string }>(
    `select code, path from access_log where kind = 'refused' and user_id = $1 order by id`,
    [company.id(username)],
  );
  return rows.map((row) => row.code);
};

async function refused(
  act: () => Promise<{ status: number; body: { code: string } }>,
  number: string,
  [status, code]: [number, string],
) {
  const before = await stateOf(company, number);
  const answer = await act();
  expect([answer.status, answer.body.code]).toEqual([status, code]);
  expect(await stateOf(company, number)).toEqual(before);
}

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

describe('beyond the own authority', () => {
  it('a decision beyond the approver’s own limit is refused by direct call, changes nothing and is logged', async () => {
    const number = await planned(paying(6_000));
    await submit(number);
    const before = (await refusals('supervisor')).length;
    await refused(() => decide('supervisor', number), number, [403, 'authority.exceeded']);
    await refused(() => decide('head-after', number), number, [403, 'authority.not_yours']);
    expect((await refusals('supervisor')).slice(before)).toEqual(['authority.exceeded']);
    expect(await refusals('head-after')).toContain('authority.not_yours');
    expect((await decide('director', number)).status).toBe(201);
  });

  it('nobody decides an own request', async () => {
    const number = await planned(paying(2_500));
    await does(company, 'head-after', number, 'plan-submission', {
      planId: (await pageOf(company, number)).plans.at(-1).id,
    });
    await refused(() => decide('head-after', number), number, [403, 'approval.own_request']);
  });

  it('splitting into several rounds does not help: the whole case counts', async () => {
    const number = await planned(paying(400));
    await submit(number);
    const planId = (await pageOf(company, number)).plans.at(-1).id;
    await does(company, 'agent', number, 'agreement', {
      planId,
      agreed: true,
      channel: 'phone',
      at: new Date(company.clock.now).toISOString(),
    });
    await bringOn(number);
    await does(company, 'head-after', number, 'contacts', {
      way: 'two_way',
      channel: 'phone',
      at: new Date(company.clock.now).toISOString(),
      heard: '不满意',
      understood: '金额太少',
      responded: '再研究',
      noFollowUpReason: '马上办',
    });
    await does(company, 'handler', number, 'plans', paying(200));
    await submit(number);
    expect(await waitingOf(number)).toMatchObject({
      amountFen: 20_000,
      cumulativeFen: 60_000,
      why: [{ code: 'amount_over_limit', values: { cumulativeFen: 60_000, limitFen: 50_000 } }],
    });
  });

  it('nor does a merged case: what was decided on it counts too', async () => {
    const gone = await planned(paying(400));
    await submit(gone);
    const stays = await planned(paying(200));
    await does(company, 'handler', gone, 'merger', { into: stays, reason: '同一事项' });
    await submit(stays);
    expect((await waitingOf(stays)).cumulativeFen).toBe(60_000);
  });

  it('a major complaint does not become a minor one by the hand of who would then decide it', async () => {
    const number = await planned(plan(company), { impactClass: 'A' });
    await refused(
      () => tries(company, 'handler', number, 'classification', { impactClass: 'C', reason: '没那么严重' }),
      number,
      [403, 'case.class_by_supervisor'],
    );
    const silent = await tries(company, 'supervisor', number, 'classification', { impactClass: 'B' });
    expect([silent.status, silent.body.code]).toEqual([422, 'reason_needed']);
    await does(company, 'supervisor', number, 'classification', {
      impactClass: 'B',
      reason: '复核：无人身影响',
    });
    expect((await pageOf(company, number)).impactClass).toBe('B');
  });

  it('a plan that has become major while it waited is beyond its old approver', async () => {
    const number = await planned(paying(600));
    await submit(number);
    await does(company, 'handler', number, 'classification', { impactClass: 'A' });
    await refused(() => decide('head-after', number), number, [403, 'authority.exceeded']);
    expect((await decide('supervisor', number)).status).toBe(201);
  });
});

/** Through the first round, which does not satisfy. */
async function bringOn(number: string) {
  const at = new Date(company.clock.now).toISOString();
  await company.drain();
  const { returns } = (await company.as('finance')('GET', `/api/returns?case=${number}`)).body;
  for (const order of returns) {
    const paid = await company.as('finance')('POST', `/api/returns/${order.number}/payment`, {
      ...{ version: 1, method: 'original', reference: '流水 1' },
    });
    expect(paid.status).toBe(201);
  }
  await does(company, 'agent', number, 'feedback', { channel: 'phone', at, text: '已付款。' });
  await does(company, 'agent', number, 'satisfaction', {
    channel: 'phone',
    at,
    outcome: 'dissatisfied',
    confirmed: true,
  });
}

describe('named persons', () => {
  it('[S1-1.2-c] the chain passes a named superior by, and the named one is refused by direct call', async () => {
    const number = await register(company, complaint(company, { namedUserId: company.id('head-after') }));
    await does(company, 'supervisor', number, 'acceptance', {
      accepted: true,
      handlerId: company.id('handler'),
    });
    await bringInvestigated(number);
    await does(company, 'handler', number, 'plans', paying(600));
    await submit(number);
    expect((await waitingOf(number)).approver.id).toBe(company.id('supervisor'));
    await refused(() => decide('head-after', number), number, [403, 'case.named_handler']);
    expect(await refusals('head-after')).toContain('case.named_handler');
    expect((await decide('supervisor', number)).status).toBe(201);
  });

  it('[S1-1.2-c] a named director decides nothing, however high', async () => {
    const number = await register(company, complaint(company, { namedUserId: company.id('director') }));
    await bringTo(company, number, 'investigated');
    await does(company, 'handler', number, 'plans', paying(6_000));
    const answer = await tries(company, 'handler', number, 'plan-submission', {
      planId: (await pageOf(company, number)).plans.at(-1).id,
    });
    expect([answer.status, answer.body.code]).toEqual([409, 'approval.no_superior']);
    await refused(() => tries(company, 'director', number, 'progress-checks', { finding: '已看' }), number, [
      403,
      'case.named_handler',
    ]);
  });
});

async function bringInvestigated(number: string) {
  const at = new Date(company.clock.now).toISOString();
  await does(company, 'handler', number, 'verifications', {
    truth: 'partly',
    identityMethod: 'order_number',
    identityReference: 'DD1',
  });
  await does(company, 'handler', number, 'classification', {});
  await does(company, 'handler', number, 'contacts', {
    way: 'two_way',
    channel: 'phone',
    at,
    heard: '一',
    understood: '二',
    responded: '三',
    noFollowUpReason: '无',
  });
  await does(company, 'handler', number, 'evidence', {
    source: 'customer',
    occurredAt: at,
    description: '录音',
    result: 'confirmed',
  });
  await does(company, 'handler', number, 'causes', {
    method: 'interview',
    causeCode: 'service',
    description: '态度',
  });
}

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
