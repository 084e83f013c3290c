import { createHmac } from 'node:crypto';
import pg from 'pg';
import type { Roles } from './wall.ts';

/**
 * The application's own roles on a database: they own nothing. The wall holds for the first; the second, of jobs and
 * libraries, sees every row. Without a second (its name is empty) the first does their work too.
 */
export type AppRoles = Roles & { url: string; systemUrl: string | undefined };

const asRole = (url: string, role: string, password: string | undefined): string => {
  const changed = new URL(url);
  changed.username = role;
  changed.password = password ?? '';
  return changed.href;
};

async function roleBehind(url: string): Promise<string | undefined> {
  const client = new pg.Client({ connectionString: url });
  try {
    await client.connect();
    const { rows } = await client.query<{ role: string }>('select current_user as role');
    return rows[0]?.role;
  } catch (error) {
    // The server answered that it knows no such role or password; anything else is a real fault.
    if (['28000', '28P01', '3D000', '42501'].includes((error as { code?: string }).code ?? ''))
      return undefined;
    throw error;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function makeRole(url: string, role: string, password: string | undefined): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const name = client.escapeIdentifier(role);
    const secret = password === undefined ? '' : ` password ${client.escapeLiteral(password)}`;
    const known = await client.query('select 1 from pg_roles where rolname = $1', [role]);
    await client.query(`${known.rowCount === 0 ? 'create' : 'alter'} role ${name} login${secret}`);
    await client.query(
      `grant connect on database ${client.escapeIdentifier(client.database ?? '')} to ${name}`,
    );
    return true;
  } catch (error) {
    if ((error as { code?: string }).code === '42501') return false;
    throw error;
  } finally {
    await client.end();
  }
}

/** The connection of a role beside the owner, made when the owner may make roles. */
async function beside(databaseUrl: string, role: string): Promise<string | undefined> {
  const secret = new URL(databaseUrl).password;
  const password =
    secret === '' ? undefined : createHmac('sha256', decodeURIComponent(secret)).update(role).digest('hex');
  const url = asRole(databaseUrl, role, password);
  const there = (await roleBehind(url)) !== undefined || (await makeRole(databaseUrl, role, password));
  return there ? url : undefined;
}

const NO_WALL =
  'The role of DATABASE_URL may not make a role for the application, so the row-level rules do not hold: create one and give it in ANJU_APP_DATABASE_URL · 数据库账号无权建立应用账号，行级规则未生效，请建立账号并用 ANJU_APP_DATABASE_URL 指定';

/**
 * The roles of the application beside the owner of `DATABASE_URL`: the one that is given, else `<owner>_app` and
 * `<owner>_system`, made when the owner may make roles. Their passwords follow from the owner's, so that all processes of
 * a company agree without keeping them.
 */
export async function appRoleOf(
  { databaseUrl, appDatabaseUrl }: { databaseUrl: string; appDatabaseUrl: string | undefined },
  log: (line: string) => void,
): Promise<AppRoles | undefined> {
  if (appDatabaseUrl !== undefined) {
    const role = await roleBehind(appDatabaseUrl);
    if (role === undefined)
      throw Object.assign(new Error('The database of ANJU_APP_DATABASE_URL lets nobody in'), {
        code: 'refused',
      });
    return { role, url: appDatabaseUrl, system: '', systemUrl: undefined };
  }
  const owner = await roleBehind(databaseUrl);
  if (owner === undefined)
    throw Object.assign(new Error('The database of DATABASE_URL lets nobody in'), { code: 'refused' });
  const role = `${owner}_app`;
  const system = `${owner}_system`;
  const [url, systemUrl] = [await beside(databaseUrl, role), await beside(databaseUrl, system)];
  if (url === undefined || systemUrl === undefined) {
    log(NO_WALL);
    return undefined;
  }
  return { role, url, system, systemUrl };
}
