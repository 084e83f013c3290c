import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from '../kernel/db.ts';

const DB = join(import.meta.dirname, '../db');

/** The roles of the application: the one of people sees by the wall, the one of the system sees every row. */
export type Roles = { role: string; system: string };

/** Changes whenever the wall, the migrations or the roles that stand behind it do. */
function markOf(wall: string, { role, system }: Roles): string {
  const migrations = readdirSync(join(DB, 'migrations')).sort().join('\n');
  return createHash('sha256').update(`${role} ${system}\n${migrations}\n${wall}`).digest('hex');
}

/** Puts up the row-level rules and what the application's role may do; without a role, the rules alone. */
export async function raiseWall(database: Database, roles: Roles): Promise<void> {
  const wall = readFileSync(join(DB, 'wall.sql'), 'utf8');
  const mark = markOf(wall, roles);
  await database.transaction(async (db) => {
    await db.query(`select pg_advisory_xact_lock(7261)`);
    const known = await db.one(`select 1 from migrations where name = 'wall' and hash = $1`, [mark]);
    if (known !== undefined) return;
    await db.query(`select set_config('wall.role', $1, true), set_config('wall.system', $2, true)`, [
      roles.role,
      roles.system,
    ]);
    await db.script(wall);
    await db.query(
      `insert into migrations (name, hash) values ('wall', $1)
       on conflict (name) do update set hash = excluded.hash, applied_at = now()`,
      [mark],
    );
  });
}

/** The key by which the database believes who acts; for its owner only. */
export async function wallKey(database: Database): Promise<Buffer> {
  const row = await database.direct.one<{ key: Buffer }>(`select key from wall_key`);
  if (row === undefined) throw new Error('the wall has no key');
  return row.key;
}
