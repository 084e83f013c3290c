import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Company, openCompany } from '../../kernel/testing/company.ts';
import { complaint } from '../cases/testing/walk.ts';
import { withDurations } from './testing/drafts.ts';
import { draftOf, metAt, pastCase, runWaiting, simulate } from './testing/past.ts';

let company: Company;
let draft: number;
const COPIES = 299;

beforeAll(async () => {
  company = await openCompany();
  const number = await pastCase(company, complaint(company), [metAt('respond', '2026-03-03 04:00')]);
  // The same case again and again, to have something to run through.
  await company.database.direct.query(
    `with made as (
       insert into cases overriding system value select (jsonb_populate_record(c, jsonb_build_object('id', c.id + n, 'number', 'TS2026-9' || lpad(n::text, 5, '0')))).*
       from cases c, generate_series(1, $2) n where c.number = $1)
     insert into clock_events (case_id, at, type, data)
     select e.case_id + n, e.at, e.type, e.data from clock_events e join cases c on c.id = e.case_id, generate_series(1, $2) n
     where c.number = $1`,
    [number, COPIES],
  );
  company.clock.set('2026-04-01 12:00');
  draft = await draftOf(company, 'shorter', (pack) => withDurations(pack, { complaint_respond: 12 }));
});
afterAll(async () => {
  expect(company.errors).toEqual([]);
  await company.close();
});

const policy = (method: string, path: string, body?: object) => company.as('policy')(method, path, body);
const start = async (): Promise<number> =>
  (await policy('POST', '/api/simulations', { versionId: draft })).body.id;
const pageOf = async (id: number) => (await policy('GET', `/api/simulations/${id}`)).body;

/** Runs what waits up to some cases, and holds it there until it is let go. */
async function runUpTo(cases: number) {
  const [reached, gate] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  let asked = 0;
  const ended = runWaiting(company, async () => {
    asked += 1;
    if (asked > cases) {
      reached.resolve();
      await gate.promise;
    }
    return false;
  });
  await Promise.race([reached.promise, ended]);
  return { ended, letGo: gate.resolve };
}
const kept = async (id: number) =>
  (
    await company.database.direct.one<{ count: number }>(
      `select count(*)::int as count from simulation_changes where simulation_id = $1`,
      [id],
    )
  )?.count;

it('a cancel stops a run at its next batch; what was found stays, and it can be gone on with', async () => {
  const id = await start();
  const running = await runUpTo(5);
  expect(await pageOf(id)).toMatchObject({
    state: 'running',
    may: { cancel: true, resume: false, remove: false },
  });
  expect((await policy('DELETE', `/api/simulations/${id}`)).body.code).toBe('simulation.running');
  expect((await policy('POST', `/api/simulations/${id}/cancellation`)).status).toBe(201);
  running.letGo();
  await running.ended;
  const cancelled = await pageOf(id);
  expect(cancelled).toMatchObject({ state: 'cancelled', may: { cancel: false, resume: true, remove: true } });
  // The batch under way was kept, and no further one.
  expect([cancelled.progress.done, cancelled.totals.changes.newly_breached]).toEqual([6, 6]);
  expect((await policy('POST', `/api/simulations/${id}/cancellation`)).body.code).toBe(
    'simulation.not_running',
  );

  expect((await policy('POST', `/api/simulations/${id}/resumption`)).status).toBe(201);
  await runWaiting(company);
  const whole = await simulate(company, { versionId: draft });
  const resumed = await pageOf(id);
  expect([resumed.state, resumed.progress.done]).toEqual(['done', COPIES + 1]);
  expect(resumed.totals).toEqual(whole.totals);
  expect(await kept(id)).toBe(await kept(whole.id));
  expect((await policy('POST', `/api/simulations/${id}/resumption`)).body.code).toBe(
    'simulation.not_stopped',
  );
});

it('a process that ends leaves a run to be gone on with, from the start when the draft has changed', async () => {
  const id = await start();
  let asked = 0;
  await runWaiting(company, () => {
    asked += 1;
    return asked > 20;
  });
  expect(await pageOf(id)).toMatchObject({
    state: 'interrupted',
    progress: { done: 20 },
    may: { resume: true },
  });
  expect(await kept(id)).toBe(20);
  await company.database.direct.query(
    `update standard_versions set body = jsonb_set(body, '{version}', '77') where id = $1`,
    [draft],
  );
  await policy('POST', `/api/simulations/${id}/resumption`);
  await runWaiting(company);
  expect(await pageOf(id)).toMatchObject({ state: 'done', outdated: false, progress: { done: COPIES + 1 } });
  expect(await kept(id)).toBe(COPIES + 1);
});

it('a killed process is noticed: its run shows as interrupted and holds up no other', async () => {
  const [dead, next] = [await start(), await start()];
  await company.database.direct.query(
    `update simulations set state = 'running', runner = gen_random_uuid(), run_started_at = now(), cancel_asked = false,
       beat_at = clock_timestamp() - interval '16 seconds' where id = $1`,
    [dead],
  );
  expect(await pageOf(dead)).toMatchObject({ state: 'interrupted', may: { resume: true } });
  expect(await runWaiting(company)).toBe(1);
  expect((await pageOf(next)).state).toBe('done');
  expect(await pageOf(dead)).toMatchObject({ state: 'interrupted' });
});

it('one runs at a time, in the order in which they were asked for', async () => {
  const [first, second] = [await start(), await start()];
  const running = await runUpTo(3);
  expect((await pageOf(first)).state).toBe('running');
  expect(await runWaiting(company)).toBe(0);
  expect((await pageOf(second)).state).toBe('queued');
  running.letGo();
  await running.ended;
  await policy('POST', `/api/simulations/${second}/cancellation`);
  expect(await runWaiting(company)).toBe(0);
  expect([(await pageOf(first)).state, (await pageOf(second)).state]).toEqual(['done', 'cancelled']);
});

it('a run that fails says so and can be tried again', async () => {
  const id = await start();
  await company.database.direct.query(
    `update standard_versions set body = jsonb_set(body, '{limits}', '"none"') where id = $1`,
    [draft],
  );
  await expect(runWaiting(company)).rejects.toThrow();
  expect(await pageOf(id)).toMatchObject({ state: 'failed', may: { resume: true, remove: true } });
});

it('who started it or drafts the standard ends it; nobody else', async () => {
  draft = await draftOf(company, 'whole', (pack) => pack);
  const id = await start();
  for (const [method, path] of [
    ['POST', '/cancellation'],
    ['POST', '/resumption'],
    ['DELETE', ''],
  ] as const) {
    const answer = await company.as('auditor')(method, `/api/simulations/${id}${path}`);
    expect([answer.status, answer.body.code]).toEqual([403, 'simulation.not_yours']);
  }
  expect((await policy('DELETE', `/api/simulations/${id}`)).status).toBe(200);
  expect((await policy('GET', `/api/simulations/${id}`)).status).toBe(404);
  expect(await kept(id)).toBe(0);
});
