import type { z } from 'zod';
import type { Context } from '../../kernel/context.ts';
import { record } from '../../kernel/events.ts';
import { conflict, notFound } from '../../kernel/refusal.ts';
import { chinaDay } from '../../kernel/time.ts';
import { listPeople, organisationNow } from '../identity/identity.queries.ts';
import { notify } from '../messages/messages.actions.ts';
import { lawChange, reviewExists } from './law-changes.queries.ts';
import { clausesServing, reviewDueOn } from './law-changes.rules.ts';
import { closeReview, insertLawChange } from './law-changes.store.ts';
import type { CloseClauseReview, RecordLawChange } from './policy-tasks.contract.ts';
import { standardAt } from './standards.queries.ts';
import { storedVersion } from './versions.queries.ts';

/** Those who write the standard, and the heads of the departments that explain the clauses. */
async function toBeTold(ctx: Context, departments: (string | null)[]): Promise<string[]> {
  const keepers = await listPeople(ctx, { permission: 'standards:draft' });
  const { units } = await organisationNow(ctx);
  const heads = units.flatMap((unit) =>
    unit.head !== null && unit.departmentType !== null && departments.includes(unit.departmentType)
      ? [unit.head.id]
      : [],
  );
  return [...new Set([...keepers.map((person) => person.id), ...heads])];
}

/**
 * Records a change of a law and opens a review of every internal clause that serves its articles, due before it binds;
 * where none does, one review asks whether a clause is needed (S3 1-K4-1, 3-K6-2).
 */
export async function recordLawChange(ctx: Context, input: z.output<(typeof RecordLawChange)['body']>) {
  const { pack } = await standardAt(ctx, ctx.now);
  const dueOn = reviewDueOn(input.effectiveOn, chinaDay(ctx.now));
  const serving = clausesServing(pack, input).map((clause) => ({
    clause: clause.id,
    departmentType: clause.interpretedBy as string | null,
    dueOn,
  }));
  const reviews = serving.length > 0 ? serving : [{ clause: null, departmentType: null, dueOn }];
  const id = await insertLawChange(ctx, input, reviews);
  await record(ctx, [
    {
      type: 'law.changed',
      subject: `law:${input.document}`,
      data: {
        id,
        title: input.title,
        kind: input.kind,
        effectiveOn: input.effectiveOn,
        articles: input.articles,
      },
    },
    {
      type: 'clause.reviews_opened',
      subject: `law:${input.document}`,
      data: { lawChangeId: id, dueOn, clauses: serving.map((review) => review.clause) },
    },
  ]);
  const people = await toBeTold(
    ctx,
    reviews.map((review) => review.departmentType),
  );
  await notify(
    ctx,
    people.map((userId) => ({
      userId,
      kind: 'law.changed',
      data: { subject: input.title, lawChangeId: id, dueOn },
    })),
  );
  return lawChange(ctx, id);
}

/** Closes a review with its reason, or with the draft that changes the clause; refuses one closed before. */
export async function closeClauseReview(
  ctx: Context,
  id: number,
  input: z.output<(typeof CloseClauseReview)['body']>,
) {
  const draft = input.outcome === 'draft' ? await storedVersion(ctx, input.draftId) : undefined;
  const closed = await closeReview(ctx, id, {
    outcome: input.outcome,
    reason: input.reason,
    draftId: draft?.id ?? null,
  });
  if (closed === undefined) {
    throw (await reviewExists(ctx, id))
      ? conflict('clause_review.closed')
      : notFound('clause_review.not_found');
  }
  await record(ctx, [
    {
      type: 'clause.reviewed',
      subject: `law:${closed.document}`,
      reason: input.reason,
      data: { clause: closed.clause, outcome: input.outcome, draft: draft?.version ?? null },
    },
  ]);
  return lawChange(ctx, closed.changeId);
}
