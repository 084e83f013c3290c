import type { Company } from '../../../kernel/testing/company.ts';
import { register } from '../../cases/testing/walk.ts';
import { Pack } from '../../standards/standards.contract.ts';
import { runNextSimulation } from '../running.actions.ts';

type Story = { type: string; at: string; data?: object }[];

/** A case registered over HTTP whose clocks then went on as told, in Chinese wall time. */
export async function pastCase(company: Company, body: object, story: Story = []): Promise<string> {
  const number = await register(company, body);
  for (const { type, at, data } of story) {
    await company.database.direct.query(
      `insert into clock_events (case_id, at, type, data)
       select id, ($2 || '+08:00')::timestamptz, $3, $4 from cases where number = $1`,
      [number, at, type, JSON.stringify(data ?? {})],
    );
  }
  return number;
}

export const metAt = (event: string, at: string): Story[number] => ({ type: 'met', at, data: { event } });

/** A version of the standard that is not in force, made from the one that is. */
export async function draftOf(
  company: Company,
  version: string,
  change: (pack: Pack) => Pack,
): Promise<number> {
  const row = await company.database.direct.one<{ id: number; body: unknown }>(
    `select body from standard_versions where status = 'published' order by id desc limit 1`,
  );
  const draft = change(Pack.parse(row?.body));
  const made = await company.database.direct.one<{ id: number }>(
    `insert into standard_versions (code, version, status, effective_from, body, hash)
     values ($1, $2, 'draft', now(), $3, $2) returning id`,
    [draft.code, version, JSON.stringify(draft)],
  );
  return made?.id ?? 0;
}

/** Runs what waits, as the product would; `stopped` is asked after every case. */
export const runWaiting = async (
  company: Company,
  stopped: () => boolean | Promise<boolean> = () => false,
): Promise<number> => runNextSimulation(await company.context(), { stopped, batch: 1 });

/** Starts one over HTTP, runs it to its end, and answers its page as the caller sees it. */
export async function simulate(company: Company, body: object, username = 'policy') {
  const started = await company.as(username)('POST', '/api/simulations', body);
  if (started.status !== 201) throw new Error(JSON.stringify(started.body));
  await runWaiting(company);
  return (await company.as(username)('GET', `/api/simulations/${started.body.id}`)).body;
}

/** A checksum of every row of every table but the simulations' own and the sessions'. */
export async function everythingElse(company: Company): Promise<Record<string, string>> {
  const tables = await company.database.direct.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname not in ('pg_catalog', 'information_schema') and tablename not in ('simulations', 'simulation_changes')
       and tablename not like 'auth\\_%' order by 1`,
  );
  const sums: Record<string, string> = {};
  for (const { name } of tables) {
    const row = await company.database.direct.one<{ sum: string }>(
      `select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as sum from ${name} t`,
    );
    sums[name] = row?.sum ?? '';
  }
  return sums;
}
