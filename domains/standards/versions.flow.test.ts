import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Company, openCompany } from '../../kernel/testing/company.ts';
import { register, request } from '../cases/testing/walk.ts';
import { forgetStandard, standardAt } from './standards.queries.ts';
import { allKept, approve, draftOf, packOf, publish, scope, write } from './testing/publication.ts';

let company: Company;
beforeAll(async () => {
  company = await openCompany();
});
beforeEach(() => forgetStandard());
afterAll(async () => {
  expect(company.errors).toEqual([]);
  await company.close();
});

const facts = (type: string) =>
  company.database.direct.query<{ actor_name: string; reason: string | null; data: Record<string, unknown> }>(
    `select actor_name, reason, data from events where type = $1 order by id`,
    [type],
  );
const versions = async (username = 'policy') =>
  (await company.as(username)('GET', '/api/standard-versions')).body.versions as {
    id: number;
    version: string;
    state: string;
  }[];
const discard = (path: string) => company.as('policy')('DELETE', path);
type Limit = { key: string; duration: { value: number; unit: string } };

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

describe('publishing', () => {
  it('[S3-3.K2-1] is refused while the scope lacks warranty, repair, return and exchange, or consultation', async () => {
    let draft = await draftOf(company);
    draft = await write(
      company,
      draft,
      'scope',
      scope.filter(({ topic }) => topic !== 'consultation'),
    );
    await approve(company, draft);
    const refused = await publish(company, draft, '2026-12-01');
    expect([refused.status, refused.body.code, refused.body.values.topics]).toEqual([
      409,
      'version.scope_incomplete',
      ['consultation'],
    ]);
    expect((await versions()).filter((one) => one.state !== 'approved').map((one) => one.state)).toEqual([
      'in_force',
    ]);
    await discard(draft.path);
  });

  it('needs a day that is not past and lies after the last version, a calendar, and the latest base', async () => {
    company.clock.set('2026-03-02 10:00');
    const other = await draftOf(company, '另一份');
    let draft = await draftOf(company);
    draft = await write(company, draft, 'calendar', 'nowhere');
    await approve(company, draft);
    expect((await publish(company, draft, '2026-12-01')).body.code).toBe('version.calendar_unknown');
    draft = await write(company, draft, 'calendar', 'cn');
    await approve(company, draft);
    const past = await publish(company, draft, '2026-03-01');
    expect([past.status, past.body.code]).toEqual([422, 'version.effective_in_past']);
    const done = await publish(company, draft, '2026-03-10');
    expect(done.body).toMatchObject({ state: 'scheduled', effectiveFrom: '2026-03-09T16:00:00.000Z' });
    const again = await publish(company, draft, '2026-03-11');
    expect([again.status, again.body.code]).toEqual([409, 'version.wrong_state']);
    await approve(company, other);
    const outdated = await publish(company, other, '2026-04-01');
    expect([outdated.status, outdated.body.code]).toEqual([409, 'version.base_outdated']);
    await discard(other.path);
    const overlapping = await draftOf(company);
    await approve(company, overlapping);
    const early = await publish(company, overlapping, '2026-03-10');
    expect([early.status, early.body.code]).toEqual([422, 'version.effective_overlaps']);
    await discard(overlapping.path);
  });

  it('binds new cases from its day on, while earlier cases keep the version of their receipt', async () => {
    company.clock.set('2026-03-20 10:00');
    forgetStandard();
    const draft = await draftOf(company, '紧急响应缩短到一小时');
    const { limits } = await packOf(company, draft);
    const tight = await write(
      company,
      draft,
      'limits',
      limits.map((limit: Limit) =>
        limit.key === 'urgent_respond' ? { ...limit, duration: { value: 1, unit: 'hours' } } : limit,
      ),
    );
    await approve(company, tight);
    await publish(company, tight, '2026-03-23');
    const versionOf = async (number: string) => {
      const [row] = await company.database.direct.query<{ version: string; due: string }>(
        `select v.version, (select min(k.due_at) - c.received_at from case_clocks k
           where k.case_id = c.id and k.limit_key = 'urgent_respond')::text as due
         from cases c join standard_versions v on v.id = c.standard_version_id where c.number = $1`,
        [number],
      );
      return row;
    };
    const urgent = (parts: object = {}) => request(company, { urgency: 'urgent', ...parts });
    const before = await register(company, urgent());
    company.clock.set('2026-03-23 00:00');
    const late = await register(company, urgent({ receivedAt: '2026-03-22T23:59:00+08:00' }));
    const after = await register(company, urgent({ receivedAt: '2026-03-23T00:00:00+08:00' }));
    expect([await versionOf(before), await versionOf(late), await versionOf(after)]).toEqual([
      expect.objectContaining({ due: '02:00:00' }),
      expect.objectContaining({ due: '02:00:00' }),
      { version: tight.version, due: '01:00:00' },
    ]);
    expect((await versions()).map((one) => one.state)).toEqual(['in_force', 'superseded', 'superseded']);
    expect((await company.as('agent')('GET', '/api/standards/in-force')).body).toMatchObject({
      version: tight.version,
      effectiveFrom: '2026-03-23',
    });
    const ctx = await company.context();
    expect((await standardAt(ctx, Date.parse('2026-03-15T00:00:00+08:00'))).version).not.toBe(tight.version);
    await company.drain();
    await company.drain();
    expect((await facts('standard.took_effect')).map((fact) => fact.data.version)).toContain(tight.version);
    expect(
      (await facts('standard.took_effect')).filter((fact) => fact.data.version === tight.version),
    ).toHaveLength(1);
  });

  it('[S3-3.K2-3] what people read of a limit is the record that the clocks count by', async () => {
    const { pack } = (await company.as('agent')('GET', '/api/standards/in-force')).body;
    const shown = pack.limits.find((limit: Limit) => limit.key === 'urgent_respond');
    expect(shown.duration).toEqual({ value: 1, unit: 'hours' });
    const { kind, channel, businessLink } = request(company) as Record<string, string>;
    const preview = await company.as('agent')('POST', '/api/case-previews', {
      kind,
      channel,
      businessLink,
      urgency: 'urgent',
    });
    expect(preview.status).toBe(200);
    const number = await register(company, request(company, { urgency: 'urgent' }));
    const [clock] = await company.database.direct.query(
      `select (k.due_at - c.received_at)::text as due, k.clause from case_clocks k join cases c on c.id = k.case_id
       where c.number = $1 and k.limit_key = 'urgent_respond'`,
      [number],
    );
    expect(clock).toEqual({ due: '01:00:00', clause: shown.clause });
  });

  it('leaves what was published as it is, in the database too', async () => {
    const [current] = await versions();
    const policy = company.as('policy');
    const path = `/api/standard-versions/${current?.id}`;
    const { revision } = (await policy('GET', path)).body;
    const edit = await policy('PUT', `${path}/parts/gates`, { revision, value: [] });
    expect([edit.status, edit.body.code]).toEqual([409, 'version.published']);
    expect((await discard(path)).body.code).toBe('version.published');
    for (const change of [
      `body = jsonb_set(body, '{version}', '99')`,
      `hash = 'x'`,
      `effective_from = effective_from - interval '1 day'`,
      `status = 'draft'`,
    ]) {
      const write = company.database.direct.query(
        `update standard_versions set ${change} where id = ${current?.id}`,
      );
      await expect(write).rejects.toThrow(/published standard never changes/);
    }
    await expect(
      company.database.direct.query(`delete from standard_versions where id = ${current?.id}`),
    ).rejects.toThrow(/published standard never changes/);
  });

  it('[S3-2.7-2, S1-8.2-a] compares old and new text with the effective date, and keeps the history of each clause', async () => {
    company.clock.set('2026-04-01 10:00');
    forgetStandard();
    const draft = await draftOf(company, '条文修订');
    const pack = await packOf(company, draft);
    type Clause = { id: string; document: string; text: { zh: string; en: string }; status: string };
    const clauses = pack.clauses.map((clause: Clause) => ({
      ...clause,
      ...(/^S[0-3]$/.test(clause.document) ? { interpretedBy: 'quality', nextReview: '2026-06-01' } : {}),
      ...(clause.id === 'S1 1.2' ? { text: { zh: '先核实，再答复。', en: 'Verify, then answer.' } } : {}),
    }));
    const written = await write(company, draft, 'clauses', clauses);
    const { changes } = (await company.as('policy')('GET', `${draft.path}/difference`)).body;
    const changed = changes.find((change: { key: string }) => change.key === 'S1 1.2');
    const old = pack.clauses.find((clause: Clause) => clause.id === 'S1 1.2').text;
    expect(changed.fields).toContainEqual({ path: 'text.zh', old: old.zh, new: '先核实，再答复。' });
    await approve(company, written);
    await publish(company, written, '2026-04-10');
    company.clock.set('2026-04-10 09:00');
    forgetStandard();

    const history = (await company.as('agent')('GET', '/api/clauses/S1 1.2/history')).body;
    expect(history).toMatchObject({ interpretedBy: 'quality', nextReview: '2026-06-01' });
    expect(history.revisions[0]).toMatchObject({
      version: written.version,
      effectiveFrom: '2026-04-09T16:00:00.000Z',
      changeNote: '条文修订',
    });
    expect(history.revisions.length).toBeGreaterThan(1);
    const { pack: inForce } = (await company.as('agent')('GET', '/api/standards/in-force')).body;
    const own = inForce.clauses.filter(
      (clause: Clause) => /^S[0-3]$/.test(clause.document) && clause.status !== 'superseded',
    );
    expect(own.filter((clause: { interpretedBy: string | null }) => clause.interpretedBy === null)).toEqual(
      [],
    );

    const due = async (within: number) =>
      (await company.as('policy')('GET', `/api/standard-reviews?within=${within}`)).body;
    expect((await due(30)).reviews).toEqual([]);
    expect((await due(60)).reviews).toHaveLength(own.length);
    expect((await due(60)).without).toEqual([]);
    company.clock.set('2026-06-02 09:00');
    forgetStandard();
    expect((await due(0)).reviews[0]).toMatchObject({
      kind: 'clause',
      overdue: true,
      departmentType: 'quality',
    });
    expect((await company.as('agent')('GET', '/api/clauses/S9 9/history')).status).toBe(404);
  });
});
