import type { Context } from '../../kernel/context.ts';

type Amounts = Record<string, number>;
export type DayStock = {
  /** Order number → parts held or short for it. */
  needs: Map<string, Amounts>;
  /** Person → what the own van carries: free, or held for one of the orders. */
  vans: Map<string, Amounts>;
  /** Parts that can be fetched from a warehouse or outlet of the region. */
  store: string[];
};

type Row = { of: string; part: string; quantity: number };

function byOwner(rows: Row[]): Map<string, Amounts> {
  const found = new Map<string, Amounts>();
  for (const { of, part, quantity } of rows) {
    const amounts = found.get(of) ?? {};
    amounts[part] = (amounts[part] ?? 0) + quantity;
    found.set(of, amounts);
  }
  return found;
}

/** What orders need, what people carry, and what a region's stores have, for planning their day (S0 6.3). */
export async function dayStock(
  ctx: Context,
  { orders, people, region }: { orders: string[]; people: string[]; region: string },
): Promise<DayStock> {
  const needs = await ctx.db.query<Row>(
    `select order_number as of, part_code as part, sum(quantity)::int as quantity from part_reservations
     where order_number = any($1) and status in ('held', 'short') group by 1, 2`,
    [orders],
  );
  if (needs.length === 0) return { needs: new Map(), vans: new Map(), store: [] };
  const parts = [...new Set(needs.map(({ part }) => part))];
  const vans = await ctx.db.query<Row>(
    `select l.user_id::text as of, b.part_code as part, (b.on_hand - b.reserved + coalesce((
        select sum(r.quantity) from part_reservations r where r.place_code = l.code and r.part_code = b.part_code
          and r.status = 'held' and r.order_number = any($3)), 0))::int as quantity
     from part_places l join part_balances b on b.place_code = l.code
     where l.kind = 'van' and l.user_id = any($1::uuid[]) and b.part_code = any($2)`,
    [people, parts, orders],
  );
  const store = await ctx.db.query<{ part: string }>(
    `select distinct b.part_code as part from part_places l join part_balances b on b.place_code = l.code
     where l.kind <> 'van' and l.region = $1 and b.part_code = any($2) and (b.on_hand > b.reserved
       or exists (select 1 from part_reservations r where r.place_code = l.code and r.part_code = b.part_code
         and r.status = 'held' and r.order_number = any($3)))`,
    [region, parts, orders],
  );
  return { needs: byOwner(needs), vans: byOwner(vans), store: store.map(({ part }) => part) };
}
