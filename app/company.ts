import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../kernel/config.ts';
import { type Database, openDatabase } from '../kernel/db.ts';
import { APP_ROLE, SYSTEM_ROLE } from '../kernel/postgres/app-role.ts';
import { runningUrl, startPostgres } from '../kernel/postgres/postgres.ts';
import type { Postgres } from '../kernel/postgres/server.ts';
import { type AppRoles, appRoleOf } from './app-role.ts';

/** The database as its owner, for migrations and commands; `app` are the roles that serve requests, where there are such. */
export type Opened = { database: Database; app: AppRoles | undefined; close(): Promise<void> };

/** Stands in the data folder while a backup is brought back into it. */
export const restoreMark = (dataDir: string): string => join(dataDir, 'restoring');

/** Refuses a data folder into which a restore was begun and not ended. */
export function refuseHalfRestored(dataDir: string): void {
  if (existsSync(restoreMark(dataDir)))
    throw Object.assign(
      new Error(
        'A restore into this data folder was begun and not ended: run `npx anju restore` again · 此数据目录的恢复尚未完成，请重新执行 npx anju restore',
      ),
      { code: 'restore_unfinished' },
    );
}

/** The company's database: the one that `DATABASE_URL` names, else the embedded one, started here. */
export async function openCompany(config: Config, log: (line: string) => void): Promise<Opened> {
  if (config.databaseUrl !== undefined) {
    const app = await appRoleOf({ ...config, databaseUrl: config.databaseUrl }, log);
    const database = openDatabase(config.databaseUrl);
    return { database, app, close: () => database.close() };
  }
  let closing = false;
  // A database that was killed comes back on the same socket; the pool connects anew by itself.
  const bringUp = (): Promise<Postgres> =>
    startPostgres({
      dataDir: config.dataDir,
      log,
      onEnd: () => {
        postgres = again();
      },
    });
  const again = async (): Promise<Postgres> => {
    await (await postgres).stop();
    return closing ? postgres : bringUp();
  };
  let postgres = bringUp();
  const { url, appUrl, systemUrl } = await postgres;
  const database = openDatabase(url);
  return {
    database,
    app: { role: APP_ROLE, url: appUrl, system: SYSTEM_ROLE, systemUrl },
    async close() {
      closing = true;
      await database.close();
      await (await postgres).stop();
    },
  };
}

/** The same while the product runs on the data folder: its database answers on a socket inside it. */
export async function joinCompany(config: Config): Promise<Opened> {
  refuseHalfRestored(config.dataDir);
  try {
    return await openCompany(config, () => undefined);
  } catch (error) {
    if ((error as { code?: string }).code !== 'data_folder_in_use') throw error;
    const database = openDatabase(runningUrl(config.dataDir), 4);
    return {
      database,
      app: { role: APP_ROLE, url: '', system: SYSTEM_ROLE, systemUrl: undefined },
      close: () => database.close(),
    };
  }
}
