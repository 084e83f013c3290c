import type { Context } from '../../kernel/context.ts';
import { record } from '../../kernel/events.ts';
import { notFound } from '../../kernel/refusal.ts';
import { positions } from '../identity/identity.queries.ts';
import type { AuthorityLimit } from './authority.contract.ts';
import { authorityLimits } from './authority.queries.ts';
import { limitFor } from './authority.rules.ts';
import { saveLimit } from './authority.store.ts';

/** Sets or clears what a position may decide (S1 5.2); kept with the old amount and the reason. */
export async function setAuthority(
  ctx: Context,
  change: AuthorityLimit & { reason: string },
): Promise<AuthorityLimit> {
  const known = await positions(ctx);
  if (!known.some((position: { code: string }) => position.code === change.position)) {
    throw notFound('position.not_found', { field: 'position' });
  }
  const { reason, ...limit } = change;
  const before = limitFor(await authorityLimits(ctx), limit);
  await saveLimit(ctx, limit);
  await record(ctx, [
    {
      type: 'authority.changed',
      subject: `position:${limit.position}`,
      reason,
      data: { ...limit, before: before?.measure === limit.measure ? before.amountFen : null },
    },
  ]);
  return limit;
}
