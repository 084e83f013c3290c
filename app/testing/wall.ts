import pg from 'pg';
import { registerDemoCases } from '../../domains/cases/demo.actions.ts';
import { complaint, register } from '../../domains/cases/testing/walk.ts';
import { ordersOf } from '../../domains/workorders/testing/walk.ts';
import type { Actor } from '../../kernel/context.ts';
import type { Company } from '../../kernel/testing/company.ts';
import { demoPeople } from '../demo-people.ts';

/** Something to hide from everybody: the demo cases, one of each of three provinces, and a planned work order. */
export async function fillForWall(company: Company): Promise<void> {
  const actors = new Map<string, Actor>();
  for (const { username } of demoPeople) actors.set(username, (await company.context(username)).actor);
  const ctx = await company.context();
  await company.database.transaction((db) =>
    registerDemoCases({ ...ctx, db }, (username) => actors.get(username) ?? ctx.actor),
  );
  for (const provinceCode of ['31', '44', '11'])
    await register(
      company,
      complaint(company, {
        customer: { new: { name: '测试客户', phone: `1390000${provinceCode}01`, provinceCode } },
      }),
    );
  const work = ordersOf(() => company);
  const order = await work.orderOf(await work.repair());
  await work.plan(order, 'tech1', [24, 26]);
  await company.drain();
}

/** A connection of the application's role as an attacker would have it: no sight, or one that he makes up. */
export async function bare<T>(company: Company, use: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: company.appUrl });
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}

/** The tables behind the wall. */
export const walled = async (company: Company): Promise<string[]> =>
  (
    await company.database.direct.query<{ name: string }>(
      `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname = 'public' and c.relrowsecurity order by 1`,
    )
  ).map(({ name }) => name);

/** How many rows of each table a statement without WHERE shows. */
export async function rowsShown(
  company: Company,
  count: (sql: string) => Promise<{ count: number }[]>,
): Promise<Record<string, number>> {
  const shown: Record<string, number> = {};
  for (const table of await walled(company)) {
    const [row] = await count(`select count(*)::int as count from ${table}`);
    if (row !== undefined && row.count > 0) shown[table] = row.count;
  }
  return shown;
}
