import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Company, openCompany } from '../../kernel/testing/company.ts';
import { approvingOf } from './testing/approving.ts';
import { bringTo, complaint, does, pageOf, plan, register, tries } from './testing/walk.ts';

let company: Company;
const { planned, paying, submit, refusals, refused, decide, waitingOf } = approvingOf(() => company);
beforeAll(async () => {
  company = await openCompany();
});
beforeEach(() => company.clock.set('2026-03-02 10:00'));
afterAll(async () => {
  expect(company.errors).toEqual([]);
  await company.close();
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
