import type { Context } from '../../kernel/context.ts';
import type { ServiceItem } from './catalogue.contract.ts';

/** Stores an item; false when its code is taken. */
export async function insertServiceItem(ctx: Context, item: ServiceItem): Promise<boolean> {
  const rows = await ctx.db.query(
    `insert into service_items (code, class, service_type, name_zh, name_en, product_types, use_scenes, customer_grades)
     values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (code) do nothing returning code`,
    [
      item.code,
      item.class,
      item.serviceType,
      item.name.zh,
      item.name.en,
      item.productTypes,
      item.useScenes,
      item.customerGrades,
    ],
  );
  return rows.length > 0;
}
