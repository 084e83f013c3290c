import { randomBytes, randomUUID } from 'node:crypto';
import { addUser, nameHead } from '../domains/identity/identity.actions.ts';
import { systemActor } from '../kernel/context.ts';
import type { Database } from '../kernel/db.ts';
import { createAccount, hashPassword, openSignIn, replacePassword } from '../kernel/sign-in.ts';

export type NewUserOptions = {
  username: string;
  name: string;
  position: string;
  workNumber: string;
  department?: string;
  region?: string;
  superior?: string;
  password?: string;
};

const LEAST = 10;

function passwordOf(given: string | undefined, say: (line: string) => void): string {
  if (given !== undefined && given.length < LEAST) throw coded(`A password has at least ${LEAST} characters`);
  const password = given ?? randomBytes(12).toString('base64url');
  if (given === undefined) say(`Password 密码: ${password}`);
  return password;
}

const coded = (message: string) => Object.assign(new Error(message), { code: 'refused' });

const hashing = (database: Database) =>
  openSignIn({ database, secret: 'x'.repeat(32), baseUrl: 'http://localhost', rateLimited: false });

/** Creates a user with sign-in account; refuses a taken name, unknown position or superior. */
export async function createUser(
  database: Database,
  options: NewUserOptions,
  say: (line: string) => void,
): Promise<void> {
  const { direct } = database;
  const taken = await direct.one(`select 1 from users where username = $1 or work_number = $2`, [
    options.username,
    options.workNumber,
  ]);
  if (taken !== undefined)
    throw coded(`The user name or work number is taken: ${options.username}, ${options.workNumber}`);
  const known = await direct.one(`select 1 from positions where code = $1`, [options.position]);
  if (known === undefined) throw coded(`There is no position ${options.position}`);
  const superior =
    options.superior === undefined
      ? null
      : await direct.one<{ id: string }>(`select id from users where username = $1`, [options.superior]);
  if (superior === undefined) throw coded(`There is no user ${options.superior}`);
  const id = randomUUID();
  const passwordHash = await hashPassword(hashing(database), passwordOf(options.password, say));
  await createAccount(database, { id, name: options.name, username: options.username, passwordHash });
  await database.transaction(async (db) => {
    const ctx = { db, actor: systemActor('command line'), now: Date.now(), requestId: 'cli' };
    await addUser(ctx, {
      id,
      username: options.username,
      name: options.name,
      workNumber: options.workNumber,
      position: options.position,
      departmentId: options.department ?? null,
      region: options.region ?? null,
      superiorId: superior?.id ?? null,
    });
    if (options.position === 'department_head' && options.department !== undefined)
      await nameHead(ctx, options.department, id);
  });
  say(`Created ${options.username} (${options.position})`);
}

/** Sets a new password; refuses an unknown user. */
export async function resetPassword(
  database: Database,
  username: string,
  given: string | undefined,
  say: (line: string) => void,
): Promise<void> {
  const passwordHash = await hashPassword(hashing(database), passwordOf(given, say));
  if (!(await replacePassword(database, username, passwordHash))) throw coded(`There is no user ${username}`);
  say(`New password set for ${username}; all sessions ended`);
}
