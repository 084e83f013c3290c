import { inflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Company, openCompany } from '../../kernel/testing/company.ts';
import { bringTo, complaint, register } from '../cases/testing/walk.ts';

let company: Company;
const PERIOD = { from: '2026-03-01', to: '2026-04-01' };

beforeAll(async () => {
  company = await openCompany();
  await bringTo(company, await register(company, complaint(company)), 'agreed');
});
afterAll(async () => {
  expect(company.errors).toEqual([]);
  await company.close();
});

const post = (username: string, path: string, body: object) =>
  company.as(username)('POST', `/api/conformance/papers${path}`, body);
const get = async (id: number, username = 'auditor') =>
  (await company.as(username)('GET', `/api/conformance/papers/${id}`)).body;
const factsOf = async (id: number) =>
  (
    await company.database.direct.query<{ type: string }>(
      `select type from events where subject = $1 order by seq`,
      [`working_paper:${id}`],
    )
  ).map((fact) => fact.type);
const rowOf = (paper: { body: { rows: { clause: string }[] } }, clause: string) =>
  paper.body.rows.find((row) => row.clause === clause);

/** A file of a zip archive, found by the central directory at its end. */
function unzipped(archive: Buffer, wanted: string): string {
  let place = archive.readUInt32LE(archive.lastIndexOf(Buffer.from('PK\x05\x06')) + 16);
  while (archive.readUInt32LE(place) === 0x02014b50) {
    const nameLength = archive.readUInt16LE(place + 28);
    const name = archive.toString('utf8', place + 46, place + 46 + nameLength);
    if (name === wanted) {
      const size = archive.readUInt32LE(place + 20);
      const local = archive.readUInt32LE(place + 42);
      const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
      return inflateRawSync(archive.subarray(start, start + size)).toString('utf8');
    }
    place += 46 + nameLength + archive.readUInt16LE(place + 30) + archive.readUInt16LE(place + 32);
  }
  throw new Error(`no ${wanted}`);
}

it('two people sign; the figures stand as they were taken, and a signed paper never changes', async () => {
  const taken = await post('policy', '', PERIOD);
  expect([taken.status, taken.body.status, taken.body.cases]).toEqual([201, 'draft', 1]);
  const { id } = taken.body;
  expect(rowOf(taken.body, 'S3 2-三-3')).toMatchObject({ figure: { kept: 1, notKept: 0 }, remark: null });

  const remarked = await company.as('policy')('PUT', `/api/conformance/papers/${id}/remarks`, {
    version: 1,
    clause: 'S3 2-三-3',
    remark: '抽查 1 件，联系记录属实',
  });
  expect(rowOf(remarked.body, 'S3 2-三-3')).toMatchObject({ remark: '抽查 1 件，联系记录属实' });
  expect(
    (await post('director', `/${id}/review`, { version: 2, accepted: true, note: null })).body.code,
  ).toBe('paper.is_draft');

  const prepared = await post('policy', `/${id}/preparation`, { version: 2 });
  expect(prepared.body).toMatchObject({
    status: 'prepared',
    prepared: { name: '演示制度管理员' },
    intact: true,
  });
  expect(prepared.body.may).toEqual({ remark: false, prepare: false, review: false });
  const late = await company.as('policy')('PUT', `/api/conformance/papers/${id}/remarks`, {
    version: 3,
    clause: 'S3 2-三-3',
    remark: null,
  });
  expect(late.body.code).toBe('paper.is_prepared');
  expect((await post('policy', `/${id}/review`, { version: 3, accepted: true, note: null })).body.code).toBe(
    'paper.own_review',
  );
  expect((await post('east', `/${id}/review`, { version: 3, accepted: true, note: null })).status).toBe(403);

  expect((await post('auditor', `/${id}/review`, { version: 3, accepted: false })).status).toBe(422);
  const back = await post('auditor', `/${id}/review`, { version: 3, accepted: false, note: '请补充说明' });
  expect(back.body).toMatchObject({ status: 'draft', prepared: null, hash: null, reviewNote: '请补充说明' });
  await post('policy', `/${id}/preparation`, { version: 4 });
  const signed = await post('auditor', `/${id}/review`, { version: 5, accepted: true, note: '同意' });
  expect(signed.body).toMatchObject({
    status: 'signed',
    prepared: { name: '演示制度管理员' },
    reviewed: { name: '演示审核员' },
    intact: true,
  });
  expect(signed.body.hash).toMatch(/^[0-9a-f]{64}$/);
  expect(await factsOf(id)).toEqual([
    'paper.taken',
    'paper.prepared',
    'paper.returned',
    'paper.prepared',
    'paper.signed',
  ]);

  await register(company, complaint(company, { subject: '之后的投诉' }));
  const kept = await get(id);
  expect([kept.cases, rowOf(kept, 'S3 2-三-3')]).toEqual([1, rowOf(signed.body, 'S3 2-三-3')]);
  const change = company.database.direct.query(`update working_papers set body = '{}' where id = $1`, [id]);
  await expect(change).rejects.toThrow(/never changed/);
  await expect(
    company.database.direct.query(`delete from working_papers where id = $1`, [id]),
  ).rejects.toThrow(/never changed/);
});

it('a text that was changed between the two signatures is not signed', async () => {
  const { id } = (await post('policy', '', PERIOD)).body;
  await post('policy', `/${id}/preparation`, { version: 1 });
  await company.database.direct.query(
    `update working_papers set body = replace(body, '"kept":1', '"kept":9') where id = $1`,
    [id],
  );
  expect((await get(id)).intact).toBe(false);
  expect((await post('auditor', `/${id}/review`, { version: 2, accepted: true, note: null })).body.code).toBe(
    'paper.not_intact',
  );
});

it('the table itself refuses one person as both', async () => {
  const { id } = (await post('policy', '', PERIOD)).body;
  await post('policy', `/${id}/preparation`, { version: 1 });
  await expect(
    company.database.direct.query(
      `update working_papers set status = 'signed', reviewed_by = prepared_by where id = $1`,
      [id],
    ),
  ).rejects.toThrow(/two_people_sign/);
});

it('who saw an older version of the paper is told, and only the policy manager takes one', async () => {
  const { id } = (await post('policy', '', PERIOD)).body;
  expect((await post('policy', `/${id}/preparation`, { version: 9 })).body.code).toBe('paper.changed');
  expect((await post('auditor', '', PERIOD)).status).toBe(403);
  expect((await post('policy', '', { from: '2026-04-01', to: '2026-03-01' })).body.code).toBe('period.empty');
  expect((await company.as('auditor')('GET', '/api/conformance/papers/99999')).status).toBe(404);
  const { papers } = (await company.as('auditor')('GET', '/api/conformance/papers')).body;
  expect(papers.map((paper: { id: number }) => paper.id)).toContain(id);
});

it('as a Word document: title page, a row per clause, remarks, signatures, Chinese fonts by name', async () => {
  const { papers } = (await company.as('auditor')('GET', '/api/conformance/papers')).body;
  const { id } = papers.find((paper: { status: string }) => paper.status === 'signed');
  const paper = await get(id);
  const sent = await company.app.inject({
    method: 'GET',
    url: `/api/conformance/papers/${id}/document`,
    headers: { cookie: await cookieOf('auditor') },
  });
  expect([sent.statusCode, sent.headers['content-type']]).toEqual([
    200,
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  ]);
  const xml = unzipped(sent.rawPayload, 'word/document.xml');
  const open = [...xml.matchAll(/<(w:[a-zA-Z]+)(?=[ >])[^>]*(?<!\/)>/g)].length;
  expect(open).toBe([...xml.matchAll(/<\/w:[a-zA-Z]+>/g)].length);
  const text = xml.replace(/<[^>]+>/g, '\n').replaceAll(/\n+/g, '\n');
  for (const part of [
    '符合性工作底稿',
    '2026-03-01 – 2026-03-31',
    '抽查 1 件，联系记录属实',
    '编制人：演示制度管理员',
    '复核人：演示审核员',
    '同意',
    paper.hash,
    '由人执行',
    '暂无系统证据',
  ]) {
    expect(text).toContain(part);
  }
  const missing = paper.body.rows.filter(
    (row: { clause: string; text: { zh: string } }) =>
      !text.includes(`\n${row.clause}\n`) || !text.includes(row.text.zh.slice(0, 8)),
  );
  expect(missing).toEqual([]);
  expect(xml).toContain('w:eastAsia="Microsoft YaHei"');
  expect((await factsOf(id)).at(-1)).toBe('paper.exported');
  expect((await company.as('agent')('GET', `/api/conformance/papers/${id}/document`)).status).toBe(403);
});

async function cookieOf(username: string): Promise<string> {
  const answer = await company.app.inject({
    method: 'POST',
    url: '/api/auth/sign-in/username',
    payload: { username, password: 'anju-demo-2026' },
  });
  return [answer.headers['set-cookie'] ?? []]
    .flat()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}
