import type { Context } from '../../kernel/context.ts';
import type { PriceItem } from './pricing.contract.ts';

const ROWS = `jsonb_to_recordset($2::jsonb) as r(code text, kind text, "workKind" text, region text, "productType" text,
  name jsonb, unit text, "priceFen" bigint, sort integer)`;

/** Begins a draft; undefined while another one is open. */
export async function insertDraft(ctx: Context, name: string, now: string): Promise<number | undefined> {
  const row = await ctx.db.one<{ id: number }>(
    `insert into price_lists (name, made_by, made_at) values ($1, $2, $3)
     on conflict (status) where status = 'draft' do nothing returning id`,
    [name, ctx.actor.id, now],
  );
  return row?.id;
}

export async function copyItems(ctx: Context, from: number, to: number): Promise<void> {
  await ctx.db.query(
    `insert into price_items (list_id, code, kind, work_kind, region, product_type, name_zh, name_en, unit, price_fen, sort)
     select $2, code, kind, work_kind, region, product_type, name_zh, name_en, unit, price_fen, sort
     from price_items where list_id = $1`,
    [from, to],
  );
}

/** Locks a list; undefined when there is none. */
export async function lockList(
  ctx: Context,
  id: number,
): Promise<{ status: 'draft' | 'published'; version: number; items: number } | undefined> {
  return ctx.db.one(
    `select status, version, (select count(*)::int from price_items i where i.list_id = l.id) as items
     from price_lists l where id = $1 for update`,
    [id],
  );
}

const nextVersion = async (ctx: Context, id: number, name: string | null): Promise<number> => {
  const row = await ctx.db.one<{ version: number }>(
    `update price_lists set version = version + 1, name = coalesce($2, name) where id = $1 returning version`,
    [id, name],
  );
  return row?.version ?? 0;
};

/** Replaces all prices of a draft; answers with its new version. */
export async function replaceItems(
  ctx: Context,
  id: number,
  draft: { name: string; rows: readonly PriceItem[] },
): Promise<number> {
  await ctx.db.query(`delete from price_items where list_id = $1`, [id]);
  await ctx.db.query(
    `insert into price_items (list_id, code, kind, work_kind, region, product_type, name_zh, name_en, unit, price_fen, sort)
     select $1, r.code, r.kind, r."workKind", r.region, r."productType", r.name->>'zh', r.name->>'en', r.unit, r."priceFen", r.sort
     from ${ROWS}`,
    [id, JSON.stringify(draft.rows.map((row, sort) => ({ ...row, sort })))],
  );
  return nextVersion(ctx, id, draft.name);
}

/** Adds the active parts that a draft lacks, at the price of the catalogue. */
export async function addPartItems(ctx: Context, id: number): Promise<{ added: number; version: number }> {
  const rows = await ctx.db.query(
    `insert into price_items (list_id, code, kind, name_zh, name_en, unit, price_fen, sort)
     select $1, p.code, 'part', p.name_zh, p.name_en, 'piece', p.price_fen, 10000 from parts p
     where p.active and p.code ~ '^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$'
       and not exists (select 1 from price_items i where i.list_id = $1 and i.code = p.code)
     order by p.code limit 2500 returning code`,
    [id],
  );
  return { added: rows.length, version: await nextVersion(ctx, id, null) };
}

export async function removeDraft(ctx: Context, id: number): Promise<void> {
  await ctx.db.query(`delete from price_lists where id = $1 and status = 'draft'`, [id]);
}

export async function publishList(
  ctx: Context,
  id: number,
  at: { effectiveFrom: string; now: string },
): Promise<void> {
  await ctx.db.query(
    `update price_lists set status = 'published', effective_from = $2, published_at = $3, published_by = $4,
       published_by_name = $5, version = version + 1 where id = $1`,
    [id, at.effectiveFrom, at.now, ctx.actor.id, ctx.actor.name],
  );
}
