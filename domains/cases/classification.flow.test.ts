import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Company, openCompany } from '../../kernel/testing/company.ts';
import { businessLinks, categories, kinds } from './terms.contract.ts';
import { complaint, contact, does, pageOf, register, request, tries } from './testing/walk.ts';

let company: Company;
beforeAll(async () => {
  company = await openCompany();
});
afterAll(async () => {
  expect(company.errors).toEqual([]);
  await company.close();
});

const post = (body: object, username = 'agent') => company.as(username)('POST', '/api/cases', body);
const noticesOf = async (username: string) =>
  (await company.as(username)('GET', '/api/notifications')).body.notifications;
const factsOf = (page: { events: { type: string; data: Record<string, unknown> }[] }, type: string) =>
  page.events.filter((event) => event.type === type);

describe('level and class', () => {
  it.each([
    ['product_quality', 1],
    ['safety', 1],
    ['after_sales', 2],
    ['logistics', 2],
    ['service_attitude', 2],
    ['other', 2],
  ])(
    '[S3-2.2-1] [S1-4.1-c] [S3-2.1-3] a complaint about %s is registered as level %i',
    async (category, level) => {
      const answer = await post(complaint(company, { category }));
      expect([answer.status, answer.body.level]).toEqual([201, level]);
      expect(await pageOf(company, answer.body.number)).toMatchObject({ category, level });
    },
  );

  it('[S3-2.2-1] the level is raised by anybody at intake, and not lowered', async () => {
    expect((await post(complaint(company, { category: 'logistics', level: 1 }))).body.level).toBe(1);
    const lowered = await post(complaint(company, { category: 'safety', level: 2 }));
    expect([lowered.status, lowered.body.code, lowered.body.errors[0].field]).toEqual([
      422,
      'case.level_too_low',
      'level',
    ]);
  });

  it('[S3-2.2-1] later only a supervising position lowers it, with a reason; anybody raises it', async () => {
    const number = await register(company, complaint(company));
    await does(company, 'head-after', number, 'acceptance', {
      accepted: true,
      handlerId: company.id('handler'),
    });
    await does(company, 'handler', number, 'verifications', {
      truth: 'partly',
      identityMethod: 'order_number',
      identityReference: 'D-1',
    });
    await does(company, 'handler', number, 'classification', { level: 1 });
    const events = (await pageOf(company, number)).events.length;
    for (const username of ['handler', 'head-after']) {
      const refused = await tries(company, username, number, 'classification', {
        level: 2,
        reason: '影响不大',
      });
      expect([refused.status, refused.body.code]).toEqual([403, 'case.level_by_supervisor']);
    }
    const silent = await tries(company, 'supervisor', number, 'classification', { level: 2 });
    expect([silent.status, silent.body.errors[0]]).toMatchObject([
      422,
      { field: 'reason', message: '请说明原因' },
    ]);
    expect((await pageOf(company, number)).events).toHaveLength(events);
    await does(company, 'supervisor', number, 'classification', { level: 2, reason: '已核实为一般问题' });
    const page = await pageOf(company, number);
    expect(page.level).toBe(2);
    const [fact] = factsOf(page, 'case.classified').slice(-1);
    expect(fact).toMatchObject({
      reason: '已核实为一般问题',
      data: { from: { level: 1 }, to: { level: 2 } },
    });
  });

  it.each(['A', 'B', 'C'])('[S3-2.2-2] class %s stands beside either level', async (impactClass) => {
    for (const category of ['safety', 'logistics']) {
      const page = await pageOf(
        company,
        await register(company, complaint(company, { category, impactClass })),
      );
      expect([page.impactClass, page.level]).toEqual([impactClass, category === 'safety' ? 1 : 2]);
    }
    const none = await post(complaint(company, { impactClass: undefined }));
    expect([none.status, none.body.errors[0]]).toMatchObject([
      422,
      { field: 'impactClass', message: '投诉必须填写' },
    ]);
  });

  it('[S3-2.2-2] changing the class leaves the level, and the other way round', async () => {
    const number = await register(company, complaint(company));
    await does(company, 'head-after', number, 'acceptance', {
      accepted: true,
      handlerId: company.id('handler'),
    });
    await does(company, 'handler', number, 'verifications', {
      truth: 'partly',
      identityMethod: 'order_number',
      identityReference: 'D-2',
    });
    await does(company, 'handler', number, 'classification', { impactClass: 'A' });
    expect(await pageOf(company, number)).toMatchObject({ impactClass: 'A', level: 2 });
    await does(company, 'handler', number, 'classification', { level: 1 });
    expect(await pageOf(company, number)).toMatchObject({ impactClass: 'A', level: 1 });
  });
});

it('[S3-2.2-1] [S1-3.2-c] type, severity and number are there at registration, and the number outlives every change', async () => {
  const answer = await post(complaint(company, { category: 'safety', impactClass: 'B' }));
  const { number } = answer.body;
  expect(number).toMatch(/^TS2026-\d{6}$/);
  expect(await pageOf(company, number)).toMatchObject({
    kind: 'complaint',
    category: 'safety',
    level: 1,
    impactClass: 'B',
  });
  await does(company, 'head-after', number, 'acceptance', {
    accepted: true,
    handlerId: company.id('handler'),
  });
  await does(company, 'handler', number, 'verifications', {
    truth: 'partly',
    identityMethod: 'order_number',
    identityReference: 'D-3',
  });
  await does(company, 'handler', number, 'classification', { kind: 'request' });
  expect(await pageOf(company, number)).toMatchObject({ number, kind: 'request' });
  const [row] = await company.database.direct.query(
    `select count(*)::int as n from cases where number = $1`,
    [number],
  );
  expect(row).toEqual({ n: 1 });
});

describe('rating and routing at registration', () => {
  it.each([
    ['after_sales', 'after_sales', 'after-sales', 'head-after'],
    ['logistics', 'delivery', 'logistics', 'head-logistics'],
    ['service_attitude', 'after_sales', 'customer-service', 'head-service'],
    ['product_quality', 'sales', 'sales', 'head-sales'],
  ])(
    '[S3-2.K1-3, S1-5.1-a, S1-5.1-b, S3-2.3-1] %s in link %s goes to %s with the rating, and its head is told, in the same commit',
    async (category, businessLink, department, head) => {
      const answer = await post(
        complaint(company, { category, businessLink, urgency: 'urgent', importance: 'high' }),
      );
      expect([answer.status, answer.body.leadDepartmentId]).toEqual([201, department]);
      const page = await pageOf(company, answer.body.number);
      expect(page).toMatchObject({ urgency: 'urgent', importance: 'high', acceptance: 'waiting' });
      expect(page.version).toBe(1);
      expect(page.events.map((event: { type: string }) => event.type)).toEqual([
        'case.registered',
        'case.assigned',
      ]);
      expect(page.events[1].data).toMatchObject({
        departmentId: department,
        clause: expect.stringMatching(/^S1 /),
      });
      expect(page.assignmentRule).toMatch(/^[a-z_]+ · S1 /);
      expect((await noticesOf(head))[0]).toMatchObject({
        kind: 'case.to_accept',
        caseNumber: page.number,
        at: expect.stringMatching(/^2026-/),
      });
      expect(page.responsiblePerson.id).toBe(company.id(head));
    },
  );

  it('[S3-2.K1-3] urgency and importance are one of their words', async () => {
    for (const field of ['urgency', 'importance']) {
      const answer = await post(complaint(company, { [field]: 'very' }));
      expect([answer.status, answer.body.errors[0].field]).toEqual([422, field]);
    }
  });

  it('the preview says the same and stores nothing', async () => {
    const count = () => company.database.direct.query(`select count(*)::int as n from cases`);
    const before = await count();
    const intake = {
      kind: 'complaint',
      channel: 'phone',
      businessLink: 'after_sales',
      category: 'safety',
      impactClass: 'A',
      urgency: 'urgent',
    };
    const preview = (await company.as('agent')('POST', '/api/case-previews', intake)).body;
    expect(preview).toMatchObject({ level: 1, department: { id: 'after-sales' } });
    expect(preview.priorityInputs.length).toBeGreaterThan(3);
    expect(await count()).toEqual(before);
    const saved = (await post(complaint(company, intake))).body;
    expect(
      saved.clocks.map((clock: { clause: string; dueAt: string }) => [clock.clause, clock.dueAt]),
    ).toEqual(
      expect.arrayContaining(
        preview.clocks.map((clock: { clause: string; dueAt: string }) => [clock.clause, clock.dueAt]),
      ),
    );
  });
});

it.each([...businessLinks])('[S1-1.1-c] the business link %s is recorded', async (businessLink) => {
  const page = await pageOf(company, await register(company, request(company, { businessLink })));
  expect(page.businessLink).toBe(businessLink);
});

it('[S1-1.1-c] no case is without a business link', async () => {
  expect((await post(request(company, { businessLink: undefined }))).body.errors[0].field).toBe(
    'businessLink',
  );
});

describe('the level at work', () => {
  it('[S0-5.1-d] every case carries a priority, complaints a level, and the list is filtered by it', async () => {
    for (const kind of kinds) {
      const body = kind === 'complaint' ? complaint(company) : request(company, { kind });
      const page = await pageOf(company, await register(company, body));
      expect(page.priority).toBeGreaterThanOrEqual(1);
      expect([page.level === null, page.priorityInputs.length > 0]).toEqual([kind !== 'complaint', true]);
    }
    const list = (await company.as('supervisor')('GET', '/api/cases?level=1&limit=200')).body.cases;
    expect(list.length).toBeGreaterThan(3);
    expect(list.filter((row: { level: number }) => row.level !== 1)).toEqual([]);
  });

  it('[S0-5.1-d] queue, reminder and escalation come earlier for the graver one', async () => {
    company.clock.set('2026-04-13 10:00');
    const [slow, fast] = [
      await register(company, complaint(company)),
      await register(company, complaint(company, { level: 1 })),
    ];
    for (const number of [slow, fast]) {
      await does(company, 'head-after', number, 'acceptance', {
        accepted: true,
        handlerId: company.id('handler2'),
      });
      await does(company, 'handler2', number, 'contacts', contact(company));
    }
    const { cases } = (await company.as('handler2')('GET', '/api/desk')).body;
    const [first, second] = [fast, slow].map((number) =>
      cases.findIndex((row: { number: string }) => row.number === number),
    );
    expect(first).toBeLessThan(second ?? -1);
    company.clock.set('2026-04-17 09:00');
    await company.fireClocks();
    const graver = factsOf(await pageOf(company, fast), 'clock.breached').map((event) => event.data.clause);
    const milder = factsOf(await pageOf(company, slow), 'clock.breached').map((event) => event.data.clause);
    expect([graver.includes('S3 2-四-1'), milder.includes('S3 2-四-2')]).toEqual([true, false]);
    expect(factsOf(await pageOf(company, slow), 'clock.warned').length).toBeGreaterThan(0);
  });

  it('[S0-5.1-d] of two due at the same instant the one of higher priority stands first', async () => {
    company.clock.set('2026-04-20 10:00');
    const [low, high] = [
      await register(company, complaint(company, { impactClass: 'C' })),
      await register(company, complaint(company, { impactClass: 'A' })),
    ];
    const { cases } = (await company.as('head-after')('GET', '/api/desk')).body;
    const rows = cases.filter((row: { number: string }) => [low, high].includes(row.number));
    expect(rows[0].nextDueAt).toBe(rows[1].nextDueAt);
    expect(rows.map((row: { number: string }) => row.number)).toEqual([high, low]);
  });
});

it('each category of complaint has its own department in the standard', async () => {
  const { pack } = (await company.as('agent')('GET', '/api/standards/in-force')).body;
  expect(pack.categories.map((category: { key: string }) => category.key).sort()).toEqual(
    [...categories].sort(),
  );
});
