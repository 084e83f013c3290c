import type { Context } from '../../kernel/context.ts';
import type { BodyOf } from '../../kernel/contract.ts';
import type { SaveFaultCode } from './fault-codes.contract.ts';

/** Keeps a code of a brand, or of one model of it; the same again takes the place of the earlier. */
export async function saveFaultCode(
  ctx: Context,
  key: { brand: string; code: string; at: string },
  body: BodyOf<typeof SaveFaultCode>,
): Promise<number> {
  const row = await ctx.db.one<{ id: number }>(
    `insert into fault_codes (brand, model, code, product_type, meaning_zh, meaning_en, cause_zh, cause_en, action_zh, action_en,
       dangerous, source, verified, active, changed_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
     on conflict (brand, model, code) do update set product_type = excluded.product_type, meaning_zh = excluded.meaning_zh,
       meaning_en = excluded.meaning_en, cause_zh = excluded.cause_zh, cause_en = excluded.cause_en,
       action_zh = excluded.action_zh, action_en = excluded.action_en, dangerous = excluded.dangerous,
       source = excluded.source, verified = excluded.verified, active = excluded.active, changed_at = excluded.changed_at
     returning id`,
    [
      key.brand,
      body.model ?? '',
      key.code,
      body.productType ?? null,
      body.meaning.zh,
      body.meaning.en,
      body.cause?.zh ?? '',
      body.cause?.en ?? '',
      body.action?.zh ?? '',
      body.action?.en ?? '',
      body.dangerous ?? false,
      body.source,
      body.verified ?? false,
      body.active ?? true,
      key.at,
    ],
  );
  return row?.id ?? 0;
}
