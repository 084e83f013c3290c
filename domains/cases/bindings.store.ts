import type { Context } from '../../kernel/context.ts';
import { iso } from '../../kernel/time.ts';

/** Binds a case to other versions from now on and keeps until when it was bound to the ones before. */
export async function rebindCase(
  ctx: Context,
  caseId: number,
  to: { standard: number; calendar: number },
): Promise<void> {
  await ctx.db.query(
    `with before as (
       insert into case_bindings (case_id, until, standard_version_id, calendar_version_id)
       select id, $2, standard_version_id, calendar_version_id from cases where id = $1 on conflict do nothing)
     update cases set standard_version_id = $3, calendar_version_id = $4 where id = $1`,
    [caseId, iso(ctx.now), to.standard, to.calendar],
  );
}
