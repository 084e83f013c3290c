import type { Context } from '../../kernel/context.ts';
import { organisationNow } from '../identity/identity.queries.ts';
import { departmentFor } from './departments.rules.ts';
import { isLowScore, problemCategoryOf, type SatisfactionAnswer } from './low-scores.rules.ts';
import type { Move, OpenCase } from './moves.actions.ts';

/**
 * Routes a low score or a negative comment: its problem category, and the head of the department that owns the
 * category is told and may open the case from then on. Nothing for other answers (S0 5.3).
 */
export async function lowScoreMove(
  ctx: Context,
  { row, standard }: OpenCase,
  answer: SatisfactionAnswer,
): Promise<Required<Pick<Move, 'facts' | 'notices' | 'access'>>> {
  if (!isLowScore(answer)) return { facts: [], notices: [], access: [] };
  const category = problemCategoryOf(answer, row.category);
  const lead = standard.pack.categories.find((known) => known.key === category)?.lead ?? 'customer_service';
  const owner = departmentFor(await organisationNow(ctx), lead, row.region);
  const data = {
    category,
    departmentId: owner?.id ?? null,
    department: owner?.name ?? null,
    clause: 'S0 5.3',
  };
  const head = owner?.head ?? null;
  return {
    facts: [
      {
        type: 'satisfaction.routed',
        data: { ...data, score: answer.score ?? null, told: head?.name ?? null },
      },
    ],
    notices:
      head === null
        ? []
        : [{ userId: head.id, kind: 'satisfaction.low', data: { subject: row.subject, category } }],
    access: owner === undefined ? [] : [`d:${owner.id}`],
  };
}
