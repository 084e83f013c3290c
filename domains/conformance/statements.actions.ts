import type { Context } from '../../kernel/context.ts';
import { record } from '../../kernel/events.ts';
import { invalid } from '../../kernel/refusal.ts';
import { chinaDay, iso } from '../../kernel/time.ts';
import { standardAt } from '../standards/standards.queries.ts';
import type { Statement } from './evidence.contract.ts';
import { insertStatement, type NewStatement } from './statements.store.ts';

/**
 * States for a day that a clause was kept or not; what was said stays as it is, a later statement follows it. Refuses
 * an unknown clause and a day that has not come.
 */
export async function stateClause(ctx: Context, input: NewStatement): Promise<Statement> {
  const { pack } = await standardAt(ctx, ctx.now);
  if (!pack.clauses.some((clause) => clause.id === input.clause))
    throw invalid('clause.unknown', { field: 'clause' });
  if (input.statedFor > chinaDay(ctx.now)) throw invalid('statement.in_future', { field: 'statedFor' });
  const id = await insertStatement(ctx, input);
  await record(ctx, [
    {
      type: 'clause.stated',
      subject: `clause:${input.clause}`,
      data: { statementId: id, statedFor: input.statedFor, verdict: input.verdict },
    },
  ]);
  return { id, ...input, statedBy: ctx.actor.name, statedAt: iso(ctx.now) };
}
