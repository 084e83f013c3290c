import { randomUUID } from 'node:crypto';
import { nameHead } from '../domains/identity/identity.actions.ts';
import { againstPassword } from '../domains/identity/passwords.rules.ts';
import { createUser as create, resetPassword as reset } from '../domains/identity/users.actions.ts';
import { type Context, systemActor } from '../kernel/context.ts';
import type { Database } from '../kernel/db.ts';
import { fieldMessage, problemOf } from '../kernel/problem.ts';
import { Refusal } from '../kernel/refusal.ts';

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

const coded = (message: string) => Object.assign(new Error(message), { code: 'refused' });

/** Whoever works at the command line owns the machine: the longer password is asked for in any case. */
function checkGiven(password: string | undefined, username: string): void {
  if (password === undefined) return;
  const against = againstPassword({ password, username, privileged: true });
  if (against === null) return;
  const [zh, en] = (['zh-CN', 'en'] as const).map((locale) => fieldMessage(against.code, against, locale));
  throw coded(`${en} · ${zh}`);
}

/** Runs work as the command line does: in one transaction; a refusal becomes a line in both languages. */
async function atCommandLine<T>(database: Database, work: (ctx: Context) => Promise<T>): Promise<T> {
  try {
    return await database.transaction((db) =>
      work({ db, actor: systemActor('command line'), now: Date.now(), requestId: 'cli' }),
    );
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const texts = (['en', 'zh-CN'] as const).map((locale) => problemOf(error, locale, 'cli').detail);
    throw coded(texts.join(' · '));
  }
}

function sayPassword(given: string | undefined, made: string | null, say: (line: string) => void): void {
  if (given === undefined && made !== null) say(`Password 密码: ${made}`);
  say('It must be changed at the first sign-in · 首次登录时必须修改密码');
}

/** Creates a user with a sign-in account and an initial password; refuses a taken name, unknown position or superior. */
export async function createUser(
  database: Database,
  options: NewUserOptions,
  say: (line: string) => void,
): Promise<void> {
  const { username, name, workNumber, position } = options;
  checkGiven(options.password, username);
  const superior =
    options.superior === undefined
      ? null
      : await database.direct.one<{ id: string }>(`select id from users where username = $1`, [
          options.superior,
        ]);
  if (superior === undefined) throw coded(`There is no user ${options.superior}`);
  const id = randomUUID();
  const made = await atCommandLine(database, async (ctx) => {
    const wish = {
      username,
      name,
      workNumber,
      position,
      service: false,
      departmentId: options.department ?? null,
      region: (options.region ?? null) as null,
      superiorId: superior?.id ?? null,
    };
    const created = await create(ctx, id, wish, options.password);
    if (position === 'department_head' && options.department !== undefined)
      await nameHead(ctx, options.department, id);
    return created;
  });
  say(`Created ${username} (${position})`);
  sayPassword(options.password, made.initialPassword, say);
}

/** Sets a new initial password; refuses an unknown user. */
export async function resetPassword(
  database: Database,
  username: string,
  given: string | undefined,
  say: (line: string) => void,
): Promise<void> {
  checkGiven(given, username);
  const user = await database.direct.one<{ id: string }>(`select id from users where username = $1`, [
    username,
  ]);
  if (user === undefined) throw coded(`There is no user ${username}`);
  const made = await atCommandLine(database, (ctx) => reset(ctx, user.id, 'command line', given));
  say(`New password set for ${username}; all sessions ended`);
  sayPassword(given, made.initialPassword, say);
}
