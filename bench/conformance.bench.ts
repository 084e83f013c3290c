import { joinCompany } from '../app/company.ts';
import { clauseCases, matrix } from '../domains/conformance/matrix.queries.ts';
import { findActor } from '../domains/identity/identity.queries.ts';
import { readConfig } from '../kernel/config.ts';
import type { Context } from '../kernel/context.ts';
import { chinaDay, DAY } from '../kernel/time.ts';

// The matrix and one page of the cases behind a figure, on a company made by `anju seed` in ANJU_DATA:
// node bench/conformance.bench.ts
const ROUNDS = 15;
const PERIODS: [string, number][] = [
  ['a month', 31],
  ['a quarter', 92],
  ['two years', 731],
];

async function medianOf(work: () => Promise<unknown>): Promise<string> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  return `${(times.toSorted((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? Number.NaN).toFixed(0)} ms`;
}

const company = await joinCompany(readConfig(process.env));
try {
  const { direct } = company.database;
  const user = await direct.one<{ id: string }>(`select id from users where username = 'policy'`);
  const last = await direct.one<{ at: string }>(`select max(received_at)::text as at from cases`);
  const actor = user === undefined ? undefined : await findActor(direct, user.id, Date.now());
  if (actor === undefined || last?.at == null) throw new Error('no company here: run `anju seed` first');
  const end = Date.parse(last.at) + DAY;
  const ctx: Context = { db: direct, actor, now: end, requestId: 'bench' };
  for (const [name, days] of PERIODS) {
    const period = { from: chinaDay(end - days * DAY), to: chinaDay(end) };
    const { cases, rows } = await matrix(ctx, period);
    const figures = await medianOf(() => matrix(ctx, period));
    const page = await medianOf(() =>
      clauseCases(ctx, { ...period, clause: 'S1 2.2', verdict: 'not_kept', limit: 30 }),
    );
    process.stdout.write(
      `${name}: ${cases} cases, ${rows.length} clauses: matrix ${figures}, page of cases ${page}\n`,
    );
  }
} finally {
  await company.close();
}
