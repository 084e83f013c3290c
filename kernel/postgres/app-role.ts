import { readFileSync } from 'node:fs';
import pg from 'pg';
import type { Connection } from './listening.ts';

/** The role that serves requests: it owns nothing, so that the rows it sees are those that the wall lets through. */
export const APP_ROLE = 'anju_app';

/** Makes the application's role when the cluster has none yet; its connection. */
export async function prepareAppRole(connection: Connection, passwordFile?: string): Promise<Connection> {
  const password = passwordFile === undefined ? undefined : readFileSync(passwordFile, 'utf8').trim();
  const client = new pg.Client({ ...connection, user: 'postgres', database: 'postgres' });
  await client.connect();
  try {
    const { rowCount } = await client.query('select 1 from pg_roles where rolname = $1', [APP_ROLE]);
    if (rowCount === 0) {
      const secret = password === undefined ? '' : ` password ${client.escapeLiteral(password)}`;
      await client.query(`create role ${APP_ROLE} login${secret}`);
    }
  } finally {
    await client.end();
  }
  return { ...connection, user: APP_ROLE };
}
