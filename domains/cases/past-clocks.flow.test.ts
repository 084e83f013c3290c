import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Company, openCompany } from '../../kernel/testing/company.ts';
import { bringTo, complaint, does, pageOf, register } from './testing/walk.ts';

let company: Company;
beforeAll(async () => {
  company = await openCompany();
});
afterAll(async () => {
  expect(company.errors).toEqual([]);
  await company.close();
});

type Shown = { limitKey: string; status: string; dueAt: string | null; metAt: string | null };
const told = ({
  limitKey,
  dueAt,
  originalDueAt,
  metAt,
  flags,
  binding,
  event,
  clause,
}: Record<string, never>) => ({
  limitKey,
  event,
  clause,
  binding,
  flags,
  dueAt: dueAt && Date.parse(dueAt),
  originalDueAt: originalDueAt && Date.parse(originalDueAt),
  metAt: metAt && Date.parse(metAt),
});

it('[S0-1.4-f] what was shown at any instant comes back: after a pause, a new class, an extension, a notice and a new standard', async () => {
  const { clock } = company;
  const shown: { at: number; page: Record<string, never>; clocks: object[] }[] = [];
  clock.set('2026-12-23 10:00');
  const number = await register(company, complaint(company, { needsRepair: true }));
  const keep = async () => {
    const page = await pageOf(company, number);
    // A limit that no longer holds stays in the table as stopped; it is no clock of the case any more.
    const clocks = page.clocks.filter(
      ({ status, flags }: { status: string; flags: string[] }) =>
        status !== 'stopped' || flags.some((flag) => flag.startsWith('superseded')),
    );
    shown.push({ at: clock.now, page, clocks: clocks.map(told) });
    clock.advance(3_600_000);
  };
  await keep();
  await bringTo(company, number, 'investigated');
  await keep();
  clock.set('2026-12-24 10:00');
  await does(company, 'handler', number, 'pauses', { reason: 'inspection', evidence: '送检' });
  await keep();
  clock.set('2026-12-25 16:30');
  await does(company, 'handler', number, 'resumptions', {});
  await keep();
  await does(company, 'supervisor', number, 'classification', { category: 'product_quality', special: true });
  await keep();
  clock.set('2026-12-28 10:00');
  await does(company, 'handler', number, 'extensions', {
    event: 'solution',
    newDueAt: new Date(Date.parse('2027-01-06T18:00:00+08:00')).toISOString(),
    reason: '等检测报告',
    customerToldAt: new Date(clock.now).toISOString(),
    customerToldBy: 'phone',
    noticeEvidence: '通话录音',
  });
  await keep();
  clock.set('2026-12-29 09:00');
  const loaded = await company.as('admin')('POST', '/api/calendar-notices', {
    year: 2027,
    official: {
      notices: [{ number: null, url: 'http://localhost/n', verified: false }],
      off: [{ name: { zh: '元旦', en: 'New Year' }, from: '2027-01-01', to: '2027-01-03' }],
      makeup: [],
    },
    reason: '通知',
  });
  expect(loaded.status).toBe(201);
  await company.drain();
  await keep();
  clock.set('2026-12-30 09:00');
  const { calendar } = (await company.as('admin')('GET', '/api/calendars/in-force')).body;
  await company.as('admin')('POST', '/api/calendars', {
    version: 'short',
    calendar: {
      ...calendar,
      weekly: Object.fromEntries(
        ['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, [['09:00', '16:00']]]),
      ),
    },
    reason: '改时间',
  });
  await company.as('admin')('POST', '/api/recounts', { kind: 'calendar', reason: '适用' });
  await company.drain();
  await keep();

  expect(new Set(shown.map(({ clocks }) => JSON.stringify(clocks))).size).toBe(shown.length);
  for (const { at, page, clocks } of shown) {
    const then = await company.as('supervisor')(
      'GET',
      `/api/cases/${number}/clocks?at=${encodeURIComponent(new Date(at).toISOString())}`,
    );
    expect(then.status).toBe(200);
    const byKey = (list: { limitKey: string }[]) =>
      list.toSorted((a, b) => (a.limitKey < b.limitKey ? -1 : 1));
    expect(byKey(then.body.clocks.map(told))).toEqual(byKey(clocks as never));
    expect(then.body.calendar).toEqual(page.calendar);
    const running = then.body.clocks.find(
      (one: Shown) => one.limitKey === 'level_2_solution' && one.dueAt !== null,
    );
    if (running !== undefined) expect(running.steps.length).toBeGreaterThan(1);
  }
});

it('there is nothing to show before the case was there, and nobody sees a case out of sight', async () => {
  const number = await register(company, complaint(company));
  const ask = async (username: string, at: string) =>
    company.as(username)('GET', `/api/cases/${number}/clocks?at=${encodeURIComponent(at)}`);
  const early = await ask('supervisor', '2026-01-01T00:00:00+08:00');
  expect(early.body).toMatchObject({ standard: null, calendar: null, clocks: [] });
  expect((await ask('repairer', '2026-12-31T00:00:00+08:00')).status).toBe(404);
  expect((await ask('supervisor', 'yesterday')).status).toBe(422);
});
