import type { Context } from '../../kernel/context.ts';
import { iso } from '../../kernel/time.ts';

type NewChange = {
  document: string;
  title: string;
  kind: string;
  effectiveOn: string;
  summary: string;
  articles: string[];
};
export type NewReview = { clause: string | null; departmentType: string | null; dueOn: string };

/** Stores a change of law with the reviews that it opens. */
export async function insertLawChange(
  ctx: Context,
  change: NewChange,
  reviews: NewReview[],
): Promise<number> {
  const row = await ctx.db.one<{ id: number }>(
    `with change as (
       insert into law_changes (document, title, kind, effective_on, summary, articles, recorded_by, recorder_name, recorded_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning id),
     reviews as (
       insert into clause_reviews (law_change_id, clause, department_type, due_on)
       select change.id, r.clause, r.department, r.due
       from change, jsonb_to_recordset($10::jsonb) as r(clause text, department text, due date))
     select id from change`,
    [
      change.document,
      change.title,
      change.kind,
      change.effectiveOn,
      change.summary,
      change.articles,
      ctx.actor.id,
      ctx.actor.name,
      iso(ctx.now),
      JSON.stringify(
        reviews.map((review) => ({
          clause: review.clause,
          department: review.departmentType,
          due: review.dueOn,
        })),
      ),
    ],
  );
  if (row === undefined) throw new Error('the change was not stored');
  return row.id;
}

type Closing = { outcome: 'no_change' | 'draft'; reason: string; draftId: number | null };

/** Closes an open review; undefined when it is not there or closed already. */
export const closeReview = (
  ctx: Context,
  id: number,
  closing: Closing,
): Promise<{ changeId: number; clause: string | null; document: string } | undefined> =>
  ctx.db.one(
    `update clause_reviews r set closed_at = $2, closed_by = $3, closer_name = $4, outcome = $5, reason = $6, draft_id = $7
     from law_changes c where c.id = r.law_change_id and r.id = $1 and r.closed_at is null
     returning r.law_change_id as "changeId", r.clause, c.document`,
    [id, iso(ctx.now), ctx.actor.id, ctx.actor.name, closing.outcome, closing.reason, closing.draftId],
  );
