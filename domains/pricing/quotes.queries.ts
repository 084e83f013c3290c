import type { Context } from '../../kernel/context.ts';
import type { UsedPart } from './bill.rules.ts';
import type { BillLine, Payment, Quote } from './quotes.contract.ts';

const LINES = `(select coalesce(jsonb_agg(jsonb_build_object('code', n.code, 'kind', n.kind,
    'name', jsonb_build_object('zh', n.name_zh, 'en', n.name_en), 'unit', n.unit, 'quantity', n.quantity,
    'markedFen', n.marked_fen, 'unitFen', n.unit_fen, 'covered', n.covered, 'apart', n.apart) order by n.place), '[]')
  from quote_lines n where n.quote_id = q.id)`;

/** Quotes of an order, the newest first. */
export async function quotesOf(ctx: Context, orderNumber: string): Promise<Quote[]> {
  return ctx.db.query<Quote>(
    `select q.id, q.status, ${LINES} as lines, q.cover, q.total_fen as "totalFen", q.reduction_fen as "reductionFen",
       q.reduction_reason as "reductionReason", to_jsonb(q.valid_until) as "validUntil", q.made_by_name as "madeBy",
       to_jsonb(q.made_at) as "madeAt",
       case when q.answered_at is null then null else jsonb_build_object('by', q.answered_by, 'note', q.answer_note,
         'at', q.answered_at, 'takenBy', q.answer_taken_by) end as answer
     from quotes q where q.order_number = $1 order by q.id desc limit 50`,
    [orderNumber],
  );
}

export async function paymentsOf(ctx: Context, orderNumber: string): Promise<Payment[]> {
  return ctx.db.query<Payment>(
    `select id, method, amount_fen as "amountFen", proof, file_id as "fileId", reverses_id as "reversesId", reason, to_jsonb(at) as at,
       by_name as "byName" from payments where order_number = $1 order by id`,
    [orderNumber],
  );
}

/** Parts that an order took from stock, less those that went back unused. */
export async function partsUsed(ctx: Context, orderNumber: string): Promise<UsedPart[]> {
  return ctx.db.query<UsedPart>(
    `select m.part_code as code, jsonb_build_object('zh', p.name_zh, 'en', p.name_en) as name,
       sum(case when m.kind = 'use' then m.quantity else -m.quantity end)::int as quantity
     from part_moves m join parts p on p.code = m.part_code
     where m.order_number = $1 and m.kind in ('use', 'return') group by m.part_code, p.name_zh, p.name_en
     having sum(case when m.kind = 'use' then m.quantity else -m.quantity end) > 0 order by m.part_code`,
    [orderNumber],
  );
}

/** The bill as it was settled; undefined before. */
export async function settlementOf(
  ctx: Context,
  orderNumber: string,
): Promise<{ lines: BillLine[]; totalFen: number; settledAt: string } | undefined> {
  return ctx.db.one(
    `select lines, total_fen as "totalFen", to_jsonb(settled_at) as "settledAt" from settlements where order_number = $1`,
    [orderNumber],
  );
}

/**
 * SQL of whether chargeable work of order `w` may go on: an open offer waits, an accepted one holds; without either, paid
 * work (class extended or customised) with a marked labour price on the day `$place` needs one.
 */
export const CHARGE_SQL = (place: number) => `coalesce(
  (select case q.status when 'offered' then 'waiting' else 'agreed' end from quotes q
   where q.order_number = w.number and q.status in ('offered', 'accepted') order by q.id desc limit 1),
  case when w.service_class <> 'basic' and exists (
    select 1 from price_items i where i.list_id = (select l.id from price_lists l where l.status = 'published'
        and l.effective_from <= $${place}::date order by l.effective_from desc, l.id desc limit 1)
      and i.kind = 'labour' and i.work_kind = w.work_kind and i.price_fen > 0
      and (i.region is null or i.region = w.region) and (i.product_type is null or i.product_type = w.product_type))
  then 'needed' else 'none' end)`;
