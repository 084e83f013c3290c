import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Company, openCompany } from '../../kernel/testing/company.ts';
import { forgetStandard } from './standards.queries.ts';
import { allKept, draftOf, packOf, publish, write } from './testing/publication.ts';
import { type Limit, versionsOf } from './testing/versions.ts';

let company: Company;
const { versions, discard, facts } = versionsOf(() => company);
beforeAll(async () => {
  company = await openCompany();
});
beforeEach(() => forgetStandard());
afterAll(async () => {
  expect(company.errors).toEqual([]);
  await company.close();
});

describe('drafts', () => {
  it('are made from the version in force, by those who may, and seen by those who work on them', async () => {
    const before = await versions();
    expect(before.map((one) => one.state)).toEqual(['in_force']);
    expect(
      (await company.as('agent')('POST', '/api/standard-versions', { from: 'in_force', changeNote: '改' }))
        .status,
    ).toBe(403);
    const draft = await draftOf(company, '把紧急响应缩短');
    const read = await company.as('policy')('GET', draft.path);
    expect(read.body).toMatchObject({
      state: 'draft',
      effectiveFrom: null,
      madeBy: { name: '演示制度管理员' },
      basedOn: { version: before[0]?.version },
      problems: [],
      may: {
        edit: true,
        discard: true,
        askReview: true,
        checklist: false,
        opinion: false,
        approve: false,
        publish: false,
      },
    });
    expect((await company.as('agent')('GET', draft.path)).status).toBe(404);
    expect((await company.as('agent')('GET', `${draft.path}/difference`)).status).toBe(404);
    expect((await company.as('agent')('GET', `${draft.path}/yaml`)).status).toBe(404);
    expect((await versions('agent')).map((one) => one.state)).toEqual(['in_force']);
    expect((await versions('legal')).map((one) => one.state)).toEqual(['draft', 'in_force']);
    expect((await discard(draft.path)).body).toEqual({ id: draft.id, state: 'discarded' });
    expect((await versions()).map((one) => one.state)).toEqual(['in_force']);
    expect((await facts('standard.drafted')).at(-1)).toMatchObject({ reason: '把紧急响应缩短' });
    const again = await company.as('policy')('PUT', `${draft.path}/parts/gates`, {
      revision: draft.revision,
      value: [],
    });
    expect([again.status, again.body.code]).toEqual([409, 'version.discarded']);
  });

  it('take one part at a time: a wrong shape is refused with its path, what does not fit is saved and listed', async () => {
    const draft = await draftOf(company);
    const policy = company.as('policy');
    const { limits } = await packOf(company, draft);
    const put = (part: string, value: unknown, revision = draft.revision) =>
      policy('PUT', `${draft.path}/parts/${part}`, { revision, value });
    const bad = limits.map((limit: Limit) =>
      limit.key === 'urgent_respond'
        ? { ...limit, duration: { value: 0, unit: 'hours' }, colour: 'red' }
        : limit,
    );
    const at = limits.findIndex((limit: Limit) => limit.key === 'urgent_respond');
    const refused = await put('limits', bad);
    expect(refused.status).toBe(422);
    expect(refused.body.errors.map((error: { field: string }) => error.field)).toEqual([
      `limits.${at}.duration.value`,
      `limits.${at}.colour`,
    ]);
    expect((await put('nothing', [])).status).toBe(422);
    expect((await put('gates', undefined)).status).toBe(422);

    const unfit = limits.map((limit: Limit) =>
      limit.key === 'urgent_respond' ? { ...limit, clause: 'S1 9.9' } : limit,
    );
    const saved = await put('limits', unfit);
    expect(saved.body).toMatchObject({
      revision: draft.revision + 1,
      state: 'draft',
      problems: [{ path: 'limits.urgent_respond.clause', message: 'clause_unknown' }],
    });
    const stale = await put('limits', limits);
    expect([stale.status, stale.body.code]).toEqual([409, 'version.stale']);
    const review = await company.as('legal')('POST', `${draft.path}/checklists`, {
      revision: saved.body.revision,
      answers: allKept,
    });
    expect([review.status, review.body.code]).toEqual([409, 'version.has_problems']);
    expect(review.body.errors[0].field).toBe('limits.urgent_respond.clause');
    const same = await put('limits', unfit, saved.body.revision);
    expect(same.body.revision).toBe(saved.body.revision);
    const mended = await put('limits', limits, saved.body.revision);
    expect(mended.body.problems).toEqual([]);
    expect((await facts('standard.edited')).slice(-2).map((fact) => fact.data.part)).toEqual([
      'limits',
      'limits',
    ]);
    await discard(draft.path);
  });

  it('come from a file as well, and go out as one; errors name line and reason, and nothing is stored', async () => {
    const policy = company.as('policy');
    const [first] = await versions();
    const yaml = await policy('GET', `/api/standard-versions/${first?.id}/yaml`);
    expect([yaml.status, yaml.headers['content-type']]).toEqual([200, 'application/yaml; charset=utf-8']);
    const text = String(yaml.body);
    const send = (changed: string) =>
      policy('POST', '/api/standard-versions', { yaml: changed, changeNote: '从文件导入' });
    const lineOf = (part: string, whole = text) => whole.slice(0, whole.indexOf(part)).split('\n').length;

    const unknown = text.replace('  - key: urgent_respond\n', '  - key: urgent_respond\n    colour: red\n');
    const refused = await send(unknown);
    expect([refused.status, refused.body.code]).toEqual([422, 'version.bad_yaml']);
    expect(refused.body.errors[0]).toMatchObject({ code: 'unknown_field' });
    expect(refused.body.values.lines).toEqual([lineOf('colour: red', unknown)]);

    const twice = text.replace('key: request_respond', 'key: urgent_respond');
    const repeated = await send(twice);
    expect(repeated.body.errors).toMatchObject([{ field: 'limits.urgent_respond', code: 'key_repeated' }]);
    const place = text.split('\n').findIndex((line) => line.includes('key: request_respond')) + 1;
    expect(repeated.body.values.lines).toEqual([place]);

    const broken = await send('code: [');
    expect([broken.status, broken.body.values.lines]).toEqual([422, [1]]);
    const foreign = await send(text.replace('code: home_products', 'code: other_products'));
    expect([foreign.status, foreign.body.code]).toEqual([422, 'version.other_code']);
    expect((await versions()).length).toBe(1);

    const taken = await send(text);
    expect(taken.status).toBe(201);
    const path = `/api/standard-versions/${taken.body.id}`;
    expect((await policy('GET', `${path}/difference`)).body.changes).toEqual([]);
    await discard(path);
  });
});

describe('review and approval', () => {
  it('the consumer-rights checklist is answered in full before approval; a right not kept blocks', async () => {
    const draft = await draftOf(company);
    const { path, revision } = draft;
    const legal = company.as('legal');
    const check = (answers: object[]) => legal('POST', `${path}/checklists`, { revision, answers });
    const early = await company.as('committee')('POST', `${path}/approvals`, {
      revision,
      result: 'approved',
      reason: '同意',
    });
    expect([early.status, early.body.code]).toEqual([409, 'version.wrong_state']);
    const partly = await check(allKept.slice(1));
    expect([partly.status, partly.body.code]).toEqual([422, 'version.checklist_incomplete']);
    const silent = await check(
      allKept.map((given, place) => (place === 4 ? { ...given, answer: 'not_kept' } : given)),
    );
    expect([silent.status, silent.body.errors[0].field]).toEqual([422, 'answers.4.note']);

    const limited = allKept.map((given, place) =>
      place === 4 ? { ...given, answer: 'not_kept', note: '第三条限制了退货' } : given,
    );
    expect((await check(limited)).body.state).toBe('draft');
    await legal('POST', `${path}/opinions`, { revision, result: 'consent', text: '其余符合。' });
    expect((await legal('GET', path)).body.state).toBe('draft');
    expect((await publish(company, draft, '2026-12-01')).body.code).toBe('version.wrong_state');
    expect((await check(allKept)).body.state).toBe('reviewed');
    await discard(path);
  });

  it('[S3-3.K6-3] legal counsel signs an opinion that stays with the version; nobody else does, nor the maker a review', async () => {
    const draft = await draftOf(company);
    const { path, revision } = draft;
    const opinion = { revision, result: 'objection', text: '第5条免除了修理责任，应删除。' };
    const other = await company.as('policy')('POST', `${path}/opinions`, opinion);
    expect([other.status, other.body.code]).toEqual([403, 'version.counsel_only']);
    const own = await company.as('policy')('POST', `${path}/checklists`, { revision, answers: allKept });
    expect([own.status, own.body.code]).toEqual([403, 'version.own_work']);
    expect((await company.as('legal')('POST', `${path}/opinions`, opinion)).body.state).toBe('draft');
    await company.as('legal')('POST', `${path}/checklists`, { revision, answers: allKept });
    expect((await company.as('legal')('GET', path)).body.state).toBe('draft');
    const consent = { ...opinion, result: 'consent', text: '已修改，符合法律规定。' };
    expect((await company.as('legal')('POST', `${path}/opinions`, consent)).body.state).toBe('reviewed');

    const { gates } = await packOf(company, draft);
    const edited = await write(company, draft, 'gates', gates.slice(1));
    const { state, signatures } = (await company.as('legal')('GET', path)).body;
    expect(state).toBe('draft');
    expect(signatures.map((one: { result: string; holds: boolean }) => [one.result, one.holds])).toEqual([
      ['objection', false],
      ['kept', false],
      ['consent', false],
    ]);
    expect(signatures[2]).toMatchObject({
      kind: 'opinion',
      text: '已修改，符合法律规定。',
      signer: { name: '演示法律顾问' },
      position: { zh: '法律顾问' },
    });
    const old = await company.as('legal')('POST', `${path}/opinions`, { ...consent, revision });
    expect([old.status, old.body.code]).toEqual([409, 'version.stale']);
    const erase = company.database.direct.query(
      `update standard_signatures set text = '' where version_id = $1`,
      [edited.id],
    );
    await expect(erase).rejects.toThrow(/never changed/);
    await discard(path);
  });

  it('[S2-2.1.1-b] a version takes effect only with the approval of the committee, never by its maker', async () => {
    const draft = await draftOf(company);
    const { path, revision } = draft;
    const noticesOf = async (username: string, kind: string): Promise<object[]> =>
      (await company.as(username)('GET', '/api/notifications')).body.notifications.filter(
        (notice: { kind: string; data: { versionId: number } }) =>
          notice.kind === kind && notice.data.versionId === draft.id,
      );
    const asked = await company.as('policy')('PUT', `${path}/review-request`, { revision });
    expect([asked.status, asked.body.told]).toEqual([200, 1]);
    expect(await noticesOf('legal', 'standard.to_review')).toHaveLength(1);
    expect((await company.as('legal')('PUT', `${path}/review-request`, { revision })).status).toBe(403);
    await company.as('legal')('POST', `${path}/checklists`, { revision, answers: allKept });
    await company.as('legal')('POST', `${path}/opinions`, { revision, result: 'consent', text: '符合。' });
    const decide = (username: string, result = 'approved') =>
      company.as(username)('POST', `${path}/approvals`, { revision, result, reason: '同意实施' });
    expect(await noticesOf('committee', 'standard.to_approve')).toHaveLength(1);
    const unapproved = await publish(company, draft, '2026-12-01');
    expect([unapproved.status, unapproved.body.code]).toEqual([409, 'version.wrong_state']);
    for (const username of ['policy', 'legal', 'agent', 'supervisor', 'admin'])
      expect([username, (await decide(username)).status]).toEqual([username, 403]);
    expect((await decide('committee', 'refused')).body.state).toBe('draft');
    expect(await noticesOf('policy', 'standard.refused')).toHaveLength(1);
    await company.as('legal')('POST', `${path}/opinions`, { revision, result: 'consent', text: '符合。' });
    await company.database.direct.query(
      `update standard_versions set editors = editors || $2::uuid where id = $1`,
      [draft.id, company.id('committee')],
    );
    const maker = await decide('committee');
    expect([maker.status, maker.body.code]).toEqual([403, 'version.own_work']);
    expect((await decide('director')).body.state).toBe('approved');
    expect(
      (await facts('standard.approval_signed')).map((fact) => [fact.actor_name, fact.data.result]),
    ).toEqual([
      ['演示委员', 'refused'],
      ['演示总监', 'approved'],
    ]);
    await discard(path);
  });
});
