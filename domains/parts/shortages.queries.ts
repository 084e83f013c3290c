import type { Context } from '../../kernel/context.ts';
import type { OutputOf } from '../../kernel/contract.ts';
import type { ListOldParts, ListShortages } from './shortages.contract.ts';

const NAME = `jsonb_build_object('zh', p.name_zh, 'en', p.name_en)`;
const FREE = (code: string) =>
  `coalesce((select sum(b.on_hand - b.reserved) from part_balances b where b.part_code = ${code}), 0)::int`;

/** What orders lack, longest waiting first, with what replaces it or could be used instead (S0 6.3). */
export async function openShortages(ctx: Context): Promise<OutputOf<typeof ListShortages>> {
  return {
    shortages: await ctx.db.query(
      `select r.id, r.order_number as "orderNumber", r.part_code as part, ${NAME} as "partName", r.quantity,
         coalesce(r.expected_on, (select min(o.expected_on) from replenishments o where o.part_code = p.code and o.status = 'ordered'))::text as "expectedOn",
         to_jsonb(r.made_at) as "madeAt", ${FREE('p.code')} as free,
         (select coalesce(jsonb_agg(jsonb_build_object('code', a.code, 'free', ${FREE('a.code')},
            'expectedOn', (select min(o.expected_on) from replenishments o where o.part_code = a.code and o.status = 'ordered')) order by a.code), '[]')
          from parts a where a.active and (a.code = p.superseded_by or a.code = any(p.alternatives))) as alternatives
       from part_reservations r join parts p on p.code = r.part_code where r.status = 'short' order by r.id limit 500`,
    ),
  };
}

/** Used parts whose old one must come back and has not, by order and part. */
export async function oldPartsDue(ctx: Context): Promise<OutputOf<typeof ListOldParts>> {
  return {
    due: await ctx.db.query(
      `select m.order_number as "orderNumber", m.part_code as part, ${NAME} as "partName",
         sum(m.quantity) filter (where m.kind = 'use')::int as used,
         coalesce(sum(m.quantity) filter (where m.kind = 'old_part_back'), 0)::int as back,
         to_jsonb(min(m.at) filter (where m.kind = 'use')) as "usedAt", min(m.by_name) filter (where m.kind = 'use') as "byName"
       from part_moves m join parts p on p.code = m.part_code and p.old_part_returns
       where m.order_number is not null and m.kind in ('use', 'old_part_back')
       group by m.order_number, m.part_code, p.name_zh, p.name_en
       having sum(case when m.kind = 'use' then m.quantity else -m.quantity end) > 0
       order by min(m.at) limit 500`,
    ),
  };
}
