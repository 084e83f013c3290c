import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Company, openCompany } from '../../kernel/testing/company.ts';
import { chinaTime, clockOf, factsOf, messagesOf, stateOf, wall } from './testing/story.ts';
import { bringTo, complaint, contact, does, pageOf, register, request, tries } from './testing/walk.ts';

let company: Company;
beforeAll(async () => {
  company = await openCompany();
});
beforeEach(() => company.clock.set('2026-03-02 10:00'));
afterAll(async () => {
  expect(company.errors).toEqual([]);
  await company.close();
});

const due = async (number: string, limitKey: string) =>
  wall(clockOf(await pageOf(company, number), limitKey).dueAt);
const accepted = async (parts: object = {}) => {
  const number = await register(company, complaint(company, parts));
  await bringTo(company, number, 'accepted');
  return number;
};
async function refused(number: string, noun: string, body: object, code: string) {
  const before = await stateOf(company, number);
  const answer = await tries(company, 'handler', number, noun, body);
  expect([answer.status >= 400, answer.body.code]).toEqual([true, code]);
  expect(await stateOf(company, number)).toEqual(before);
}
const extension = (parts: object = {}) => ({
  event: 'solution',
  newDueAt: chinaTime('2026-03-12 18:00'),
  reason: '等待厂家鉴定',
  customerToldAt: new Date(company.clock.now).toISOString(),
  customerToldBy: 'phone',
  noticeEvidence: '录音 0311',
  ...parts,
});

describe('limits of a new case', () => {
  it('[S1-1.2-b] every kind is saved with a response deadline that cites its clause', async () => {
    for (const kind of ['request', 'complaint', 'consultation', 'suggestion', 'praise']) {
      for (const urgency of ['general', 'urgent']) {
        const parts =
          kind === 'complaint' ? { urgency } : { kind, urgency, category: undefined, impactClass: undefined };
        const answer = await company.as('agent')('POST', '/api/cases', complaint(company, parts));
        const respond = answer.body.clocks.filter((clock: { event: string }) => clock.event === 'respond');
        expect(respond.length).toBeGreaterThan(0);
        for (const clock of respond)
          expect([clock.clause, clock.dueAt]).toEqual([
            expect.stringMatching(/^S[0-3] /),
            expect.any(String),
          ]);
      }
    }
  });

  it('[S0-1.4-b] a repair is arranged within 48 hours: met by a visit offered with a named technician', async () => {
    const number = await accepted({ needsRepair: true });
    expect(await due(number, 'complaint_arrange')).toBe('2026-03-04 10:00');
    const slot = { from: chinaTime('2026-03-04 09:00'), to: chinaTime('2026-03-04 11:00'), channel: 'phone' };
    const nobody = await tries(company, 'handler', number, 'visit-offers', slot);
    expect([nobody.status, nobody.body.errors[0].field]).toEqual([422, 'technician']);
    company.clock.set('2026-03-03 10:00');
    await does(company, 'handler', number, 'visit-offers', { ...slot, technician: '演示维修处理员' });
    expect(clockOf(await pageOf(company, number), 'complaint_arrange')).toMatchObject({
      status: 'met',
      metAt: expect.stringContaining('2026-03-03T02:00'),
    });
    expect((await factsOf(company, number, 'visit.offered'))[0]?.data).toMatchObject({
      technician: '演示维修处理员',
    });
  });

  it('[S0-1.4-f] a due date in a year without a published calendar carries a warning', async () => {
    company.clock.set('2026-12-30 10:00');
    const answer = await company.as('agent')('POST', '/api/cases', complaint(company));
    const solution = answer.body.clocks.find((clock: { event: string }) => clock.event === 'solution');
    expect(solution.flags).toEqual(['calendar_2027_unpublished']);
    const page = await pageOf(company, answer.body.number);
    expect(clockOf(page, 'level_2_solution').flags).toEqual(['calendar_2027_unpublished']);
    expect(clockOf(page, 'complaint_respond').flags).toEqual([]);
  });

  it('[S2-1.4.2-b] an urgent case is acknowledged at once and keeps its own 2 hours for a human answer', async () => {
    company.clock.set('2026-03-02 22:30');
    const number = await register(company, request(company, { urgency: 'urgent' }));
    company.clock.advance(4_000);
    await company.drain();
    const page = await pageOf(company, number);
    expect(clockOf(page, 'urgent_acknowledge')).toMatchObject({ status: 'met', kind: 'target' });
    expect((await messagesOf(company, number))[0]).toMatchObject({
      template: 'acknowledgement',
      status: 'sent',
    });
    expect(clockOf(page, 'urgent_respond')).toMatchObject({
      status: 'running',
      metAt: null,
      dueAt: expect.stringContaining('2026-03-02T16:30'),
    });
    expect(wall(clockOf(page, 'urgent_complete').dueAt)).toBe('2026-03-03 18:00');
    expect(await factsOf(company, number, 'case.acknowledged')).toHaveLength(1);
    await company.drain();
    expect(await messagesOf(company, number)).toHaveLength(1);
  });

  it('[S0-1.4-a] only a human two-way contact ends the 24 hours: neither the receipt nor an attempt', async () => {
    const number = await accepted();
    await company.drain();
    await does(company, 'handler', number, 'contacts', contact(company, { way: 'attempt' }));
    expect(clockOf(await pageOf(company, number), 'complaint_respond')).toMatchObject({
      status: 'running',
      dueAt: expect.stringContaining('2026-03-03T02:00'),
    });
    company.clock.advance(3_600_000);
    await does(company, 'handler', number, 'contacts', contact(company));
    expect(clockOf(await pageOf(company, number), 'complaint_respond')).toMatchObject({
      status: 'met',
      metAt: expect.stringContaining('2026-03-02T03:00'),
    });
    const again = await pageOf(company, number);
    company.clock.advance(3_600_000);
    await does(company, 'handler', number, 'contacts', contact(company));
    expect(clockOf(await pageOf(company, number), 'complaint_respond').metAt).toBe(
      clockOf(again, 'complaint_respond').metAt,
    );
  });

  it('[S3-3.K2-3] the limits that people read are the records that the clocks obey', async () => {
    const { pack } = (await company.as('agent')('GET', '/api/standards/in-force')).body;
    const number = await register(company, complaint(company, { urgency: 'urgent', needsRepair: true }));
    for (const clock of (await pageOf(company, number)).clocks) {
      const limit = pack.limits.find((known: { key: string }) => known.key === clock.limitKey);
      expect([limit.clause, limit.event, limit.binding]).toEqual([clock.clause, clock.event, clock.kind]);
      if (limit.duration.unit === 'hours' && limit.from === 'received') {
        expect(Date.parse(clock.originalDueAt) - Date.parse(clock.startedAt)).toBe(
          limit.duration.value * 3_600_000,
        );
      }
    }
  });
});

describe('extension', () => {
  it('[S1-2.2-e] before the due instant: reason, notice, new time; both figures stay and it counts as excused', async () => {
    const number = await accepted();
    expect(await due(number, 'level_2_solution')).toBe('2026-03-09 18:00');
    for (const field of ['reason', 'customerToldAt', 'noticeEvidence', 'newDueAt']) {
      const answer = await tries(company, 'handler', number, 'extensions', extension({ [field]: undefined }));
      expect([answer.status, answer.body.errors[0].field]).toEqual([422, field]);
    }
    await refused(
      number,
      'extensions',
      extension({ newDueAt: chinaTime('2026-03-06 18:00') }),
      'clock.not_later',
    );
    await refused(
      number,
      'extensions',
      extension({ customerToldAt: chinaTime('2026-03-02 11:00') }),
      'clock.notice_after_now',
    );
    await does(
      company,
      'handler',
      number,
      'extensions',
      extension({ newDueAt: chinaTime('2026-03-13 02:00') }),
    );
    const running = clockOf(await pageOf(company, number), 'level_2_solution');
    expect([wall(running.originalDueAt), wall(running.dueAt), running.excused, running.status]).toEqual([
      '2026-03-09 18:00',
      '2026-03-13 02:00',
      true,
      'running',
    ]);
    // The customer reads the day of the Chinese wall clock.
    expect((await messagesOf(company, number)).at(-1)).toMatchObject({
      template: 'extension',
      body: expect.stringContaining('预计 2026-03-13 前完成'),
    });
    expect((await factsOf(company, number, 'clock.extended'))[0]).toMatchObject({
      reason: '等待厂家鉴定',
      data: { noticeEvidence: '录音 0311' },
    });
    company.clock.set('2026-03-10 10:00');
    await company.fireClocks();
    await does(company, 'handler', number, 'contacts', contact(company));
    const page = await pageOf(company, number);
    expect(clockOf(page, 'level_2_solution').status).toBe('running');
    expect(
      await factsOf(company, number, 'clock.breached').then((all) => all.map((fact) => fact.data.event)),
    ).toEqual(['respond', 'respond']);
  });

  it('[S1-2.2-e] solved after the old and before the new instant: excused, not on time', async () => {
    const number = await register(company, complaint(company));
    await bringTo(company, number, 'investigated');
    await does(company, 'handler', number, 'extensions', extension());
    company.clock.set('2026-03-11 10:00');
    await company.fireClocks();
    await bringOn(number);
    const clock = clockOf(await pageOf(company, number), 'level_2_solution');
    expect([
      clock.status,
      clock.excused,
      wall(clock.originalDueAt),
      wall(clock.dueAt),
      wall(clock.metAt),
    ]).toEqual(['excused', true, '2026-03-09 18:00', '2026-03-12 18:00', '2026-03-11 10:00']);
    expect(await factsOf(company, number, 'clock.breached')).toEqual([]);
  });

  it('[S1-2.2-e] after the due instant it is refused', async () => {
    const number = await accepted();
    company.clock.set('2026-03-09 18:01');
    await refused(
      number,
      'extensions',
      extension({ newDueAt: chinaTime('2026-03-20 18:00') }),
      'clock.already_passed',
    );
  });

  it('a response is never extended', async () => {
    const number = await accepted();
    expect(
      (await tries(company, 'handler', number, 'extensions', extension({ event: 'respond' }))).status,
    ).toBe(422);
  });
});

async function bringOn(number: string) {
  const at = new Date(company.clock.now).toISOString();
  await does(company, 'handler', number, 'plans', {
    summary: '更换',
    template: 'after_sales',
    demands: [{ demand: '上门', answer: 'accepted' }],
    measures: [
      {
        type: 'explanation',
        description: '说明',
        responsibleId: company.id('handler'),
        dueAt: chinaTime('2026-03-20 10:00'),
        amountFen: 0,
      },
    ],
    responsibleId: company.id('handler'),
    completeBy: chinaTime('2026-03-20 10:00'),
    estimatedCostFen: 0,
  });
  const planId = (await pageOf(company, number)).plans.at(-1).id;
  await does(company, 'handler', number, 'plan-submission', { planId });
  await does(company, 'agent', number, 'agreement', { planId, agreed: true, channel: 'phone', at });
}

describe('pause', () => {
  it('moves the due instant by exactly the time it stood, in the clock’s own measure; the response never stops', async () => {
    const number = await accepted({ needsRepair: true });
    company.clock.set('2026-03-02 12:00');
    await does(company, 'handler', number, 'pauses', { reason: 'inspection', evidence: '送检单 8812' });
    let page = await pageOf(company, number);
    expect(
      ['complaint_arrange', 'level_2_solution', 'complaint_respond'].map((key) => clockOf(page, key).status),
    ).toEqual(['paused', 'paused', 'running']);
    await refused(number, 'pauses', { reason: 'inspection', evidence: '再停' }, 'clock.already_paused');
    company.clock.set('2026-03-03 15:07');
    await does(company, 'handler', number, 'resumptions', {});
    page = await pageOf(company, number);
    // Hours: 27 hours 7 minutes later. Working days: the open hours in which it stood.
    expect(wall(clockOf(page, 'complaint_arrange').dueAt)).toBe('2026-03-05 13:07');
    expect(wall(clockOf(page, 'complaint_arrange').originalDueAt)).toBe('2026-03-04 10:00');
    expect(wall(clockOf(page, 'complaint_respond').dueAt)).toBe('2026-03-03 10:00');
    expect(clockOf(page, 'level_2_solution').status).toBe('running');
    await refused(number, 'resumptions', {}, 'clock.not_paused');
    const { steps } = (
      await company.as('handler')('GET', `/api/cases/${number}/clocks/complaint_arrange/trace`)
    ).body;
    expect(steps.filter((step: { why: { code: string } }) => step.why.code === 'paused')).toHaveLength(1);
  });

  it('nothing is warned of or breached while it stands', async () => {
    const number = await accepted();
    await does(company, 'handler', number, 'contacts', contact(company));
    await does(company, 'handler', number, 'pauses', { reason: 'force_majeure', evidence: '台风通知' });
    company.clock.set('2026-03-20 10:00');
    await company.fireClocks();
    expect(
      (await factsOf(company, number, 'clock.breached')).length +
        (await factsOf(company, number, 'clock.warned')).length,
    ).toBe(0);
    await does(company, 'handler', number, 'resumptions', {});
    expect(clockOf(await pageOf(company, number), 'level_2_solution').status).toBe('running');
  });

  it('ends by itself on the agreed day, so that no clock sleeps for ever', async () => {
    const number = await accepted({ needsRepair: true });
    await refused(
      number,
      'pauses',
      { reason: 'customer_asked', evidence: '电话', resumeOn: '2026-03-02' },
      'clock.resume_in_past',
    );
    await does(company, 'handler', number, 'pauses', {
      reason: 'customer_asked',
      evidence: '客户出差',
      resumeOn: '2026-03-05',
    });
    expect((await pageOf(company, number)).waitingForCustomer).toBe(true);
    const { version } = await pageOf(company, number);
    company.clock.set('2026-03-05 00:01');
    const { resumeDuePauses } = await import('./clocks.actions.ts');
    const ctx = await company.context();
    await company.database.transaction((db) => resumeDuePauses({ ...ctx, db }));
    await company.database.transaction((db) => resumeDuePauses({ ...ctx, db }));
    const page = await pageOf(company, number);
    expect([page.waitingForCustomer, page.version, clockOf(page, 'complaint_arrange').status]).toEqual([
      false,
      version,
      'running',
    ]);
    expect(wall(clockOf(page, 'complaint_arrange').dueAt)).toBe('2026-03-07 00:00');
    expect(await factsOf(company, number, 'clock.resumed')).toHaveLength(1);
  });
});

describe('counting anew', () => {
  it('from level 2 to 1 the limit counts from the receipt', async () => {
    const number = await accepted();
    await does(company, 'handler', number, 'verifications', {
      truth: 'substantiated',
      identityMethod: 'phone_code',
      identityReference: '1234',
    });
    company.clock.set('2026-03-04 10:00');
    await does(company, 'handler', number, 'classification', { level: 1 });
    const page = await pageOf(company, number);
    expect(wall(clockOf(page, 'level_1_solution').dueAt)).toBe('2026-03-05 18:00');
    expect(wall(clockOf(page, 'level_1_solution').startedAt)).toBe('2026-03-02 10:00');
    expect(clockOf(page, 'level_2_solution').status).toBe('stopped');
    await does(company, 'supervisor', number, 'classification', { level: 2, reason: '复核' });
    const lowered = await pageOf(company, number);
    expect([
      clockOf(lowered, 'level_1_solution').status,
      wall(clockOf(lowered, 'level_2_solution').dueAt),
    ]).toEqual(['stopped', '2026-03-09 18:00']);
  });

  it('a limit that has passed by then is breached at its own instant, at the next look', async () => {
    const number = await accepted();
    await does(company, 'handler', number, 'contacts', contact(company));
    await does(company, 'handler', number, 'verifications', {
      truth: 'substantiated',
      identityMethod: 'phone_code',
      identityReference: '1234',
    });
    company.clock.set('2026-03-06 10:00');
    await does(company, 'handler', number, 'classification', { level: 1 });
    await company.fireClocks();
    const breaches = await factsOf(company, number, 'clock.breached');
    expect(breaches.map((fact) => [fact.data.limitKey, wall(fact.at)])).toEqual([
      ['level_1_solution', '2026-03-05 18:00'],
    ]);
  });

  it('re-assignment restarts nothing', async () => {
    const number = await accepted();
    const before = (await pageOf(company, number)).clocks;
    company.clock.set('2026-03-04 10:00');
    await does(company, 'supervisor', number, 'assignment', {
      departmentId: 'repair',
      handlerId: null,
      reason: '需要维修',
    });
    await does(company, 'head-repair', number, 'acceptance', {
      accepted: true,
      handlerId: company.id('repairer'),
    });
    const after = (await pageOf(company, number)).clocks;
    const instants = (clocks: Record<string, string>[]) =>
      clocks.map((clock) => [clock.limitKey, clock.startedAt, clock.originalDueAt, clock.dueAt]).sort();
    expect(instants(after)).toEqual(instants(before));
  });
});
