import { randomUUID } from 'node:crypto';
import { betterAuth } from 'better-auth';
import { genericOAuth, twoFactor, username } from 'better-auth/plugins';
import { SINGLE_SIGN_ON } from './accounts.ts';
import type { Database } from './db.ts';
import { passkeys } from './passkeys.ts';
import type { Session, SessionKind, SignInWay } from './sessions.ts';

/** Set by the server from the connection, never taken from the caller. */
export const ADDRESS_HEADER = 'x-anju-address';

/** Sent by the field app, whose sessions live longer because it works without a network. */
const APP_HEADER = 'x-anju-app';

/** The company's own identity provider (OpenID Connect). */
export type SingleSignOn = {
  discoveryUrl: string;
  clientId: string;
  clientSecret: string;
  /** The claim that never changes and names the person; `sub` unless the provider says otherwise. */
  claim: string;
  /** The provider asks for a second factor itself. */
  hasSecondFactor: boolean;
};

type Settings = {
  database: Database;
  secret: string;
  baseUrl: string;
  rateLimited: boolean;
  singleSignOn?: SingleSignOn | undefined;
};

/** A cookie lives as long as the longest session; the session's own end is kept in the database. */
const COOKIE_SECONDS = 30 * 24 * 60 * 60;
/** A session lives this long before its first request, which gives it its real end. */
const FIRST_MS = 5 * 60_000;

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
  twoFactor: {
    userId: 'user_id',
    backupCodes: 'backup_codes',
    failedVerificationCount: 'failed_verification_count',
    lockedUntil: 'locked_until',
  },
};

/** How a session came to be, by the library's path that made it. */
function marksOf(path: string, app: string | null, trusted: boolean) {
  const kind: SessionKind = app === 'field' ? 'field' : 'office';
  const shown = new Date();
  const made: Record<string, [SignInWay, Date | null]> = {
    '/passkey/sign-in': ['passkey', shown],
    '/callback/:id': ['single_sign_on', trusted ? shown : null],
    '/two-factor/verify-totp': ['password', shown],
    '/two-factor/verify-backup-code': ['password', shown],
  };
  const [way, secondFactorAt] = made[path] ?? ['password', null];
  return { kind, way, secondFactorAt };
}

const optionalString = { type: 'string', required: false, input: false } as const;

/** Sign-in at the company's own provider: state, nonce, PKCE and the check of the token are the library's. */
function singleSignOnOf({ discoveryUrl, clientId, clientSecret, claim }: SingleSignOn) {
  return genericOAuth({
    config: [
      {
        providerId: SINGLE_SIGN_ON,
        discoveryUrl,
        clientId,
        clientSecret,
        scopes: ['openid', 'profile', 'email'],
        pkce: true,
        requireIdTokenVerification: true,
        // Who is not tied to an identity by an administrator does not come in.
        disableSignUp: true,
        // People are found by the claim alone; the library only wants some address.
        mapProfileToUser: () => ({ email: `${randomUUID()}@provider.invalid` }),
        accountSubject: ({ profile }) => String((profile as Record<string, unknown>)[claim] ?? ''),
      },
    ],
  });
}

const sessionSettings = (trusted: boolean) => ({
  session: {
    modelName: 'auth_sessions',
    fields: snakeCase.session,
    expiresIn: COOKIE_SECONDS,
    disableSessionRefresh: true,
    additionalFields: {
      kind: optionalString,
      way: optionalString,
      secondFactorAt: { type: 'date', required: false, input: false, fieldName: 'second_factor_at' } as const,
    },
  },
  databaseHooks: {
    session: {
      create: {
        before: async (session: object, context: { path?: string; headers?: Headers | undefined } | null) => {
          const marks = marksOf(context?.path ?? '', context?.headers?.get(APP_HEADER) ?? null, trusted);
          return { data: { ...session, ...marks, expiresAt: new Date(Date.now() + FIRST_MS) } };
        },
      },
    },
  },
});

const rateLimitSettings = (enabled: boolean) => ({
  enabled,
  storage: 'database' as const,
  modelName: 'auth_rate_limits',
  fields: snakeCase.rateLimit,
  window: 60,
  // A whole desk comes in through one address at nine; tries at a password are counted by `tryAt`, requests by their rates.
  max: 1200,
  customRules: { '/sign-in/username': { window: 60, max: 300 } },
});

const pluginsOf = ({ database, baseUrl, singleSignOn }: Settings) => [
  username({
    schema: { user: { fields: { displayUsername: 'display_username' } } },
    minUsernameLength: 2,
    usernameValidator: (name) => /^[\w.-]{2,40}$/.test(name),
  }),
  twoFactor({
    issuer: '安居 Anju',
    schema: {
      user: { fields: { twoFactorEnabled: 'two_factor_enabled' } },
      twoFactor: { modelName: 'auth_two_factors', fields: snakeCase.twoFactor },
    },
  }),
  passkeys({ database, baseUrl }),
  ...(singleSignOn === undefined ? [] : [singleSignOnOf(singleSignOn)]),
];

/** Sign-in: hashing, sessions, codes, rate limit and CSRF are the library's. */
export function openSignIn(settings: Settings) {
  const { database, secret, baseUrl, rateLimited, singleSignOn } = settings;
  return betterAuth({
    database: database.pool,
    secret,
    baseURL: baseUrl,
    basePath: '/api/auth',
    trustedOrigins: async (request) =>
      [request?.headers.get('origin') ?? baseUrl].filter((origin) => sameHost(origin, request)),
    telemetry: { enabled: false },
    // What is refused is in the access log; what breaks is answered and logged by the product.
    logger: { disabled: true },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 10, maxPasswordLength: 128 },
    user: { modelName: 'auth_users', fields: snakeCase.user },
    ...sessionSettings(singleSignOn?.hasSecondFactor ?? false),
    account: {
      modelName: 'auth_accounts',
      fields: snakeCase.account,
      // A provider's e-mail address names nobody here.
      accountLinking: { enabled: true, disableImplicitLinking: true, updateUserInfoOnLink: false },
      updateAccountOnSignIn: false,
    },
    verification: { modelName: 'auth_verifications', fields: snakeCase.verification },
    rateLimit: rateLimitSettings(rateLimited),
    advanced: {
      cookiePrefix: 'anju',
      database: { generateId: () => randomUUID() },
      defaultCookieAttributes: { sameSite: 'lax', httpOnly: true, path: '/' },
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
      useSecureCookies: baseUrl.startsWith('https:'),
    },
    plugins: pluginsOf(settings),
  });
}

/** Pages are served by this server itself: the origin must be the host that was asked. */
function sameHost(origin: string, request: Request | undefined): boolean {
  if (request === undefined || !URL.canParse(origin)) return true;
  return new URL(origin).host === (request.headers.get('host') ?? new URL(request.url).host);
}

export type SignIn = ReturnType<typeof openSignIn>;

type Marks = { kind?: SessionKind; way?: SignInWay; secondFactorAt?: Date | null };

/** The session behind a request's cookie; undefined for a stranger and for a session that ended. */
export async function sessionOf(signIn: SignIn, cookie: string): Promise<Session | undefined> {
  const found = await signIn.api.getSession({ headers: new Headers({ cookie }) });
  if (found === null) return undefined;
  const session = found.session as typeof found.session & Marks;
  return {
    id: session.id,
    userId: session.userId,
    kind: session.kind ?? 'office',
    way: session.way ?? 'password',
    createdAt: new Date(session.createdAt).getTime(),
    expiresAt: new Date(session.expiresAt).getTime(),
    secondFactorAt: session.secondFactorAt ? new Date(session.secondFactorAt).getTime() : null,
  };
}
