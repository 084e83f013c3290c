import { setTimeout as sleep } from 'node:timers/promises';
import { type Database, openDatabase } from '../kernel/db.ts';
import { type Product, startProduct } from './server.ts';

export type Lateness = {
  name: string;
  wanted: number;
  recorded: number;
  twice: number;
  p50: number;
  p99: number;
  max: number;
};

/** One breachable clock of each of so many open cases falls due between two instants; nothing else changes. */
async function fallDue(database: Database, count: number, span: { from: number; to: number }): Promise<void> {
  await database.direct.query(
    `with chosen as (
       select distinct on (k.case_id) k.case_id, k.limit_key from case_clocks k join cases c on c.id = k.case_id
       where c.closed_at is null and k.kind = 'breach' and k.status in ('running', 'breached') and k.met_at is null
       order by k.case_id desc, k.limit_key limit $1),
     placed as (
       select case_id, limit_key, date_trunc('milliseconds', $2::timestamptz + ($3::timestamptz - $2::timestamptz)
         * ((row_number() over () - 1)::float8 / $1)) as at from chosen)
     update case_clocks k set due_at = p.at - interval '1 millisecond', wake_at = p.at, fired = '{}', status = 'running', breached_at = null,
       thresholds = jsonb_build_array(jsonb_build_object('key', 'due', 'at', to_char(p.at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')))
     from placed p where k.case_id = p.case_id and k.limit_key = p.limit_key`,
    [count, new Date(span.from).toISOString(), new Date(span.to).toISOString()],
  );
}

type Seen = { id: number; at: number; case_id: number; limit_key: string; seen: number };

/** Reads breaches as they become visible, until `wanted` are there or nothing came for long. */
async function watch(database: Database, after: number, wanted: number, until: number): Promise<Seen[]> {
  const all: Seen[] = [];
  let last = after;
  while (all.length < wanted && Date.now() < until) {
    const found = await database.direct.query<Omit<Seen, 'seen' | 'at'> & { at: string }>(
      `select id, at::text, case_id, data->>'limitKey' as limit_key from events where id > $1 and type = 'clock.breached' order by id`,
      [last],
    );
    const seen = Date.now();
    for (const row of found) all.push({ ...row, at: Date.parse(row.at), seen });
    // Batches of one writer become visible in order.
    last = found.at(-1)?.id ?? last;
    await sleep(10);
  }
  // Anything recorded a second time would come now.
  await sleep(1500);
  return all;
}

async function twiceRecorded(database: Database, after: number): Promise<number> {
  const row = await database.direct.one<{ count: number }>(
    `select count(*) from (select case_id, data->>'limitKey' from events where id > $1 and type = 'clock.breached'
     group by 1, 2 having count(*) > 1) doubled`,
    [after],
  );
  return row?.count ?? 0;
}

const lastEvent = async (database: Database) =>
  (await database.direct.one<{ id: number }>(`select coalesce(max(id), 0) as id from events`))?.id ?? 0;

function figures(
  name: string,
  wanted: number,
  seen: Seen[],
  from: (row: Seen) => number,
): Omit<Lateness, 'twice'> {
  const late = seen.map((row) => row.seen - from(row)).sort((a, b) => a - b);
  const at = (share: number) =>
    late[Math.min(late.length - 1, Math.floor(late.length * share))] ?? Number.NaN;
  return { name, wanted, recorded: seen.length, p50: at(0.5), p99: at(0.99), max: late.at(-1) ?? Number.NaN };
}

async function measured(database: Database, name: string, count: number, span: number): Promise<Lateness> {
  const after = await lastEvent(database);
  const from = Date.now() + 3000;
  await fallDue(database, count, { from, to: from + span });
  const seen = await watch(database, after, count, from + span + 30_000);
  return { ...figures(name, count, seen, (row) => row.at), twice: await twiceRecorded(database, after) };
}

/**
 * How late breaches are visible in the database after their instant, in milliseconds: spread over a span, all at one
 * instant, and all while the product was down (then counted from its first answer). Gives the product as restarted.
 */
export async function measureLateness(
  product: Product,
  about: { url: string; dataDir: string; spread: number },
): Promise<{ figures: Lateness[]; product: Product }> {
  const count = 1000;
  let database = openDatabase(about.url, 2);
  const all = [
    await measured(database, `${count} breaches due within ${about.spread / 1000} s`, count, about.spread),
    await measured(database, `${count} breaches due at the same instant`, count, 0),
  ];
  const after = await lastEvent(database);
  const due = Date.now() + 2500;
  await fallDue(database, count, { from: due, to: due });
  await database.close();
  await product.kill();
  await sleep(Math.max(0, due - Date.now()) + 500);
  const again = await startProduct(about.dataDir);
  const answered = Date.now();
  database = openDatabase(about.url, 2);
  const seen = await watch(database, after, count, Date.now() + 30_000);
  const name = `${count} breaches due while the product was down, after its first answer`;
  all.push({ ...figures(name, count, seen, () => answered), twice: await twiceRecorded(database, after) });
  await database.close();
  return { figures: all, product: again };
}
