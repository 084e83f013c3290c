import type { z } from 'zod';
import type { Context } from '../../kernel/context.ts';
import type { ListServiceItems, ServiceItem } from './catalogue.contract.ts';

/** Items in order; a filter keeps what is offered for it, items for every product, scene or grade included (S0 2.1). */
export async function serviceItems(
  ctx: Context,
  wanted: z.output<(typeof ListServiceItems)['query']>,
): Promise<ServiceItem[]> {
  return ctx.db.query<ServiceItem>(
    `select code, class, service_type as "serviceType", jsonb_build_object('zh', name_zh, 'en', name_en) as name,
       product_types as "productTypes", use_scenes as "useScenes", customer_grades as "customerGrades"
     from service_items
     where active and ($1::text is null or class = $1)
       and ($2::text is null or product_types = '{}' or $2 = any(product_types))
       and ($3::text is null or use_scenes = '{}' or $3 = any(use_scenes))
       and ($4::text is null or customer_grades = '{}' or $4 = any(customer_grades))
     order by sort, code`,
    [wanted.class ?? null, wanted.productType ?? null, wanted.useScene ?? null, wanted.customerGrade ?? null],
  );
}
