import { randomUUID } from 'node:crypto';
import { betterAuth } from 'better-auth';
import { username } from 'better-auth/plugins';
import type { Database } from './db.ts';

/** Set by the server from the connection, never taken from the caller. */
export const ADDRESS_HEADER = 'x-anju-address';

type Settings = { database: Database; secret: string; baseUrl: string; rateLimited: boolean };

const snakeCase = {
  user: { emailVerified: 'email_verified', createdAt: 'created_at', updatedAt: 'updated_at' },
  session: {
    userId: 'user_id',
    expiresAt: 'expires_at',
    ipAddress: 'ip_address',
    userAgent: 'user_agent',
    createdAt: 'created_at',
    updatedAt: 'updated_at',
  },
  account: {
    userId: 'user_id',
    accountId: 'account_id',
    providerId: 'provider_id',
    accessToken: 'access_token',
    refreshToken: 'refresh_token',
    accessTokenExpiresAt: 'access_token_expires_at',
    refreshTokenExpiresAt: 'refresh_token_expires_at',
    idToken: 'id_token',
    createdAt: 'created_at',
    updatedAt: 'updated_at',
  },
  verification: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' },
  rateLimit: { lastRequest: 'last_request' },
};

/** Sign-in with user name and password: hashing, sessions, rate limit and CSRF are the library's. */
export function openSignIn({ database, secret, baseUrl, rateLimited }: Settings) {
  return betterAuth({
    database: database.pool,
    secret,
    baseURL: baseUrl,
    basePath: '/api/auth',
    trustedOrigins: async (request) =>
      [request?.headers.get('origin') ?? baseUrl].filter((origin) => sameHost(origin, request)),
    telemetry: { enabled: false },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 10, maxPasswordLength: 128 },
    user: { modelName: 'auth_users', fields: snakeCase.user },
    session: {
      modelName: 'auth_sessions',
      fields: snakeCase.session,
      expiresIn: 12 * 60 * 60,
      updateAge: 60 * 60,
    },
    account: { modelName: 'auth_accounts', fields: snakeCase.account },
    verification: { modelName: 'auth_verifications', fields: snakeCase.verification },
    rateLimit: {
      enabled: rateLimited,
      storage: 'database',
      modelName: 'auth_rate_limits',
      fields: snakeCase.rateLimit,
      window: 60,
      max: 120,
      customRules: { '/sign-in/username': { window: 60, max: 20 } },
    },
    advanced: {
      cookiePrefix: 'anju',
      database: { generateId: () => randomUUID() },
      defaultCookieAttributes: { sameSite: 'lax', httpOnly: true, path: '/' },
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
      useSecureCookies: baseUrl.startsWith('https:'),
    },
    plugins: [
      username({
        schema: { user: { fields: { displayUsername: 'display_username' } } },
        minUsernameLength: 2,
        usernameValidator: (name) => /^[\w.-]{2,40}$/.test(name),
      }),
    ],
  });
}

/** Pages are served by this server itself: the origin must be the host that was asked. */
function sameHost(origin: string, request: Request | undefined): boolean {
  if (request === undefined || !URL.canParse(origin)) return true;
  return new URL(origin).host === (request.headers.get('host') ?? new URL(request.url).host);
}

export type SignIn = ReturnType<typeof openSignIn>;

/** The user behind a request's session cookie; undefined for a stranger. */
export async function sessionUser(signIn: SignIn, cookie: string): Promise<string | undefined> {
  const session = await signIn.api.getSession({ headers: new Headers({ cookie }) });
  return session?.user.id;
}

export async function hashPassword(signIn: SignIn, password: string): Promise<string> {
  return (await signIn.$context).password.hash(password);
}

/** Creates the sign-in account of a user; the password hash comes from `hashPassword`. */
export async function createAccount(
  database: Database,
  account: { id: string; name: string; username: string; passwordHash: string },
): Promise<void> {
  await database.transaction(async (db) => {
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
    await db.query(
      `insert into auth_accounts (id, user_id, account_id, provider_id, password) values ($1, $2, $3, 'credential', $4)`,
      [randomUUID(), account.id, account.id, account.passwordHash],
    );
  });
}

/**
 * The insert of identities without an account, so that nobody can sign in as them, as a part of a bigger statement;
 * `source` names rows with id, name and username.
 */
export const insertIdentitiesSql = (source: string): string =>
  `insert into auth_users (id, name, email) select id, name, username || '@imported.invalid' from ${source}`;

/** Replaces a password and ends every session of the user; false when there is no such user. */
export async function replacePassword(
  database: Database,
  name: string,
  passwordHash: string,
): Promise<boolean> {
  return database.transaction(async (db) => {
    const rows = await db.query<{ user_id: string }>(
      `update auth_accounts set password = $2, updated_at = now()
       where provider_id = 'credential' and user_id = (select id from auth_users where username = $1) returning user_id`,
      [name.toLowerCase(), passwordHash],
    );
    const [row] = rows;
    if (row === undefined) return false;
    await db.query(`delete from auth_sessions where user_id = $1`, [row.user_id]);
    return true;
  });
}
