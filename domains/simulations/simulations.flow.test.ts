import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Company, openCompany } from '../../kernel/testing/company.ts';
import { wall } from '../cases/testing/story.ts';
import type { ChangeRow } from './simulations.contract.ts';
import { fivePastCases, tightened } from './testing/five-cases.ts';
import { draftOf, everythingElse, simulate } from './testing/past.ts';

let company: Company;
let draft: number;
let numbers: Record<string, string> = {};

beforeAll(async () => {
  company = await openCompany();
  numbers = await fivePastCases(company);
  company.clock.set('2026-04-01 12:00');
  draft = await draftOf(company, 'tightened', tightened);
});
afterAll(async () => {
  expect(company.errors).toEqual([]);
  await company.close();
});

const changesOf = async (id: number, query = '', username = 'policy') =>
  (await company.as(username)('GET', `/api/simulations/${id}/changes${query}`)).body as {
    changes: ChangeRow[];
    next: string | null;
  };
const told = (rows: ChangeRow[]) => {
  const nameOf = (number: string) => Object.entries(numbers).find(([, known]) => known === number)?.[0];
  return rows
    .map((row) => `${nameOf(row.number)} ${row.aspect} ${row.change} ${row.shiftSeconds / 3600}`)
    .sort();
};

describe('a draft on past cases', () => {
  let page: Awaited<ReturnType<typeof simulate>>;
  beforeAll(async () => {
    // Signed in before the sums are taken.
    await company.as('policy')('GET', '/api/simulations');
    const before = await everythingElse(company);
    page = await simulate(company, { versionId: draft, filter: {} });
    await company.as('policy')('GET', `/api/simulations/${page.id}/changes`);
    expect(await everythingElse(company)).toEqual(before);
    expect(Object.keys(before).length).toBeGreaterThan(35);
  });

  it('says for each case what would have been otherwise, as counted by hand', async () => {
    const { changes, next } = await changesOf(page.id);
    expect(next).toBeNull();
    // 12 hours end Monday 22:00; level 1 makes 5 working days 3: Thursday 5 March 18:00 instead of Monday 9 March.
    expect(told(changes)).toEqual([
      'attitude approver approver 0',
      'attitude lead lead 0',
      'attitude respond earlier -12',
      'evening level level 0',
      'evening respond newly_breached -12',
      'evening solution earlier -96',
      'prompt level level 0',
      'prompt respond earlier -12',
      'prompt solution newly_breached -96',
    ]);
    const evening = changes.find((row) => row.number === numbers.evening && row.aspect === 'respond');
    const dueOf = (side: ChangeRow['before']) => wall(new Date(side?.dueAt ?? 0).toISOString());
    expect([dueOf(evening?.before ?? null), evening?.before?.status, evening?.before?.clause]).toEqual([
      '2026-03-03 10:00',
      'met',
      'S0 1.4',
    ]);
    expect([dueOf(evening?.after ?? null), evening?.after?.status]).toEqual(['2026-03-02 22:00', 'late']);
    expect(changes.find((row) => row.change === 'approver')).toMatchObject({
      before: { value: 'handler' },
      after: { value: 'department_head' },
    });
    expect(changes.find((row) => row.change === 'lead')).toMatchObject({ after: { value: 'quality' } });
    expect(changes.find((row) => row.change === 'level')).toMatchObject({
      before: { value: '2' },
      after: { value: '1' },
    });
  });

  it('gives the figures side by side, in all and by group', () => {
    expect(page).toMatchObject({ state: 'done', outdated: false, whole: true });
    expect(page.progress).toMatchObject({ done: 5, total: 5 });
    const { total, event, region, department, category } = page.totals;
    // The request was never answered nor completed: both clocks overdue before and after.
    expect([total.before.overdueCases, total.after.overdueCases]).toEqual([1, 3]);
    expect([total.before.late, total.before.breached]).toEqual([0, 2]);
    expect([total.after.late, total.after.breached]).toEqual([2, 2]);
    expect([event.respond.before.met, event.respond.after.met]).toEqual([4, 3]);
    // Evening passed the 50 % of 24 hours and went up a tier; of 12 hours it passed 50 and 80 %. The request both.
    expect([event.respond.before.escalations, event.respond.after.escalations]).toEqual([3, 4]);
    expect([region.east.after.overdueCases, region.north.after.overdueCases]).toEqual([3, 0]);
    expect([department['customer-service'].before.cases, department['customer-service'].after.cases]).toEqual(
      [2, 1],
    );
    expect([department.quality.before.cases, department.quality.after.cases]).toEqual([0, 1]);
    expect(category.after_sales.after.overdueCases).toBe(2);
    expect(category['-'].before.cases).toBe(1);
    expect(page.totals).toMatchObject({
      changedCases: 3,
      changes: { newly_breached: 2, earlier: 3, level: 2, lead: 1, approver: 1 },
      approvers: { handler: { before: 1, after: 0 }, department_head: { before: 0, after: 1 } },
      approvalsUp: 1,
      approvalsDown: 0,
    });
  });

  it('lists by kind of change and event, in either order, page by page', async () => {
    expect(told((await changesOf(page.id, '?change=newly_breached')).changes)).toHaveLength(2);
    expect(told((await changesOf(page.id, '?aspect=solution')).changes)).toEqual([
      'evening solution earlier -96',
      'prompt solution newly_breached -96',
    ]);
    for (const sort of ['case', 'shift', 'shift_down']) {
      const whole = (await changesOf(page.id, `?sort=${sort}`)).changes;
      const found: ChangeRow[] = [];
      let after = '';
      do {
        const part = await changesOf(page.id, `?sort=${sort}&limit=2${after}`);
        found.push(...part.changes);
        after = part.next === null ? '' : `&after=${part.next}`;
      } while (after !== '');
      expect(found).toEqual(whole);
      const shifts = whole.map((row) => row.shiftSeconds);
      if (sort === 'shift') expect(shifts).toEqual(shifts.toSorted((a, b) => a - b));
      if (sort === 'shift_down') expect(shifts).toEqual(shifts.toSorted((a, b) => b - a));
    }
    const bad = await company.as('policy')('GET', `/api/simulations/${page.id}/changes?after=nonsense`);
    expect([bad.status, bad.body.code]).toEqual([422, 'cursor.invalid']);
  });

  it('shows both traces of a case', async () => {
    const path = `/api/simulations/${page.id}/traces?case=${numbers.prompt}&aspect=solution`;
    const { body } = await company.as('policy')('GET', path);
    const days = (side: { steps: { days: number }[] }) =>
      side.steps.reduce((sum, step) => sum + step.days, 0);
    expect([body.before.limitKey, days(body.before), body.after.limitKey, days(body.after)]).toEqual([
      'level_2_solution',
      5,
      'level_1_solution',
      3,
    ]);
    expect([body.before.status, body.after.status]).toEqual(['met', 'late']);
  });

  it('exports the list as CSV in the language of the reader, and keeps that it did', async () => {
    const { body, headers } = await company.as('policy')(
      'GET',
      `/api/simulations/${page.id}/export?change=newly_breached`,
    );
    expect(headers['content-type']).toContain('text/csv');
    const lines = String(body).trim().split('\r\n');
    expect(lines).toHaveLength(3);
    expect(lines[1]).toContain(`${numbers.prompt},投诉,华东`);
    expect(lines.join()).toContain('新增超时');
    const kept = await company.database.direct.query(
      `select 1 from events where type = 'simulation.exported'`,
    );
    expect(kept).toHaveLength(1);
  });

  it('a reader of one region sees its line and its cases only', async () => {
    const { body } = await company.as('east')('GET', `/api/simulations/${page.id}`);
    expect([body.whole, body.summary.after.cases, Object.keys(body.totals.region)]).toEqual([
      false,
      4,
      ['east'],
    ]);
    expect([body.totals.department, body.totals.changedCases, body.totals.approvers]).toEqual([{}, 0, {}]);
    const { changes } = await changesOf(page.id, '', 'east');
    expect(new Set(changes.map((row) => row.number))).toEqual(new Set([numbers.evening, numbers.prompt]));
    const foreign = await company.as('east')(
      'GET',
      `/api/simulations/${page.id}/traces?case=${numbers.attitude}&aspect=respond`,
    );
    expect(foreign.status).toBe(404);
    const csv = await company.as('east')('GET', `/api/simulations/${page.id}/export`);
    expect(csv.body).not.toContain(numbers.attitude);
    const counted = await company.as('east')('GET', '/api/simulation-cases');
    expect(counted.body.cases).toBe(4);
    const south = await company.as('south')('GET', `/api/simulations/${page.id}`);
    expect([south.body.totals, (await changesOf(page.id, '', 'south')).changes]).toEqual([null, []]);
  });

  it('is outdated once its draft changes', async () => {
    await company.database.direct.query(
      `update standard_versions set body = jsonb_set(body, '{version}', '99') where id = $1`,
      [draft],
    );
    const { body } = await company.as('policy')('GET', '/api/simulations');
    expect(body.simulations.find((row: { id: number }) => row.id === page.id)).toMatchObject({
      outdated: true,
    });
  });
});

describe('what is asked', () => {
  const count = async (query: string) =>
    (await company.as('policy')('GET', `/api/simulation-cases${query}`)).body.cases;

  it('a filter takes its cases, and says how many before it runs', async () => {
    expect(await count('')).toBe(5);
    expect(await count('?kinds=complaint&regions=east')).toBe(3);
    expect(await count('?kinds=complaint,request&categories=service_attitude')).toBe(1);
    expect(await count('?departmentIds=customer-service&state=open')).toBe(2);
    expect(await count('?state=closed')).toBe(0);
    expect(await count(`?receivedFrom=${encodeURIComponent('2026-03-03T00:00:00+08:00')}`)).toBe(0);
    expect(await count('?source=uci')).toBe(0);
    const page = await simulate(company, { versionId: draft, filter: { regions: ['north'] } });
    expect([page.progress.done, page.totals.total.before.cases]).toEqual([1, 1]);
    const none = await simulate(company, { versionId: draft, filter: { state: 'closed' } });
    expect([none.state, none.progress.total, none.totals.total.after.cases]).toEqual(['done', 0, 0]);
  });

  it('another calendar alone moves what counts by working days', async () => {
    const row = await company.database.direct.one<{ id: number }>(
      `insert into calendar_versions (code, version, effective_from, body, hash)
       select code, 'closed on Tuesday', now(), jsonb_set(body, '{special}', '{"2026-03-03": []}'), 'x'
       from calendar_versions order by id limit 1 returning id`,
    );
    const same = await draftOf(company, 'same', (pack) => pack);
    const page = await simulate(company, {
      versionId: same,
      calendarId: row?.id,
      filter: { kinds: ['complaint'] },
    });
    const { changes } = await changesOf(page.id);
    // Monday 9 March becomes Tuesday 10; of the level 1 case Thursday 5 becomes Friday 6; hours run through.
    expect(told(changes)).toEqual([
      'attitude solution later 24',
      'evening solution later 24',
      'prompt solution later 24',
      'urgent solution later 24',
    ]);
  });

  it('a case whose versions changed is counted before as it was: what was met by the versions of that time', async () => {
    // Bound since 10 March to a calendar without that Tuesday; it had been solved under the one before.
    await company.database.direct.query(
      `with moved as (
         update cases set calendar_version_id = (select max(id) from calendar_versions) where number = $1 returning id)
       insert into case_bindings (case_id, until, standard_version_id, calendar_version_id)
       select c.id, '2026-03-10T00:00:00+08:00', c.standard_version_id, c.calendar_version_id
       from cases c join moved on moved.id = c.id`,
      [numbers.prompt],
    );
    const same = await draftOf(company, 'rebound', (pack) => pack);
    const page = await simulate(company, { versionId: same, filter: { kinds: ['complaint'] } });
    const { changes } = await changesOf(page.id);
    expect(told(changes)).toEqual(['prompt solution later 24']);
    const path = `/api/simulations/${page.id}/traces?case=${numbers.prompt}&aspect=solution`;
    const { body } = await company.as('policy')('GET', path);
    expect(body.after.dueAt - body.before.dueAt).toBe(24 * 3_600_000);
  });

  it('refuses what cannot be simulated, and who may not', async () => {
    const start = (body: object, username = 'policy') =>
      company.as(username)('POST', '/api/simulations', body);
    expect((await start({ versionId: 999_999 })).body.code).toBe('simulation.version_not_found');
    expect((await start({ versionId: draft, calendarId: 999_999 })).body.code).toBe(
      'simulation.calendar_not_found',
    );
    expect((await start({ versionId: draft, filter: { kinds: ['incident'] } })).status).toBe(422);
    const period = { receivedFrom: '2026-03-02T00:00:00+08:00', receivedTo: '2026-03-01T00:00:00+08:00' };
    expect((await start({ versionId: draft, filter: period })).body.code).toBe('simulation.period_empty');
    const broken = await company.database.direct.one<{ id: number }>(
      `insert into standard_versions (code, version, status, effective_from, body, hash)
       values ('home', 'broken', 'draft', now(), '{"limits": []}', 'x') returning id`,
    );
    expect((await start({ versionId: broken?.id })).body.code).toBe('simulation.version_incomplete');
    expect((await start({ versionId: draft }, 'handler')).status).toBe(403);
    expect((await company.as('policy')('GET', '/api/simulations/999999')).body.code).toBe(
      'simulation.not_found',
    );
  });

  it('offers versions, drafts first', async () => {
    const { body } = await company.as('policy')('GET', '/api/simulation-choices');
    expect(body.versions[0].status).toBe('draft');
    expect(body.versions.at(-1).status).toBe('published');
    expect(body.calendars.length).toBe(2);
  });
});
