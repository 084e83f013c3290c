import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Company, openCompany } from '../../kernel/testing/company.ts';
import { addUser } from './identity.actions.ts';
import { layers } from './identity.contract.ts';

let company: Company;
beforeAll(async () => {
  company = await openCompany();
});
afterAll(async () => {
  expect(company.errors).toEqual([]);
  await company.close();
});

type Unit = {
  id: string;
  kind: string;
  layer: string;
  departmentType: string | null;
  region: string | null;
  parentId: string | null;
};
type Region = { code: string; provinces: { code: string }[] };
const chart = async () => (await company.as('admin')('GET', '/api/organisation')).body;
const facts = (type: string) =>
  company.database.direct.query<{ subject: string; reason: string; data: Record<string, unknown> }>(
    `select subject, reason, data from events where type = $1 order by id`,
    [type],
  );

describe('the chart', () => {
  it('[S2-2.1.1-a] has four layers, and every unit but the top has a parent and a layer', async () => {
    const { units }: { units: Unit[] } = await chart();
    expect(new Set(units.map((unit) => unit.layer))).toEqual(new Set(layers));
    const ids = new Set(units.map((unit) => unit.id));
    expect(units.filter((unit) => unit.parentId === null).map((unit) => unit.id)).toEqual(['hq']);
    expect(units.filter((unit) => unit.parentId !== null && !ids.has(unit.parentId))).toEqual([]);
  });

  it('[S2-1.3.3-a] puts every user into one of the four layers', async () => {
    const users = await company.database.direct.query<{ layer: string; position_layer: string }>(
      `select u.layer, p.layer as position_layer from users u join positions p on p.code = u.position_code`,
    );
    expect(users.length).toBeGreaterThan(10);
    expect(
      users.filter((user) => user.layer !== user.position_layer || !layers.includes(user.layer as never)),
    ).toEqual([]);
    const me = await company.as('director')('GET', '/api/me');
    expect(me.body.layer).toBe('decision');
  });

  it('[S2-1.3.3-a] refuses a superior of a lower layer', async () => {
    const ctx = await company.context();
    const add = addUser(ctx, {
      id: company.id('agent'),
      username: 'upside',
      name: '倒置',
      workNumber: 'D9999',
      position: 'supervisor',
      departmentId: 'customer-service',
      region: null,
      superiorId: company.id('agent'),
    });
    await expect(add).rejects.toMatchObject({ code: 'person.superior_below' });
  });

  it('[S2-2.1.2-b] has the six regional centres, and maps every province to exactly one', async () => {
    const { units, regions }: { units: Unit[]; regions: Region[] } = await chart();
    const centres = units.filter((unit) => unit.kind === 'region').map((unit) => unit.region);
    expect(centres.sort()).toEqual(['central', 'east', 'north', 'northwest', 'south', 'southwest']);
    const codes = regions.flatMap((region) => region.provinces.map((province) => province.code));
    expect(codes.length).toBe(34);
    expect(new Set(codes).size).toBe(34);
    const north = regions
      .find((region) => region.code === 'north')
      ?.provinces.map((province) => province.code);
    expect(north).toEqual(expect.arrayContaining(['21', '22', '23']));
  });

  it('[S2-2.1.2-b] moves a province from one centre to another, never to two, with reason on record', async () => {
    const moved = await company.as('admin')('PUT', '/api/provinces/23/region', {
      region: 'northwest',
      reason: '试行调整',
    });
    expect(moved.body).toEqual({ code: '23', region: 'northwest' });
    const { regions }: { regions: Region[] } = await chart();
    const holders = regions.filter((region) => region.provinces.some((province) => province.code === '23'));
    expect(holders.map((region) => region.code)).toEqual(['northwest']);
    expect(await facts('province.moved')).toEqual([
      { subject: 'province:23', reason: '试行调整', data: { from: 'north', to: 'northwest' } },
    ]);
    const unknown = await company.as('admin')('PUT', '/api/provinces/99/region', {
      region: 'north',
      reason: '无',
    });
    expect([unknown.status, unknown.body.code]).toEqual([404, 'province.not_found']);
    const elsewhere = await company.as('admin')('PUT', '/api/provinces/23/region', {
      region: 'northeast',
      reason: '无',
    });
    expect([elsewhere.status, elsewhere.body.errors[0].field]).toEqual([422, 'region']);
    const notAdmin = await company.as('supervisor')('PUT', '/api/provinces/23/region', {
      region: 'north',
      reason: '无',
    });
    expect(notAdmin.status).toBe(403);
  });
});

describe('departments', () => {
  it('[S0-1.3-a] has the four department types at least, and the administrator adds more', async () => {
    const types = ({ units }: { units: Unit[] }) => units.map((unit) => unit.departmentType);
    const wanted = ['customer_service', 'repair', 'technical_support', 'sales'];
    expect(types(await chart())).toEqual(expect.arrayContaining(wanted));
    const added = await company.as('admin')('POST', '/api/departments', {
      id: 'repair-east',
      kind: 'department',
      departmentType: 'repair',
      region: 'east',
      layer: 'execution',
      nameZh: '华东维修部',
      nameEn: 'Repair East',
      parentId: 'region-east',
    });
    expect([added.status, added.body.parentId, added.body.layer]).toEqual([201, 'region-east', 'execution']);
    expect(await facts('department.added')).toHaveLength(1);
  });

  it.each([
    ['a department without type', { departmentType: null }, 'departmentType'],
    ['an outlet without region', { kind: 'outlet', departmentType: null, region: null }, 'region'],
    ['a unit below none', { parentId: 'nowhere' }, 'parentId'],
    ['an id that is taken', { id: 'repair' }, 'id'],
    ['an id with spaces', { id: 'a b' }, 'id'],
    ['a name of blanks', { nameZh: '  ' }, 'nameZh'],
    ['a layer that is none', { layer: 'upper' }, 'layer'],
  ])('refuses %s and names the field', async (_what, parts, field) => {
    const before = await facts('department.added');
    const answer = await company.as('admin')('POST', '/api/departments', {
      id: 'new-one',
      kind: 'department',
      departmentType: 'repair',
      region: null,
      layer: 'execution',
      nameZh: '新部门',
      nameEn: 'New',
      parentId: 'hq',
      ...parts,
    });
    expect([answer.status >= 409 && answer.status <= 422, answer.body.errors[0].field]).toEqual([
      true,
      field,
    ]);
    expect(await facts('department.added')).toEqual(before);
    expect((await chart()).units.map((unit: Unit) => unit.id)).not.toContain('new-one');
  });
});

it('[S0-1.3-a] every step of the work belongs to exactly one department', async () => {
  const { body } = await company.as('agent')('POST', '/api/cases', {
    kind: 'complaint',
    channel: 'phone',
    businessLink: 'after_sales',
    category: 'after_sales',
    impactClass: 'A',
    productModel: { unknown: '未提供' },
    purchaseChannel: { unknown: '未提供' },
    customer: { new: { name: '测试客户', phone: '13900000001' } },
    contactName: '测试客户',
    contactPhone: '13900000001',
    subject: '柜门松动',
    course: '经过',
    demand: '诉求',
    complainedAt: new Date(company.clock.now).toISOString(),
  });
  const page = (await company.as('agent')('GET', `/api/cases/${body.number}`)).body;
  const ids = ((await chart()).units as Unit[])
    .filter((unit) => unit.kind === 'department')
    .map((unit) => unit.id);
  expect(page.stepList.length).toBeGreaterThanOrEqual(15);
  for (const step of page.stepList) expect(ids).toContain(step.departmentId);
  const of = (step: string) => page.stepList.find((one: { step: string }) => one.step === step).departmentId;
  expect([of('investigate'), of('approve'), of('satisfaction')]).toEqual([
    'after-sales',
    'after-sales',
    'customer-service',
  ]);
});

describe('supervision', () => {
  const give = (username: string, departmentId: string) =>
    company.as('security')('POST', `/api/users/${company.id(username)}/supervision-duties`, { departmentId });

  it('[S0-7.1-b] is given to a supervising position for another department', async () => {
    const answer = await give('auditor', 'after-sales');
    expect([answer.status, answer.body]).toEqual([
      201,
      { userId: company.id('auditor'), departmentId: 'after-sales' },
    ]);
    expect(await facts('supervision.given')).toHaveLength(1);
  });

  it.each([
    ['its own department', 'auditor', 'quality-supervision', 409, 'supervision.own_department'],
    ['a department, by an operating position', 'handler', 'repair', 409, 'supervision.operating'],
    ['a department, by its head', 'head-repair', 'repair', 409, 'supervision.own_department'],
    ['a department, by the director who decides cases', 'director', 'repair', 409, 'supervision.operating'],
    ['a department that is none', 'auditor', 'nowhere', 422, 'department.not_found'],
  ])('[S0-7.1-b] is refused for %s', async (_what, ...[username, department, status, code]) => {
    const answer = await give(username, department);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(await company.database.direct.query(`select 1 from supervision_duties`)).toHaveLength(1);
  });

  it.each([
    ['into the department that is supervised', 'auditor', 'after-sales', 'place.own_department'],
    ['into a position that works on cases', 'handler', 'quality-supervision', 'place.operating'],
  ])('[S0-7.1-b] whoever supervises is not moved %s', async (_what, position, departmentId, code) => {
    const place = { position, departmentId, region: null, superiorId: null, reason: '岗位调整' };
    const moved = await company.as('admin')('PUT', `/api/users/${company.id('auditor')}/position`, place);
    expect([moved.status, moved.body.code]).toEqual([409, code]);
    const { body } = await company.as('admin')('GET', `/api/users/${company.id('auditor')}`);
    expect([body.user.position, body.user.departmentId]).toEqual(['auditor', 'quality-supervision']);
  });

  it('[S0-7.1-b] never goes with an operating right, however it is given', async () => {
    const answer = await company.as('security')('PUT', '/api/positions/auditor/rights/cases:handle', {
      granted: true,
      kinds: null,
      reason: '人手不足',
    });
    expect([answer.status, answer.body.code]).toEqual([409, 'position.supervises_only']);
    const handle = await company.as('auditor')('GET', '/api/me');
    expect(handle.body.rights).not.toHaveProperty('cases:handle');
  });
});

it('the language of the interface is the user’s own, and refusals speak it', async () => {
  const auditor = company.as('auditor');
  const chinese = await auditor('POST', '/api/departments', {});
  expect([chinese.status, chinese.body.title, chinese.body.detail]).toEqual([
    403,
    '没有权限',
    '您的岗位没有此项权限',
  ]);
  expect(chinese.headers['content-type']).toMatch(/^application\/problem\+json/);
  await auditor('PUT', '/api/me/locale', { locale: 'en' });
  const english = await auditor('POST', '/api/departments', {});
  expect([english.body.title, english.body.detail]).toEqual([
    'Not permitted',
    'Your position does not have this right',
  ]);
});
