import type { Context } from '../../kernel/context.ts';
import type { AuthorityLimit } from './authority.contract.ts';

export async function saveLimit(ctx: Context, limit: AuthorityLimit): Promise<void> {
  await ctx.db.query(
    `insert into authority_limits (position_code, measure, case_level, amount_fen, changed_by, changed_at)
     values ($1, $2, $3, $4, $5, now())
     on conflict (position_code, measure, case_level)
     do update set amount_fen = excluded.amount_fen, changed_by = excluded.changed_by, changed_at = now()`,
    [limit.position, limit.measure, limit.severity, limit.amountFen, ctx.actor.id],
  );
}
