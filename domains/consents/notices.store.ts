import type { Context } from '../../kernel/context.ts';
import { iso } from '../../kernel/time.ts';
import type { NoticeText } from './notices.contract.ts';

const values = (ctx: Context, text: NoticeText) => [
  text.effectiveOn,
  JSON.stringify(text.sections),
  text.purposes,
  text.renewed,
  ctx.actor.id,
  iso(ctx.now),
];

export async function insertNotice(ctx: Context, text: NoticeText): Promise<number> {
  const row = await ctx.db.one<{ id: number }>(
    `insert into privacy_notices (effective_on, sections, purposes, renewed, changed_by, changed_at)
     values ($1, $2, $3, $4, $5, $6) returning id`,
    values(ctx, text),
  );
  if (row === undefined) throw new Error('an insert answered no row');
  return row.id;
}

/** False when the draft was published or changed since it was seen. */
export async function saveDraft(
  ctx: Context,
  { id, version }: { id: number; version: number },
  text: NoticeText,
): Promise<boolean> {
  const rows = await ctx.db.query(
    `update privacy_notices set effective_on = $1, sections = $2, purposes = $3, renewed = $4, changed_by = $5, changed_at = $6,
       version = version + 1
     where id = $7 and version = $8 and published_at is null returning id`,
    [...values(ctx, text), id, version],
  );
  return rows.length > 0;
}

/** Gives a draft the next number; false when it was published or changed since it was seen, or its day is taken. */
export async function savePublication(ctx: Context, id: number, version: number): Promise<boolean> {
  const rows = await ctx.db.query(
    `update privacy_notices n set number = (select coalesce(max(number), 0) + 1 from privacy_notices), published_by = $3,
       published_at = $4, version = version + 1
     where id = $1 and version = $2 and published_at is null
       and not exists (select from privacy_notices o where o.published_at is not null and o.effective_on >= n.effective_on)
     returning id`,
    [id, version, ctx.actor.id, iso(ctx.now)],
  );
  return rows.length > 0;
}
