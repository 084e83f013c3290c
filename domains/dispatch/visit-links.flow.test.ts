import { createHash } from 'node:crypto';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { type Company, openCompany } from '../../kernel/testing/company.ts';
import { DAY, MINUTE } from '../../kernel/time.ts';
import { plansOf } from './testing/plans.ts';

let company: Company;
const open: Company[] = [];
const { as, order, book } = plansOf(() => company);

beforeEach(async () => {
  company = await openCompany();
  open.push(company);
  company.clock.set('2026-03-03 10:00');
});
afterAll(async () => {
  for (const one of open) {
    expect(one.errors).toEqual([]);
    await one.close();
  }
});

const codeIn = (body: string): string => /\/visit\/([\w-]+)/.exec(body)?.[1] ?? '';

/** The code that the newest message to the customer carries. */
async function linkOf(): Promise<string> {
  await company.drain();
  company.clock.advance(MINUTE);
  await company.database.direct.query(`select graphile_worker.add_job('messages:send', '{}'::json)`);
  await company.drain();
  const sent = company.sent as { body: string }[];
  return codeIn(sent.findLast(({ body }) => body.includes('/visit/'))?.body ?? '');
}
const view = async (code: string, query = '') => {
  const answer = await company.app.inject({ method: 'GET', url: `/visit/${code}${query}` });
  return { status: answer.statusCode, html: answer.body, headers: answer.headers };
};
const post = async (code: string, form: Record<string, string>, address = '10.0.0.1') => {
  const answer = await company.app.inject({
    method: 'POST',
    url: `/visit/${code}`,
    remoteAddress: address,
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin: 'null' },
    payload: new URLSearchParams(form).toString(),
  });
  return { status: answer.statusCode, location: String(answer.headers.location ?? '') };
};
const slotsIn = (html: string): string[] =>
  [...html.matchAll(/name="from" value="([^"]+)"/g)].map(([, at]) => at ?? '');
const visitOf = async (number: string) =>
  (await as('supervisor', 'GET', `/api/work-orders/${number}`)).body.visit;
const facts = async (number: string) =>
  (
    await company.database.direct.query<{ type: string }>(
      `select type from events where data->>'number' = $1 and type like 'workorder.%' order by id`,
      [number],
    )
  ).map(({ type }) => type);

describe('the link', () => {
  it('comes with a new order, opens its page alone, and is stored nowhere', async () => {
    const number = await order('appliance_repair');
    const code = await linkOf();
    expect(code).toMatch(/^\w+-[\w-]{32}$/);
    const stored = await company.database.direct.query<{ all: string }>(
      `select (select string_agg(m::text, '') from outbound_messages m) || (select string_agg(l::text, '') from visit_links l) as all`,
    );
    expect(stored[0]?.all).not.toContain(code.split('-').slice(1).join('-'));
    const page = await view(code);
    expect(page.status).toBe(200);
    expect(page.html).toContain('家电维修');
    expect(slotsIn(page.html).length).toBeGreaterThan(20);
    expect(page.headers['cache-control']).toBe('private, no-store');
    // The number and the name that the case was registered with.
    expect(page.html).not.toMatch(/13900000001|测试客户/);
    expect(page.html).not.toMatch(/<script/i);
    expect((await view(code, '?lang=en')).html).toContain('Choose a time that suits you');
    expect(await facts(number)).toEqual(['workorder.created', 'workorder.slots_offered']);
  });

  it('one that is over, replaced, foreign or of a cancelled order gets the same plain answer', async () => {
    const number = await order('commissioning');
    const code = await linkOf();
    const foreign = await view('1-AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA');
    expect(foreign.status).toBe(404);
    expect((await as('supervisor', 'POST', `/api/work-orders/${number}/visit-links`)).status).toBe(201);
    const fresh = await linkOf();
    expect(fresh).not.toBe(code);
    const dead = [await view(code), await view('nonsense'), await view(code.replace(/.$/, 'x'))];
    expect(dead.map(({ status, html }) => [status, html === foreign.html])).toEqual(
      dead.map(() => [404, true]),
    );
    expect((await view(fresh)).status).toBe(200);
    company.clock.advance(15 * DAY);
    expect((await view(fresh)).html).toBe(foreign.html);
    expect(
      (await post(fresh, { act: 'hold', from: new Date(company.clock.now + DAY).toISOString() })).status,
    ).toBe(303);
    expect(await visitOf(number)).toBeNull();
  });

  it('is not sent in the quiet hours, nor where the company does not want it', async () => {
    company.clock.set('2026-03-03 22:00');
    await order('commissioning');
    expect(await linkOf()).toBe('');
    company.clock.set('2026-03-04 08:30');
    expect(await linkOf()).not.toBe('');
    const { body } = await as('head-repair', 'GET', '/api/dispatch-settings');
    const { may: _may, ...settings } = body;
    await as('head-repair', 'PUT', '/api/dispatch-settings', { ...settings, customerSlots: false });
    const links = () =>
      (company.sent as { body: string }[]).filter(({ body }) => body.includes('/visit/')).length;
    const before = links();
    const quiet = await order('commissioning');
    await linkOf();
    expect([links(), before]).toEqual([1, 1]);
    expect(await facts(quiet)).toEqual(['workorder.created']);
  });

  it('is not sent before somebody looked from afar where that comes first [S2-1.1-c]', async () => {
    const number = await order('smart_home_repair');
    expect(await linkOf()).toBe('');
    const asked = await as('supervisor', 'POST', `/api/work-orders/${number}/visit-links`);
    expect([asked.status, asked.body.code]).toEqual([409, 'visit.remote_first']);
    expect(await facts(number)).toEqual(['workorder.created']);
  });
});

describe('choosing', () => {
  it('a slot is held, confirmed, planned with somebody who may come, and locked', async () => {
    const number = await order('appliance_repair');
    const code = await linkOf();
    const [slot = ''] = slotsIn((await view(code)).html);
    expect(await post(code, { act: 'hold', from: slot })).toEqual({
      status: 303,
      location: `/visit/${code}?lang=zh`,
    });
    expect((await view(code)).html).toContain('确认预约');
    expect(await visitOf(number)).toBeNull();
    expect((await post(code, { act: 'confirm' })).location).toContain('done=confirmed');
    const visit = await visitOf(number);
    expect(visit).toMatchObject({ technician: { id: company.id('tech1') }, locked: true, movedBy: null });
    expect(Date.parse(visit.from)).toBe(Date.parse(slot));
    const { html } = await view(code, '?done=confirmed');
    expect(html).toContain('演**（工号 D0501）');
    expect(html).not.toContain('演示工程师');
    expect(await facts(number)).toEqual([
      'workorder.created',
      'workorder.slots_offered',
      'workorder.scheduled',
    ]);
  });

  it('two customers do not get one slot; a hold that is over lets it go', async () => {
    const first = await order('appliance_repair');
    const one = await linkOf();
    const second = await order('appliance_repair');
    const other = await linkOf();
    const [slot = ''] = slotsIn((await view(one)).html);
    expect(slotsIn((await view(other)).html)).toContain(slot);
    const both = await Promise.all([
      post(one, { act: 'hold', from: slot }),
      post(other, { act: 'hold', from: slot }, '10.0.0.2'),
    ]);
    expect(both.filter(({ location }) => location.includes('done=taken'))).toHaveLength(1);
    const [winner, loser] = both[0]?.location.includes('taken') ? [other, one] : [one, other];
    expect(slotsIn((await view(loser)).html)).not.toContain(slot);
    await post(winner, { act: 'let_go' });
    expect(slotsIn((await view(loser)).html)).toContain(slot);
    await post(winner, { act: 'hold', from: slot });
    company.clock.advance(6 * MINUTE);
    expect((await post(winner, { act: 'confirm' })).location).toContain('done=taken');
    await post(loser, { act: 'hold', from: slot });
    expect((await post(loser, { act: 'confirm' })).location).toContain('done=confirmed');
    expect([await visitOf(first), await visitOf(second)].filter((visit) => visit !== null)).toHaveLength(1);
  });

  it('what the office takes meanwhile cannot be confirmed', async () => {
    await order('appliance_repair');
    const code = await linkOf();
    const slot = slotsIn((await view(code)).html).find((at) => at.startsWith('2026-03-05')) ?? '';
    await post(code, { act: 'hold', from: slot });
    const rival = await order('commissioning');
    await company.drain();
    expect((await book(rival, 'tech1', ['09:00', '18:00'])).status).toBe(201);
    expect((await post(code, { act: 'confirm' })).location).toContain('done=taken');
  });

  it('moving to a later time is the customer’s delay and holds our limit; an earlier one is not [S0-1.4-d]', async () => {
    const number = await order('appliance_repair');
    const code = await linkOf();
    await book(number, 'tech1', ['10:00', '11:30']);
    const pauses = async () =>
      (
        await company.database.direct.query<{ data: { reason: string } }>(
          `select data from clock_events where type = 'paused'`,
        )
      ).map(({ data }) => data.reason);
    const slots = slotsIn((await view(code)).html);
    const earlier = slots.find((at) => at.startsWith('2026-03-04')) ?? '';
    await post(code, { act: 'hold', from: earlier });
    await post(code, { act: 'confirm' });
    expect([(await visitOf(number)).movedBy, await pauses()]).toEqual(['customer', []]);
    const later = slots.find((at) => at.startsWith('2026-03-06')) ?? '';
    await post(code, { act: 'hold', from: later });
    await post(code, { act: 'confirm' });
    expect(await pauses()).toEqual(['customer_asked']);
    expect(Date.parse((await visitOf(number)).from)).toBe(Date.parse(later));
    const moved = (await as('supervisor', 'GET', `/api/work-orders/${number}`)).body.visits.filter(
      (visit: { status: string }) => visit.status === 'moved',
    );
    expect(moved.map(({ movedBy }: { movedBy: string }) => movedBy)).toEqual(['customer', 'customer']);
  });

  it('a first choice beyond our limit, though one within it was offered, says on the case what was offered', async () => {
    await order('appliance_repair');
    const code = await linkOf();
    await company.database.direct.query(
      `update case_clocks set due_at = '2026-03-05T04:00Z' where event in ('arrange', 'complete')`,
    );
    const slots = slotsIn((await view(code)).html);
    expect(slots[0]).toBe('2026-03-03T05:00:00.000Z');
    await post(code, { act: 'hold', from: slots.find((at) => at.startsWith('2026-03-06')) ?? '' });
    await post(code, { act: 'confirm' });
    const noted = await company.database.direct.query<{ evidence: string }>(
      `select data->>'evidence' as evidence from events where type = 'clock.paused'`,
    );
    expect(noted.map(({ evidence }) => evidence)).toEqual([
      expect.stringMatching(/客户自行选择时间，最早可约 2026-03-03 13:00$/),
    ]);
  });

  it('ends two hours before the visit, after five choices, and once somebody is on the way', async () => {
    const number = await order('commissioning');
    const code = await linkOf();
    for (let nth = 0; nth < 5; nth += 1) {
      const slots = slotsIn((await view(code)).html);
      await post(code, { act: 'hold', from: slots[nth] ?? '' }, `10.0.1.${nth}`);
      expect((await post(code, { act: 'confirm' }, `10.0.1.${nth}`)).location).toContain('done=confirmed');
    }
    expect(slotsIn((await view(code)).html)).toEqual([]);
    await company.database.direct.query(`update work_orders set status = 'on_the_way' where number = $1`, [
      number,
    ]);
    expect((await view(code)).status).toBe(404);
  });

  it('a wish to be called reaches dispatcher and owner, three times at most', async () => {
    const number = await order('commissioning');
    const code = await linkOf();
    for (let nth = 0; nth < 5; nth += 1)
      expect((await post(code, { act: 'call' })).location).toContain('done=calling');
    const told = await company.database.direct.query<{ user_id: string }>(
      `select user_id from notifications where kind = 'workorder.call_asked'`,
    );
    expect(told.filter(({ user_id }) => user_id === company.id('dispatcher'))).toHaveLength(3);
    expect((await facts(number)).filter((type) => type === 'workorder.call_asked')).toHaveLength(3);
  });

  it('the page lets a browser use its own style and send its form, and nothing else', async () => {
    await order('commissioning');
    const { headers, html } = await view(await linkOf());
    const [, style = ''] = /<style>(.*?)<\/style>/s.exec(html) ?? [];
    const hash = createHash('sha256').update(style).digest('base64');
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain(`style-src 'sha256-${hash}'`);
    expect(policy).toContain(`form-action 'self'`);
    expect(policy).toContain(`default-src 'none'`);
    expect(html).not.toContain(' style="');
  });

  it('who asks too often is put off for a minute', async () => {
    await order('commissioning');
    const code = await linkOf();
    const answers: number[] = [];
    for (let nth = 0; nth < 42; nth += 1) answers.push((await view(`${nth}-wrong`)).status);
    expect([answers[0], answers.at(-1)]).toEqual([404, 429]);
    expect((await view(code)).status).toBe(429);
    company.clock.advance(MINUTE);
    expect((await view(code)).status).toBe(200);
  });
});
