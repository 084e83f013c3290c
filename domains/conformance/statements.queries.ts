import type { Context } from '../../kernel/context.ts';
import type { Statement } from './evidence.contract.ts';

const STATEMENT = `jsonb_build_object('id', s.id, 'clause', s.clause, 'statedFor', s.stated_for, 'verdict', s.verdict,
  'text', s.text, 'fileReference', s.file_reference, 'statedBy', s.stated_by_name, 'statedAt', s.stated_at)`;

/** The latest 50 statements about a clause, newest day first. */
export async function statementsOf(ctx: Context, clause: string): Promise<Statement[]> {
  const rows = await ctx.db.query<{ statement: Statement }>(
    `select ${STATEMENT} as statement from clause_statements s where clause = $1
     order by stated_for desc, id desc limit 50`,
    [clause],
  );
  return rows.map((row) => row.statement);
}

export type StatedClause = { clause: string; statements: number; latest: Statement };

/** Per clause the latest statement for a day of the period, and how many there are. */
export async function statedBetween(
  ctx: Context,
  days: { from: string; to: string },
): Promise<Map<string, StatedClause>> {
  const rows = await ctx.db.query<StatedClause>(
    `select clause, count(*)::int as statements,
       (array_agg(${STATEMENT} order by stated_for desc, id desc))[1] as latest
     from clause_statements s where stated_for >= $1 and stated_for < $2 group by clause`,
    [days.from, days.to],
  );
  return new Map(rows.map((row) => [row.clause, row]));
}
