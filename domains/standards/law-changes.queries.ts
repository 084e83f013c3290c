import type { Context } from '../../kernel/context.ts';
import { notFound } from '../../kernel/refusal.ts';
import { chinaDay, DAY } from '../../kernel/time.ts';
import { lawsApplied, reviewsOf } from './law-changes.rules.ts';
import type { LawChange } from './policy-tasks.contract.ts';
import { standardAt } from './standards.queries.ts';

type Review = LawChange['reviews'][number];
type Row = Omit<LawChange, 'reviews'> & { reviews: Omit<Review, 'text'>[] };

const CHANGE = `
  select c.id, c.document, c.title, c.kind, c.effective_on::text as "effectiveOn", c.summary, c.articles,
    jsonb_build_object('by', c.recorder_name, 'at', c.recorded_at) as recorded,
    (select coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'clause', r.clause, 'departmentType', r.department_type,
       'dueOn', r.due_on, 'overdue', r.closed_at is null and r.due_on < $1::date,
       'closed', case when r.closed_at is not null then jsonb_build_object('by', r.closer_name, 'at', r.closed_at) end,
       'outcome', r.outcome, 'reason', r.reason,
       'draft', case when v.id is not null then jsonb_build_object('id', v.id, 'version', v.version) end) order by r.id), '[]')
     from clause_reviews r left join standard_versions v on v.id = r.draft_id where r.law_change_id = c.id) as reviews
  from law_changes c`;

async function withTexts(ctx: Context, rows: Row[]): Promise<LawChange[]> {
  const { pack } = await standardAt(ctx, ctx.now);
  const texts = new Map(pack.clauses.map((clause) => [clause.id, clause.text]));
  return rows.map((row) => ({
    ...row,
    reviews: row.reviews.map((review) => ({ ...review, text: texts.get(review.clause ?? '') ?? null })),
  }));
}

/** Changes of laws, the latest to bind first, with their reviews; 200 at most (S3 3-K6-2). */
export async function lawChanges(ctx: Context): Promise<LawChange[]> {
  const rows = await ctx.db.query<Row>(`${CHANGE} order by c.effective_on desc, c.id desc limit 200`, [
    chinaDay(ctx.now),
  ]);
  return withTexts(ctx, rows);
}

export async function lawChange(ctx: Context, id: number): Promise<LawChange> {
  const rows = await ctx.db.query<Row>(`${CHANGE} where c.id = $2`, [chinaDay(ctx.now), id]);
  const [found] = await withTexts(ctx, rows);
  if (found === undefined) throw notFound('law_change.not_found');
  return found;
}

/** Was the review closed, and does it exist at all? */
export const reviewExists = async (ctx: Context, id: number): Promise<boolean> =>
  (await ctx.db.one(`select 1 from clause_reviews where id = $1`, [id])) !== undefined;

/** The laws that the standard in force applies, with what legal recorded since (S3 1-K4-1). */
export async function applicableLaws(ctx: Context) {
  const { pack } = await standardAt(ctx, ctx.now);
  const changes = await ctx.db.query<{
    document: string;
    title: string;
    kind: LawChange['kind'];
    effectiveOn: string;
  }>(
    `select document, title, kind, effective_on::text as "effectiveOn" from law_changes order by effective_on, id`,
  );
  return lawsApplied(pack, changes, chinaDay(ctx.now));
}

/** Clauses and service items whose review day passed or comes within some days (S3 2-七-2, S0 2.1). */
export async function reviewsDue(ctx: Context, within: number) {
  const { pack } = await standardAt(ctx, ctx.now);
  const [today, until] = [chinaDay(ctx.now), chinaDay(ctx.now + within * DAY)];
  const items = await ctx.db.query<{
    key: string;
    text: { zh: string; en: string };
    lead: string | null;
    nextReview: string;
  }>(
    `select code as key, jsonb_build_object('zh', name_zh, 'en', name_en) as text, responsibility->>'lead' as lead,
       next_review::text as "nextReview"
     from service_items where active and next_review <= $1::date order by next_review, code limit 200`,
    [until],
  );
  const { due, without } = reviewsOf(pack, until);
  const reviews = [
    ...due,
    ...items.map(({ lead, ...item }) => ({ kind: 'service_item' as const, ...item, departmentType: lead })),
  ].map((review) => ({ ...review, overdue: review.nextReview < today }));
  return { reviews: reviews.sort((a, b) => (a.nextReview < b.nextReview ? -1 : 1)), without };
}
