import { randomInt } from 'node:crypto';
import {
  createAccount,
  hashPassword,
  linkIdentity,
  passwordHashOf,
  removeSecondFactors,
  storePassword,
} from '../../kernel/accounts.ts';
import type { Context } from '../../kernel/context.ts';
import type { BodyOf } from '../../kernel/contract.ts';
import { record } from '../../kernel/events.ts';
import { conflict, invalid, notFound } from '../../kernel/refusal.ts';
import { endSessions } from '../../kernel/sessions.ts';
import { ms } from '../../kernel/time.ts';
import { requireFresh } from './account.actions.ts';
import { forgetDevices, savePasswordChange } from './account.store.ts';
import { addUser } from './identity.actions.ts';
import { reportsTo } from './identity.policy.ts';
import { colleague, forgetOrganisation, organisation } from './identity.queries.ts';
import type { Role } from './roles.contract.ts';
import { findRole, holderOf } from './roles.queries.ts';
import { againstPlace } from './separation.rules.ts';
import type { CreateUser, MoveUser } from './users.contract.ts';
import { otherAdministrators, userRow, userTaken } from './users.queries.ts';
import { saveUserActive, saveUserPlace } from './users.store.ts';

/** Four groups of letters and digits that are not taken for one another; more than 90 bits. */
function madePassword(): string {
  const letters = 'abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789';
  const picked = Array.from({ length: 16 }, () => letters[randomInt(letters.length)]);
  return [0, 4, 8, 12].map((from) => picked.slice(from, from + 4).join('')).join('-');
}

async function positionOf(ctx: Context, code: string): Promise<Role> {
  const found = await findRole(ctx, code);
  if (found === undefined) throw invalid('position.not_found', { field: 'position' });
  return found;
}

async function checkPlace(ctx: Context, place: { departmentId: string | null }): Promise<void> {
  const { units } = await organisation(ctx.db);
  if (place.departmentId !== null && !units.some(({ id }) => id === place.departmentId))
    throw invalid('department.not_found', { field: 'departmentId' });
}

/** Refuses an act on the own account: another administrator has to do it. */
export function notOneself(ctx: Context, id: string): void {
  if (ctx.actor.id === id) throw conflict('user.not_oneself');
}

/**
 * Creates a user with a made-up initial password, answered once: it must be changed at the first sign-in. The account of
 * another system has no password. Refuses a taken user name or work number and a superior of a lower layer.
 */
export async function createUser(
  ctx: Context,
  id: string,
  wish: BodyOf<typeof CreateUser>,
  password: string = madePassword(),
) {
  requireFresh(ctx);
  await positionOf(ctx, wish.position);
  await checkPlace(ctx, wish);
  const taken = await userTaken(ctx, { id, ...wish });
  if (taken !== null) throw conflict(taken.code, { field: taken.field });
  const { service, scope, ...user } = wish;
  const passwordHash = service ? null : await hashPassword(password);
  await createAccount(ctx.db, { id, name: user.name, username: user.username, passwordHash });
  await addUser(ctx, {
    id,
    ...user,
    service,
    passwordState: service ? null : 'initial',
    ...(scope === undefined ? {} : { scope }),
  });
  return { id, username: user.username, initialPassword: service ? null : password };
}

/** Gives another user another place; refuses oneself, and to take the last administrator's rights away. */
export async function moveUser(ctx: Context, id: string, wish: BodyOf<typeof MoveUser>) {
  requireFresh(ctx);
  notOneself(ctx, id);
  const before = await userRow(ctx, id);
  const { reason, scope, ...place } = wish;
  const position = await positionOf(ctx, place.position);
  await checkPlace(ctx, place);
  if (place.superiorId === id) throw conflict('user.own_superior', { field: 'superiorId' });
  const superior = place.superiorId === null ? null : await colleague(ctx, place.superiorId);
  if (superior !== null && !reportsTo(position.layer, superior.layer))
    throw conflict('person.superior_below', { field: 'superiorId' });
  if (!Object.hasOwn(position.rights, 'users:manage')) await keepAnAdministrator(ctx, id);
  const { departmentId } = place;
  const why = againstPlace(await holderOf(ctx, id), { ...position, departmentId });
  if (why !== null) throw conflict(`place.${why}`, { field: 'position' });
  const after = { ...place, layer: position.layer, scope: scope ?? position.defaultScope };
  await saveUserPlace(ctx, id, after);
  await record(ctx, [
    {
      type: 'user.moved',
      subject: `user:${id}`,
      reason,
      data: {
        username: before.username,
        from: placeOf(before),
        to: {
          position: after.position,
          departmentId: after.departmentId,
          region: after.region,
          scope: after.scope,
        },
      },
    },
  ]);
  forgetOrganisation();
  return userRow(ctx, id);
}

const placeOf = ({ position, departmentId, region, scope }: Record<string, unknown>) => ({
  position,
  departmentId,
  region,
  scope,
});

async function keepAnAdministrator(ctx: Context, id: string): Promise<void> {
  if ((await otherAdministrators(ctx, id)) === 0) throw conflict('user.last_administrator');
}

/**
 * Disables a user, which ends all sessions and keys, or lets the user in again. Refuses oneself, the last administrator, and
 * to let in whose access is over.
 */
export async function setUserActive(ctx: Context, id: string, wish: { active: boolean; reason: string }) {
  requireFresh(ctx);
  notOneself(ctx, id);
  const user = await userRow(ctx, id);
  if (user.active === wish.active) return user;
  const { accessEndsAt } = user;
  if (wish.active && accessEndsAt !== null && ms(accessEndsAt) <= ctx.now) throw conflict('user.access_over');
  if (!wish.active) await keepAnAdministrator(ctx, id);
  await saveUserActive(ctx, id, wish.active);
  if (!wish.active) await endSessions(ctx.db, id);
  await record(ctx, [
    {
      type: wish.active ? 'user.activated' : 'user.deactivated',
      subject: `user:${id}`,
      reason: wish.reason,
      data: { username: user.username },
    },
  ]);
  forgetOrganisation();
  return userRow(ctx, id);
}

/** Sets a new initial password, answered once, and ends all sessions. */
export async function resetPassword(
  ctx: Context,
  id: string,
  reason: string,
  password: string = madePassword(),
) {
  requireFresh(ctx);
  const user = await userRow(ctx, id);
  const replaced = await passwordHashOf(ctx.db, id);
  if (replaced === undefined) throw conflict('password.none');
  await storePassword(ctx.db, id, await hashPassword(password));
  await savePasswordChange(ctx, { userId: id, state: 'initial', replaced });
  await forgetDevices(ctx, id);
  const ended = await endSessions(ctx.db, id);
  await record(ctx, [
    {
      type: 'user.password_reset',
      subject: `user:${id}`,
      reason,
      data: { username: user.username, sessionsEnded: ended },
    },
  ]);
  return { id, username: user.username, initialPassword: password };
}

/** Takes all second factors of another user away, for a lost phone, and ends all sessions. */
export async function resetSecondFactor(ctx: Context, id: string, reason: string) {
  requireFresh(ctx);
  notOneself(ctx, id);
  const user = await userRow(ctx, id);
  if (!user.secondFactor) throw conflict('second_factor.none');
  await removeSecondFactors(ctx.db, id);
  await endSessions(ctx.db, id);
  await record(ctx, [
    { type: 'user.second_factor_reset', subject: `user:${id}`, reason, data: { username: user.username } },
  ]);
  return userRow(ctx, id);
}

/** Ends all sessions of a user. */
export async function endSessionsOf(ctx: Context, id: string) {
  await userRow(ctx, id);
  const ended = await endSessions(ctx.db, id);
  await record(ctx, [{ type: 'user.sessions_ended', subject: `user:${id}`, data: { count: ended } }]);
  return { ended };
}

/** Ties a user to the identity that the company's provider knows; refuses one that is another's. */
export async function linkUser(ctx: Context, id: string, subject: string | null) {
  requireFresh(ctx);
  const user = await userRow(ctx, id);
  if (user.service) throw notFound('person.not_found');
  await linkIdentity(ctx.db, id, subject);
  await record(ctx, [
    {
      type: subject === null ? 'user.single_sign_on_unlinked' : 'user.single_sign_on_linked',
      subject: `user:${id}`,
      data: { username: user.username },
    },
  ]);
  return userRow(ctx, id);
}
