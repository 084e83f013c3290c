import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { systemActor } from '../../kernel/context.ts';
import { type Company, openCompany } from '../../kernel/testing/company.ts';
import { recordLateness } from './lateness.actions.ts';
import { clockOf, factsOf, storyOf, toldTo, wall } from './testing/story.ts';
import { bringTo, complaint, contact, does, pageOf, register, request } from './testing/walk.ts';

let company: Company;
beforeAll(async () => {
  company = await openCompany();
});
beforeEach(async () => {
  // What earlier tests left open falls due before this one begins.
  company.clock.advance(60 * 24 * 3_600_000);
  await company.fireClocks();
  company.clock.set('2026-03-02 10:00');
});
afterAll(async () => {
  expect(company.errors).toEqual([]);
  await company.close();
});

const CLOCK = ['clock.warned', 'clock.tier_raised', 'clock.breached', 'clock.target_missed'];
const clockStory = async (number: string) =>
  (await storyOf(company, number))
    .filter((fact) => CLOCK.includes(fact.type))
    .map((fact) => [fact.type, fact.data.limitKey, wall(fact.at)]);
const wakeOnce = () =>
  company.database.transaction((db) =>
    recordLateness({ db, actor: systemActor('clock'), now: company.clock.now, requestId: 'clock' }),
  );

it('warns at 50 % and 80 % of the limit, each once, at its instant', async () => {
  const number = await register(company, complaint(company));
  company.clock.set('2026-03-02 21:59');
  expect(await company.fireClocks()).toBe(0);
  company.clock.set('2026-03-02 22:00');
  await company.fireClocks();
  await company.fireClocks();
  expect(await clockStory(number)).toEqual([
    ['clock.warned', 'complaint_respond', '2026-03-02 22:00'],
    ['clock.tier_raised', 'complaint_respond', '2026-03-02 22:00'],
  ]);
  company.clock.set('2026-03-03 05:12');
  await company.fireClocks();
  expect((await factsOf(company, number, 'clock.warned')).map((fact) => fact.data.percent)).toEqual([50, 80]);
  expect((await pageOf(company, number)).atRisk).toBe(true);
});

it('a breach is recorded exactly once by two wakers at the same time', async () => {
  const numbers = await Promise.all(Array.from({ length: 12 }, () => register(company, complaint(company))));
  company.clock.set('2026-03-03 10:01');
  const fired = await Promise.all([wakeOnce(), wakeOnce(), wakeOnce(), wakeOnce()]);
  const rest = await company.fireClocks();
  expect(rest + fired.reduce((a, b) => a + b, 0)).toBeGreaterThan(0);
  for (const number of numbers) {
    const breaches = await factsOf(company, number, 'clock.breached');
    expect(breaches.map((fact) => [fact.data.limitKey, wall(fact.at)]).sort()).toEqual([
      ['complaint_contact', '2026-03-03 10:00'],
      ['complaint_respond', '2026-03-03 10:00'],
    ]);
    expect((await toldTo(company, 'agent', number)).filter((kind) => kind === 'clock.breached')).toHaveLength(
      1,
    );
  }
});

it('a contact and the waker at the same instant: met and breached never both', async () => {
  const number = await register(company, complaint(company));
  await bringTo(company, number, 'accepted');
  company.clock.set('2026-03-03 10:00');
  await company.fireClocks();
  await Promise.all([does(company, 'handler', number, 'contacts', contact(company)), wakeOnce()]);
  company.clock.set('2026-03-03 10:30');
  await company.fireClocks();
  expect(clockOf(await pageOf(company, number), 'complaint_respond').status).toBe('met');
  expect(await factsOf(company, number, 'clock.breached')).toEqual([]);
});

it('after days asleep all that fell due is recorded once, with its own instants, in order', async () => {
  const number = await register(company, complaint(company, { needsRepair: true }));
  company.clock.set('2026-03-12 09:00');
  await company.fireClocks();
  const story = await clockStory(number);
  expect(story.map(([, , at]) => at)).toEqual(story.map(([, , at]) => at).sort());
  expect(story).toEqual(
    expect.arrayContaining([
      ['clock.warned', 'complaint_respond', '2026-03-02 22:00'],
      ['clock.breached', 'complaint_respond', '2026-03-03 10:00'],
      ['clock.warned', 'complaint_arrange', '2026-03-03 10:00'],
      ['clock.breached', 'complaint_arrange', '2026-03-04 10:00'],
      ['clock.breached', 'level_2_solution', '2026-03-09 18:00'],
    ]),
  );
  expect(new Set(story.map((line) => line.join())).size).toBe(story.length - 0);
  await company.fireClocks();
  expect(await clockStory(number)).toEqual(story);
  const page = await pageOf(company, number);
  expect([page.breached, page.version]).toEqual([true, 1]);
  expect(wall(clockOf(page, 'level_2_solution').breachedAt)).toBe('2026-03-09 18:00');
});

describe('three tiers of the first response', () => {
  it('[S0-1.4-c] each has its own person, deadline and log entry, and the case moves on by itself', async () => {
    const number = await register(company, complaint(company));
    const tiers = (await pageOf(company, number)).tiers as {
      tier: number;
      responsible: { name: string };
      dueAt: string;
      missed: boolean;
    }[];
    expect(tiers.map((tier) => [tier.tier, tier.responsible.name, wall(tier.dueAt), tier.missed])).toEqual([
      [1, '演示客服一', '2026-03-02 22:00', false],
      [2, '演示售后部长', '2026-03-03 05:12', false],
      [3, '演示客服主管', '2026-03-03 10:00', false],
    ]);
    company.clock.set('2026-03-02 22:00');
    await company.fireClocks();
    expect([(await pageOf(company, number)).tier, await toldTo(company, 'head-after', number)]).toEqual([
      2,
      ['case.to_accept', 'clock.tier_raised'],
    ]);
    company.clock.set('2026-03-03 05:12');
    await company.fireClocks();
    expect([(await pageOf(company, number)).tier, await toldTo(company, 'supervisor', number)]).toEqual([
      3,
      ['clock.tier_raised'],
    ]);
    const raised = await factsOf(company, number, 'clock.tier_raised');
    expect(
      raised.map(({ data, at }) => [
        data.fromTier,
        data.tier,
        wall(String(data.tierDueAt)),
        wall(at),
        data.responsible,
      ]),
    ).toEqual([
      [1, 2, '2026-03-03 05:12', '2026-03-02 22:00', company.id('head-after')],
      [2, 3, '2026-03-03 10:00', '2026-03-03 05:12', company.id('supervisor')],
    ]);
    expect((await pageOf(company, number)).tiers.map((tier: { missed: boolean }) => tier.missed)).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('[S0-1.4-c] stop once contact was made', async () => {
    const number = await register(company, complaint(company));
    await bringTo(company, number, 'accepted');
    company.clock.set('2026-03-02 20:00');
    await does(company, 'handler', number, 'contacts', contact(company));
    company.clock.set('2026-03-03 20:00');
    await company.fireClocks();
    const page = await pageOf(company, number);
    expect([page.tier, page.tiers, await factsOf(company, number, 'clock.tier_raised')]).toEqual([1, [], []]);
  });
});

it('a target passes amber: no breach, no escalation', async () => {
  const number = await register(company, request(company, { productModel: { value: 'AJ-KF35' } }));
  await bringRequest(number);
  company.clock.set('2026-03-04 10:01');
  await company.fireClocks();
  expect(
    (await clockStory(number)).filter(([type]) => type === 'clock.target_missed').map(([, limit]) => limit),
  ).toEqual(['appliance_acknowledge', 'request_close']);
  const page = await pageOf(company, number);
  expect([page.breached, clockOf(page, 'request_close').status]).toEqual([false, 'running']);
});

async function bringRequest(number: string) {
  await does(company, 'head-service', number, 'acceptance', {
    accepted: true,
    handlerId: company.id('agent2'),
  });
  await does(company, 'agent2', number, 'contacts', contact(company));
}

it('a breach is told to the person, the owner, the head and the superior, and stays with the case when it is met late', async () => {
  const number = await register(company, complaint(company));
  await bringTo(company, number, 'accepted');
  company.clock.set('2026-03-03 10:01');
  await company.fireClocks();
  for (const username of ['agent', 'handler', 'head-after', 'supervisor'])
    expect(await toldTo(company, username, number)).toContain('clock.breached');
  await does(company, 'handler', number, 'contacts', contact(company));
  const page = await pageOf(company, number);
  expect([page.breached, page.atRisk, clockOf(page, 'complaint_respond').status]).toEqual([
    true,
    false,
    'met_late',
  ]);
  expect(wall(clockOf(page, 'complaint_respond').breachedAt)).toBe('2026-03-03 10:00');
});
