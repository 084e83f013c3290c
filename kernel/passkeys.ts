import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
  type WebAuthnCredential,
} from '@simplewebauthn/server';
import type { BetterAuthPlugin, GenericEndpointContext } from 'better-auth';
import { APIError, createAuthEndpoint, sessionMiddleware } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import { z } from 'zod';
import type { Database } from './db.ts';

const CHALLENGE_SECONDS = 5 * 60;
const CHALLENGE_COOKIE = 'passkey';

type Settings = { database: Database; baseUrl: string };
type Kept = { id: string; userId: string; publicKey: Buffer; counter: number; transports: string[] };

const answerOfDevice = z.looseObject({ id: z.string().max(1400), response: z.looseObject({}) });

/** The challenge waits in the database under a name that only this browser's signed cookie knows; it is used once. */
async function keepChallenge(ctx: GenericEndpointContext, challenge: string): Promise<void> {
  const name = `passkey-${crypto.randomUUID()}`;
  await ctx.context.internalAdapter.createVerificationValue({
    identifier: name,
    value: challenge,
    expiresAt: new Date(Date.now() + CHALLENGE_SECONDS * 1000),
  });
  const cookie = ctx.context.createAuthCookie(CHALLENGE_COOKIE, { maxAge: CHALLENGE_SECONDS });
  await ctx.setSignedCookie(cookie.name, name, ctx.context.secret, cookie.attributes);
}

async function takeChallenge(ctx: GenericEndpointContext): Promise<string> {
  const cookie = ctx.context.createAuthCookie(CHALLENGE_COOKIE);
  const name = await ctx.getSignedCookie(cookie.name, ctx.context.secret);
  const kept = name ? await ctx.context.internalAdapter.consumeVerificationValue(name) : null;
  if (!kept || kept.expiresAt < new Date()) throw refused('PASSKEY_CHALLENGE_GONE');
  return kept.value;
}

const refused = (code: string) => new APIError('UNAUTHORIZED', { code, message: code });

const find = (database: Database, id: string) =>
  database.direct.one<Kept>(
    `select id, user_id as "userId", public_key as "publicKey", counter, transports from auth_passkeys where id = $1`,
    [id],
  );

type Place = { database: Database; rpID: string; originOf: (ctx: GenericEndpointContext) => string[] };

/** Options for making a passkey, and the keeping of what the device made. */
const making = ({ database, rpID, originOf }: Place) => ({
  passkeyRegisterOptions: createAuthEndpoint(
    '/passkey/register-options',
    { method: 'POST', use: [sessionMiddleware] },
    async (ctx) => {
      const { user } = ctx.context.session;
      const own = await database.direct.query<{ id: string }>(
        `select id from auth_passkeys where user_id = $1`,
        [user.id],
      );
      const options = await generateRegistrationOptions({
        rpName: '安居 Anju',
        rpID,
        userName: String((user as { displayUsername?: string }).displayUsername ?? user.name),
        userDisplayName: user.name,
        userID: new TextEncoder().encode(user.id),
        excludeCredentials: own,
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      });
      await keepChallenge(ctx, options.challenge);
      return ctx.json(options);
    },
  ),
  passkeyRegister: createAuthEndpoint(
    '/passkey/register',
    {
      method: 'POST',
      use: [sessionMiddleware],
      body: z.object({ name: z.string().trim().min(1).max(60), answer: answerOfDevice }),
    },
    async (ctx) => {
      const { registrationInfo } = await verifyRegistrationResponse({
        response: ctx.body.answer as never,
        expectedChallenge: await takeChallenge(ctx),
        expectedOrigin: originOf(ctx),
        expectedRPID: rpID,
      }).catch(() => ({ registrationInfo: undefined }));
      if (registrationInfo === undefined) throw refused('PASSKEY_NOT_VERIFIED');
      const { id, publicKey, counter, transports } = registrationInfo.credential;
      await database.direct.query(
        `insert into auth_passkeys (id, user_id, name, public_key, counter, transports) values ($1, $2, $3, $4, $5, $6)`,
        [id, ctx.context.session.user.id, ctx.body.name, Buffer.from(publicKey), counter, transports ?? []],
      );
      return ctx.json({ id });
    },
  ),
});

/** The user whose passkey answered the challenge; refuses any other answer. */
async function userOfAnswer(
  ctx: GenericEndpointContext,
  answer: { id: string },
  place: Place,
): Promise<string> {
  const { database, rpID, originOf } = place;
  const expectedChallenge = await takeChallenge(ctx);
  const known = await find(database, answer.id);
  if (known === undefined) throw refused('PASSKEY_UNKNOWN');
  const credential: WebAuthnCredential = {
    id: known.id,
    publicKey: new Uint8Array(known.publicKey),
    counter: known.counter,
    transports: known.transports as never,
  };
  const { authenticationInfo, verified } = await verifyAuthenticationResponse({
    response: answer as never,
    expectedChallenge,
    expectedOrigin: originOf(ctx),
    expectedRPID: rpID,
    credential,
  }).catch(() => ({ verified: false, authenticationInfo: undefined }));
  if (!verified || authenticationInfo === undefined) throw refused('PASSKEY_NOT_VERIFIED');
  await database.direct.query(`update auth_passkeys set counter = $2, last_used_at = now() where id = $1`, [
    known.id,
    authenticationInfo.newCounter,
  ]);
  return known.userId;
}

const entering = (place: Place) => ({
  passkeySignInOptions: createAuthEndpoint('/passkey/sign-in-options', { method: 'POST' }, async (ctx) => {
    const options = await generateAuthenticationOptions({ rpID: place.rpID, userVerification: 'required' });
    await keepChallenge(ctx, options.challenge);
    return ctx.json(options);
  }),
  passkeySignIn: createAuthEndpoint(
    '/passkey/sign-in',
    { method: 'POST', body: z.object({ answer: answerOfDevice }) },
    async (ctx) => {
      const userId = await userOfAnswer(ctx, ctx.body.answer, place);
      const user = await ctx.context.internalAdapter.findUserById(userId);
      if (!user) throw refused('PASSKEY_UNKNOWN');
      const session = await ctx.context.internalAdapter.createSession(user.id);
      await setSessionCookie(ctx, { session, user });
      return ctx.json({ user: { id: user.id } });
    },
  ),
});

/** Passkeys in the place of name, password and code: the device checks the person, so it counts as two factors. */
export function passkeys({ database, baseUrl }: Settings) {
  const rpID = new URL(baseUrl).hostname;
  const own = new URL(baseUrl).origin;
  const originOf = (ctx: GenericEndpointContext) => {
    const origin = ctx.headers?.get('origin') ?? own;
    return URL.canParse(origin) && new URL(origin).hostname === rpID ? [origin] : [own];
  };
  const place: Place = { database, rpID, originOf };
  return {
    id: 'passkeys',
    endpoints: { ...making(place), ...entering(place) },
    rateLimit: [{ pathMatcher: (path) => path.startsWith('/passkey/'), window: 60, max: 30 }],
  } satisfies BetterAuthPlugin;
}
