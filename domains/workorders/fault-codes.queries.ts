import type { Context } from '../../kernel/context.ts';
import type { OutputOf, QueryOf } from '../../kernel/contract.ts';
import type { FaultCode, ListFaultCodes } from './fault-codes.contract.ts';

const CODE = `f.id, f.brand, f.model, f.code, f.product_type as "productType",
  jsonb_build_object('zh', f.meaning_zh, 'en', f.meaning_en) as meaning,
  jsonb_build_object('zh', f.cause_zh, 'en', f.cause_en) as cause,
  jsonb_build_object('zh', f.action_zh, 'en', f.action_en) as action, f.dangerous, f.source, f.verified`;
const PAGE = 100;

/** Codes that are in use, by brand, model (those of the whole brand included) and words, 100 a page. */
export async function faultCodes(
  ctx: Context,
  wanted: QueryOf<typeof ListFaultCodes>,
): Promise<OutputOf<typeof ListFaultCodes>> {
  const rows = await ctx.db.query<FaultCode>(
    `select ${CODE} from fault_codes f
     where f.active and ($1::text is null or f.brand = $1) and ($2::text is null or f.model in ($2, ''))
       and ($3::text is null or f.code ilike $3 || '%' or f.meaning_zh like '%' || $3 || '%' or f.meaning_en ilike '%' || $3 || '%'
         or f.cause_zh like '%' || $3 || '%' or f.model ilike '%' || $3 || '%')
       and ($4::bigint is null or f.id > $4)
     order by f.id limit ${PAGE + 1}`,
    [
      wanted.brand ?? null,
      wanted.model ?? null,
      wanted.find?.replace(/[%_\\]/g, '\\$&') ?? null,
      wanted.after ?? null,
    ],
  );
  const brands = await ctx.db.query<{ brand: string }>(
    `select distinct brand from fault_codes where active order by brand limit 200`,
  );
  const codes = rows.slice(0, PAGE);
  return {
    codes,
    brands: brands.map(({ brand }) => brand),
    next: rows.length > PAGE ? (codes.at(-1)?.id ?? null) : null,
  };
}

/** The codes that a phone takes along for the models of its day, those of a whole product type included. */
export async function codesForModels(ctx: Context, models: string[]): Promise<FaultCode[]> {
  if (models.length === 0) return [];
  return ctx.db.query<FaultCode>(
    `select ${CODE} from fault_codes f where f.active and (f.model = any($1) or f.model = '' and f.product_type in
       (select m.product_type from products m where m.model = any($1)))
     order by f.model desc, f.code limit 500`,
    [models],
  );
}
