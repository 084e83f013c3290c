import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Company, openCompany } from '../../kernel/testing/company.ts';
import { clocksOf } from './testing/clocks.ts';
import { chinaTime, clockOf, factsOf, messagesOf, wall } from './testing/story.ts';
import { complaint, contact, does, pageOf, register, request, tries } from './testing/walk.ts';

let company: Company;
const { accepted, due } = clocksOf(() => company);
beforeAll(async () => {
  company = await openCompany();
});
beforeEach(() => company.clock.set('2026-03-02 10:00'));
afterAll(async () => {
  expect(company.errors).toEqual([]);
  await company.close();
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
