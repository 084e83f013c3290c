import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Company, openCompany } from '../../kernel/testing/company.ts';

let company: Company;
beforeAll(async () => {
  company = await openCompany();
});
afterAll(async () => {
  expect(company.errors).toEqual([]);
  await company.close();
});

const set = (position: string, permission: string, change: { granted: boolean; kinds: string[] | null }) =>
  company.as('security')('PUT', `/api/positions/${position}/rights/${permission}`, {
    ...change,
    reason: '岗位职责调整',
  });

const caseOf = (kind: string) => ({
  kind,
  channel: 'phone',
  businessLink: 'after_sales',
  ...(kind === 'complaint' ? { category: 'after_sales', impactClass: 'C' } : {}),
  productModel: { value: 'AJ-WG280' },
  purchaseChannel: { value: 'own_store' },
  customer: { new: { name: '测试客户', phone: '13900000001', provinceCode: '31' } },
  contactName: '测试客户',
  contactPhone: '13900000001',
  subject: '柜门合页松动',
  course: '安装一周后柜门合页松动。',
  demand: '请尽快处理',
  complainedAt: new Date(company.clock.now).toISOString(),
});

const refusedAttempts = () =>
  company.database.direct.query<{ user_name: string; method: string; path: string; code: string }>(
    `select user_name, method, path, code from access_log where kind = 'refused' order by id`,
  );

describe('customer contact', () => {
  it('[S1-1.1-b] every person of a customer-contact position registers requests and complaints', async () => {
    const people = await company.database.direct.query<{ username: string }>(
      `select u.username from users u join positions p on p.code = u.position_code where p.customer_contact`,
    );
    expect(people.length).toBeGreaterThan(10);
    for (const { username } of people) {
      for (const kind of ['request', 'complaint']) {
        const answer = await company.as(username)('POST', '/api/cases', caseOf(kind));
        expect([username, answer.status]).toEqual([username, 201]);
      }
    }
  });

  it('[S1-1.1-b] no such position is without that right, and none can lose it', async () => {
    const { positions } = (await company.as('admin')('GET', '/api/organisation')).body;
    for (const position of positions.filter((one: { customerContact: boolean }) => one.customerContact)) {
      expect(position.rights['cases:register']).toBeNull();
      for (const change of [
        { granted: false, kinds: null },
        { granted: true, kinds: ['request'] },
      ]) {
        const answer = await set(position.code, 'cases:register', change);
        expect([answer.status, answer.body.code]).toEqual([409, 'position.customer_contact_registers']);
      }
    }
    expect((await company.as('agent')('POST', '/api/cases', caseOf('complaint'))).status).toBe(201);
  });
});

describe('the duty sheet of a position', () => {
  it('[S0-1.3-b] lists duty and permitted actions of each position', async () => {
    const { positions } = (await company.as('agent')('GET', '/api/organisation')).body;
    expect(positions.length).toBeGreaterThanOrEqual(8);
    for (const position of positions) {
      expect(position.duty.zh.length).toBeGreaterThan(5);
      expect(Object.keys(position.rights).length).toBeGreaterThan(0);
    }
  });

  it.each([
    ['agent', 'GET', '/api/wall', 'wall:view'],
    ['agent', 'GET', '/api/cases/export', 'cases:export'],
    ['agent', 'POST', '/api/departments', 'organisation:manage'],
    ['handler', 'POST', '/api/cases/TS2026-000001/assignment', 'cases:assign'],
    ['auditor', 'POST', '/api/cases', 'cases:register'],
    ['auditor', 'POST', '/api/cases/TS2026-000001/acceptance', 'cases:handle'],
    ['auditor', 'POST', '/api/approvals/1/decision', 'cases:decide'],
    ['auditor', 'POST', '/api/cases/TS2026-000001/closing', 'cases:close'],
    ['admin', 'GET', '/api/cases', 'cases:view'],
    ['admin', 'GET', '/api/customers?find=199', 'customers:view'],
    ['supervisor', 'PUT', '/api/authority', 'authority:manage'],
    ['supervisor', 'PUT', '/api/positions/agent/rights/wall:view', 'access:manage'],
  ])(
    '[S0-1.3-b] %s cannot %s %s without %s, and the attempt is logged',
    async (username, method, path, permission) => {
      const before = (await refusedAttempts()).length;
      const answer = await company.as(username)(method, path, method === 'GET' ? undefined : {});
      expect([answer.status, answer.body.code, answer.body.values.permission]).toEqual([
        403,
        'permission.missing',
        permission,
      ]);
      const logged = (await refusedAttempts()).slice(before);
      const [asked] = path.split('?');
      expect(logged).toEqual([
        { user_name: expect.any(String), method, path: asked, code: 'permission.missing' },
      ]);
    },
  );

  it('[S0-1.3-b] a right that is taken away is gone with the next request', async () => {
    const products = () => company.as('handler')('GET', '/api/products');
    expect((await products()).status).toBe(200);
    const changed = await set('handler', 'customers:view', { granted: false, kinds: null });
    expect([changed.status, Object.hasOwn(changed.body.rights, 'customers:view')]).toEqual([200, false]);
    expect((await products()).status).toBe(403);
    await set('handler', 'customers:view', { granted: true, kinds: null });
    expect((await products()).status).toBe(200);
    const facts = await company.database.direct.query(
      `select reason, data from events where type = 'position.right_changed' order by id`,
    );
    expect(facts).toEqual([
      { reason: '岗位职责调整', data: { permission: 'customers:view', granted: false, kinds: null } },
      { reason: '岗位职责调整', data: { permission: 'customers:view', granted: true, kinds: null } },
    ]);
  });

  it.each<[string, string, string, { granted: boolean; kinds: string[] | null }, number]>([
    ['a position that is none', 'nobody', 'cases:view', { granted: true, kinds: null }, 404],
    ['a right that is none', 'agent', 'cases:everything', { granted: true, kinds: null }, 422],
    ['a kind that is none', 'agent', 'cases:close', { granted: true, kinds: ['wish'] }, 422],
    ['an empty list of kinds', 'agent', 'cases:close', { granted: true, kinds: [] }, 422],
    [
      'kinds for a right that looks at none',
      'agent',
      'cases:view',
      { granted: true, kinds: ['request'] },
      409,
    ],
  ])('refuses %s', async (_what, ...[position, permission, change, status]) => {
    expect((await set(position, permission, change)).status).toBe(status);
  });
});

describe('the matrix of position, case kind and action', () => {
  const verbs: [permission: string, username: string, noun: string, body: object][] = [
    ['cases:handle', 'head-after', 'acceptance', { accepted: true }],
    ['cases:assign', 'supervisor', 'assignment', { departmentId: 'repair', handlerId: null, reason: '改派' }],
    [
      'cases:handle',
      'handler',
      'contacts',
      { way: 'attempt', channel: 'phone', at: new Date(0).toISOString().replace('1970', '2026') },
    ],
    [
      'cases:handle',
      'handler',
      'evidence',
      { source: 'customer', occurredAt: '2026-03-01T10:00:00+08:00', description: '照片', result: 'open' },
    ],
    ['cases:handle', 'handler', 'progress-checks', { finding: '无' }],
    ['cases:close', 'agent', 'closing', { summary: '办结' }],
  ];

  it.each(verbs)(
    '[S1-1.2-d] %s of %s for requests only: POST …/%s on a complaint is refused',
    async (permission, username, noun, body) => {
      const { number } = (await company.as('agent')('POST', '/api/cases', caseOf('complaint'))).body;
      const position = (await company.as(username)('GET', '/api/me')).body.position;
      await set(position, permission, {
        granted: true,
        kinds: ['request', 'consultation', 'suggestion', 'praise'],
      });
      const before = await company.database.direct.query(`select id from events`);
      const answer = await company.as(username)('POST', `/api/cases/${number}/${noun}`, {
        version: 1,
        ...body,
      });
      expect([answer.status, answer.body.code, answer.body.values.permission]).toEqual([
        403,
        'permission.missing',
        noun === 'acceptance' ? 'cases:assign' : permission,
      ]);
      expect(await company.database.direct.query(`select id from events`)).toHaveLength(before.length);
      expect((await refusedAttempts()).at(-1)).toMatchObject({
        path: `/api/cases/${number}/${noun}`,
        code: 'permission.missing',
      });
      const page = (await company.as(username)('GET', `/api/cases/${number}`)).body;
      expect(page.version).toBe(1);
      await set(position, permission, { granted: true, kinds: null });
      const again = await company.as(username)('POST', `/api/cases/${number}/${noun}`, {
        version: 1,
        ...body,
      });
      expect(again.body.code).not.toBe('permission.missing');
    },
  );

  it('[S1-1.2-d] what the matrix forbids is not offered either', async () => {
    const { number } = (await company.as('agent')('POST', '/api/cases', caseOf('complaint'))).body;
    const may = async () => (await company.as('head-after')('GET', `/api/cases/${number}`)).body.may;
    expect((await may()).accept).toBe(true);
    await set('department_head', 'cases:handle', { granted: true, kinds: ['request'] });
    expect(await may()).toMatchObject({ accept: false, record: false, edit: false, close: false });
    await set('department_head', 'cases:handle', { granted: true, kinds: null });
  });
});
