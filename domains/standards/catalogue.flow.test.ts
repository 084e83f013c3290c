import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Company, openCompany } from '../../kernel/testing/company.ts';
import { pngOf } from '../../kernel/testing/pictures.ts';
import { sopInForce } from './catalogue.queries.ts';

let company: Company;
beforeAll(async () => {
  company = await openCompany();
});
afterAll(async () => {
  expect(company.errors).toEqual([]);
  await company.close();
});

const both = (zh: string, en: string) => ({ zh, en });
const terms = {
  effectiveFrom: '2026-03-01',
  effectiveTo: null,
  nextReview: '2026-09-01',
  content: both('上门检测甲醛', 'Formaldehyde test at home'),
  process: both('预约、检测、出报告', 'Appointment, test, report'),
  responsibility: { lead: 'technical_support', duty: both('技术支持部检测', 'Technical support tests') },
  standard: {
    responseLimit: 'request_respond',
    staffQualification: both('持检测员证', 'Certified tester'),
    conduct: both('按检测规范作业', 'By the test instruction'),
  },
};
const item = {
  code: 'air_test',
  class: 'extended',
  serviceType: 'technical_advice',
  name: both('空气检测', 'Air test'),
  productTypes: [],
  useScenes: [],
  customerGrades: [],
};
const facts = (type: string) =>
  company.database.direct.query<{ reason: string | null; data: Record<string, unknown> }>(
    `select reason, data from events where type = $1 order by id`,
    [type],
  );
const write = (body: object) => company.as('policy')('PUT', '/api/service-items/air_test/terms', body);
const release = () =>
  company.as('policy')('PUT', '/api/service-items/air_test/publication', { reason: '年度目录' });
const seenBy = async (username: string) =>
  (await company.as(username)('GET', '/api/service-items')).body.items.find(
    (one: { code: string }) => one.code === 'air_test',
  );

describe('the service catalogue', () => {
  it('[S0-2.1-i, S0-2.2-b] an item is published only when content, process, responsibility and the three parts of its standard are filled', async () => {
    expect((await company.as('admin')('POST', '/api/service-items', item)).status).toBe(201);
    expect(await seenBy('agent')).toBeUndefined();
    expect(await seenBy('policy')).toMatchObject({ status: 'draft', responseTime: null });
    const empty = await release();
    expect([empty.status, empty.body.code]).toEqual([409, 'service.incomplete']);
    expect(empty.body.errors).toHaveLength(8);

    const { standard, ...rest } = terms;
    const lacking: [string, object][] = [
      ['content', { ...rest, standard, content: null }],
      ['process', { ...rest, standard, process: null }],
      ['responsibility', { ...rest, standard, responsibility: null }],
      ['standard.responseLimit', { ...rest, standard: { ...standard, responseLimit: null } }],
      ['standard.staffQualification', { ...rest, standard: { ...standard, staffQualification: null } }],
      ['standard.conduct', { ...rest, standard: { ...standard, conduct: null } }],
    ];
    for (const [field, body] of lacking) {
      expect((await write(body)).status).toBe(200);
      const refused = await release();
      expect([refused.status, refused.body.errors.map((error: { field: string }) => error.field)]).toEqual([
        409,
        [field],
      ]);
    }
    await expect(
      company.database.direct.query(`update service_items set status = 'published' where code = 'air_test'`),
    ).rejects.toThrow(/published_service_items_are_whole/);

    await write(terms);
    expect((await release()).body.status).toBe('published');
    expect(await seenBy('agent')).toMatchObject({
      responseTime: { value: 1, unit: 'working_days', clause: 'S1 2.2' },
    });
    expect(await facts('service.published')).toMatchObject([{ reason: '年度目录' }]);
    expect((await write({ ...terms, content: null })).body.status).toBe('draft');
    expect(await seenBy('agent')).toBeUndefined();
    await write(terms);
    await release();
  });

  it('refuses a limit that the standard does not have, an end before the beginning, and strangers', async () => {
    const unknown = await write({
      ...terms,
      standard: { ...terms.standard, responseLimit: 'no_such_limit' },
    });
    expect([unknown.status, unknown.body.code]).toEqual([422, 'service.limit_unknown']);
    const backwards = await write({ ...terms, effectiveTo: '2026-02-01' });
    expect([backwards.status, backwards.body.code]).toEqual([422, 'service.ends_before_it_begins']);
    expect((await company.as('agent')('PUT', '/api/service-items/air_test/terms', terms)).status).toBe(403);
    expect((await seenBy('policy')).terms).toEqual(terms);
  });

  it('[S0-2.1-g] every item has its first day, last day and next review, and overdue reviews are on the list', async () => {
    const items = (await company.as('agent')('GET', '/api/service-items')).body.items;
    expect(
      items.filter(
        (one: { terms: { effectiveFrom: string | null; nextReview: string | null } }) =>
          one.terms.effectiveFrom === null || one.terms.nextReview === null,
      ),
    ).toEqual([]);
    const overdue = async () =>
      (await company.as('policy')('GET', '/api/standard-reviews?within=0')).body.reviews
        .filter((review: { kind: string }) => review.kind === 'service_item')
        .map((review: { key: string; overdue: boolean }) => [review.key, review.overdue]);
    expect(await overdue()).toEqual([]);
    company.clock.set('2026-09-02 09:00');
    expect(await overdue()).toEqual([['air_test', true]]);
    expect(await seenBy('policy')).toMatchObject({ reviewOverdue: true });
    company.clock.set('2026-03-02 10:00');
    await write({ ...terms, effectiveTo: '2026-03-10' });
    await release();
    company.clock.set('2026-03-09 23:00');
    expect(await seenBy('agent')).toBeDefined();
    company.clock.set('2026-03-10 00:00');
    expect(await seenBy('agent')).toBeUndefined();
    company.clock.set('2026-03-02 10:00');
  });
});

describe('working instructions', () => {
  const sop = {
    title: '空气检测作业指导书',
    body: '一、到达后开窗通风……',
    changeNote: '首版',
    effectiveFrom: '2026-03-02',
  };
  const send = (body: object, username = 'policy') =>
    company.as(username)('POST', '/api/service-items/air_test/sops', body);

  it('are numbered per service item, and the one in force at an instant is found', async () => {
    expect((await send(sop, 'agent')).status).toBe(403);
    const first = await send(sop);
    expect(first.body).toMatchObject({
      version: 1,
      state: 'in_force',
      effectiveFrom: '2026-03-02T02:00:00.000Z',
    });
    const second = await send({ ...sop, changeNote: '补充安全要求', effectiveFrom: '2026-04-01' });
    expect(second.body).toMatchObject({ version: 2, state: 'scheduled' });
    expect((await send({ ...sop, effectiveFrom: '2026-03-20' })).body.code).toBe('sop.overlaps');
    expect((await send({ ...sop, effectiveFrom: '2026-03-01' })).body.code).toBe('version.effective_in_past');
    const missing = await company.as('policy')('POST', '/api/service-items/no_such/sops', sop);
    expect([missing.status, missing.body.code]).toEqual([404, 'service.not_found']);

    const ctx = await company.context();
    const at = async (day: string) =>
      (await sopInForce(ctx, 'air_test', Date.parse(`${day}T12:00:00+08:00`)))?.version;
    expect([await at('2026-03-01'), await at('2026-03-31'), await at('2026-04-01')]).toEqual([
      undefined,
      1,
      2,
    ]);
    company.clock.set('2026-04-02 09:00');
    const { sops } = (await company.as('agent')('GET', '/api/service-items/air_test/sops')).body;
    expect(sops.map((one: { version: number; state: string }) => [one.version, one.state])).toEqual([
      [2, 'in_force'],
      [1, 'superseded'],
    ]);
    await expect(company.database.direct.query(`delete from sops`)).rejects.toThrow(/never changed/);
    expect((await facts('sop.published')).map((fact) => fact.data.version)).toEqual([1, 2]);
  });
});

describe('documents beside the standard', () => {
  const add = (body: object) => company.as('policy')('POST', '/api/policy-documents', body);
  const upload = (query: string, name: string, bytes: Buffer) => {
    const mark = 'anju-mark';
    const head = `--${mark}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`;
    return company.as('policy')(
      'POST',
      `/api/policy-documents/files?${query}`,
      Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${mark}--\r\n`)]),
      { 'content-type': `multipart/form-data; boundary=${mark}` },
    );
  };

  it('[S0-7.4-b] a service blueprint belongs to a process, version by version', async () => {
    const blueprint = {
      kind: 'service_blueprint',
      process: 'on_site_repair',
      title: '上门维修服务蓝图',
      body: '客户行为／前台／后台／支持',
    };
    expect((await add(blueprint)).body).toMatchObject({
      kind: 'service_blueprint',
      process: 'on_site_repair',
      version: 1,
    });
    expect(
      (await add({ ...blueprint, body: null, link: 'https://example.com/blueprint' })).body,
    ).toMatchObject({ version: 2 });
    expect((await add({ ...blueprint, body: null })).status).toBe(422);
    expect((await add({ ...blueprint, link: 'javascript:alert(1)' })).status).toBe(422);
    expect((await company.as('agent')('POST', '/api/policy-documents', blueprint)).status).toBe(403);
    const { documents } = (await company.as('agent')('GET', '/api/policy-documents?process=on_site_repair'))
      .body;
    expect(documents.map((one: { version: number }) => one.version)).toEqual([2, 1]);
    expect(await facts('policy.document_added')).toHaveLength(2);
  });

  it('[S2-0-a] the company’s complaint process is stored as a diagram and comes back as it was', async () => {
    const png = pngOf(800, 600);
    const query = `kind=process_diagram&process=complaint_handling&title=${encodeURIComponent('投诉处理流程图')}`;
    const added = await upload(query, '投诉处理流程.png', png);
    expect(added.status).toBe(201);
    expect(added.body).toMatchObject({
      kind: 'process_diagram',
      version: 1,
      file: { name: '投诉处理流程.png', mediaType: 'image/png', sizeBytes: png.length },
    });
    const file = await company.app.inject({
      method: 'GET',
      url: `/api/policy-documents/${added.body.id}/file`,
      headers: { cookie: '' },
    });
    expect(file.statusCode).toBe(401);
    const read = await company.as('agent')('GET', `/api/policy-documents/${added.body.id}/file`);
    expect([read.status, read.headers['content-type'], read.headers['content-length']]).toEqual([
      200,
      'image/png',
      String(png.length),
    ]);
    expect((await upload(query, 'evil.exe', Buffer.from('MZ'))).body.code).toBe('file.type');
    expect((await upload('kind=poster&process=x', 'a.png', png)).status).toBe(422);
    expect((await company.as('agent')('GET', '/api/policy-documents/999999/file')).status).toBe(404);
  });
});
