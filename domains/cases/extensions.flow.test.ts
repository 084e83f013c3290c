import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Company, openCompany } from '../../kernel/testing/company.ts';
import { clocksOf } from './testing/clocks.ts';
import { chinaTime, clockOf, factsOf, messagesOf, wall } from './testing/story.ts';
import { bringTo, complaint, contact, does, pageOf, register, tries } from './testing/walk.ts';

let company: Company;
const { accepted, due, extension, refused } = clocksOf(() => company);
beforeAll(async () => {
  company = await openCompany();
});
beforeEach(() => company.clock.set('2026-03-02 10:00'));
afterAll(async () => {
  expect(company.errors).toEqual([]);
  await company.close();
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
