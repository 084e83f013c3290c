import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type Company, openCompany } from '../../kernel/testing/company.ts';
import { chinaTime, clockOf, factsOf, stateOf, toldTo, typesAfter, wall } from './testing/story.ts';
import { bringTo, complaint, contact, does, pageOf, register, tries } from './testing/walk.ts';

let company: Company;
beforeAll(async () => {
  company = await openCompany();
});
beforeEach(() => company.clock.set('2026-03-02 10:00'));
afterAll(async () => {
  expect(company.errors).toEqual([]);
  await company.close();
});

const two = async (later = '2026-03-02 16:00') => {
  const early = await register(company, complaint(company, { channel: 'email' }));
  company.clock.set(later);
  const late = await register(company, complaint(company));
  return { early, late };
};
const receipts = async (number: string) =>
  (await pageOf(company, number)).receipts.map((receipt: { number: string; receivedAt: string }) => [
    receipt.number,
    wall(receipt.receivedAt),
  ]);

it('the earlier into the later: the earliest receipt stays, every clock counts from it, every message is kept', async () => {
  const { early, late } = await two();
  expect(wall(clockOf(await pageOf(company, late), 'complaint_respond').dueAt)).toBe('2026-03-03 16:00');
  await does(company, 'supervisor', early, 'merger', { into: late, reason: '同一事项' });
  const page = await pageOf(company, late);
  expect(wall(page.receivedAt)).toBe('2026-03-02 10:00');
  expect([
    wall(clockOf(page, 'complaint_respond').startedAt),
    wall(clockOf(page, 'complaint_respond').dueAt),
  ]).toEqual(['2026-03-02 10:00', '2026-03-03 10:00']);
  expect(wall(page.nextDueAt)).toBe('2026-03-03 10:00');
  expect(await receipts(late)).toEqual([
    [early, '2026-03-02 10:00'],
    [late, '2026-03-02 16:00'],
  ]);
  expect(page.mergedFrom).toEqual([early]);
  const gone = await pageOf(company, early);
  expect([gone.stage, gone.mergedInto, gone.receipts]).toEqual(['closed', late, []]);
  expect(await toldTo(company, 'agent', late)).toContain('case.merged_from');
});

it('the later into the earlier: nothing of the clocks moves', async () => {
  const { early, late } = await two();
  const before = (await pageOf(company, early)).clocks;
  await does(company, 'agent', late, 'merger', { into: early, reason: '重复来访' });
  const page = await pageOf(company, early);
  expect([page.clocks, wall(page.receivedAt)]).toEqual([before, '2026-03-02 10:00']);
  expect(await receipts(early)).toEqual([
    [early, '2026-03-02 10:00'],
    [late, '2026-03-02 16:00'],
  ]);
});

it('the merged case is still for ever: no verb, no warning, no breach', async () => {
  const { early, late } = await two();
  await does(company, 'agent', early, 'merger', { into: late, reason: '重复' });
  for (const [noun, body] of [
    ['progress-checks', { finding: '？' }],
    ['reopening', { reason: '再开' }],
    ['merger', { into: late, reason: '再并' }],
  ] as const) {
    const answer = await tries(company, 'supervisor', early, noun, body);
    expect([answer.status, answer.body.code]).toEqual([409, 'case.merged']);
  }
  const known = (await company.as('supervisor')('GET', `/api/cases/${early}`)).body.events.length;
  company.clock.set('2026-03-20 10:00');
  await company.fireClocks();
  expect(await typesAfter(company, early, known)).toEqual([]);
  expect((await factsOf(company, late, 'clock.breached')).map((fact) => wall(fact.at))).toContain(
    '2026-03-03 10:00',
  );
});

it('a talk about the one is a talk about the other: the response was met when it was first answered', async () => {
  const early = await register(company, complaint(company));
  await bringTo(company, early, 'accepted');
  company.clock.set('2026-03-02 12:00');
  await does(company, 'handler', early, 'contacts', contact(company));
  company.clock.set('2026-03-04 10:00');
  const late = await register(company, complaint(company));
  await does(company, 'supervisor', early, 'merger', { into: late, reason: '同一事项' });
  const respond = clockOf(await pageOf(company, late), 'complaint_respond');
  expect([respond.status, wall(respond.metAt), wall(respond.dueAt)]).toEqual([
    'met',
    '2026-03-02 12:00',
    '2026-03-03 10:00',
  ]);
  await company.fireClocks();
  expect(
    (await factsOf(company, late, 'clock.breached')).filter((fact) => fact.data.event === 'respond'),
  ).toEqual([]);
});

it('what had passed on the earliest receipt is a breach at its own instant', async () => {
  const { early, late } = await two('2026-03-03 15:00');
  await does(company, 'supervisor', early, 'merger', { into: late, reason: '同一事项' });
  await company.fireClocks();
  const breaches = await factsOf(company, late, 'clock.breached');
  expect(
    breaches.filter((fact) => fact.data.limitKey === 'complaint_respond').map((fact) => wall(fact.at)),
  ).toEqual(['2026-03-03 10:00']);
});

it.each<[string, () => Promise<{ gone: string; into: string; code: string }>]>([
  [
    'itself',
    async () => {
      const gone = await register(company, complaint(company));
      return { gone, into: gone, code: 'case.same_case' };
    },
  ],
  [
    'one that does not exist',
    async () => ({
      gone: await register(company, complaint(company)),
      into: 'TS2026-999999',
      code: 'case.not_found',
    }),
  ],
  [
    'a case of another customer',
    async () => ({
      gone: await register(company, complaint(company)),
      into: await register(
        company,
        complaint(company, {
          customer: { new: { name: '别人', phone: '13900000099' } },
          contactPhone: '13900000099',
        }),
      ),
      code: 'case.not_same_customer',
    }),
  ],
  [
    'a closed case',
    async () => {
      const into = await register(company, complaint(company));
      await bringTo(company, into, 'closed');
      return { gone: await register(company, complaint(company)), into, code: 'case.closed' };
    },
  ],
])('into %s is refused and changes nothing', async (_name, make) => {
  const { gone, into, code } = await make();
  const before = [await stateOf(company, gone), await stateOf(company, into)];
  const answer = await tries(company, 'agent', gone, 'merger', { into, reason: '？' });
  expect([answer.status >= 400, answer.body.code]).toEqual([true, code]);
  expect([await stateOf(company, gone), await stateOf(company, into)]).toEqual(before);
});

it('crosswise at the same time: one goes into the other, never both', async () => {
  const { early, late } = await two();
  const versions = {
    early: (await pageOf(company, early)).version,
    late: (await pageOf(company, late)).version,
  };
  const answers = await Promise.all([
    company.as('agent')('POST', `/api/cases/${early}/merger`, {
      version: versions.early,
      into: late,
      reason: '甲',
    }),
    company.as('supervisor')('POST', `/api/cases/${late}/merger`, {
      version: versions.late,
      into: early,
      reason: '乙',
    }),
  ]);
  expect(answers.map((answer) => answer.status).sort()).toEqual([201, 409]);
  expect(chinaTime('2026-03-02 10:00')).toBe(
    new Date(
      Date.parse((await pageOf(company, answers[0]?.status === 201 ? late : early)).receivedAt),
    ).toISOString(),
  );
});
