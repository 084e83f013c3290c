import type { Context } from '../../kernel/context.ts';
import { iso } from '../../kernel/time.ts';
import type { Purpose } from './purposes.contract.ts';

type NewAnswers = {
  purposes: Purpose[];
  answer: 'given' | 'refused' | 'withdrawn';
  noticeId: number | null;
  channel: string;
  evidence: string | null;
  at: string;
};

/** One row for each purpose; rows are never changed. */
export async function insertAnswers(ctx: Context, customerId: number, answers: NewAnswers): Promise<void> {
  const { purposes, answer, noticeId, channel, evidence, at } = answers;
  await ctx.db.query(
    `insert into consents (customer_id, purpose, answer, notice_id, channel, evidence, at, recorded_by, recorded_at)
     select $1, p, $3, $4, $5, $6, $7, $8, $9 from unnest($2::text[]) p`,
    [customerId, purposes, answer, noticeId, channel, evidence, at, ctx.actor.id, iso(ctx.now)],
  );
}
