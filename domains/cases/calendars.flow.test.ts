import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Company, openCompany } from '../../kernel/testing/company.ts';
import { complaint } from './testing/walk.ts';

let company: Company;
beforeAll(async () => {
  company = await openCompany();
});
afterAll(async () => {
  expect(company.errors).toEqual([]);
  await company.close();
});

const solution = async () => {
  const answer = await company.as('agent')('POST', '/api/cases', complaint(company));
  const clock = answer.body.clocks.find((one: { event: string }) => one.event === 'solution');
  return { number: answer.body.number, dueAt: clock.dueAt, flags: clock.flags };
};
const publish = (username: string, body: object) => company.as(username)('POST', '/api/calendars', body);

it('[S0-1.4-f] the administrator keeps hours, holidays and make-up days; until a year is published its dates carry a warning', async () => {
  company.clock.set('2026-12-30 10:00');
  const before = await solution();
  expect(before).toMatchObject({ flags: ['calendar_2027_unpublished'], dueAt: '2027-01-06T10:00:00.000Z' });

  const { calendar } = (await company.as('admin')('GET', '/api/calendars/in-force')).body;
  const official = {
    ...calendar.official,
    '2027': {
      notices: [{ number: '测试通知', url: 'http://localhost/notice', verified: false }],
      off: [{ name: { zh: '元旦', en: 'New Year' }, from: '2027-01-01', to: '2027-01-03' }],
      makeup: [{ name: { zh: '元旦', en: 'New Year' }, date: '2027-01-09' }],
    },
  };
  const weekly = { ...calendar.weekly, wed: [['09:00', '17:00']], thu: [['09:00', '17:00']] };
  const next = { version: '2027', calendar: { ...calendar, official, weekly }, reason: '2027 年放假通知' };
  expect((await publish('agent', next)).status).toBe(403);
  expect(
    (
      await publish('admin', {
        ...next,
        calendar: { ...next.calendar, weekly: { mon: [['18:00', '09:00']] } },
      })
    ).status,
  ).toBe(422);
  expect((await publish('admin', { ...next, reason: undefined })).status).toBe(422);
  expect((await solution()).flags).toEqual(['calendar_2027_unpublished']);

  expect((await publish('admin', next)).status).toBe(201);
  const again = await publish('admin', next);
  expect([again.status, again.body.code]).toEqual([409, 'calendar.version_known']);
  // 31 December, then 4 to 7 January: the fifth working day is a Thursday, which now ends at 17:00.
  expect(await solution()).toMatchObject({ flags: [], dueAt: '2027-01-07T09:00:00.000Z' });
  const page = (await company.as('supervisor')('GET', `/api/cases/${before.number}`)).body;
  expect(page.calendar.version).not.toBe('2027');
  const [told] = await company.database.direct.query<{ reason: string }>(
    `select reason from events where type = 'calendar.replaced'`,
  );
  expect(told?.reason).toBe('2027 年放假通知');
});
