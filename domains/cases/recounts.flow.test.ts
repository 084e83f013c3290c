import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Company, openCompany } from '../../kernel/testing/company.ts';
import { recountsOf } from './testing/recounts.ts';
import { bringTo, complaint, contact, does, pageOf, register } from './testing/walk.ts';

let company: Company;
beforeAll(async () => {
  company = await openCompany();
});
afterAll(async () => {
  expect(company.errors).toEqual([]);
  await company.close();
});

const official = (off: [string, string][], makeup: string[] = []) => ({
  notices: [{ number: '测试〔2026〕1 号', url: 'http://localhost/notice', verified: false }],
  off: off.map(([from, to]) => ({ name: { zh: '元旦', en: 'New Year' }, from, to })),
  makeup: makeup.map((date) => ({ name: { zh: '元旦', en: 'New Year' }, date })),
});
const { post, get, query, factsOf, runOf, start } = recountsOf(() => company);
const notice = { year: 2027, official: official([['2027-01-01', '2027-01-03']], ['2027-01-09']) };
const storedClocks = (number: string) =>
  query<{ event: string; due_at: string; met_at: string | null; fired: string[]; flags: string[] }>(
    `select limit_key, event, due_at, original_due_at, met_at, flags, thresholds, fired, binding, status from case_clocks k
     join cases c on c.id = k.case_id where c.number = $1 order by limit_key`,
    [number],
  );
const noticesOf = (kind: string) =>
  query<{ username: string; data: { runId: number; earlier: number; later: number } }>(
    `select u.username, n.data from notifications n join users u on u.id = n.user_id where n.kind = $1 order by n.id`,
    [kind],
  );
describe('a new year’s notice', () => {
  let met: string;
  let open: string;
  let near: string;
  let closed: string;
  let runId: number;
  const before = new Map<string, Awaited<ReturnType<typeof storedClocks>>>();
  let version: number;

  it('[S0-1.4-f] is shown with its changed days and the open cases concerned before it is published', async () => {
    company.clock.set('2026-12-14 10:00');
    closed = await register(company, complaint(company));
    await bringTo(company, closed, 'closed');
    company.clock.set('2026-12-24 10:00');
    near = await register(company, complaint(company));
    company.clock.set('2026-12-29 10:00');
    open = await register(company, complaint(company, { needsRepair: true }));
    met = await register(company, complaint(company));
    await does(company, 'head-after', met, 'acceptance', {
      accepted: true,
      handlerId: company.id('handler'),
    });
    await company.drain();
    company.clock.set('2026-12-30 09:00');
    await does(company, 'handler', met, 'contacts', contact(company));
    await company.fireClocks();
    for (const number of [met, open, near, closed]) before.set(number, await storedClocks(number));
    version = (await pageOf(company, open)).version;

    const preview = await post('admin', '/api/calendar-notice-previews', notice);
    expect(preview.body.days.map((day: { date: string }) => day.date)).toEqual([
      '2027-01-01',
      '2027-01-02',
      '2027-01-03',
      '2027-01-09',
    ]);
    expect(preview.body).toMatchObject({ openCases: 2, replaces: false, calendars: [{ code: 'cn' }] });
    expect(preview.body.warnings.map((one: { code: string }) => one.code)).toEqual(['notice_unverified']);
    expect((await post('agent', '/api/calendar-notice-previews', notice)).status).toBe(403);
    expect(await get('admin', '/api/recounts')).toEqual({ runs: [], next: null });
  });

  it.each([
    ['notice_without_source', { ...notice, official: { ...notice.official, notices: [] } }],
    ['date_outside_year', { ...notice, official: official([['2031-01-01', '2031-01-02']]) }],
    ['too_small', { ...notice, year: 1999 }],
    ['span_ends_before_it_starts', { ...notice, official: official([['2027-01-03', '2027-01-01']]) }],
  ])('%s is refused and nothing is published', async (code, body) => {
    const answer = await post('admin', '/api/calendar-notices', { ...body, reason: '通知' });
    expect([answer.status, answer.body.errors[0].code]).toEqual([422, code]);
    expect((await get('admin', '/api/calendars')).calendars[0].versions).toBe(1);
  });

  it('[S0-1.4-f] loading it recounts the open cases that reach it: due dates move, warnings go, the rest stays', async () => {
    const loaded = await post('admin', '/api/calendar-notices', { ...notice, reason: '2027 年放假通知' });
    expect([loaded.status, loaded.body.versions]).toEqual([201, [{ code: 'cn', version: '2027-2' }]]);
    runId = loaded.body.runId;
    await company.drain();

    // Received on the 29th: five working days ended on Tuesday the 5th by weekdays, on Wednesday the 6th by the notice.
    const page = await pageOf(company, open);
    const solution = page.clocks.find((clock: { event: string }) => clock.event === 'solution');
    expect(solution).toMatchObject({ flags: [], dueAt: '2027-01-06T10:00:00+00:00' });
    expect(page).toMatchObject({ version, calendar: { code: 'cn', version: '2027-2' } });

    const answered = async (number: string) =>
      (await storedClocks(number)).filter((clock) => clock.event === 'respond');
    expect(await answered(met)).toEqual(before.get(met)?.filter((clock) => clock.event === 'respond'));
    const fired = (clocks: { fired: string[] }[] | undefined) => clocks?.map((clock) => clock.fired);
    expect(fired(await storedClocks(open))).toEqual(fired(before.get(open)));
    for (const number of [near, closed]) expect(await storedClocks(number)).toEqual(before.get(number));
    expect((await pageOf(company, near)).calendar.version).not.toBe('2027-2');
  });

  it('[S0-1.4-f] the report says before and after, by direction and department, and only of cases in sight', async () => {
    const run = await runOf(runId);
    expect(run).toMatchObject({
      kind: 'notice',
      status: 'done',
      total: 2,
      done: 2,
      later: 2,
      earlier: 0,
      same: 0,
    });
    expect(run).toMatchObject({ about: { year: 2027 }, startedBy: '演示管理员', reason: '2027 年放假通知' });
    expect(run.departments).toEqual([
      { departmentId: 'after-sales', name: expect.any(Object), earlier: 0, later: 2, cleared: 0, differs: 0 },
    ]);
    expect(run.rows.map((row: { number: string }) => row.number)).toEqual([open, met]);
    expect(
      run.rows[0].changes.find((one: { limitKey: string }) => one.limitKey === 'level_2_solution'),
    ).toEqual({
      limitKey: 'level_2_solution',
      event: 'solution',
      clause: 'S3 2-四-2',
      binding: true,
      before: '2027-01-05T10:00:00.000Z',
      after: '2027-01-06T10:00:00.000Z',
      cleared: ['calendar_2027_unpublished'],
    });
    expect((await runOf(runId, 'supervisor', '?limit=1')).next).toBe(run.rows[0].caseId);
    const second = await runOf(runId, 'supervisor', `?limit=1&after=${run.rows[0].caseId}`);
    expect(second.rows.map((row: { number: string }) => row.number)).toEqual([met]);
    expect((await runOf(runId, 'agent2')).rows).toEqual([]);
    expect((await runOf(runId, 'supervisor', '?direction=earlier')).rows).toEqual([]);
  });

  it('[S0-1.4-f] one fact for each case that changed, and one notice for each person concerned', async () => {
    for (const number of [open, met]) {
      const facts = await factsOf(number, 'case.clocks_recounted');
      expect(facts).toHaveLength(1);
      expect(facts[0]).toMatchObject({
        reason: '2027 年放假通知',
        data: { runId, direction: 'later', by: '演示管理员', from: { calendar: 1 }, to: { calendar: 2 } },
      });
    }
    for (const number of [near, closed]) expect(await factsOf(number, 'case.clocks_recounted')).toEqual([]);
    const told = await noticesOf('recount.done');
    expect(told.map((one) => one.username).sort()).toEqual(['agent', 'handler', 'head-after']);
    expect(told.find((one) => one.username === 'agent')?.data).toMatchObject({ runId, later: 2, earlier: 0 });
  });

  it('a case that comes to reach the year later takes its calendar then, and keeps its hours', async () => {
    company.clock.set('2026-12-30 11:00');
    await does(company, 'head-after', near, 'acceptance', {
      accepted: true,
      handlerId: company.id('handler'),
    });
    expect((await pageOf(company, near)).calendar.version).not.toBe('2027-2');
    await does(company, 'handler', near, 'pauses', {
      reason: 'customer_asked',
      evidence: '短信',
      resumeOn: '2027-01-11',
    });
    const after = await pageOf(company, near);
    expect(after.clocks.flatMap((clock: { flags: string[] }) => clock.flags)).toEqual([]);
    expect(after.calendar.version).toBe('2027-2');
    await does(company, 'handler', near, 'resumptions', {});
  });

  it('a corrected notice takes the place of the first and is recounted again', async () => {
    company.clock.set('2026-12-31 12:00');
    const corrected = { year: 2027, official: official([['2027-01-01', '2027-01-02']]) };
    const preview = await post('policy', '/api/calendar-notice-previews', corrected);
    expect(preview.body).toMatchObject({ replaces: true });
    expect(preview.body.days.map((day: { date: string }) => day.date)).toEqual(['2027-01-03', '2027-01-09']);
    const loaded = await post('policy', '/api/calendar-notices', { ...corrected, reason: '更正' });
    await company.drain();
    expect(await runOf(loaded.body.runId)).toMatchObject({ status: 'done', same: preview.body.openCases });
    expect((await pageOf(company, open)).calendar.version).toBe('2027-3');
  });

  it('[S0-1.4-f] every stored clock is what the replay says', async () => {
    const id = await start({ kind: 'verification' });
    await company.drain();
    const run = await runOf(id);
    expect(run).toMatchObject({ status: 'done', differing: 0 });
    expect(run.total).toBeGreaterThan(2);

    await query(
      `update case_clocks set due_at = due_at + interval '1 hour' where limit_key = 'level_2_solution'
       and case_id = (select id from cases where number = $1)`,
      [open],
    );
    const again = await start({ kind: 'verification' });
    await company.drain();
    expect(await runOf(again)).toMatchObject({
      differing: 1,
      rows: [{ number: open, direction: 'differs' }],
    });
    await query(
      `update case_clocks set due_at = due_at - interval '1 hour' where limit_key = 'level_2_solution'
       and case_id = (select id from cases where number = $1)`,
      [open],
    );
  });
});
