import { randomBytes } from 'node:crypto';
import type { FastifyReply } from 'fastify';
import {
  guardOwn,
  guardPassword,
  noteSecondFactor,
  refuseLastFactor,
} from '../domains/identity/account.actions.ts';
import { mayEnter } from '../domains/identity/account.queries.ts';
import {
  clearTries,
  countTry,
  noteEntry,
  noteRefused,
  type TryAnswer,
  type Visitor,
} from '../domains/identity/entries.actions.ts';
import type { Actor, Context } from '../kernel/context.ts';
import { forbidden, Refusal } from '../kernel/refusal.ts';
import { endSessions, markSecondFactor } from '../kernel/sessions.ts';
import { type SignIn, sessionOf } from '../kernel/sign-in.ts';

export type AuthCall = {
  actor: Actor | null;
  /** What goes to the library; a step may change it. */
  body: Record<string, unknown>;
  visitor: Visitor;
  reply: FastifyReply;
  signIn: SignIn;
  ctx: Context;
  inside<T>(work: (ctx: Context) => Promise<T>): Promise<T>;
};

type Step = {
  method: 'GET' | 'POST';
  /** Refuses, or says what is being tried. */
  before?(call: AuthCall): Promise<TryAnswer | undefined>;
  /** Keeps what happened; may still refuse. */
  after?(call: AuthCall, answer: Response, guess: TryAnswer | null): Promise<void>;
};

type Way = 'password' | 'code' | 'recovery_code' | 'passkey' | 'single_sign_on';

const DEVICE_COOKIE = 'anju.device';
const DEVICE_SECONDS = 180 * 24 * 60 * 60;

/** The name of the device that an earlier sign-in left in this browser. */
export function deviceTokenOf(cookies: string | undefined): string | null {
  return /(?:^|; )anju[.]device=([\w-]{20,60})/.exec(cookies ?? '')?.[1] ?? null;
}

const isTooMany = (answer: Response) => answer.status === 429;

/** Counts a try under a name; refuses one that has to wait, and keeps it as one of `who`, or of whom the name belongs to. */
async function tryNamed(
  { inside, visitor, reply }: AuthCall,
  name: string,
  way: Way,
  who?: { id: string | null; name: string },
): Promise<TryAnswer> {
  const tried = await inside(async (ctx) => {
    const counted = await countTry(ctx, name, visitor);
    if (!counted.allowed)
      await noteRefused(
        ctx,
        { userId: who?.id ?? counted.userId, name: who?.name ?? counted.userName, way, outcome: 'waits' },
        visitor,
      );
    return counted;
  });
  if (tried.allowed) return tried;
  reply.header('retry-after', tried.waitSeconds);
  throw new Refusal('sign_in.wait', 'conflict', { seconds: tried.waitSeconds });
}

/** Somebody came in: refused after all when the account is disabled; else kept, and the device is known from now on. */
async function entered(call: AuthCall, answer: Response, way: Way): Promise<void> {
  const cookie = answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  const session = await sessionOf(call.signIn, cookie);
  const user = session === undefined ? undefined : await mayEnter(call.ctx.db, session.userId, call.ctx.now);
  if (session === undefined || user === undefined) {
    if (session !== undefined) await endSessions(call.ctx.db, session.userId, { only: session.id });
    throw new Refusal('sign_in.refused', 'forbidden');
  }
  const deviceToken = call.visitor.deviceToken ?? randomBytes(24).toString('base64url');
  await call.inside(async (ctx) => {
    await noteEntry(ctx, { ...user, way }, { ...call.visitor, deviceToken });
    // A second proof in the same browser takes the place of the session before it.
    const before = call.actor?.session;
    if (before !== undefined && call.actor?.id === user.id && before.id !== session.id)
      await endSessions(ctx.db, user.id, { only: before.id });
  });
  const secure = /; *secure/i.test(answer.headers.getSetCookie().join()) ? '; Secure' : '';
  call.reply.header(
    'set-cookie',
    `${DEVICE_COOKIE}=${deviceToken}; Path=/; Max-Age=${DEVICE_SECONDS}; HttpOnly; SameSite=Lax${secure}`,
  );
}

const password: Step = {
  method: 'POST',
  before: (call) => tryNamed(call, String(call.body.username ?? ''), 'password'),
  async after(call, answer, guess) {
    if (isTooMany(answer)) return;
    if (!answer.ok || guess === null) {
      const { userId = null, userName = '' } = guess ?? {};
      await noteRefused(
        call.ctx,
        { userId, name: userName, way: 'password', outcome: 'refused' },
        call.visitor,
      );
      throw new Refusal('sign_in.refused', 'forbidden');
    }
    await clearTries(call.ctx, guess);
    const { twoFactorRedirect } = (await answer.clone().json()) as { twoFactorRedirect?: boolean };
    if (twoFactorRedirect !== true) await entered(call, answer, 'password');
  },
};

/** A code of the authenticator or a recovery code: after the password, to set one up, or to prove oneself again. */
const code = (way: 'code' | 'recovery_code'): Step => ({
  method: 'POST',
  async before(call) {
    call.body = { code: String(call.body.code ?? '').trim() };
    return call.actor?.id ? tryNamed(call, `code ${call.actor.id}`, way, call.actor) : undefined;
  },
  async after(call, answer, guess) {
    if (isTooMany(answer)) return;
    const { actor, inside } = call;
    if (!answer.ok) {
      const { id = null, name = '' } = actor ?? {};
      await noteRefused(call.ctx, { userId: id, name, way, outcome: 'refused' }, call.visitor);
      throw new Refusal('sign_in.code_refused', 'forbidden');
    }
    if (actor?.session === undefined || actor.id === null) return entered(call, answer, way);
    const { id, session } = actor;
    await inside(async (ctx) => {
      if (guess !== null) await clearTries(ctx, guess);
      await markSecondFactor(ctx.db, session.id);
      if (!session.hasSecondFactor) await noteSecondFactor(ctx, id, 'added', 'authenticator');
    });
  },
});

/** A change of the own second factors: asks for the password (where the library does) and a fresh proof. */
const ownFactor = (
  kind: 'authenticator' | 'passkey' | 'recovery_codes',
  what?: 'added' | 'removed' | 'renewed',
): Step => ({
  method: 'POST',
  async before({ ctx }) {
    guardOwn(ctx);
    await guardPassword(ctx);
    if (what === 'removed') await refuseLastFactor(ctx);
    return undefined;
  },
  async after({ actor, inside }, answer) {
    if (!answer.ok && kind !== 'passkey') throw forbidden('password.wrong', { field: 'password' });
    if (answer.ok && what !== undefined && actor?.id)
      await inside((ctx) => noteSecondFactor(ctx, actor.id as string, what, kind));
  },
});

/** Only the way of the company's own provider, and back only to an address of this product. */
const singleSignOn: Step = {
  method: 'POST',
  async before(call) {
    const to = String(call.body.callbackURL ?? '/');
    call.body = {
      provider: 'oidc',
      callbackURL: /^\/(?![/\\])/.test(to) ? to : '/',
      errorCallbackURL: '/sign-in?refused=single_sign_on',
      disableRedirect: true,
    };
    return undefined;
  },
};

const singleSignOnBack: Step = {
  method: 'GET',
  async after(call, answer) {
    const came = answer.headers.getSetCookie().some((line) => /session_token=[^;]/.test(line));
    if (came) await entered(call, answer, 'single_sign_on');
  },
};

/** Every path of the library that the product uses. Others do not exist. */
export const steps: Record<string, Step> = {
  '/sign-in/username': password,
  '/sign-in/social': singleSignOn,
  '/callback/oidc': singleSignOnBack,
  '/sign-out': { method: 'POST' },
  '/two-factor/verify-totp': code('code'),
  '/two-factor/verify-backup-code': code('recovery_code'),
  '/two-factor/enable': ownFactor('authenticator'),
  '/two-factor/disable': ownFactor('authenticator', 'removed'),
  '/two-factor/generate-backup-codes': ownFactor('recovery_codes', 'renewed'),
  '/passkey/register-options': ownFactor('passkey'),
  '/passkey/register': ownFactor('passkey', 'added'),
  '/passkey/sign-in-options': { method: 'POST' },
  '/passkey/sign-in': {
    method: 'POST',
    async after(call, answer) {
      if (isTooMany(answer)) return;
      if (!answer.ok) throw new Refusal('sign_in.refused', 'forbidden');
      await entered(call, answer, 'passkey');
    },
  },
};
