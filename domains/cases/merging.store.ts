import type { Context } from '../../kernel/context.ts';
import { visibleTo } from './visibility.queries.ts';

/**
 * Lets the merging person see the case that the own one goes into, when both are of one customer or phone number:
 * the second agent who takes the call joins it to the first one's case (S1 3.1).
 */
export async function openSameMatter(ctx: Context, number: string, into: string): Promise<void> {
  const visible = visibleTo(ctx.actor);
  const wide = ctx.db.beyond('the case of the other agent comes into sight by this statement');
  await wide.query(
    `insert into case_access (principal, case_id, received_at)
     select 'u:' || $3::text, b.id, b.received_at from cases c join cases b on b.number = $2
       and (b.customer_id = c.customer_id or b.contact_key = c.contact_key)
     where c.number = $1 and ${visible.sql(4)} on conflict do nothing`,
    [number, into, ctx.actor.id, visible.value],
  );
}

/** Every original message goes to the case that stays; who could see the one may see the other. */
export async function moveReceipts(ctx: Context, from: number, to: number): Promise<void> {
  const wide = ctx.db.beyond('everybody who sees the one case sees the other from now on');
  await ctx.db.query(`update case_receipts set case_id = $2 where case_id = $1`, [from, to]);
  await wide.query(
    `insert into case_access (principal, case_id, received_at)
     select a.principal, $2::bigint, c.received_at from case_access a join cases c on c.id = $2 where a.case_id = $1
     on conflict do nothing`,
    [from, to],
  );
}

/** Stops the clocks of the merged case and brings the earliest receipt to the lists of the one that stays. */
export async function saveEarliestReceipt(ctx: Context, from: number, to: number): Promise<void> {
  await ctx.db.query(
    `update case_clocks set status = 'stopped', wake_at = null, binding = false where case_id = $1 and met_at is null`,
    [from],
  );
  await ctx.db
    .beyond('the lists of everybody who sees the case are sorted by its earliest receipt')
    .query(
      `update case_access a set received_at = least(a.received_at, c.received_at) from cases c where c.id = $1 and a.case_id = $2`,
      [from, to],
    );
}
