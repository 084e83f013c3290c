import type { Context } from '../../kernel/context.ts';
import { searchTokens } from '../../kernel/text.ts';
import { saveTokens } from './erasing.store.ts';

/** Makes the search tokens of cases anew from their texts as they stand now: words that were erased are not found either. */
export async function refreshTokens(ctx: Context, caseIds: number[]): Promise<void> {
  const rows = await ctx.db.query<{ id: number; subject: string; course: string; demand: string }>(
    `select c.id, c.subject, t.course, t.demand from cases c join case_texts t on t.case_id = c.id where c.id = any($1)`,
    [caseIds],
  );
  await saveTokens(
    ctx,
    rows.map(({ id, subject, course, demand }) => ({
      case_id: id,
      tokens: searchTokens(`${subject}\n${course}\n${demand}`),
    })),
  );
}
