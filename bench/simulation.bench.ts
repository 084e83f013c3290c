import { existsSync } from 'node:fs';
import { loadavg } from 'node:os';
import { joinCompany } from '../app/company.ts';
import { migrate } from '../app/migrate.ts';
import { runNextSimulation } from '../domains/simulations/running.actions.ts';
import { Pack } from '../domains/standards/standards.contract.ts';
import { readConfig } from '../kernel/config.ts';
import { systemActor } from '../kernel/context.ts';
import type { Database } from '../kernel/db.ts';
import { seed } from './server.ts';

/**
 * Replays every past case of a generated company on drafts that change nothing, some limits, and every limit; says how
 * long each took, from the claim to the last commit. `node bench/simulation.bench.ts [--cases 100000] [--keep DIR]`
 */
const option = (name: string, otherwise: string): string => {
  const place = process.argv.indexOf(`--${name}`);
  return place < 0 ? otherwise : (process.argv[place + 1] ?? otherwise);
};
const cases = Number(option('cases', '100000'));
const folder = option('keep', `/tmp/anju-simulation-${cases}`);

const nothing = (pack: Pack): Pack => pack;
const some = (pack: Pack): Pack => ({
  ...pack,
  limits: pack.limits.map((limit) =>
    ['complaint_respond', 'level_1_solution'].includes(limit.key)
      ? { ...limit, duration: { ...limit.duration, value: Math.ceil(limit.duration.value / 2) } }
      : limit,
  ),
});
const everything = (pack: Pack): Pack => ({
  ...pack,
  limits: pack.limits.map((limit) => ({
    ...limit,
    duration: { ...limit.duration, value: limit.duration.value * 2 },
  })),
  categories: pack.categories.map((category) => ({
    ...category,
    defaultLevel: category.defaultLevel === 1 ? (2 as const) : (1 as const),
  })),
  authority: { ...pack.authority, majorWhen: [{ impactClass: ['A', 'B'] }] },
});

/** A draft of the standard in force, and a simulation of it that waits. */
async function queueDraft(database: Database, name: string, change: (pack: Pack) => Pack): Promise<void> {
  const row = await database.direct.one<{ body: unknown }>(
    `select body from standard_versions where status = 'published' order by effective_from desc, id desc limit 1`,
  );
  const draft = change(Pack.parse(row?.body));
  await database.direct.query(`delete from standard_versions where code = $1 and version = $2`, [
    draft.code,
    `bench-${name}`,
  ]);
  await database.direct.query(
    `with draft as (
       insert into standard_versions (code, version, status, effective_from, body, hash)
       values ($1, $2, 'draft', now(), $3, $2) returning id)
     insert into simulations (standard_version_id, asked_by, asked_by_name, asked_at)
     select draft.id, u.id, u.name, now() from draft, users u where u.username = 'policy'`,
    [draft.code, `bench-${name}`, JSON.stringify(draft)],
  );
}

if (!existsSync(folder)) console.log(`generated in ${Math.round(await seed(folder, cases))} s`);
const company = await joinCompany(readConfig({ ANJU_DATA: folder }));
await migrate(company.database);
for (const [name, change] of Object.entries({ nothing, some, everything })) {
  await queueDraft(company.database, name, change);
  const from = performance.now();
  const busy = process.cpuUsage();
  await runNextSimulation({
    db: company.database.direct,
    actor: systemActor('bench'),
    now: Date.now(),
    requestId: 'bench',
  });
  const seconds = (performance.now() - from) / 1000;
  const { user, system } = process.cpuUsage(busy);
  const row = await company.database.direct.one<{ done: number; changes: number; state: string }>(
    `select s.state, s.done, (select count(*)::int from simulation_changes c where c.simulation_id = s.id) as changes
     from simulations s order by id desc limit 1`,
  );
  console.log(
    `draft that changes ${name}: ${row?.state}, ${row?.done} cases in ${seconds.toFixed(1)} s ` +
      `(${Math.round((row?.done ?? 0) / seconds)} a second, ${row?.changes} changes; ` +
      `${((user + system) / 1e6).toFixed(1)} s of this process's CPU, load ${loadavg()[0]?.toFixed(1)})`,
  );
}
await company.close();
