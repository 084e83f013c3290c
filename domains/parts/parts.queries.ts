import type { Context } from '../../kernel/context.ts';
import type { OutputOf } from '../../kernel/contract.ts';
import { may } from '../identity/identity.policy.ts';
import type {
  GetTurnover,
  ListMoves,
  ListOffers,
  ListPlaces,
  ListReplenishments,
  StockedPart,
} from './parts.contract.ts';
import { type Alternative, changeAgainst, turnoverOf } from './stock.rules.ts';

const PART = `p.code, jsonb_build_object('zh', p.name_zh, 'en', p.name_en) as name, p.product_type as "productType",
  p.serial_tracked as "serialTracked", p.critical, p.superseded_by as "supersededBy", p.alternatives,
  p.price_fen as "priceFen", p.lead_days as "leadDays", p.old_part_returns as "oldPartReturns"`;
const PAGE = 50;

/** Parts with their stock by place, 50 a page by code; `low` keeps those below a minimum. */
export async function listParts(
  ctx: Context,
  wanted: {
    find?: string | undefined;
    place?: string | undefined;
    low?: string | undefined;
    after?: string | undefined;
  },
): Promise<{ parts: StockedPart[]; next: string | null }> {
  const rows = await ctx.db.query<StockedPart>(
    `select ${PART}, case when $5 then p.cost_fen end as "costFen", coalesce(s.balances, '[]') as balances, coalesce(s.free, 0)::int as free, coalesce(s.low, false) as low
     from parts p left join lateral (
       select jsonb_agg(jsonb_build_object('place', b.place_code, 'placeName', jsonb_build_object('zh', l.name_zh, 'en', l.name_en),
           'onHand', b.on_hand, 'reserved', b.reserved, 'free', b.on_hand - b.reserved, 'minimum', b.minimum) order by l.kind, l.code) as balances,
         sum(b.on_hand - b.reserved) as free, bool_or(b.on_hand - b.reserved < b.minimum) as low
       from part_balances b join part_places l on l.code = b.place_code
       where b.part_code = p.code and ($2::text is null or b.place_code = $2)) s on true
     where p.active and ($1::text is null or p.code ilike '%' || $1 || '%' or p.name_zh like '%' || $1 || '%' or p.name_en ilike '%' || $1 || '%')
       and ($3::text is null or s.low) and ($4::text is null or p.code > $4)
     order by p.code limit ${PAGE + 1}`,
    [
      wanted.find?.replace(/[%_\\]/g, '\\$&') ?? null,
      wanted.place ?? null,
      wanted.low ?? null,
      wanted.after ?? null,
      may(ctx.actor, 'parts:manage'),
    ],
  );
  const parts = rows.slice(0, PAGE);
  return { parts, next: rows.length > PAGE ? (parts.at(-1)?.code ?? null) : null };
}

export async function listPlaces(ctx: Context): Promise<OutputOf<typeof ListPlaces>['places']> {
  return ctx.db.query(
    `select code, kind, jsonb_build_object('zh', name_zh, 'en', name_en) as name, region from part_places order by kind, code limit 1000`,
  );
}

export async function listMoves(
  ctx: Context,
  wanted: { part?: string | undefined; order?: string | undefined; before?: number | undefined },
): Promise<OutputOf<typeof ListMoves>> {
  return {
    moves: await ctx.db.query(
      `select id, kind, part_code as part, from_place as "from", to_place as "to", quantity, serial,
         order_number as "orderNumber", reason, to_jsonb(at) as at, by_name as "byName"
       from part_moves where ($1::text is null or part_code = $1) and ($2::text is null or order_number = $2)
         and ($3::bigint is null or id < $3) order by id desc limit 100`,
      [wanted.part ?? null, wanted.order ?? null, wanted.before ?? null],
    ),
  };
}

export async function openReplenishments(ctx: Context): Promise<OutputOf<typeof ListReplenishments>> {
  return {
    replenishments: await ctx.db.query(
      `select r.id, r.part_code as part, jsonb_build_object('zh', p.name_zh, 'en', p.name_en) as "partName", r.place_code as place,
         r.quantity, r.status, r.expected_on::text as "expectedOn", to_jsonb(r.made_at) as "madeAt"
       from replenishments r join parts p on p.code = r.part_code where r.status in ('open', 'ordered')
       order by p.critical desc, r.id limit 500`,
    ),
  };
}

export async function offersFor(ctx: Context, part: string): Promise<OutputOf<typeof ListOffers>> {
  return {
    offers: await ctx.db.query(
      `select supplier, price_fen as "priceFen", lead_days as "leadDays", chosen, chosen_reason as reason
       from part_offers where part_code = $1 order by price_fen, lead_days, supplier`,
      [part],
    ),
  };
}

export type PartOnFile = {
  code: string;
  name: { zh: string; en: string };
  serialTracked: boolean;
  supersededBy: string | null;
  alternatives: string[];
  costFen: number;
  priceFen: number;
  leadDays: number;
  oldPartReturns: boolean;
};

export async function partOnFile(ctx: Context, code: string): Promise<PartOnFile | undefined> {
  return ctx.db.one(
    `select code, jsonb_build_object('zh', name_zh, 'en', name_en) as name, serial_tracked as "serialTracked",
       superseded_by as "supersededBy", alternatives, cost_fen as "costFen", price_fen as "priceFen",
       lead_days as "leadDays", old_part_returns as "oldPartReturns"
     from parts where code = $1 and active`,
    [code],
  );
}

/** What could help while a part is short: what replaces it and its alternatives, with free stock and arrival (S0 6.3). */
export async function alternativesTo(ctx: Context, part: PartOnFile): Promise<Alternative[]> {
  const codes = [
    ...new Set([...(part.supersededBy === null ? [] : [part.supersededBy]), ...part.alternatives]),
  ];
  if (codes.length === 0) return [];
  return ctx.db.query<Alternative>(
    `select p.code, coalesce((select sum(b.on_hand - b.reserved) from part_balances b where b.part_code = p.code), 0)::int as free,
       (select min(r.expected_on)::text from replenishments r where r.part_code = p.code and r.status = 'ordered') as "expectedOn"
     from parts p where p.code = any($1) and p.active`,
    [codes],
  );
}

/** The first day on which an order of the part is expected anywhere; null without one. */
export async function expectedArrival(ctx: Context, part: string): Promise<string | null> {
  const row = await ctx.db.one<{ day: string | null }>(
    `select min(expected_on)::text as day from replenishments where part_code = $1 and status = 'ordered'`,
    [part],
  );
  return row?.day ?? null;
}

export type Reserved = {
  id: number;
  part: string;
  name: { zh: string; en: string };
  place: string | null;
  quantity: number;
  status: 'held' | 'short' | 'used' | 'released';
  expectedOn: string | null;
  priceFen: number;
};

/** Parts of a work order: held, short, used. */
export async function reservedFor(ctx: Context, orderNumber: string): Promise<Reserved[]> {
  return ctx.db.query<Reserved>(
    `select r.id, r.part_code as part, jsonb_build_object('zh', p.name_zh, 'en', p.name_en) as name, r.place_code as place,
       r.quantity, r.status, r.expected_on::text as "expectedOn", p.price_fen as "priceFen"
     from part_reservations r join parts p on p.code = r.part_code
     where r.order_number = $1 and r.status <> 'released' order by r.id`,
    [orderNumber],
  );
}

/** A technician's own van; undefined when there is none. */
export async function vanOf(ctx: Context, userId: string | null): Promise<string | undefined> {
  const row = await ctx.db.one<{ code: string }>(
    `select code from part_places where kind = 'van' and user_id = $1`,
    [userId],
  );
  return row?.code;
}

type TurnoverRow = {
  place: string;
  name: { zh: string; en: string };
  usedFen: number;
  closingFen: number;
  inFen: number;
  outFen: number;
  baseline: number | null;
};

/** Percent by which turnover is to grow (S2 1.4.1). */
const TARGET_PERCENT = 30;

/** Turnover by place: what left for use in the span against the mean of the stock values at its two ends. */
export async function turnover(
  ctx: Context,
  span: { from: string; to: string },
): Promise<OutputOf<typeof GetTurnover>> {
  const rows = await ctx.db.query<TurnoverRow>(
    `with moved as (
       select place, sum(m.cost_fen * m.quantity) filter (where into_it and at >= start and at < ending) as in_fen,
         sum(m.cost_fen * m.quantity) filter (where not into_it and at >= start and at < ending) as out_fen,
         sum(m.cost_fen * m.quantity) filter (where not into_it and kind = 'use' and at >= start and at < ending) as used_fen,
         sum(case when into_it then m.cost_fen * m.quantity else -m.cost_fen * m.quantity end) filter (where at < ending) as closing_fen
       from (select $1::date::timestamp at time zone 'Asia/Shanghai' as start, ($2::date + 1)::timestamp at time zone 'Asia/Shanghai' as ending) s,
         (select to_place as place, true as into_it, m.* from part_moves m where to_place is not null and kind <> 'old_part_back'
          union all select from_place, false, m.* from part_moves m where from_place is not null) m
       where at < ending group by place)
     select l.code as place, jsonb_build_object('zh', l.name_zh, 'en', l.name_en) as name,
       coalesce(m.used_fen, 0)::float as "usedFen", coalesce(m.closing_fen, 0)::float as "closingFen",
       coalesce(m.in_fen, 0)::float as "inFen", coalesce(m.out_fen, 0)::float as "outFen", b.turnover::float as baseline
     from part_places l left join moved m on m.place = l.code left join part_baselines b on b.place_code = l.code
     where l.kind = 'warehouse' order by l.code`,
    [span.from, span.to],
  );
  const places = rows.map(({ closingFen, inFen, outFen, ...row }) => {
    const openingFen = closingFen - inFen + outFen;
    const reached = turnoverOf(row.usedFen, openingFen, closingFen);
    return {
      ...row,
      averageStockFen: Math.round((openingFen + closingFen) / 2),
      turnover: reached,
      changePercent: changeAgainst(reached, row.baseline),
    };
  });
  return { targetPercent: TARGET_PERCENT, places };
}
