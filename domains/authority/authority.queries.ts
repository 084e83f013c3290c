import type { Context } from '../../kernel/context.ts';
import type { AuthorityLimit } from './authority.contract.ts';

/** All limits; a handful of rows. */
export async function authorityLimits(ctx: Context): Promise<AuthorityLimit[]> {
  return ctx.db.query<AuthorityLimit>(
    `select position_code as position, measure, case_level as severity, amount_fen as "amountFen"
     from authority_limits order by position_code, case_level, measure`,
  );
}
