import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Company, openCompany } from '../../kernel/testing/company.ts';
import { publishFramework } from './frameworks.actions.ts';

let company: Company;
beforeAll(async () => {
  company = await openCompany();
});
afterAll(async () => {
  expect(company.errors).toEqual([]);
  await company.close();
});

const GB = 'gbt_18760_2025';
const page = async (code = GB, username = 'auditor') =>
  (await company.as(username)('GET', `/api/conformance/frameworks/${code}`)).body;
const assess = (row: string, parts: object = {}, username = 'policy', code = GB) =>
  company.as(username)('PUT', `/api/conformance/frameworks/${code}/rows/${row}`, {
    version: 0,
    status: 'compliant',
    clauses: ['S0 1.4'],
    remark: null,
    responsibleId: null,
    ...parts,
  });
const bring = (text: string, parts: object = {}, username = 'policy') =>
  company.as(username)('POST', `/api/conformance/frameworks/${GB}/imports`, {
    format: 'csv',
    text,
    replacing: false,
    reason: '购入标准文本',
    ...parts,
  });
const refusal = async (text: string, parts: object = {}) => {
  const answer = await bring(text, parts);
  return [
    answer.status,
    answer.body.errors?.map((error: { field: string; code: string }) => `${error.field} ${error.code}`),
  ];
};

describe('GB/T 18760-2025', () => {
  it('[S2-1.2-a] has its four principles and eight service types as rows, with status and evidence links per row', async () => {
    const shown = await page();
    const group = (name: string) =>
      shown.rowList
        .filter((row: { group: string }) => row.group === name)
        .map((row: { title: { zh: string } }) => row.title.zh);
    expect(group('principle')).toEqual(['及时响应', '专业可靠', '便捷可及', '公开透明']);
    expect(group('service_type')).toEqual([
      '配送安装',
      '调试维护',
      '维修保养',
      '退换货',
      '延保服务',
      '产品回收',
      '技术咨询',
      '投诉处理',
    ]);
    expect(shown.rowList.every((row: { status: string }) => row.status === 'not_assessed')).toBe(true);
    const prompt = shown.rowList[0];
    expect(prompt.answeredBy.map((link: { clause: string }) => link.clause)).toEqual(
      expect.arrayContaining(['S0 1.4', 'S1 2.2']),
    );
    const done = await assess(prompt.key, {
      status: 'partly',
      clauses: ['S0 1.4', 'S1 2.2'],
      remark: '夜间渠道待补',
      responsibleId: company.id('head-service'),
    });
    expect(done.status).toBe(200);
    const after = (await page()).rowList[0];
    expect(after).toMatchObject({
      status: 'partly',
      clauses: ['S0 1.4', 'S1 2.2'],
      remark: '夜间渠道待补',
      responsible: { name: '演示客服部长' },
      assessedBy: '演示制度管理员',
      version: 1,
    });
    expect(after.answeredBy.map((link: { clause: string }) => link.clause)).toEqual(['S0 1.4', 'S1 2.2']);
    const facts = await company.database.direct.query(
      `select data->>'row' as row, data->>'status' as status from events where type = 'framework.assessed'`,
    );
    expect(facts).toEqual([{ row: 'principle_prompt', status: 'partly' }]);
  });

  it('[S2-1.4.1-g] shows the percent that is compliant, and below 100 the gaps', async () => {
    expect((await page()).percent).toBe(0);
    const { rowList } = await page();
    const [first, ...others] = rowList;
    for (const row of others) await assess(row.key);
    const almost = await page();
    expect([almost.percent, almost.gaps, almost.compliant]).toEqual([91, [first.key], 11]);
    expect((await assess(first.key, { version: 1 })).status).toBe(200);
    const whole = await page();
    expect([whole.percent, whole.gaps]).toEqual([100, []]);
    const { frameworks } = (await company.as('auditor')('GET', '/api/conformance/frameworks')).body;
    expect(frameworks.find((one: { code: string }) => one.code === GB).percent).toBe(100);
  });

  it('refuses compliant without evidence, unknown clauses, rows and people, and a row changed meanwhile', async () => {
    const code = async (parts: object, row = 'principle_open') => (await assess(row, parts)).body.code;
    expect(await code({ version: 1, clauses: [] })).toBe('framework.evidence_needed');
    expect(await code({ version: 1, clauses: ['S0 9.9'] })).toBe('clause.unknown');
    expect(await code({ version: 1, responsibleId: '00000000-0000-4000-8000-000000000000' })).toBe(
      'person.not_found',
    );
    expect(await code({}, 'principle_none')).toBe('framework.not_found');
    expect(await code({ version: 0 })).toBe('framework.row_changed');
    expect((await assess('principle_open', { version: 1 }, 'auditor')).status).toBe(403);
    expect((await company.as('auditor')('GET', '/api/conformance/frameworks/none_such')).status).toBe(404);
  });
});

describe('the clauses of the bought text', () => {
  const CSV = '条款号,标题,对应条款\n5.1,响应要求,S0 1.4；S1 2.2\n5.2,"投诉,受理",S1 3.1\n';

  it('are refused line by line, and nothing is stored', async () => {
    expect(await refusal('5.1,响应要求\n')).toEqual([422, ['line 1 import_columns']]);
    expect(await refusal(`${CSV}第六,标题,\n6.1,,\n5.1,又一次,\n6.2,标题,S9 1.1\n6.3,标题,S1 9.9\n`)).toEqual(
      [
        422,
        [
          'line 4 not_a_clause_number',
          'line 5 import_no_title',
          'line 6 import_number_repeated',
          'line 7 not_a_clause_id',
          'line 8 import_clause_unknown',
        ],
      ],
    );
    expect(await refusal('number,title,clauses\n5.1,a,b,c,d\n')).toEqual([422, ['line 2 import_columns']]);
    expect(await refusal('number,title,clauses\n')).toEqual([422, ['line 1 import_empty']]);
    expect(await refusal('number,title\n5.1,"open\n')).toMatchObject([
      422,
      [expect.stringMatching(/import_not_csv$/)],
    ]);
    const yaml = { format: 'yaml' };
    expect(await refusal('- { number: "5.1", title: a }\n- { number: 5.10, title: b }\n', yaml)).toEqual([
      422,
      ['line 2 import_number_quoted'],
    ]);
    expect(await refusal('- number: "5.1"\n  title: a\n  level: 2\n', yaml)).toEqual([
      422,
      ['line 1 unknown_field'],
    ]);
    expect(await refusal('number: "5.1"\n', yaml)).toEqual([422, ['line 1 import_not_list']]);
    expect(await refusal('- a\n- [1\n', yaml)).toMatchObject([
      422,
      [expect.stringMatching(/import_not_yaml$/)],
    ]);
    const versions = await company.database.direct.query(`select 1 from framework_versions where code = $1`, [
      GB,
    ]);
    expect(versions).toHaveLength(1);
  });

  it('become rows of a new version; what is there is replaced only when asked for', async () => {
    expect((await bring(CSV, {}, 'auditor')).status).toBe(403);
    expect((await bring(CSV)).body).toEqual({ version: 2, added: 2, replaced: 0, unchanged: 0 });
    const shown = await page();
    expect([shown.rows, shown.awaitsClauses]).toEqual([14, false]);
    expect(shown.rowList.at(-1)).toMatchObject({
      number: '5.2',
      group: 'clause',
      title: { zh: '投诉,受理' },
      status: 'not_assessed',
      answeredBy: [{ clause: 'S1 3.1' }],
    });
    expect(shown.percent).toBe(85);
    expect(shown.gaps).toEqual(['c_5_1', 'c_5_2']);
    expect((await bring(CSV)).body).toEqual({ version: 2, added: 0, replaced: 0, unchanged: 2 });
    const other =
      '- { number: "5.1", title: 及时响应, clauses: [S1 2.2] }\n- { number: "5.3", title: 回访 }\n';
    expect(await refusal(other, { format: 'yaml' })).toEqual([422, ['line 1 import_would_replace']]);
    expect((await bring(other, { format: 'yaml', replacing: true })).body).toEqual({
      version: 3,
      added: 1,
      replaced: 1,
      unchanged: 0,
    });
    expect((await page()).rowList.find((row: { key: string }) => row.key === 'c_5_1').title.zh).toBe(
      '及时响应',
    );
    const stored = await company.database.direct.query(
      `select version, origin, jsonb_array_length(body->'rows') as rows from framework_versions where code = $1 order by version`,
      [GB],
    );
    expect(stored).toEqual([
      { version: 1, origin: 'shipped', rows: 12 },
      { version: 2, origin: 'import', rows: 14 },
      { version: 3, origin: 'import', rows: 15 },
    ]);
    await expect(
      company.database.direct.query(`update framework_versions set version = 9 where version = 1`),
    ).rejects.toThrow(/never changed/);
  });

  it('stay when the product ships a newer file', async () => {
    const [row] = await company.database.direct.query<{ body: object }>(
      `select body from framework_versions where code = $1 and version = 1`,
      [GB],
    );
    const ctx = await company.context();
    await publishFramework(ctx, row?.body);
    expect((await page()).version).toBe(3);
    await publishFramework(ctx, { ...row?.body, note: { zh: '新说明', en: 'New note' } });
    const shown = await page();
    expect([shown.version, shown.rows, shown.note.zh]).toEqual([4, 15, '新说明']);
  });
});

describe('the crosswalk', () => {
  it('[S0-2.2-i] maps our clauses to the headings of ISO 9001 and exports what is uncovered', async () => {
    const shown = await page('iso_9001_2015');
    expect([shown.kind, shown.verified]).toEqual(['crosswalk', false]);
    const control = shown.rowList.find((row: { number: string }) => row.number === '7.5');
    expect(control.answeredBy.map((link: { clause: string }) => link.clause)).toContain('S0 2.3');
    const csv = async () =>
      String(
        (await company.as('auditor')('GET', '/api/conformance/frameworks/iso_9001_2015/uncovered')).body,
      );
    const before = await csv();
    expect(before.startsWith('\uFEFF类别,编号,内容\r\n')).toBe(true);
    expect(before).toContain('对照标准未对应,8.3,设计与开发');
    const [uncovered] = shown.uncovered;
    expect(before).toContain(`公司条款未对应,${uncovered.clause},`);
    await assess('h_8_3', { status: 'partly', clauses: [uncovered.clause] }, 'policy', 'iso_9001_2015');
    const after = await csv();
    expect(after).not.toContain('设计与开发');
    expect(after).not.toContain(`公司条款未对应,${uncovered.clause},`);
    const covered = new Set(
      shown.rowList.flatMap((row: { answeredBy: { clause: string }[] }) =>
        row.answeredBy.map((link) => link.clause),
      ),
    );
    expect(shown.uncovered.some((one: { clause: string }) => covered.has(one.clause))).toBe(false);
  });
  it('has the nine steps of complaint handling, and marks what was not checked', async () => {
    const { rowList } = await page('iso_10002_2018');
    const steps = rowList.filter((row: { group: string }) => row.group === 'step');
    expect(steps).toHaveLength(9);
    expect(
      rowList
        .filter((row: { verified: boolean }) => row.verified)
        .every((row: { group: string }) => row.group === 'step'),
    ).toBe(true);
  });
  it('names the supporting standards that S2 1.2 cites', async () => {
    const { supporting } = (await company.as('auditor')('GET', '/api/conformance/frameworks')).body;
    expect(supporting.map((one: { number: string }) => one.number)).toEqual(
      expect.arrayContaining(['GB/T 17242', 'GB/T 34432', 'GB/T 36733']),
    );
  });
});
