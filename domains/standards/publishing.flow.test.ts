import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Company, openCompany } from '../../kernel/testing/company.ts';
import { register, request } from '../cases/testing/walk.ts';
import { forgetStandard, standardAt } from './standards.queries.ts';
import { approve, draftOf, packOf, publish, scope, write } from './testing/publication.ts';
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
