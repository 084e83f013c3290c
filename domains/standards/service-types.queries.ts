import type { Context } from '../../kernel/context.ts';
import type { OutputOf } from '../../kernel/contract.ts';
import type { ListServiceTypes } from './eligibility.contract.ts';

/** The eight service types in their order, with sub-types and the items in use (S2 1.3.2). */
export async function serviceTypes(ctx: Context): Promise<OutputOf<typeof ListServiceTypes>['types']> {
  return ctx.db.query(
    `select t.code, jsonb_build_object('zh', t.name_zh, 'en', t.name_en) as name, t.complete_days as "completeDays",
       (select coalesce(jsonb_agg(jsonb_build_object('code', s.code, 'name', jsonb_build_object('zh', s.name_zh, 'en', s.name_en))
          order by s.sort), '[]') from service_subtypes s where s.service_type = t.code) as subtypes,
       (select count(*) from service_items i where i.service_type = t.code and i.active)::int as items
     from service_types t order by t.sort`,
  );
}
