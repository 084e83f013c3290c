import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Company, openCompany } from '../../kernel/testing/company.ts';
import {
  promptSilentOwners,
  remindUnchecked,
  reportOverdueSteps,
  reportOverdueTasks,
  reportUnownedCases,
} from './reminders.actions.ts';
import { factsOf, toldTo, wall } from './testing/story.ts';
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

/** Runs a job twice, as two ticks would. */
async function tick(job: (ctx: Awaited<ReturnType<Company['context']>>) => Promise<void>) {
  const ctx = await company.context();
  for (let round = 0; round < 2; round += 1) await company.database.transaction((db) => job({ ...ctx, db }));
}
let phones = 0;
/** A complaint of a customer who has no other case. */
const alone = async (parts: object = {}) => {
  phones += 1;
  const phone = `139000001${String(phones).padStart(2, '0')}`;
  return register(
    company,
    complaint(company, {
      customer: { new: { name: '测试客户', phone, provinceCode: '31' } },
      contactPhone: phone,
      ...parts,
    }),
  );
};
const listed = async (state: string) => {
  const { cases } = (await company.as('supervisor')('GET', `/api/cases?state=${state}&limit=200`)).body;
  return cases.map((row: { number: string }) => row.number);
};

describe('[S0-1.3-g] the daily round', () => {
  it('takes every case without a handler or with an overdue step to the next level', async () => {
    const unowned = await alone();
    const fine = await alone();
    await bringTo(company, fine, 'accepted');
    const late = await alone();
    await bringTo(company, late, 'accepted');
    company.clock.set('2026-03-03 09:00');
    await does(company, 'handler', fine, 'contacts', contact(company));
    await tick(reportUnownedCases);
    expect([await toldTo(company, 'supervisor', unowned), await toldTo(company, 'supervisor', fine)]).toEqual(
      [['case.overdue_daily', 'case.overdue_daily'], []],
    );
    company.clock.set('2026-03-03 11:00');
    await tick(reportUnownedCases);
    expect(await toldTo(company, 'supervisor', late)).toContain('case.overdue_daily');
    expect(await toldTo(company, 'supervisor', fine)).toEqual([]);
  });

  it('a fresh one without a handler is unowned, not overdue, and on the list', async () => {
    const number = await alone();
    await tick(reportUnownedCases);
    expect(new Set(await toldTo(company, 'supervisor', number))).toEqual(new Set(['case.unowned']));
    expect(await listed('unowned')).toContain(number);
  });
});

it('[S3-2.K4-2] every step has a due time; one that passes goes to its person and the next level, once', async () => {
  const number = await alone();
  const page = await pageOf(company, number);
  expect([wall(page.nextStep.dueAt), page.nextStep.dueClause]).toEqual(['2026-03-02 14:00', 'S2 1.4.2']);
  company.clock.set('2026-03-02 14:00');
  await tick(reportOverdueSteps);
  expect(await factsOf(company, number, 'step.overdue')).toEqual([]);
  company.clock.set('2026-03-02 14:01');
  await tick(reportOverdueSteps);
  const overdue = await factsOf(company, number, 'step.overdue');
  expect(overdue.map((fact) => [fact.data.step, fact.data.clause, fact.data.responsible])).toEqual([
    ['accept', 'S2 1.4.2', '演示售后部长'],
  ]);
  expect([await toldTo(company, 'head-after', number), await toldTo(company, 'supervisor', number)]).toEqual([
    ['case.to_accept', 'step.overdue'],
    ['step.overdue'],
  ]);
  await bringTo(company, number, 'accepted');
  company.clock.set('2026-03-09 18:01');
  await tick(reportOverdueSteps);
  expect(
    (await factsOf(company, number, 'step.overdue')).map((fact) => [fact.data.step, fact.data.responsible]),
  ).toEqual([
    ['accept', '演示售后部长'],
    ['verify', '演示售后处理员'],
  ]);
  expect(await toldTo(company, 'head-after', number)).toContain('step.overdue');
});

it('[S3-2.K4-2] an overdue task goes to its person, the superior and the owner, once, and not of a closed case', async () => {
  const number = await alone();
  await bringTo(company, number, 'agreed');
  company.clock.set('2026-03-04 10:01');
  await tick(reportOverdueTasks);
  expect(await factsOf(company, number, 'task.overdue')).toHaveLength(1);
  for (const username of ['handler', 'head-after', 'agent'])
    expect((await toldTo(company, username, number)).filter((kind) => kind === 'task.overdue')).toHaveLength(
      1,
    );
});

it('[S3-2.K4-3] a complaint without contact for the set hours prompts its owner and is on the supervisor’s list', async () => {
  const number = await alone();
  const talked = await alone();
  await bringTo(company, talked, 'accepted');
  company.clock.set('2026-03-03 10:00');
  await does(company, 'handler', talked, 'contacts', contact(company));
  company.clock.set('2026-03-04 10:01');
  await tick(promptSilentOwners);
  expect([await toldTo(company, 'agent', number), await toldTo(company, 'agent', talked)]).toEqual([
    ['case.silent'],
    [],
  ]);
  expect(await factsOf(company, number, 'case.silent')).toHaveLength(1);
  const { silent, total } = (await company.as('supervisor')('GET', '/api/wall')).body;
  expect(silent.map((row: { number: string }) => row.number)).toContain(number);
  expect(silent.map((row: { number: string }) => row.number)).not.toContain(talked);
  expect(total.silent).toBeGreaterThan(0);
  expect(await listed('silent')).toContain(number);
  // Silence that goes on is told again after the same time, not every hour.
  company.clock.set('2026-03-04 23:00');
  await tick(promptSilentOwners);
  expect(await factsOf(company, number, 'case.silent')).toHaveLength(1);
  company.clock.set('2026-03-06 10:02');
  await tick(promptSilentOwners);
  expect(await factsOf(company, number, 'case.silent')).toHaveLength(2);
});

it('[S1-6.1-a] progress checks are on record; a complaint without one in the interval is listed, told once, and cleared by the record', async () => {
  const number = await alone();
  await bringTo(company, number, 'accepted');
  expect(await listed('unchecked')).not.toContain(number);
  company.clock.set('2026-03-03 10:01');
  // Other work on the case is no check of its progress.
  await does(company, 'handler', number, 'contacts', contact(company));
  expect(await listed('unchecked')).toContain(number);
  await tick(remindUnchecked);
  expect(await factsOf(company, number, 'case.unchecked')).toHaveLength(1);
  expect((await toldTo(company, 'handler', number)).filter((kind) => kind === 'case.unchecked')).toHaveLength(
    1,
  );
  const empty = await tries(company, 'handler', number, 'progress-checks', { finding: ' ' });
  expect(empty.status).toBe(422);
  await does(company, 'head-after', number, 'progress-checks', { finding: '待客户确认时间，进度正常' });
  expect((await pageOf(company, number)).records.at(-1)).toMatchObject({
    kind: 'progress_check',
    by: '演示售后部长',
    body: { finding: '待客户确认时间，进度正常' },
  });
  expect(await listed('unchecked')).not.toContain(number);
  company.clock.set('2026-03-04 10:00');
  await tick(remindUnchecked);
  expect(await factsOf(company, number, 'case.unchecked')).toHaveLength(1);
  company.clock.set('2026-03-04 10:02');
  await tick(remindUnchecked);
  expect(await factsOf(company, number, 'case.unchecked')).toHaveLength(2);
});

describe('[S0-5.1-c] a second contact within the window', () => {
  const again = async (phone: string, kind = 'consultation') =>
    register(
      company,
      complaint(company, {
        kind,
        category: undefined,
        impactClass: undefined,
        customer: { new: { name: '测试客户', phone, provinceCode: '31' } },
        contactPhone: phone,
        subject: '怎么还没来人',
      }),
    );

  it('gives the owner of the open case a contact task, once, that a talk fulfils', async () => {
    const number = await alone();
    const { contactPhone: _masked } = await pageOf(company, number);
    const phone = `139000001${String(phones).padStart(2, '0')}`;
    company.clock.set('2026-03-04 10:00');
    const second = await again(phone);
    await company.drain();
    await again(phone);
    await company.drain();
    const tasks = (await pageOf(company, number)).tasks.filter(
      (task: { kind: string }) => task.kind === 'proactive_contact',
    );
    expect(tasks).toHaveLength(1);
    expect(tasks[0]).toMatchObject({
      title: expect.stringContaining(second),
      status: 'open',
      responsible: { name: '演示客服一' },
      dueAt: expect.stringContaining('2026-03-05T02:00'),
    });
    expect(await factsOf(company, number, 'contact.repeated')).toHaveLength(1);
    expect(await toldTo(company, 'agent', number)).toContain('contact.repeated');
    expect((await pageOf(company, number)).version).toBe(1);
    await does(company, 'agent', number, 'contacts', contact(company, { responded: '今天下午上门' }));
    expect((await pageOf(company, number)).tasks[0]).toMatchObject({
      status: 'done',
      result: '今天下午上门',
    });
  });

  it('outside the window, of another customer, or after the end of the case it does not', async () => {
    const number = await alone();
    const phone = `139000001${String(phones).padStart(2, '0')}`;
    company.clock.set('2026-03-05 10:01');
    await again(phone);
    const other = await alone();
    await company.drain();
    for (const one of [number, other]) expect((await pageOf(company, one)).tasks).toEqual([]);
  });
});
