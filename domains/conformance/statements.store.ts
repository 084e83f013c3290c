import type { Context } from '../../kernel/context.ts';
import { iso } from '../../kernel/time.ts';
import type { Statement } from './evidence.contract.ts';

export type NewStatement = Pick<Statement, 'clause' | 'statedFor' | 'verdict' | 'text' | 'fileReference'>;

export async function insertStatement(ctx: Context, stated: NewStatement): Promise<number> {
  const row = await ctx.db.one<{ id: number }>(
    `insert into clause_statements (clause, stated_for, verdict, text, file_reference, stated_by, stated_by_name, stated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8) returning id`,
    [
      stated.clause,
      stated.statedFor,
      stated.verdict,
      stated.text,
      stated.fileReference,
      ctx.actor.id,
      ctx.actor.name,
      iso(ctx.now),
    ],
  );
  return row?.id ?? 0;
}
