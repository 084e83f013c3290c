import { randomUUID } from 'node:crypto';
import { hashPassword as hash, verifyPassword } from 'better-auth/crypto';
import type { Db } from './context.ts';

/** The library's own hash (scrypt with a salt each). */
export const hashPassword = (password: string): Promise<string> => hash(password);

export const isPasswordOf = (hashed: string, password: string): Promise<boolean> =>
  verifyPassword({ hash: hashed, password });

/** Creates the sign-in account of a user; without a password nobody signs in by one. */
export async function createAccount(
  db: Db,
  account: { id: string; name: string; username: string; passwordHash: string | null },
): Promise<void> {
  await db.query(
    `insert into auth_users (id, name, email, username, display_username) values ($1, $2, $3, $4, $5)`,
    [
      account.id,
      account.name,
      `${account.username}@users.invalid`,
      account.username.toLowerCase(),
      account.username,
    ],
  );
  if (account.passwordHash === null) return;
  await db.query(
    `insert into auth_accounts (id, user_id, account_id, provider_id, password) values ($1, $2, $3, 'credential', $4)`,
    [randomUUID(), account.id, account.id, account.passwordHash],
  );
}

/**
 * The insert of identities without an account, so that nobody can sign in as them, as a part of a bigger statement;
 * `source` names rows with id, name and username.
 */
export const insertIdentitiesSql = (source: string): string =>
  `insert into auth_users (id, name, email) select id, name, username || '@imported.invalid' from ${source}`;

/** The hash of a user's password; undefined when there is none. */
export async function passwordHashOf(db: Db, userId: string): Promise<string | undefined> {
  const row = await db.one<{ password: string }>(
    `select password from auth_accounts where provider_id = 'credential' and user_id = $1`,
    [userId],
  );
  return row?.password;
}

/** Puts a new password hash in the place of the old one; false when the user has no password. */
export async function storePassword(db: Db, userId: string, passwordHash: string): Promise<boolean> {
  const rows = await db.query(
    `update auth_accounts set password = $2, updated_at = now()
     where provider_id = 'credential' and user_id = $1 returning id`,
    [userId, passwordHash],
  );
  return rows.length > 0;
}

/** Takes every second factor of a user away: authenticator, recovery codes, passkeys. */
export async function removeSecondFactors(db: Db, userId: string): Promise<void> {
  await db.query(`delete from auth_two_factors where user_id = $1`, [userId]);
  await db.query(`delete from auth_passkeys where user_id = $1`, [userId]);
  await db.query(`update auth_users set two_factor_enabled = false, updated_at = now() where id = $1`, [
    userId,
  ]);
}

/** Takes one passkey away; false when the user has no such one. */
export async function removePasskey(db: Db, userId: string, id: string): Promise<boolean> {
  const rows = await db.query(`delete from auth_passkeys where user_id = $1 and id = $2 returning id`, [
    userId,
    id,
  ]);
  return rows.length > 0;
}

export const SINGLE_SIGN_ON = 'oidc';

/** Ties a user to the unchanging identity that the company's provider knows; null unties. */
export async function linkIdentity(db: Db, userId: string, subject: string | null): Promise<void> {
  await db.query(`delete from auth_accounts where provider_id = $2 and user_id = $1`, [
    userId,
    SINGLE_SIGN_ON,
  ]);
  if (subject === null) return;
  await db.query(`insert into auth_accounts (id, user_id, account_id, provider_id) values ($1, $2, $3, $4)`, [
    randomUUID(),
    userId,
    subject,
    SINGLE_SIGN_ON,
  ]);
}
