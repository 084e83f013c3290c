import type { Context } from '../../kernel/context.ts';
import type { BodyOf } from '../../kernel/contract.ts';
import type { AddPlace, SavePart } from './parts.contract.ts';
import type { Stock } from './stock.rules.ts';

export async function savePart(ctx: Context, code: string, part: BodyOf<typeof SavePart>): Promise<void> {
  await ctx.db.query(
    `insert into parts (code, name_zh, name_en, product_type, serial_tracked, critical, superseded_by, alternatives, price_fen,
       cost_fen, lead_days, old_part_returns)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
     on conflict (code) do update set name_zh = excluded.name_zh, name_en = excluded.name_en, product_type = excluded.product_type,
       serial_tracked = excluded.serial_tracked, critical = excluded.critical, superseded_by = excluded.superseded_by,
       alternatives = excluded.alternatives, price_fen = excluded.price_fen, cost_fen = excluded.cost_fen,
       lead_days = excluded.lead_days, old_part_returns = excluded.old_part_returns`,
    [
      code,
      part.name.zh,
      part.name.en,
      part.productType ?? null,
      part.serialTracked ?? false,
      part.critical ?? false,
      part.supersededBy ?? null,
      part.alternatives ?? [],
      part.priceFen,
      part.costFen,
      part.leadDays ?? 7,
      part.oldPartReturns ?? false,
    ],
  );
}

/** Adds a place; false when its code is taken. */
export async function insertPlace(ctx: Context, place: BodyOf<typeof AddPlace>): Promise<boolean> {
  const rows = await ctx.db.query(
    `insert into part_places (code, kind, name_zh, name_en, region, user_id) values ($1, $2, $3, $4, $5, $6)
     on conflict (code) do nothing returning code`,
    [place.code, place.kind, place.name.zh, place.name.en, place.region ?? null, place.userId ?? null],
  );
  return rows.length > 0;
}

const STOCK = `on_hand as "onHand", reserved, minimum`;

/** Adds to what is on hand at a place. */
export async function addStock(ctx: Context, part: string, place: string, quantity: number): Promise<Stock> {
  const row = await ctx.db.one<Stock>(
    `insert into part_balances as b (part_code, place_code, on_hand) values ($1, $2, $3)
     on conflict (part_code, place_code) do update set on_hand = b.on_hand + excluded.on_hand returning ${STOCK}`,
    [part, place, quantity],
  );
  return row ?? { onHand: quantity, reserved: 0, minimum: 0 };
}

/**
 * Takes from what is free at a place; undefined when there is not enough: two who take the last one wait for each other
 * here, and the second gets nothing.
 */
export async function takeStock(
  ctx: Context,
  from: { part: string; place: string },
  quantity: number,
): Promise<Stock | undefined> {
  return ctx.db.one<Stock>(
    `update part_balances set on_hand = on_hand - $3
     where part_code = $1 and place_code = $2 and on_hand - reserved >= $3 returning ${STOCK}`,
    [from.part, from.place, quantity],
  );
}

/** Holds free stock; undefined when there is not enough. */
export async function holdStock(
  ctx: Context,
  part: string,
  place: string,
  quantity: number,
): Promise<Stock | undefined> {
  return ctx.db.one<Stock>(
    `update part_balances set reserved = reserved + $3
     where part_code = $1 and place_code = $2 and on_hand - reserved >= $3 returning ${STOCK}`,
    [part, place, quantity],
  );
}

export async function freeStock(ctx: Context, part: string, place: string, quantity: number): Promise<void> {
  await ctx.db.query(
    `update part_balances set reserved = reserved - $3 where part_code = $1 and place_code = $2 and reserved >= $3`,
    [part, place, quantity],
  );
}

/** Sets what was counted; answers what was there before, undefined when more is held than was counted. */
export async function countStock(
  ctx: Context,
  part: string,
  place: string,
  counted: number,
): Promise<{ before: number; stock: Stock } | undefined> {
  await ctx.db.query(
    `insert into part_balances (part_code, place_code) values ($1, $2) on conflict do nothing`,
    [part, place],
  );
  const row = await ctx.db.one<Stock & { before: number }>(
    `with old as (select on_hand from part_balances where part_code = $1 and place_code = $2 for update)
     update part_balances set on_hand = $3 from old
     where part_code = $1 and place_code = $2 and reserved <= $3
     returning old.on_hand as before, part_balances.on_hand as "onHand", reserved, minimum`,
    [part, place, counted],
  );
  return row === undefined ? undefined : { before: row.before, stock: row };
}

export async function saveMinimum(
  ctx: Context,
  part: string,
  place: string,
  minimum: number,
): Promise<Stock> {
  const row = await ctx.db.one<Stock>(
    `insert into part_balances as b (part_code, place_code, minimum) values ($1, $2, $3)
     on conflict (part_code, place_code) do update set minimum = excluded.minimum returning ${STOCK}`,
    [part, place, minimum],
  );
  return row ?? { onHand: 0, reserved: 0, minimum };
}

export type MoveToStore = {
  kind: string;
  part: string;
  from: string | null;
  to: string | null;
  quantity: number;
  serial: string | null;
  orderNumber: string | null;
  reason: string | null;
  costFen: number;
  at: string;
  commandId: string | null;
};

export async function insertMoves(ctx: Context, moves: MoveToStore[]): Promise<void> {
  await ctx.db.query(
    `insert into part_moves (kind, part_code, from_place, to_place, quantity, serial, order_number, reason, cost_fen, at, by_id, by_name, command_id)
     select r.kind, r.part, r."from", r."to", r.quantity, r.serial, r."orderNumber", r.reason, r."costFen", r.at, $2, $3, r."commandId"
     from jsonb_to_recordset($1::jsonb) as r(kind text, part text, "from" text, "to" text, quantity int, serial text,
       "orderNumber" text, reason text, "costFen" bigint, at timestamptz, "commandId" uuid)`,
    [JSON.stringify(moves), ctx.actor.id, ctx.actor.name],
  );
}

/** Puts serials at a place; answers those that are somewhere else already. */
export async function storeSerials(
  ctx: Context,
  part: string,
  place: string,
  serials: string[],
): Promise<string[]> {
  const rows = await ctx.db.query<{ serial: string }>(
    `insert into part_serials as s (part_code, serial, place_code, status)
     select $1, x, $2, 'in_stock' from unnest($3::text[]) x
     on conflict (part_code, serial) do nothing returning serial`,
    [part, place, serials],
  );
  const stored = new Set(rows.map((row) => row.serial));
  return serials.filter((serial) => !stored.has(serial));
}

/** Moves or uses serials that are at a place; answers how many were. */
export async function moveSerials(
  ctx: Context,
  where: { part: string; from: string; serials: string[] },
  to: { place: string | null; orderNumber: string | null },
): Promise<number> {
  const rows = await ctx.db.query(
    `update part_serials set place_code = $4, status = case when $4::text is null then 'used' else 'in_stock' end, order_number = $5
     where part_code = $1 and place_code = $2 and serial = any($3) and status = 'in_stock' returning serial`,
    [where.part, where.from, where.serials, to.place, to.orderNumber],
  );
  return rows.length;
}

/** Asks for a replenishment unless one is on its way; false when there was one. */
export async function askReplenishment(
  ctx: Context,
  about: { part: string; place: string; quantity: number },
  at: string,
): Promise<boolean> {
  const rows = await ctx.db.query(
    `insert into replenishments (part_code, place_code, quantity, made_at) values ($1, $2, $3, $4)
     on conflict (part_code, place_code) where status in ('open', 'ordered') do nothing returning id`,
    [about.part, about.place, about.quantity, at],
  );
  return rows.length > 0;
}

export async function saveReplenishment(
  ctx: Context,
  id: number,
  change: { status: string; expectedOn: string | null },
): Promise<{ part: string; place: string; quantity: number } | undefined> {
  return ctx.db.one(
    `update replenishments set status = $2, expected_on = coalesce($3::date, expected_on), changed_by = $4
     where id = $1 and status in ('open', 'ordered') returning part_code as part, place_code as place, quantity`,
    [id, change.status, change.expectedOn, ctx.actor.id],
  );
}

export async function insertReservation(
  ctx: Context,
  wish: {
    orderNumber: string;
    part: string;
    place: string | null;
    quantity: number;
    expectedOn: string | null;
    status: 'held' | 'short';
  },
  at: string,
): Promise<number> {
  const row = await ctx.db.one<{ id: number }>(
    `insert into part_reservations (order_number, part_code, place_code, quantity, status, expected_on, made_by, made_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8) returning id`,
    [wish.orderNumber, wish.part, wish.place, wish.quantity, wish.status, wish.expectedOn, ctx.actor.id, at],
  );
  return row?.id ?? 0;
}

/** Ends what an order holds of a part, all parts when none is named; the rows as they were. */
export async function endReservations(
  ctx: Context,
  orderNumber: string,
  part: string | null,
  status: 'used' | 'released',
): Promise<{ part: string; place: string | null; quantity: number; before: string }[]> {
  return ctx.db.query(
    `with old as (select id, status from part_reservations where order_number = $1 and ($2::text is null or part_code = $2)
       and status in ('held', 'short') for update)
     update part_reservations r set status = $3 from old where r.id = old.id
     returning r.part_code as part, r.place_code as place, r.quantity, old.status as before`,
    [orderNumber, part, status],
  );
}

export async function saveOffer(
  ctx: Context,
  offer: { part: string; supplier: string; priceFen: number; leadDays: number },
): Promise<void> {
  await ctx.db.query(
    `insert into part_offers (part_code, supplier, price_fen, lead_days) values ($1, $2, $3, $4)
     on conflict (part_code, supplier) do update set price_fen = excluded.price_fen, lead_days = excluded.lead_days`,
    [offer.part, offer.supplier, offer.priceFen, offer.leadDays],
  );
}

/** Makes one offer the chosen one; false when there is no such offer. */
export async function chooseOffer(
  ctx: Context,
  part: string,
  supplier: string,
  reason: string,
): Promise<boolean> {
  await ctx.db.query(
    `update part_offers set chosen = false, chosen_reason = null where part_code = $1 and chosen`,
    [part],
  );
  const rows = await ctx.db.query(
    `update part_offers set chosen = true, chosen_reason = $3 where part_code = $1 and supplier = $2 returning supplier`,
    [part, supplier, reason],
  );
  return rows.length > 0;
}

/** Freezes a baseline; false when the place has one already. */
export async function insertBaseline(
  ctx: Context,
  baseline: { place: string; from: string; to: string; turnover: number; at: string },
): Promise<boolean> {
  const rows = await ctx.db.query(
    `insert into part_baselines (place_code, from_day, to_day, turnover, frozen_at, frozen_by) values ($1, $2, $3, $4, $5, $6)
     on conflict (place_code) do nothing returning place_code`,
    [baseline.place, baseline.from, baseline.to, baseline.turnover, baseline.at, ctx.actor.id],
  );
  return rows.length > 0;
}
