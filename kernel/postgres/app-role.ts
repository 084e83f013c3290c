import { readFileSync } from 'node:fs';
import pg from 'pg';
import type { Connection } from './listening.ts';

/** The role that serves requests: it owns nothing, so that the rows it sees are those that the wall lets through. */
export const APP_ROLE = 'anju_app';
/** The role of jobs and libraries: it owns nothing either, and sees every row. */
export const SYSTEM_ROLE = 'anju_system';

/** Makes the roles of the application when the cluster has none yet; their connections. */
export async function prepareAppRoles(
  connection: Connection,
  passwordFile?: string,
): Promise<{ app: Connection; system: Connection }> {
  const password = passwordFile === undefined ? undefined : readFileSync(passwordFile, 'utf8').trim();
  const client = new pg.Client({ ...connection, user: 'postgres', database: 'postgres' });
  await client.connect();
  try {
    const secret = password === undefined ? '' : ` password ${client.escapeLiteral(password)}`;
    for (const role of [APP_ROLE, SYSTEM_ROLE]) {
      const { rowCount } = await client.query('select 1 from pg_roles where rolname = $1', [role]);
      if (rowCount === 0) await client.query(`create role ${role} login${secret}`);
    }
  } finally {
    await client.end();
  }
  return { app: { ...connection, user: APP_ROLE }, system: { ...connection, user: SYSTEM_ROLE } };
}
