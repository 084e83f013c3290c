import type { Context } from '../../kernel/context.ts';

/** Puts the search tokens of texts in the place of those that stood there. */
export async function saveTokens(ctx: Context, rows: { case_id: number; tokens: string[] }[]): Promise<void> {
  await ctx.db.query(
    `update case_texts t set tokens = array_to_tsvector(r.tokens)
     from jsonb_to_recordset($1::jsonb) as r(case_id bigint, tokens text[]) where t.case_id = r.case_id`,
    [JSON.stringify(rows)],
  );
}
