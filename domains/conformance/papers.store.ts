import type { Context } from '../../kernel/context.ts';
import { iso } from '../../kernel/time.ts';

export type NewPaper = {
  from: string;
  to: string;
  standardCode: string;
  standardVersion: string;
  cases: number;
  body: string;
};

export async function insertPaper(ctx: Context, paper: NewPaper): Promise<number> {
  const row = await ctx.db.one<{ id: number }>(
    `insert into working_papers (from_day, to_day, standard_code, standard_version, cases, body, created_by,
       created_by_name, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning id`,
    [
      paper.from,
      paper.to,
      paper.standardCode,
      paper.standardVersion,
      paper.cases,
      paper.body,
      ctx.actor.id,
      ctx.actor.name,
      iso(ctx.now),
    ],
  );
  return row?.id ?? 0;
}

export async function saveBody(ctx: Context, id: number, body: string): Promise<void> {
  await ctx.db.query(`update working_papers set body = $2, version = version + 1 where id = $1`, [id, body]);
}

export async function savePreparation(ctx: Context, id: number, hash: string): Promise<void> {
  await ctx.db.query(
    `update working_papers set status = 'prepared', hash = $2, prepared_by = $3, prepared_by_name = $4, prepared_at = $5,
       review_note = null, version = version + 1 where id = $1`,
    [id, hash, ctx.actor.id, ctx.actor.name, iso(ctx.now)],
  );
}

export async function saveReview(ctx: Context, id: number, note: string | null): Promise<void> {
  await ctx.db.query(
    `update working_papers set status = 'signed', reviewed_by = $2, reviewed_by_name = $3, reviewed_at = $4,
       review_note = $5, version = version + 1 where id = $1`,
    [id, ctx.actor.id, ctx.actor.name, iso(ctx.now), note],
  );
}

/** Back to its preparer: open for remarks, unsigned. */
export async function saveReturn(ctx: Context, id: number, note: string): Promise<void> {
  await ctx.db.query(
    `update working_papers set status = 'draft', hash = null, prepared_by = null, prepared_by_name = null,
       prepared_at = null, review_note = $2, version = version + 1 where id = $1`,
    [id, note],
  );
}
