import type { Context } from '../../kernel/context.ts';
import type { BodyOf } from '../../kernel/contract.ts';
import { record } from '../../kernel/events.ts';
import { conflict, invalid } from '../../kernel/refusal.ts';
import { iso, MINUTE, ms } from '../../kernel/time.ts';
import type { ConsentCard, RecordConsent, WithdrawConsent } from './consents.contract.ts';
import { consentCard } from './consents.queries.ts';
import { consentProblem } from './consents.rules.ts';
import { insertAnswers } from './consents.store.ts';
import { purposesWith } from './purposes.contract.ts';

/**
 * Keeps that a customer agreed or refused under the notice in force, with the proof (S0 5.2; Personal Information
 * Protection Law, articles 14, 23, 29). Refuses what needs no consent, what the notice does not ask for, and a separate
 * consent together with others.
 */
export async function recordConsent(
  ctx: Context,
  customerId: number,
  body: BodyOf<typeof RecordConsent>,
): Promise<ConsentCard> {
  const { notice, purposes } = await consentCard(ctx, customerId);
  if (notice === null) throw conflict('consent.no_notice');
  const wanted = [...new Set(body.purposes)];
  const covered = purposes.filter((line) => line.covered).map(({ purpose }) => purpose);
  const problem = consentProblem(wanted, covered);
  if (problem !== undefined) throw invalid(problem, { field: 'purposes' });
  const at = body.at === undefined ? ctx.now : ms(body.at);
  if (at > ctx.now + 2 * MINUTE) throw invalid('consent.later_than_now', { field: 'at' });
  const { answer, channel, evidence } = body;
  await insertAnswers(ctx, customerId, {
    ...{ purposes: wanted, answer, noticeId: notice.id, channel, evidence },
    at: iso(Math.min(at, ctx.now)),
  });
  await record(ctx, [
    {
      type: `consent.${answer}`,
      subject: `customer:${customerId}`,
      data: { purposes: wanted, notice: notice.number, channel },
    },
  ]);
  return consentCard(ctx, customerId);
}

/** Ends consents from now on; asks for no reason and no proof, as giving is no harder than taking back (article 15). */
export async function withdrawConsent(
  ctx: Context,
  customerId: number,
  { purposes, channel, evidence }: BodyOf<typeof WithdrawConsent>,
): Promise<ConsentCard> {
  await consentCard(ctx, customerId);
  const wanted = [...new Set(purposes)];
  const ASKED = purposesWith('consent', 'separate');
  if (wanted.some((purpose) => !ASKED.includes(purpose)))
    throw invalid('consent.not_needed', { field: 'purposes' });
  await insertAnswers(ctx, customerId, {
    ...{ purposes: wanted, answer: 'withdrawn', noticeId: null, channel },
    evidence: evidence ?? null,
    at: iso(ctx.now),
  });
  await record(ctx, [
    { type: 'consent.withdrawn', subject: `customer:${customerId}`, data: { purposes: wanted, channel } },
  ]);
  return consentCard(ctx, customerId);
}
