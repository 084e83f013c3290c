import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Company, openCompany } from '../../kernel/testing/company.ts';
import { DAY, HOUR } from '../../kernel/time.ts';
import { bringTo, complaint, contact, does, pageOf, register, request } from '../cases/testing/walk.ts';
import { executed, publish } from './testing/pack.ts';

let company: Company;
const MARCH = 'from=2026-03-01&to=2026-04-01';

beforeAll(async () => {
  company = await openCompany();
  await publish(
    company,
    7,
    executed({
      'S0 1.4': ['clock', 'limit_respond'],
      'S1 1.2': ['clock', 'limit_respond'],
      'S3 2-三-3': ['record', 'contact_recorded'],
      'S3 2-三-4': ['gate', 'investigation_recorded'],
      'S3 2-三-6': ['gate', 'plan_agreed'],
      'S0 1.1': ['gate', 'four_checks'],
      'S0 1.2': ['gate', 'closed_with_confirmation'],
      'S1 5.2': ['gate', 'approvals_within_authority'],
      'S1 2.2': ['record', 'extension_with_notice'],
      'S3 2-三-1': ['clock', 'department_head_told'],
      'S0 2.3': ['record', 'timeline_complete'],
      'S3 2-K1-2': ['gate', 'product_recorded'],
      'S0 5.2': ['record', 'access_log'],
      'S1 1.1': ['record', 'refusals_logged'],
      'S2 2.1.1': ['record', 'organisation_units'],
      'S0 2.1': ['record', 'service_catalogue'],
      'S2 1.3.3': ['record', 'policy_acknowledged'],
      'S0 6.4': ['people', 'drill_evaluated'],
      'S0 7.1': ['people', null],
    }),
  );
});
afterAll(async () => {
  expect(company.errors).toEqual([]);
  await company.close();
});

const matrixFor = async (username = 'policy', query = MARCH) =>
  (await company.as(username)('GET', `/api/conformance/matrix?${query}`)).body;
const rowOf = async (clause: string, username = 'policy', query = MARCH) =>
  (await matrixFor(username, query)).rows.find((row: { clause: string }) => row.clause === clause);
const figureOf = async (clause: string, username = 'policy') => (await rowOf(clause, username)).figure;
const behind = async (clause: string, verdict: string, extra = '', username = 'policy') =>
  (
    await company.as(username)(
      'GET',
      `/api/conformance/cases?${MARCH}&clause=${encodeURIComponent(clause)}&verdict=${verdict}${extra}`,
    )
  ).body;
const figure = (parts: object) => ({ kept: 0, notKept: 0, excused: 0, open: 0, notApplicable: 0, ...parts });

describe('kept, not kept, not applicable', () => {
  let closed: string;
  let late: string;
  let waiting: string;

  beforeAll(async () => {
    closed = await register(company, complaint(company));
    await bringTo(company, closed, 'closed');
    late = await register(company, complaint(company, { subject: '迟到的投诉' }));
    company.clock.advance(30 * HOUR);
    await company.fireClocks();
    waiting = await register(company, complaint(company, { subject: '刚收到的投诉' }));
    await register(company, request(company));
  });

  it('a limit: answered in time, missed, still running; a request is not touched', async () => {
    expect(await figureOf('S0 1.4')).toEqual(figure({ kept: 1, notKept: 1, open: 1, notApplicable: 1 }));
    expect((await behind('S0 1.4', 'kept')).cases.map((row: { number: string }) => row.number)).toEqual([
      closed,
    ]);
    expect((await behind('S0 1.4', 'not_kept')).cases[0]).toMatchObject({ number: late, breached: true });
    expect((await behind('S0 1.4', 'open')).cases[0].number).toBe(waiting);
  });
  it('a clause without a limit of its own counts by the limit that binds the event', async () => {
    expect(await figureOf('S1 1.2')).toEqual(figure({ kept: 1, notKept: 1, open: 2 }));
  });
  it('a late answer stays a miss', async () => {
    await does(company, 'head-after', late, 'acceptance', {
      accepted: true,
      handlerId: company.id('handler'),
    });
    await does(company, 'handler', late, 'contacts', contact(company));
    expect((await figureOf('S0 1.4')).notKept).toBe(1);
    expect(await figureOf('S3 2-三-3')).toEqual(figure({ kept: 2, open: 2 }));
  });
  it('records and gates: kept with the record, open until the case is closed', async () => {
    expect(await figureOf('S3 2-三-4')).toEqual(figure({ kept: 1, open: 2, notApplicable: 1 }));
    expect(await figureOf('S3 2-三-6')).toEqual(figure({ kept: 1, open: 3 }));
    expect(await figureOf('S0 1.1')).toEqual(figure({ kept: 1, open: 3 }));
    expect(await figureOf('S0 1.2')).toEqual(figure({ kept: 1, open: 3 }));
    expect(await figureOf('S3 2-K1-2')).toEqual(figure({ kept: 3, notApplicable: 1 }));
    expect(await figureOf('S3 2-三-1')).toEqual(figure({ kept: 3, notApplicable: 1 }));
    expect(await figureOf('S0 2.3')).toEqual(figure({ kept: 1, notApplicable: 3 }));
    expect(await figureOf('S1 5.2')).toEqual(figure({ kept: 1, notApplicable: 3 }));
  });
  it('a decision that nobody approved is a miss, whoever wrote it', async () => {
    await company.database.direct.query(
      `delete from approvals where case_id = (select id from cases where number = $1)`,
      [closed],
    );
    expect(await figureOf('S1 5.2')).toEqual(figure({ notKept: 1, notApplicable: 3 }));
  });
  it('a period holds the cases received in it, and a period without cases has no figures but zeros', async () => {
    expect((await matrixFor()).cases).toBe(4);
    const april = await matrixFor('policy', 'from=2026-04-01&to=2026-05-01');
    expect([
      april.cases,
      april.rows.find((row: { clause: string }) => row.clause === 'S0 1.4').figure,
    ]).toEqual([0, figure({})]);
  });
  it('pages the cases by key, newest first', async () => {
    const first = await behind('S1 1.2', 'open', '&limit=1');
    expect(first.cases).toHaveLength(1);
    const all = await behind('S3 2-三-1', 'kept');
    const one = await behind('S3 2-三-1', 'kept', '&limit=2');
    const two = await behind('S3 2-三-1', 'kept', `&limit=2&after=${one.next}`);
    expect([...one.cases, ...two.cases]).toEqual(all.cases);
    expect(two.next).toBeNull();
    expect((await behind('S1 1.2', 'open', '&after=bad')).code).toBe('cursor.invalid');
  });
  it('only cases in sight are counted and shown', async () => {
    const [row] = await company.database.direct.query<{ region: string }>(
      `select distinct region from cases`,
    );
    expect(row?.region).toBe('east');
    expect([(await matrixFor('east')).cases, (await matrixFor('south')).cases]).toEqual([4, 0]);
    expect((await behind('S0 1.4', 'kept', '', 'south')).cases).toEqual([]);
    expect((await company.as('agent')('GET', `/api/conformance/matrix?${MARCH}`)).status).toBe(403);
  });
  it('a merged case is carried on in the other one', async () => {
    const [head, tail] = [
      await register(company, complaint(company, { subject: '重复一' })),
      await register(company, complaint(company, { subject: '重复二' })),
    ];
    const before = await figureOf('S3 2-三-4');
    await does(company, 'supervisor', tail, 'merger', { into: head, reason: '同一件事' });
    expect((await figureOf('S3 2-三-4')).open).toBe(before.open - 1);
    expect((await matrixFor()).cases).toBe(6);
  });
});

it('an excused deadline is counted apart; its extension has reason and notice', async () => {
  const number = await register(company, complaint(company, { subject: '客户出差' }));
  const [before, extended] = [await figureOf('S3 2-四-2'), await figureOf('S1 2.2')];
  expect(extended).toMatchObject({ kept: 0, notKept: 0, excused: 0 });
  const later = (days: number) => new Date(company.clock.now + days * DAY).toISOString();
  await bringTo(company, number, 'approved');
  await does(company, 'agent', number, 'extensions', {
    event: 'solution',
    reason: '客户出差，约定下周答复',
    newDueAt: later(12),
    customerToldAt: later(0),
    customerToldBy: 'phone',
    noticeEvidence: '通话录音 0302',
  });
  expect(await figureOf('S1 2.2')).toMatchObject({ kept: 1, notKept: 0 });
  company.clock.advance(10 * DAY);
  const { plans } = await pageOf(company, number);
  await does(company, 'agent', number, 'agreement', {
    planId: plans.at(-1).id,
    agreed: true,
    channel: 'phone',
    at: later(0),
  });
  const after = await figureOf('S3 2-四-2');
  expect([after.excused - before.excused, after.kept - before.kept]).toEqual([1, 0]);
  expect((await behind('S3 2-四-2', 'excused')).cases[0].number).toBe(number);
});

describe('what is no case', () => {
  it('counts entries of the logs and things of the company', async () => {
    const before = await figureOf('S1 1.1');
    await company.as('agent')('GET', `/api/conformance/matrix?${MARCH}`);
    expect((await figureOf('S1 1.1')).kept).toBeGreaterThan(before.kept);
    const row = await rowOf('S2 2.1.1');
    expect(row.unit).toBe('entries');
    const [units] = await company.database.direct.query<{ heads: number; all: number }>(
      `select count(head_user_id) as heads, count(*) as all from org_units where kind in ('department', 'region')`,
    );
    expect([row.figure.kept, row.figure.notKept]).toEqual([
      units?.heads,
      Number(units?.all) - Number(units?.heads),
    ]);
    const refused = await company.as('policy')(
      'GET',
      `/api/conformance/cases?${MARCH}&clause=S2%202.1.1&verdict=kept`,
    );
    expect([refused.status, refused.body.code]).toEqual([404, 'clause.no_cases']);
  });
  it('a published standard is acknowledged by each department, or not yet, or too late', async () => {
    const at = new Date(company.clock.now).toISOString();
    await company.database.direct.query(
      `insert into implementation_tasks (version_id, department_id, instruction, due_on, created_at, acknowledged_at)
       select v.id, d.department, '执行新版标准', d.due::date, $1, d.told
       from (select max(id) as id from standard_versions) v, (values ('sales', '2099-01-01', $1::timestamptz),
         ('repair', '2099-01-01', null), ('quality', '2026-03-01', null)) d (department, due, told)`,
      [at],
    );
    expect(await figureOf('S2 1.3.3')).toEqual(figure({ kept: 1, notKept: 1, open: 1 }));
  });
  it('a key that nothing measures, and a clause of people, have no figure', async () => {
    expect(await rowOf('S0 6.4')).toMatchObject({
      by: 'people',
      unit: 'none',
      figure: null,
      statement: null,
    });
    expect(await rowOf('S0 7.1')).toMatchObject({ by: 'people', unit: 'none', figure: null });
  });
  it('a person states for a day what was done, and nobody can change what was said', async () => {
    const stated = {
      clause: 'S0 6.4',
      statedFor: '2026-03-02',
      verdict: 'kept',
      text: '三月二日演练停电预案，28 人参加',
      fileReference: '档案 2026-007',
    };
    const state = (username: string, body: object) =>
      company.as(username)('POST', '/api/conformance/statements', body);
    expect((await state('auditor', stated)).status).toBe(403);
    expect((await state('policy', { ...stated, clause: 'S0 9.9' })).body.code).toBe('clause.unknown');
    expect((await state('policy', { ...stated, statedFor: '2027-01-01' })).body.code).toBe(
      'statement.in_future',
    );
    expect((await state('policy', { ...stated, text: ' ' })).status).toBe(422);
    expect((await state('policy', stated)).status).toBe(201);
    const row = await rowOf('S0 6.4');
    expect([row.statements, row.statement]).toMatchObject([1, { ...stated, statedBy: '演示制度管理员' }]);
    expect((await rowOf('S0 6.4', 'policy', 'from=2026-04-01&to=2026-05-01')).statement).toBeNull();
    const { statements } = (await company.as('auditor')('GET', '/api/conformance/statements?clause=S0%206.4'))
      .body;
    expect(statements).toHaveLength(1);
    await expect(
      company.database.direct.query(`update clause_statements set verdict = 'not_kept'`),
    ).rejects.toThrow(/never changed/);
    const facts = await company.database.direct.query(
      `select subject, data->>'verdict' as verdict from events where type = 'clause.stated'`,
    );
    expect(facts).toEqual([{ subject: 'clause:S0 6.4', verdict: 'kept' }]);
  });
});

it('takes the same few statements however many clauses there are', async () => {
  await matrixFor();
  const before = company.database.statements();
  await matrixFor();
  const used = company.database.statements() - before;
  expect(used).toBeLessThanOrEqual(8);
});

it('a period the wrong way round is refused', async () => {
  const answer = await company.as('policy')('GET', '/api/conformance/matrix?from=2026-04-01&to=2026-03-01');
  expect([answer.status, answer.body.code]).toEqual([422, 'period.empty']);
});
