import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { type Company, openCompany } from '../../kernel/testing/company.ts';
import { instantOf, PLAN_DAY, plansOf } from './testing/plans.ts';

let company: Company;
const open: Company[] = [];
const { as, order, book, start, run, page, planned, adopt, visitOf, facts } = plansOf(() => company);

beforeEach(async () => {
  company = await openCompany();
  open.push(company);
});
afterAll(async () => {
  for (const one of open) {
    expect(one.errors).toEqual([]);
    await one.close();
  }
});

type Move = {
  number: string;
  because: string;
  to: { technician: string; start: number; end: number } | null;
};

describe('a plan of a day', () => {
  it('is proposed, touches nothing, and is adopted through the gates of every visit', async () => {
    const repair = await order('appliance_repair');
    const plain = await order('commissioning');
    const plan = await planned();
    expect(plan).toMatchObject({ state: 'done', ways: 'straight', newOrders: 0, may: { adopt: true } });
    const moves: Move[] = plan.proposal.moves;
    expect(moves.map(({ number }) => number).toSorted()).toEqual([repair, plain].toSorted());
    const repairAt = moves.find(({ number }) => number === repair)?.to;
    expect(repairAt?.technician).toBe(company.id('tech1'));
    expect(
      plan.proposal.terms.reduce((sum: number, { points }: { points: number }) => sum + points, 0),
    ).toBeCloseTo(plan.cost, 6);
    expect([await visitOf(repair), await facts('workorder.scheduled')]).toEqual([null, []]);
    const { body } = await adopt(plan.id);
    expect(body.outcomes.map(({ outcome }: { outcome: string }) => outcome)).toEqual(['adopted', 'adopted']);
    expect(await visitOf(repair)).toMatchObject({
      technician: { id: repairAt?.technician },
      from: expect.stringContaining(PLAN_DAY),
    });
    expect(Date.parse((await visitOf(repair)).from)).toBe(Date.parse(instantOf(repairAt?.start ?? 0)));
    expect(await facts('day_plan.adopted')).toEqual([
      { data: { region: 'east', day: PLAN_DAY, adopted: 2, refused: 0 } },
    ]);
    const after = await page(plan.id);
    expect(
      after.orders.map(({ adopted, changed }: { adopted: boolean; changed: boolean }) => [adopted, changed]),
    ).toEqual([
      [true, false],
      [true, false],
    ]);
  });

  it('is adopted in part; what changed meanwhile is named and refused alone, with its reason', async () => {
    const [first, second, third] = [
      await order('commissioning'),
      await order('commissioning'),
      await order('measuring'),
    ];
    const plan = await planned();
    expect((await book(second, 'tech1', ['16:00', '17:00'])).status).toBe(201);
    const seen = await page(plan.id);
    const changed = seen.orders.filter((one: { changed: boolean }) => one.changed);
    expect(changed.map(({ number }: { number: string }) => number)).toEqual([second]);
    const { body } = await adopt(plan.id, { numbers: [first, second] });
    const outcomes = Object.fromEntries(
      body.outcomes.map((one: { number: string; code: string | null }) => [one.number, one.code]),
    );
    expect(outcomes).toEqual({ [first]: null, [second]: 'order.stale' });
    expect(body.outcomes.find(({ code }: { code: string | null }) => code !== null).message).toMatch(/修改/);
    expect(await visitOf(third)).toBeNull();
  });

  it('a certificate that ended between plan and adoption stops the visit [S0-2.2-d]', async () => {
    const repair = await order('appliance_repair');
    const plan = await planned();
    await company.database.direct.query(
      `update certificates set revoked_on = $2 where user_id = $1 and kind = 'electrician'`,
      [company.id('tech1'), PLAN_DAY],
    );
    const { body } = await adopt(plan.id);
    expect(body.outcomes).toMatchObject([{ outcome: 'refused', code: 'visit.technician_unfit' }]);
    expect(body.outcomes[0].message).toContain('S0 2.2');
    expect(await visitOf(repair)).toBeNull();
    expect((await page(plan.id)).adoptedAt).toBeNull();
  });

  it('names orders that came since, and goes on from the best plan on the board as it is now', async () => {
    await order('commissioning');
    const plan = await planned();
    const late = await order('commissioning');
    expect((await page(plan.id)).newOrders).toBe(1);
    expect((await as('dispatcher', 'POST', `/api/day-plans/${plan.id}/resumption`)).status).toBe(201);
    expect((await page(plan.id)).state).toBe('queued');
    await run();
    const again = await page(plan.id);
    expect([again.state, again.newOrders]).toEqual(['done', 0]);
    expect(again.proposal.moves.map(({ number }: Move) => number)).toContain(late);
  });

  it('is stopped while it runs or waits, and keeps what it found', async () => {
    await order('commissioning');
    const waiting = (await start()).body.id;
    expect((await as('dispatcher', 'POST', `/api/day-plans/${waiting}/stop`)).status).toBe(201);
    expect((await page(waiting)).state).toBe('stopped');
    const { id } = (await start({ seconds: 600 })).body;
    const running = run();
    let state = 'queued';
    for (
      let tries = 0;
      tries < 200 && !(state === 'running' && (await page(id)).proposal !== null);
      tries += 1
    ) {
      state = (await page(id)).state;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    expect((await adopt(id)).body.code).toBe('day_plan.runs');
    await as('dispatcher', 'POST', `/api/day-plans/${id}/stop`);
    await running;
    const stopped = await page(id);
    expect([stopped.state, stopped.proposal.moves.length]).toEqual(['stopped', 1]);
    expect((await as('dispatcher', 'POST', `/api/day-plans/${id}/stop`)).body.code).toBe(
      'day_plan.not_running',
    );
  });

  it('of a process that ends is interrupted, and one that died is found so', async () => {
    await order('commissioning');
    const { id } = (await start({ seconds: 600 })).body;
    await run({ stopped: () => true });
    expect((await page(id)).state).toBe('interrupted');
    await company.database.direct.query(
      `update day_plans set state = 'running', beat_at = clock_timestamp() - interval '1 minute' where id = $1`,
      [id],
    );
    expect((await page(id)).state).toBe('interrupted');
    await as('dispatcher', 'POST', `/api/day-plans/${id}/resumption`);
    await run({ stopped: () => true });
    expect((await page(id)).proposal.moves).toHaveLength(1);
  });

  it('goes by the minutes of a routing engine, and by straight lines when it is silent', async () => {
    await order('commissioning');
    const one = (await start()).body.id;
    const asked: number[] = [];
    await run({
      roads: async (points) => {
        asked.push(points.length);
        return points.map((_, from) => points.map((__, to) => (from === to ? 0 : 33)));
      },
    });
    const plan = await page(one);
    expect([plan.ways, plan.proposal.routes[0].stops[0].way]).toEqual(['engine', 35]);
    expect(asked).toEqual([5]);
    const other = (await start()).body.id;
    await run({ roads: async () => null });
    expect((await page(other)).ways).toBe('straight');
  });

  it('is asked for a day to come, in one’s own region, by who may dispatch [S2-2.1.2-c]', async () => {
    expect((await start({ day: '2026-03-01' })).body.code).toBe('day_plan.day');
    expect((await start({ day: '2026-07-01' })).body.code).toBe('day_plan.day');
    expect((await start({}, 'south')).status).toBe(404);
    expect((await start({}, 'agent')).status).toBe(403);
    const { id } = (await start()).body;
    expect((await as('south', 'GET', `/api/day-plans/${id}`)).status).toBe(404);
    expect((await as('south', 'POST', `/api/day-plans/${id}/stop`)).status).toBe(404);
    expect((await as('south', 'GET', `/api/day-plans?region=east&day=${PLAN_DAY}`)).status).toBe(404);
    const list = (await as('east', 'GET', `/api/day-plans?region=east&day=${PLAN_DAY}`)).body;
    expect(list.plans.map((one: { id: number }) => one.id)).toEqual([id]);
  });
});

describe('settings', () => {
  it('weights are set by leads only, over the version that they saw, and hold for the next plan', async () => {
    const { body: seen } = await as('dispatcher', 'GET', '/api/dispatch-settings');
    expect([seen.version, seen.may.change, seen.weights.travel]).toEqual([0, false, 1]);
    const { may: _may, ...settings } = seen;
    const changed = { ...settings, weights: { ...settings.weights, travel: 2 } };
    const set = (username: string, body: object) => as(username, 'PUT', '/api/dispatch-settings', body);
    expect((await set('dispatcher', changed)).status).toBe(403);
    expect((await set('head-repair', changed)).body).toEqual({ version: 1 });
    expect((await set('head-repair', changed)).body.code).toBe('settings.stale');
    expect((await set('head-repair', { ...changed, version: 1 })).body).toEqual({ version: 2 });
    expect(await facts('dispatch.settings_set')).toHaveLength(2);
    await order('commissioning');
    expect((await planned()).weights.travel).toBe(2);
    expect(
      (await set('head-repair', { ...changed, version: 2, weights: { ...changed.weights, work: -1 } }))
        .status,
    ).toBe(422);
  });
});
