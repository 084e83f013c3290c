import type { Context } from '../../kernel/context.ts';
import { iso } from '../../kernel/time.ts';
import type { CaseOwner } from './intake.contract.ts';

/**
 * Who owns a case that no person brought: of those who talk with customers and register cases, somebody of the region,
 * else of none, with the fewest open cases. Undefined when there is nobody.
 */
export async function alarmOwner(ctx: Context, region: string | null): Promise<CaseOwner | undefined> {
  return ctx.db.one<CaseOwner>(
    `select u.id, u.department_id as "departmentId" from users u join positions p on p.code = u.position_code
     where u.active and not u.service and (u.access_ends_at is null or u.access_ends_at > $2) and p.customer_contact and (u.region is null or u.region = $1)
       and exists (select 1 from position_rights r where r.position_code = p.code and r.permission = 'cases:register'
         and (r.case_kinds is null or 'request' = any(r.case_kinds)))
     order by (p.code = 'agent') desc, u.region nulls last,
       (select count(*) from cases c where c.owner_id = u.id and c.closed_at is null), u.work_number limit 1`,
    [region, iso(ctx.now)],
  );
}
