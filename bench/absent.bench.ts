import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openDatabase } from '../kernel/db.ts';
import { runningUrl } from '../kernel/postgres/postgres.ts';
import { seed, signIn, startProduct } from './server.ts';

// Does the time of an answer tell whether a thing exists that the asker may not see? Absent and forbidden in turns, the
// medians in ratio; beside them absent against absent, for what chance does. `npx node bench/absent.bench.ts`

const { values: options } = parseArgs({
  options: { cases: { type: 'string', default: '3000' }, rounds: { type: 'string', default: '400' } },
});
const ROUNDS = Number(options.rounds);
process.env.ANJU_RATE_USER = '1000000';
process.env.ANJU_RATE_ADDRESS = '1000000';

const median = (list: number[]) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)] ?? Number.NaN;
const middle = (list: number[]): number[] => {
  const sorted = list.toSorted((a, b) => a - b);
  return [0.25, 0.75].map((share) => sorted[Math.floor(sorted.length * share)] ?? Number.NaN);
};

type Asked = { ms: number; said: string };
type Ask = (one: string) => Promise<Asked>;

async function timed(url: string, init: RequestInit): Promise<Asked> {
  const from = performance.now();
  const answer = await fetch(url, init);
  const body = await answer.text();
  const ms = performance.now() - from;
  const { requestId: _, ...said } = JSON.parse(body) as Record<string, unknown>;
  return { ms, said: `${answer.status} ${JSON.stringify(said)}` };
}

/** Asks for the two kinds in turns, each time for another one, and says how their medians stand to each other. */
async function compare(
  name: string,
  ask: Ask,
  kinds: { absent: string[]; forbidden: string[] },
): Promise<void> {
  const times = { absent: [] as number[], again: [] as number[], forbidden: [] as number[] };
  const said = new Set<string>();
  const at = (list: string[], place: number) => list[place % list.length] ?? '';
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [kind, one] of [
      ['absent', at(kinds.absent, 2 * round)],
      ['forbidden', at(kinds.forbidden, round)],
      ['again', at(kinds.absent, 2 * round + 1)],
    ] as const) {
      const asked = await ask(one);
      if (round >= 20) times[kind].push(asked.ms);
      said.add(one.length > 6 ? asked.said.replaceAll(one, '…') : asked.said);
    }
  }
  const [low = 0, high = 0] = middle(times.absent);
  const ratio = (median(times.forbidden) / median(times.absent)).toFixed(3);
  const chance = (median(times.again) / median(times.absent)).toFixed(3);
  process.stdout.write(
    `${name}: absent ${median(times.absent).toFixed(2)} ms (half between ${low.toFixed(2)} and ${high.toFixed(2)}), ` +
      `forbidden ${median(times.forbidden).toFixed(2)} ms, ratio ${ratio}, by chance ${chance}; ` +
      `${said.size === 1 ? 'one answer' : `${said.size} answers: ${[...said].join(' | ')}`}\n`,
  );
}

const folder = mkdtempSync(join(tmpdir(), 'anju-bench-absent-'));
await seed(folder, Number(options.cases));
const product = await startProduct(folder);
const base = `http://127.0.0.1:${product.port}`;
const owner = openDatabase(runningUrl(folder), 2);
const cookie = await signIn(product.port, 'east');
const rows = async (sql: string) => (await owner.direct.query<{ v: string }>(sql)).map(({ v }) => v);
const get = (path: string) => (one: string) => timed(`${base}${path}${one}`, { headers: { cookie } });
const absentNumbers = Array.from({ length: 500 }, (_, n) => `TS2031-${String(n + 1).padStart(6, '0')}`);
const absentIds = Array.from({ length: 500 }, (_, n) => String(90_000_000 + n));
await compare('a case', get('/api/cases/'), {
  absent: absentNumbers,
  forbidden: await rows(
    `select c.number as v from cases c where c.region = 'south' and not exists (select from case_access a
       join users u on u.username = 'east' where a.case_id = c.id and a.principal in ('u:' || u.id, 'd:operations')) limit 500`,
  ),
});
await compare('a customer', get('/api/customers/'), {
  absent: absentIds,
  forbidden: await rows(
    `select c.id::text as v from customers c join provinces p on p.code = c.province_code where p.region = 'south'
       and not exists (select from cases k where k.customer_id = c.id and k.region <> 'south') limit 500`,
  ),
});
const signingIn: Ask = (username) =>
  timed(`${base}/api/auth/sign-in/username`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password: 'not-the-password-7' }),
  });
// Five tries an account are free; more would measure the waiting.
const known = (await rows(`select username as v from users where active and not service order by 1`)).slice(
  0,
  100,
);
const unknown = known.flatMap((name) => [`${name}-x`, `${name}-y`]);
const tries = Math.min(ROUNDS, known.length * 4);
if (tries >= 80) await compare('a sign-in', signingIn, { absent: unknown, forbidden: known });
await owner.close();
await product.stop();
rmSync(folder, { recursive: true, force: true });
