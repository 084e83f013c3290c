import {
  hashPassword,
  isPasswordOf,
  passwordHashOf,
  removePasskey,
  storePassword,
} from '../../kernel/accounts.ts';
import type { Actor, Context, SessionMarks } from '../../kernel/context.ts';
import { record } from '../../kernel/events.ts';
import { conflict, forbidden, invalid, notFound, Refusal } from '../../kernel/refusal.ts';
import { endSessions } from '../../kernel/sessions.ts';
import { formerPasswords, ownAccount, wrongPasswords } from './account.queries.ts';
import { forgetDevices, savePasswordChange } from './account.store.ts';
import { againstPassword, REMEMBERED } from './passwords.rules.ts';
import { isFresh, isPrivileged } from './sessions.rules.ts';

type Self = Actor & { id: string; session: SessionMarks };

/** The person at a browser, also while something is still held back; refuses strangers and keys of other systems. */
export function self(ctx: Context): Self {
  const { actor } = ctx;
  if (actor.id === null) throw new Refusal('session.needed', 'forbidden');
  if (actor.session === undefined) throw forbidden('key.has_no_account');
  if (actor.hold === 'session.address_not_allowed') throw forbidden(actor.hold);
  return { ...actor, id: actor.id, session: actor.session };
}

/** Refuses what changes security unless the second factor was shown in the last quarter of an hour. */
export function requireFresh(ctx: Context): void {
  const { session } = ctx.actor;
  if (session !== undefined && !isFresh(session, ctx.now)) throw forbidden('session.second_factor_again');
}

/** Refuses a password that the rules do not allow or that was one of the last five (`field` names where). */
async function checkNewPassword(
  ctx: Context,
  wish: { userId: string; username: string; privileged: boolean; password: string },
  field: string,
): Promise<void> {
  const against = againstPassword(wish);
  if (against !== null)
    throw invalid('request.invalid', {
      errors: [{ field, code: against.code, values: { least: against.least } }],
    });
  const current = await passwordHashOf(ctx.db, wish.userId);
  const former = await formerPasswords(ctx.db, wish.userId, REMEMBERED - 1);
  for (const hash of new Set([...(current === undefined ? [] : [current]), ...former])) {
    if (await isPasswordOf(hash, wish.password))
      throw invalid('request.invalid', {
        errors: [{ field, code: 'password_used', values: { last: REMEMBERED } }],
      });
  }
}

const MOST_WRONG = 5;

/** Changes the own password and ends every other session; five wrong current ones in a quarter of an hour are enough. */
export async function changePassword(ctx: Context, wish: { current: string; next: string }) {
  const { id, username, rights, session } = self(ctx);
  const hash = await passwordHashOf(ctx.db, id);
  if (hash === undefined) throw conflict('password.none');
  await guardPassword(ctx);
  if (!(await isPasswordOf(hash, wish.current))) throw forbidden('password.wrong', { field: 'current' });
  const privileged = isPrivileged(rights);
  await checkNewPassword(ctx, { userId: id, username, privileged, password: wish.next }, 'next');
  await storePassword(ctx.db, id, await hashPassword(wish.next));
  await savePasswordChange(ctx, { userId: id, state: 'own', replaced: hash });
  await forgetDevices(ctx, id);
  const ended = await endSessions(ctx.db, id, { but: session.id });
  await record(ctx, [
    { type: 'user.password_changed', subject: `user:${id}`, data: { sessionsEnded: ended } },
  ]);
  return { ended };
}

/** Ends one of the own sessions. */
export async function endOwnSession(ctx: Context, sessionId: string) {
  const { id } = self(ctx);
  const ended = await endSessions(ctx.db, id, { only: sessionId });
  if (ended === 0) throw notFound();
  await record(ctx, [{ type: 'user.sessions_ended', subject: `user:${id}`, data: { count: ended } }]);
  return { ended };
}

/** Ends every own session but the one that asks. */
export async function endOtherSessions(ctx: Context) {
  const { id, session } = self(ctx);
  const ended = await endSessions(ctx.db, id, { but: session.id });
  if (ended > 0)
    await record(ctx, [{ type: 'user.sessions_ended', subject: `user:${id}`, data: { count: ended } }]);
  return { ended };
}

/** Takes an own passkey away; refused when it is the last second factor of somebody who must have one. */
export async function removeOwnPasskey(ctx: Context, passkeyId: string) {
  const { id } = self(ctx);
  requireFresh(ctx);
  const { secondFactor } = await ownAccount(ctx);
  if (!secondFactor.passkeys.some((passkey) => passkey.id === passkeyId)) throw notFound();
  const last = secondFactor.passkeys.length === 1 && !secondFactor.authenticator;
  if (last && secondFactor.required) throw conflict('second_factor.last');
  await removePasskey(ctx.db, id, passkeyId);
  await record(ctx, [
    { type: 'user.second_factor_removed', subject: `user:${id}`, data: { kind: 'passkey' } },
  ]);
  return { removed: true };
}

/** Refuses to change the own second factors before a first password is changed or without a fresh proof. */
export function guardOwn(ctx: Context): void {
  const { hold } = self(ctx);
  if (hold === 'session.password_must_change' || hold === 'session.second_factor_needed')
    throw forbidden(hold);
  requireFresh(ctx);
}

/** Refuses another try at the own password after five wrong ones in a quarter of an hour. */
export async function guardPassword(ctx: Context): Promise<void> {
  self(ctx);
  if ((await wrongPasswords(ctx)) >= MOST_WRONG) throw conflict('password.too_many_wrong');
}

/** Refuses to take the authenticator from somebody who must have a second factor and has no passkey. */
export async function refuseLastFactor(ctx: Context): Promise<void> {
  const { secondFactor } = await ownAccount(ctx);
  if (secondFactor.required && secondFactor.passkeys.length === 0) throw conflict('second_factor.last');
}

/** Keeps a change of somebody's second factors. */
export async function noteSecondFactor(
  ctx: Context,
  userId: string,
  what: 'added' | 'removed' | 'renewed',
  kind: 'authenticator' | 'passkey' | 'recovery_codes',
): Promise<void> {
  await record(ctx, [{ type: `user.second_factor_${what}`, subject: `user:${userId}`, data: { kind } }]);
}
