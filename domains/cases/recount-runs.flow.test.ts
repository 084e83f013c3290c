import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Company, openCompany } from '../../kernel/testing/company.ts';
import { recountsOf } from './testing/recounts.ts';
import { complaint, pageOf, register } from './testing/walk.ts';

let company: Company;
const { post, query, factsOf, runOf, start, everyMinute, piece } = recountsOf(() => company);
beforeAll(async () => {
  company = await openCompany();
});
afterAll(async () => {
  expect(company.errors).toEqual([]);
  await company.close();
});

describe('runs of a recount', () => {
  it('one after the other; a cancelled one leaves whole cases and lets the next begin', async () => {
    await register(company, complaint(company));
    const first = await start({ kind: 'verification' });
    const second = await start({ kind: 'verification' });
    expect(await piece(second, 0)).toBeUndefined();
    expect(await piece(first, 0)).toEqual({ data: { runId: first, piece: 1 } });
    // The same piece once more, as after a lost answer of the queue.
    expect(await piece(first, 0)).toBeUndefined();
    const cancel = (username: string) =>
      post(username, `/api/recounts/${first}/cancellation`, { reason: '不需要' });
    expect((await cancel('agent')).status).toBe(403);
    expect((await cancel('admin')).status).toBe(201);
    expect((await cancel('admin')).body.code).toBe('recount.has_ended');
    expect(await piece(first, 1)).toBeUndefined();
    company.clock.advance(60_000);
    expect(await everyMinute()).toEqual({ data: { runId: second, piece: 1 } });
    await company.drain();
    expect((await runOf(first)).status).toBe('cancelled');
    // The chain that the minute began was not queued here: nobody works on the run until it has been silent a while.
    expect((await runOf(second)).status).toBe('running');
  });

  it('a run whose process was killed is taken up within a minute', async () => {
    const [silent] = await query<{ id: number; piece: number }>(
      `select id, piece from recount_runs where status = 'running'`,
    );
    expect(await everyMinute()).toBeUndefined();
    company.clock.advance(60_000);
    let next = await everyMinute();
    while (next !== undefined) next = await piece(silent?.id ?? 0, Number(next.data?.piece));
    expect(await runOf(silent?.id ?? 0)).toMatchObject({ status: 'done', differing: 0 });
  });

  it('open cases take another published standard by explicit choice of who may publish', async () => {
    const [known] = await query<{ version: string }>(`select version from standard_versions`);
    const wanted = { kind: 'standard', version: known?.version, reason: '适用' };
    expect((await post('admin', '/api/recounts', wanted)).status).toBe(403);
    expect((await post('policy', '/api/recounts', { ...wanted, version: '999' })).status).toBe(404);
    await query(
      `insert into standard_versions (code, version, status, effective_from, body, hash, published_at)
       select code, '901', 'published', now() + interval '50 years',
         jsonb_set(body, '{limits}', (select jsonb_agg(case when l->>'key' = 'level_2_solution'
           then jsonb_set(l, '{duration,value}', '4') else l end) from jsonb_array_elements(body->'limits') l)), 'x', now()
       from standard_versions limit 1`,
    );
    // More than are counted at once.
    for (let n = 0; n < 26; n += 1) await register(company, complaint(company));
    const number = await register(company, complaint(company));
    const before = await pageOf(company, number);
    expect(before.standard.version).toBe(known?.version);
    const id = await start({ kind: 'standard', version: '901' });
    await company.drain();
    const after = await pageOf(company, number);
    const due = (page: typeof before) =>
      page.clocks.find((clock: { limitKey: string }) => clock.limitKey === 'level_2_solution').dueAt;
    expect(after.standard.version).toBe('901');
    expect(Date.parse(due(after))).toBeLessThan(Date.parse(due(before)));
    const run = await runOf(id);
    expect(run.rows.find((row: { number: string }) => row.number === number)?.direction).toBe('earlier');
    expect([run.done, run.earlier + run.later + run.cleared + run.same]).toEqual([run.total, run.total]);
    expect(run.earlier).toBeGreaterThanOrEqual(27);
    const fact = (await factsOf(number, 'case.clocks_recounted')).at(-1);
    expect(fact?.data).toMatchObject({ direction: 'earlier', from: { standard: 1 } });
  });
});
