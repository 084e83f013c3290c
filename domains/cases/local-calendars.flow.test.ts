import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Company, openCompany } from '../../kernel/testing/company.ts';
import { complaint, does, pageOf, register } from './testing/walk.ts';

let company: Company;
beforeAll(async () => {
  company = await openCompany();
});
afterAll(async () => {
  expect(company.errors).toEqual([]);
  await company.close();
});

type Hours = [string, string][];
const week = (hours: Hours) => ({ mon: hours, tue: hours, wed: hours, thu: hours, fri: hours });
const post = (username: string, path: string, body: object) => company.as(username)('POST', path, body);
const get = async (path: string) => (await company.as('admin')('GET', path)).body;
const publish = (parts: object) =>
  post('admin', '/api/calendar-overrides', { version: '1', reason: '区域营业时间', ...parts });
const from = (provinceCode: string) => ({
  customer: { new: { name: '测试客户', phone: '13900000001', provinceCode } },
});
async function solutionOf(number: string) {
  const page = await pageOf(company, number);
  const clock = page.clocks.find((one: { event: string }) => one.event === 'solution');
  return { due: clock.dueAt, code: page.calendar.code, version: page.calendar.version };
}
const china = (wall: string) =>
  new Date(Date.parse(`${wall.replace(' ', 'T')}:00+08:00`)).toISOString().replace('.000Z', '+00:00');

describe('calendars of regions and departments', () => {
  let kept: string;

  it('[S0-1.4-f] a region’s own hours count for its cases, on the official days of the company', async () => {
    company.clock.set('2026-02-12 10:00');
    kept = await register(company, complaint(company, from('61')));
    const answer = await publish({
      region: 'northwest',
      override: {
        weekly: week([
          ['10:00', '14:00'],
          ['15:30', '19:30'],
        ]),
      },
    });
    expect([answer.status, answer.body]).toEqual([201, { code: 'cn-northwest', version: '1' }]);
    const here = await register(company, complaint(company, from('61')));
    const elsewhere = await register(company, complaint(company, from('31')));
    // The 14th is a make-up Saturday, 15 to 23 February are the Spring Festival: the fifth working day is the 26th.
    expect(await solutionOf(here)).toMatchObject({ due: china('2026-02-26 19:30'), code: 'cn-northwest' });
    expect(await solutionOf(elsewhere)).toMatchObject({ due: china('2026-02-26 18:00'), code: 'cn' });
    expect(await solutionOf(kept)).toMatchObject({ due: china('2026-02-26 18:00'), code: 'cn' });
  });

  it('a department’s hours go before those of its region, and a later assignment changes neither', async () => {
    expect(
      (await publish({ departmentId: 'after-sales', override: { weekly: week([['08:00', '17:00']]) } }))
        .status,
    ).toBe(201);
    const number = await register(company, complaint(company, from('61')));
    expect(await solutionOf(number)).toMatchObject({
      due: china('2026-02-26 17:00'),
      code: 'cn-d-after-sales',
    });
    const page = await pageOf(company, number);
    await does(company, 'supervisor', number, 'assignment', {
      departmentId: 'repair',
      handlerId: null,
      reason: '转维修',
    });
    expect(await solutionOf(number)).toMatchObject({
      due: china('2026-02-26 17:00'),
      code: 'cn-d-after-sales',
    });
    expect((await pageOf(company, number)).calendar).toEqual(page.calendar);
    expect(
      (await post('admin', '/api/calendar-overrides/cn-d-after-sales/ending', { reason: '不再单列' })).status,
    ).toBe(201);
    const after = await register(company, complaint(company, from('61')));
    expect((await solutionOf(after)).code).toBe('cn-northwest');
    expect(
      (await post('admin', '/api/calendar-overrides/cn-d-after-sales/ending', { reason: '再来' })).status,
    ).toBe(404);
  });

  it('half days, breaks and special days of a region count', async () => {
    const override = {
      weekly: { ...week([['10:00', '19:30']]), fri: [['10:00', '13:00']] as Hours },
      special: { '2026-03-05': [['10:00', '12:00']] as Hours, '2026-03-04': [] as Hours },
      breaks: { '2026-03-06': [['12:00', '13:00']] as Hours },
    };
    expect((await publish({ region: 'northwest', version: '2', override })).status).toBe(201);
    company.clock.set('2026-02-27 10:00');
    const five = await register(company, complaint(company, from('61')));
    // After Friday: the make-up Saturday, 2 and 3 March, the 5th, and Friday the 6th, which its break ends at noon.
    expect((await solutionOf(five)).due).toBe(china('2026-03-06 12:00'));
    company.clock.set('2026-02-26 10:00');
    // One day less: Thursday the 5th, which is open for two hours only.
    const earlier = await register(company, complaint(company, from('61')));
    expect((await solutionOf(earlier)).due).toBe(china('2026-03-05 12:00'));
  });

  it.each([
    ['calendar_never_opens', { weekly: {} }],
    [
      'intervals_overlap',
      {
        weekly: week([
          ['09:00', '12:00'],
          ['11:00', '18:00'],
        ]),
      },
    ],
    ['interval_without_end', { weekly: { mon: [['09:00']] } }],
    ['interval_ends_before_it_starts', { weekly: week([['18:00', '09:00']]) }],
    ['year_out_of_range', { weekly: week([['09:00', '18:00']]), special: { '1999-12-31': [] } }],
    ['unknown_field', { weekly: week([['09:00', '18:00']]), open: 'always' }],
  ])('%s: the version in force stays', async (code, override) => {
    const answer = await publish({ region: 'northwest', version: '3', override });
    expect([answer.status, answer.body.errors[0].code]).toEqual([422, code]);
    const { calendars } = await get('/api/calendars');
    expect(calendars.find((one: { code: string }) => one.code === 'cn-northwest').version).toBe('2');
  });

  it('one place each, a known version name and a right are needed', async () => {
    const override = { weekly: week([['09:00', '18:00']]) };
    expect((await publish({ override })).status).toBe(422);
    expect((await publish({ region: 'northwest', departmentId: 'repair', override })).status).toBe(422);
    expect((await publish({ region: 'northwest', version: '2', override })).body.code).toBe(
      'calendar.version_known',
    );
    expect(
      (
        await post('agent', '/api/calendar-overrides', {
          region: 'east',
          version: '1',
          override,
          reason: '无权',
        })
      ).status,
    ).toBe(403);
    expect((await publish({ departmentId: 'nowhere', override })).status).toBe(422);
  });

  it('[S0-1.4-f] a notice goes into every calendar that inherits, and a case keeps the hours it was bound to', async () => {
    company.clock.set('2026-12-29 10:00');
    const west = await register(company, complaint(company, from('61')));
    const company1 = await register(company, complaint(company, from('31')));
    const { calendar } = await get('/api/calendars/in-force');
    const weekly = week([['09:00', '17:00']]);
    expect(
      (
        await post('admin', '/api/calendars', {
          version: 'h2',
          calendar: { ...calendar, weekly },
          reason: '改时间',
        })
      ).status,
    ).toBe(201);
    const notice = {
      year: 2027,
      official: {
        notices: [{ number: null, url: 'http://localhost/n', verified: false }],
        off: [{ name: { zh: '元旦', en: 'New Year' }, from: '2027-01-01', to: '2027-01-03' }],
        makeup: [],
      },
    };
    const preview = await post('admin', '/api/calendar-notice-previews', notice);
    expect(preview.body.calendars.map((one: { code: string }) => one.code)).toEqual([
      'cn',
      'cn-northwest',
      'cn-d-after-sales',
    ]);
    const loaded = await post('admin', '/api/calendar-notices', { ...notice, reason: '通知' });
    expect(loaded.status).toBe(201);
    await company.drain();
    expect((await solutionOf(west)).due).toBe(china('2027-01-06 19:30'));
    // Bound to 09:00-18:00 before the hours changed: the notice does not change its hours.
    expect((await solutionOf(company1)).due).toBe(china('2027-01-06 18:00'));
    expect((await solutionOf(await register(company, complaint(company, from('31'))))).due).toBe(
      china('2027-01-06 17:00'),
    );
  });

  it('changed hours count for open cases only when somebody chooses so', async () => {
    const number = await register(company, complaint(company, from('31')));
    const { calendar } = await get('/api/calendars/in-force');
    const weekly = week([['09:00', '16:00']]);
    await post('admin', '/api/calendars', {
      version: 'h3',
      calendar: { ...calendar, weekly },
      reason: '冬令时间',
    });
    expect((await solutionOf(number)).due).toBe(china('2027-01-06 17:00'));
    const started = await post('admin', '/api/recounts', { kind: 'calendar', reason: '未结个案适用新时间' });
    expect(started.status).toBe(201);
    await company.drain();
    expect((await solutionOf(number)).due).toBe(china('2027-01-06 16:00'));
    const run = await get(`/api/recounts/${started.body.runId}`);
    expect(run).toMatchObject({ status: 'done', kind: 'calendar' });
    expect(run.earlier).toBeGreaterThan(0);
    const check = await post('admin', '/api/recounts', { kind: 'verification', reason: '核对' });
    await company.drain();
    expect(await get(`/api/recounts/${check.body.runId}`)).toMatchObject({ status: 'done', differing: 0 });
  });

  it('a region’s own quiet hours hold its messages', async () => {
    await publish({
      region: 'northwest',
      version: '9',
      override: { weekly: week([['10:00', '19:30']]), quietHours: { from: '13:00', to: '15:00' } },
    });
    company.clock.set('2026-12-30 14:00');
    const held = async (province: string) => {
      const number = await register(company, complaint(company, from(province)));
      await does(company, 'head-after', number, 'acceptance', {
        accepted: true,
        handlerId: company.id('handler'),
      });
      const [message] = await company.database.direct.query<{ status: string; send_after: Date }>(
        `select m.status, m.send_after from outbound_messages m join cases c on c.id = m.case_id
         where c.number = $1 and m.template like 'progress%'`,
        [number],
      );
      return [message?.status, message?.send_after.toISOString()];
    };
    expect(await held('61')).toEqual(['held', '2026-12-30T07:00:00.000Z']);
    expect(await held('31')).toEqual(['queued', '2026-12-30T06:00:00.000Z']);
    const { calendars } = await get('/api/calendars');
    expect(
      calendars.find((one: { code: string }) => one.code === 'cn-northwest').calendar.quietHours,
    ).toEqual({ from: '13:00', to: '15:00' });
  });
});

describe('iCalendar', () => {
  it('a calendar goes out as a file and its days come back', async () => {
    const file = await company.as('agent')('GET', '/api/calendars/cn/ics?year=2026');
    expect([file.status, String(file.headers['content-type'])]).toEqual([
      200,
      'text/calendar; charset=utf-8',
    ]);
    const read = await post('admin', '/api/calendar-readings', { text: file.body as string });
    const { calendar } = await get('/api/calendars/in-force');
    expect(read.body.years).toEqual([
      { year: 2026, off: calendar.official['2026'].off, makeup: calendar.official['2026'].makeup },
    ]);
    expect(read.body.skipped).toBe(5);
    const yaml = 'off:\n  - { name: { zh: 元旦, en: New Year }, from: "2027-01-01", to: "2027-01-03" }\n';
    for (const text of [yaml, `official:\n  "2027":\n    ${yaml.replace('\n  ', '\n      ')}`]) {
      const found = await post('admin', '/api/calendar-readings', { text });
      expect(found.body.years).toMatchObject([{ year: 2027, off: [{ to: '2027-01-03' }], makeup: [] }]);
    }
    const wrong = await post('admin', '/api/calendar-readings', {
      text: yaml.replace('2027-01-03', '2026-13-03'),
    });
    expect([wrong.status, wrong.body.errors[0].field]).toEqual([422, 'text.off.0.to']);
    const bomb = `a: &a [1]\nb: &b [*a,*a]\nc: [*b,*b]\n`;
    expect((await post('admin', '/api/calendar-readings', { text: bomb })).status).toBe(422);
    expect((await company.as('agent')('GET', '/api/calendars/cn/ics?year=2150')).status).toBe(409);
    expect((await company.as('agent')('GET', '/api/calendars/nowhere/ics')).status).toBe(404);
    expect((await post('agent', '/api/calendar-readings', { text: 'BEGIN:VCALENDAR' })).status).toBe(403);
    expect((await post('admin', '/api/calendar-readings', { text: 'hello' })).body.code).toBe(
      'ics.not_icalendar',
    );
  });
});
