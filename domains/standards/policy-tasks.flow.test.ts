import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Company, openCompany } from '../../kernel/testing/company.ts';
import { forgetStandard } from './standards.queries.ts';
import { approve, draftOf, packOf, publish, write } from './testing/publication.ts';

let company: Company;
beforeAll(async () => {
  company = await openCompany();
});
beforeEach(() => forgetStandard());
afterAll(async () => {
  expect(company.errors).toEqual([]);
  await company.close();
});

type Task = {
  id: number;
  department: { id: string };
  clauses: string[];
  overdue: boolean;
  may: { acknowledge: boolean; finish: boolean };
};
type Clause = { id: string; document: string; interpretedBy: string | null; serves: string[] };
const tasks = async (username: string, query: string): Promise<Task[]> =>
  (await company.as(username)('GET', `/api/implementation-tasks?${query}`)).body.tasks;
const facts = (type: string) =>
  company.database.direct.query<{ actor_name: string; reason: string | null; data: Record<string, unknown> }>(
    `select actor_name, reason, data from events where type = $1 order by id`,
    [type],
  );
const noticesOf = async (username: string, kind: string) =>
  (await company.as(username)('GET', '/api/notifications')).body.notifications.filter(
    (notice: { kind: string }) => notice.kind === kind,
  );

describe('what a publication asks of departments', () => {
  it('[S3-3.K4-1] each department concerned gets a task with clauses and a day, and its head is told', async () => {
    const draft = await draftOf(company);
    const pack = await packOf(company, draft);
    const written = await write(
      company,
      draft,
      'clauses',
      pack.clauses.map((clause: Clause) => ({
        ...clause,
        ...(clause.id === 'S1 2.1' ? { text: { zh: '先登记，再派单。', en: 'Register, then assign.' } } : {}),
        ...(clause.id === 'S0 7.1' ? { interpretedBy: 'quality_supervision', nextReview: '2028-01-01' } : {}),
      })),
    );
    await approve(company, written);
    const { tasks: count } = (await publish(company, written, '2026-03-09')).body;
    const given = await tasks('policy', `version=${draft.id}`);
    expect(given).toHaveLength(count);
    const departments = given.map((task) => task.department.id);
    // S1 2.1 routes requests to repair, sales and customer service; S0 7.1 is explained by quality supervision.
    expect(departments).toEqual(
      expect.arrayContaining(['customer-service', 'repair', 'sales', 'quality-supervision']),
    );
    expect(departments).not.toContain('finance');
    expect(given.find((task) => task.department.id === 'repair')?.clauses).toContain('S1 2.1');
    expect(await noticesOf('head-repair', 'standard.to_acknowledge')).toMatchObject([
      { data: { subject: '组织学习并更新作业文件', versionId: draft.id, dueOn: '2026-03-09' } },
    ]);
    expect(await noticesOf('head-logistics', 'standard.to_acknowledge')).toEqual([]);
    expect((await facts('standard.tasks_assigned')).at(-1)?.data.departments).toEqual(departments.sort());
  });

  it('[S3-3.K4-1] only the department acknowledges its task, then says that it is done; the rest is seen as open or overdue', async () => {
    const [task] = (await tasks('head-repair', 'only=mine')).filter((one) => one.department.id === 'repair');
    expect(task?.may).toEqual({ acknowledge: true, finish: false });
    const path = `/api/implementation-tasks/${task?.id}`;
    for (const stranger of ['head-sales', 'policy', 'director']) {
      const refused = await company.as(stranger)('PUT', `${path}/acknowledgement`);
      expect([stranger, refused.status, refused.body.code]).toEqual([stranger, 404, 'policy_task.not_found']);
    }
    expect((await company.as('agent')('PUT', `${path}/acknowledgement`)).status).toBe(403);
    const early = await company.as('head-repair')('PUT', `${path}/completion`, { note: '已培训' });
    expect([early.status, early.body.code]).toEqual([409, 'policy_task.not_acknowledged']);
    const signed = await company.as('head-repair')('PUT', `${path}/acknowledgement`);
    expect(signed.body).toMatchObject({
      acknowledged: { by: '演示维修部长' },
      may: { acknowledge: false, finish: true },
    });
    await company.as('head-repair')('PUT', `${path}/acknowledgement`);
    expect((await facts('standard.task_acknowledged')).map((fact) => fact.data.departmentId)).toEqual([
      'repair',
    ]);
    const done = await company.as('head-repair')('PUT', `${path}/completion`, { note: '全员培训完毕' });
    expect(done.body).toMatchObject({ done: { by: '演示维修部长' }, doneNote: '全员培训完毕' });
    const again = await company.as('head-repair')('PUT', `${path}/completion`, { note: '又一次' });
    expect([again.status, again.body.code]).toEqual([409, 'policy_task.done']);
    expect(await facts('standard.task_done')).toMatchObject([{ reason: '全员培训完毕' }]);

    expect(await tasks('policy', 'only=overdue')).toEqual([]);
    company.clock.set('2026-03-10 00:00');
    const overdue = await tasks('policy', 'only=overdue');
    expect(overdue.length).toBeGreaterThan(0);
    expect(overdue.every((one) => one.overdue && one.department.id !== 'repair')).toBe(true);
    const [version] = (await company.as('policy')('GET', '/api/standard-versions')).body.versions;
    expect(version.counts).toMatchObject({ acknowledged: 1, done: 1 });
    expect(version.counts.tasks).toBe(overdue.length + 1);
  });

  it('a change that concerns nobody in particular goes to every department', async () => {
    company.clock.set('2026-03-11 09:00');
    forgetStandard();
    const draft = await draftOf(company);
    const { glossary } = await packOf(company, draft);
    const word = {
      key: 'new_word',
      term: { zh: '首问', en: 'First asked' },
      meaning: { zh: '谁先接触谁负责', en: 'First contact keeps it' },
    };
    const written = await write(company, draft, 'glossary', [...glossary, word]);
    await approve(company, written);
    await publish(company, written, '2026-03-12');
    const [row] = await company.database.direct.query<{ count: number }>(
      `select count(*)::int from org_units where kind = 'department' and department_type is not null and active`,
    );
    expect(await tasks('policy', `version=${draft.id}`)).toHaveLength(row?.count ?? 0);
  });
});

describe('changes of law', () => {
  const change = {
    document: 'CPL',
    title: '消费者权益保护法（演示修订）',
    kind: 'amended',
    effectiveOn: '2026-07-01',
    summary: '演示：退款期限缩短。',
    articles: ['CPL 25'],
  };

  it('[S3-3.K6-2, S3-1.K4-1] legal records a change with its day; each clause that serves its articles is reviewed before', async () => {
    company.clock.set('2026-03-13 09:00');
    forgetStandard();
    const draft = await draftOf(company, '条款与法律对应');
    const { clauses } = await packOf(company, draft);
    const written = await write(
      company,
      draft,
      'clauses',
      clauses.map((clause: Clause) => ({
        ...clause,
        serves: ['S1 2.2', 'S3 2-四-3'].includes(clause.id) ? ['CPL 25'] : [],
        interpretedBy: clause.id === 'S1 2.2' ? 'after_sales' : null,
      })),
    );
    await approve(company, written);
    await publish(company, written, '2026-03-13');
    forgetStandard();

    for (const stranger of ['agent', 'head-after', 'committee'])
      expect((await company.as(stranger)('POST', '/api/law-changes', change)).status).toBe(403);
    const made = await company.as('legal')('POST', '/api/law-changes', change);
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({ effectiveOn: '2026-07-01', recorded: { by: '演示法律顾问' } });
    expect(
      made.body.reviews.map((review: { clause: string; dueOn: string; departmentType: string }) => [
        review.clause,
        review.dueOn,
        review.departmentType,
      ]),
    ).toEqual([
      ['S1 2.2', '2026-06-30', 'after_sales'],
      ['S3 2-四-3', '2026-06-30', null],
    ]);
    expect(await noticesOf('policy', 'law.changed')).toHaveLength(1);
    expect(await noticesOf('head-after', 'law.changed')).toHaveLength(1);
    expect(await noticesOf('head-sales', 'law.changed')).toHaveLength(0);
    expect((await facts('law.changed')).at(-1)?.data).toMatchObject({ effectiveOn: '2026-07-01' });

    const laws = async () => (await company.as('agent')('GET', '/api/laws')).body.laws;
    expect((await laws()).find((law: { document: string }) => law.document === 'CPL')).toMatchObject({
      clauses: ['S1 2.2', 'S3 2-四-3'],
      changes: 1,
      // Its first day was read on no document, so the register says so.
      verified: false,
    });
    await company.as('legal')('POST', '/api/law-changes', {
      ...change,
      document: 'NEW',
      title: '新规定（演示）',
      kind: 'new',
      articles: [],
    });
    expect((await laws()).find((law: { document: string }) => law.document === 'NEW')).toMatchObject({
      status: 'coming',
    });
    const open = (await company.as('policy')('GET', '/api/law-changes')).body.changes;
    expect(
      open.map((one: { document: string; reviews: object[] }) => [one.document, one.reviews.length]),
    ).toEqual([
      ['NEW', 1],
      ['CPL', 2],
    ]);
    expect(open[0].reviews[0].clause).toBeNull();
  });

  it('[S3-3.K6-2] a review is closed with a reason or the draft that changes the clause, once, or stands overdue', async () => {
    const changes = (await company.as('policy')('GET', '/api/law-changes')).body.changes;
    const [first, second] = changes.find((one: { document: string }) => one.document === 'CPL').reviews;
    const close = (id: number, body: object) =>
      company.as('policy')('PUT', `/api/clause-reviews/${id}/outcome`, body);
    expect((await close(first.id, { outcome: 'no_change' })).status).toBe(422);
    expect((await close(first.id, { outcome: 'draft', draftId: 99_999, reason: '改' })).status).toBe(404);
    const draft = await draftOf(company, '按新法修订');
    const closed = await close(first.id, { outcome: 'draft', draftId: draft.id, reason: '缩短退款期限' });
    expect(closed.body.reviews[0]).toMatchObject({
      closed: { by: '演示制度管理员' },
      outcome: 'draft',
      draft: { id: draft.id, version: draft.version },
    });
    const again = await close(first.id, { outcome: 'no_change', reason: '无影响' });
    expect([again.status, again.body.code]).toEqual([409, 'clause_review.closed']);
    company.clock.set('2026-07-01 00:00');
    forgetStandard();
    const later = (await company.as('policy')('GET', '/api/law-changes')).body.changes;
    const left = later.find((one: { document: string }) => one.document === 'CPL').reviews;
    expect(left.map((review: { id: number; overdue: boolean }) => [review.id, review.overdue])).toEqual([
      [first.id, false],
      [second.id, true],
    ]);
    expect((await close(second.id, { outcome: 'no_change', reason: '现行规定已更严' })).status).toBe(200);
    expect((await facts('clause.reviewed')).map((fact) => fact.data.outcome)).toEqual(['draft', 'no_change']);
  });
});
