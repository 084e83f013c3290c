import type { Context } from '../../kernel/context.ts';
import type { BodyOf } from '../../kernel/contract.ts';
import { record } from '../../kernel/events.ts';
import { conflict, invalid } from '../../kernel/refusal.ts';
import { ms } from '../../kernel/time.ts';
import { requireFresh } from './account.actions.ts';
import type { ChangeRole, CreateRole, LimitAccess, Role } from './roles.contract.ts';
import { holderOf, isInUse, roleByCode } from './roles.queries.ts';
import { deleteRole, endAccess, insertRole, saveAccessEnd, saveRole } from './roles.store.ts';
import { endInOrder, LONGEST_ACCESS_DAYS } from './separation.rules.ts';
import { notOneself } from './users.actions.ts';

/** Makes a position of the company's own from another one, with its rights and scope; refuses a taken code (S1 1.2). */
export async function createRole(ctx: Context, input: BodyOf<typeof CreateRole>): Promise<Role> {
  const original = await roleByCode(ctx, input.copyOf);
  if (!(await insertRole(ctx, input))) throw conflict('position.code_taken', { field: 'code' });
  await record(ctx, [
    {
      type: 'position.added',
      subject: `position:${input.code}`,
      reason: input.reason,
      data: { copiedFrom: input.copyOf, rights: original.rights },
    },
  ]);
  return roleByCode(ctx, input.code);
}

/** Changes name, duty or scope; people who have the scope of the position follow it. Refuses a stale version. */
export async function changeRole(
  ctx: Context,
  code: string,
  change: BodyOf<typeof ChangeRole>,
): Promise<Role> {
  const before = await roleByCode(ctx, code);
  if (!(await saveRole(ctx, code, change))) throw conflict('position.stale', { current: before.version });
  const after = await roleByCode(ctx, code);
  await record(ctx, [
    {
      type: 'position.changed',
      subject: `position:${code}`,
      reason: change.reason,
      data: {
        before: { name: before.name, duty: before.duty, scope: before.defaultScope },
        after: { name: after.name, duty: after.duty, scope: after.defaultScope },
      },
    },
  ]);
  return after;
}

/** Removes a position of the company's own; refuses those that come with the product and those that people have. */
export async function removeRole(ctx: Context, code: string): Promise<{ removed: boolean }> {
  const role = await roleByCode(ctx, code);
  if (role.copiedFrom === null) throw conflict('position.comes_with_product');
  if (await isInUse(ctx, code)) throw conflict('position.in_use');
  await deleteRole(ctx, code);
  await record(ctx, [
    { type: 'position.removed', subject: `position:${code}`, data: { name: role.name, rights: role.rights } },
  ]);
  return { removed: true };
}

/**
 * Sets when another's access ends by itself. Refuses oneself, an end that is past or more than 180 days ahead, and none at
 * all for somebody from outside (S0 7.1).
 */
export async function limitAccess(
  ctx: Context,
  userId: string,
  { endsAt, reason }: BodyOf<typeof LimitAccess>,
) {
  requireFresh(ctx);
  notOneself(ctx, userId);
  const holder = await holderOf(ctx, userId);
  if (endsAt === null && holder.external) throw conflict('person.end_needed', { field: 'endsAt' });
  if (endsAt !== null && !endInOrder(ms(endsAt), ctx.now))
    throw invalid('person.end_out_of_range', { field: 'endsAt', days: LONGEST_ACCESS_DAYS });
  await saveAccessEnd(ctx, userId, endsAt);
  await record(ctx, [
    {
      type: 'user.access_limited',
      subject: `user:${userId}`,
      reason,
      data: { from: holder.accessEndsAt, to: endsAt },
    },
  ]);
  return { id: userId, endsAt };
}

/** Closes the accounts whose time is over. */
export async function endOverdueAccess(ctx: Context): Promise<void> {
  const over = await endAccess(ctx);
  await record(
    ctx,
    over.map(({ id, username }) => ({
      type: 'user.access_ended',
      subject: `user:${id}`,
      data: { username },
    })),
  );
}
