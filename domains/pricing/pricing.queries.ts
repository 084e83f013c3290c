import type { Context } from '../../kernel/context.ts';
import type { OutputOf } from '../../kernel/contract.ts';
import { notFound } from '../../kernel/refusal.ts';
import { chinaDay } from '../../kernel/time.ts';
import { may } from '../identity/identity.policy.ts';
import type { GetPriceList, GetPublicPrices, PriceItem, PriceListBrief } from './pricing.contract.ts';
import { type PricedOrder, pricesFor } from './quoting.rules.ts';

const ITEM = `i.code, i.kind, i.work_kind as "workKind", i.region, i.product_type as "productType",
  jsonb_build_object('zh', i.name_zh, 'en', i.name_en) as name, i.unit, i.price_fen as "priceFen"`;
const IN_FORCE = `select l.id from price_lists l where l.status = 'published' and l.effective_from <= $1::date
  order by l.effective_from desc, l.id desc limit 1`;
const BRIEF = `l.id, l.name, l.status, l.effective_from::text as "effectiveFrom", to_jsonb(l.published_at) as "publishedAt",
  l.published_by_name as "publishedBy", (select count(*)::int from price_items i where i.list_id = l.id) as items,
  l.id = coalesce((${IN_FORCE}), 0) as "inForce", l.version`;

/** By kind, then as finance ordered them, the prices of one code together. */
const ORDER = `array_position(array['visit', 'labour', 'travel', 'part'], i.kind),
  min(i.sort) over (partition by i.list_id, i.code), i.code, i.region nulls first, i.product_type nulls first`;

const mayOf = (ctx: Context) => ({ manage: may(ctx.actor, 'prices:manage') });

/** Price lists, the newest first. */
export async function priceLists(ctx: Context) {
  const lists = await ctx.db.query<PriceListBrief>(
    `select ${BRIEF} from price_lists l order by l.id desc limit 100`,
    [chinaDay(ctx.now)],
  );
  return { lists, may: mayOf(ctx) };
}

const itemsOf = (ctx: Context, id: number): Promise<PriceItem[]> =>
  ctx.db.query<PriceItem>(`select ${ITEM} from price_items i where i.list_id = $1 order by ${ORDER}`, [id]);

/** A list with its prices; not found when there is none. */
export async function priceList(ctx: Context, id: number): Promise<OutputOf<typeof GetPriceList>> {
  const brief = await ctx.db.one<PriceListBrief & { version: number }>(
    `select ${BRIEF} from price_lists l where l.id = $2`,
    [chinaDay(ctx.now), id],
  );
  if (brief === undefined) throw notFound('price_list.not_found');
  return { ...brief, rows: await itemsOf(ctx, id), may: mayOf(ctx) };
}

export async function unknownWorkKinds(ctx: Context, kinds: string[]): Promise<string[]> {
  const rows = await ctx.db.query<{ code: string }>(
    `select k.code from unnest($1::text[]) as k(code) where not exists (select 1 from work_kinds w where w.code = k.code)`,
    [kinds],
  );
  return rows.map(({ code }) => code);
}

export async function unknownProductTypes(ctx: Context, types: string[]): Promise<string[]> {
  const rows = await ctx.db.query<{ code: string }>(
    `select k.code from unnest($1::text[]) as k(code) where not exists (select 1 from product_types t where t.code = k.code)`,
    [types],
  );
  return rows.map(({ code }) => code);
}

export type ListInForce = { id: number; publishedOn: string; effectiveFrom: string };

/** The list that is in force at an instant; undefined before the first one. */
export async function listInForce(ctx: Context, at: number): Promise<ListInForce | undefined> {
  return ctx.db.one<ListInForce>(
    `select l.id, (l.published_at at time zone 'Asia/Shanghai')::date::text as "publishedOn", l.effective_from::text as "effectiveFrom"
     from price_lists l where l.id = (${IN_FORCE})`,
    [chinaDay(at)],
  );
}

/** Parts shown for one order on a phone, beside those it holds. */
const MOST_PARTS = 60;

/**
 * The marked prices for an order of a list: work, visit, travel, and the parts that fit its type of product or are held
 * for it; with codes, just those parts.
 */
export async function pricesForOrder(
  ctx: Context,
  listId: number,
  order: PricedOrder & { number: string },
  codes?: string[],
): Promise<PriceItem[]> {
  const rows = await ctx.db.query<PriceItem>(
    `(select ${ITEM} from price_items i where i.list_id = $1 and i.kind <> 'part' order by ${ORDER})
     union all
     (select ${ITEM} from price_items i left join parts p on p.code = i.code left join product_types t on t.code = p.product_type
      where i.list_id = $1 and i.kind = 'part' and case when $4::text[] is not null then i.code = any($4)
        else p.product_type is null or $2::text in (t.code, t.parent_code)
          or exists (select 1 from part_reservations r where r.order_number = $3 and r.part_code = i.code) end
      order by (exists (select 1 from part_reservations r where r.order_number = $3 and r.part_code = i.code)) desc, i.sort, i.code
      limit ${MOST_PARTS})`,
    [listId, order.productType, order.number, codes ?? null],
  );
  return pricesFor(rows, order);
}

/** What everybody may read: the prices in force and the day of publication (HAP price; S2 1.4.2). */
export async function publicPrices(ctx: Context): Promise<OutputOf<typeof GetPublicPrices>> {
  const list = await listInForce(ctx, ctx.now);
  const next = await ctx.db.one<{ day: string }>(
    `select min(effective_from)::text as day from price_lists where status = 'published' and effective_from > $1::date`,
    [chinaDay(ctx.now)],
  );
  return {
    publishedOn: list?.publishedOn ?? null,
    effectiveFrom: list?.effectiveFrom ?? null,
    rows: list === undefined ? [] : await itemsOf(ctx, list.id),
    next: next?.day ?? null,
  };
}
