import type { Context } from '../../kernel/context.ts';
import { type Fact, record } from '../../kernel/events.ts';
import { conflict, invalid, notFound } from '../../kernel/refusal.ts';
import { chinaDay, DAY, iso, ms } from '../../kernel/time.ts';
import { authorityLimits } from '../authority/authority.queries.ts';
import { beyondAuthority } from '../authority/authority.rules.ts';
import { Fault } from '../warranty/facts.contract.ts';
import { simulateWarranty } from '../warranty/warranty.actions.ts';
import { listInForce, pricesForOrder } from './pricing.queries.ts';
import type { AskedQuote, Cover } from './quotes.contract.ts';
import { quotesOf } from './quotes.queries.ts';
import { type AnswerToStore, insertQuote, saveAnswer } from './quotes.store.ts';
import { type PricedOrder, priceLines } from './quoting.rules.ts';

/** What pricing knows of an order. */
export type ChargedOrder = PricedOrder & {
  id: number;
  number: string;
  caseId: number | null;
  serviceType: string;
  serial: string | null;
  subject: string;
};

/** Days that an offer holds; a company setting. */
const OFFER_DAYS = 7;

export const factOfQuote = (
  order: Pick<ChargedOrder, 'id' | 'number' | 'caseId'>,
  type: string,
  data: Record<string, unknown>,
): Fact => ({
  type,
  subject: `workorder:${order.id}`,
  ...(order.caseId === null ? {} : { caseId: order.caseId }),
  data: { number: order.number, ...data },
});

/**
 * Whether a repair is free under a guarantee for the fault as found, with its articles; null for work that no guarantee
 * is about and for a unit that is not on file (S0 1.1, 1.3). The books decide, whatever the actor may see of them.
 */
export async function coverFor(
  ctx: Context,
  order: ChargedOrder,
  fault: AskedQuote['fault'] = {},
): Promise<Cover | null> {
  if (order.serial === null || order.serviceType !== 'repair') return null;
  const { exclusion } = fault;
  const { decision } = await simulateWarranty(
    { ...ctx, actor: { ...ctx.actor, scope: 'all' } },
    {
      serial: order.serial,
      repairs: [],
      exchanges: [],
      promises: [],
      fault: Fault.parse({
        reportedOn: chinaDay(ctx.now),
        fault: fault.words ?? order.subject.slice(0, 120),
        part: fault.part ?? null,
        exclusions: exclusion === undefined ? [] : [{ ground: exclusion.ground, proven: true }],
      }),
    },
  );
  const repair = decision.choices.find(({ choice }) => choice === 'repair');
  const free = repair?.open ?? false;
  const guarantee = decision.guarantees.find(({ key }) => key === decision.coveredBy);
  const grounds = repair?.grounds.filter(({ met }) => met).flatMap(({ articles }) => articles) ?? [];
  const keys = free ? [...new Set(guarantee?.articles ?? grounds)] : [];
  return {
    free,
    basis: free ? (guarantee?.basis ?? null) : null,
    articles: keys,
    exclusion: exclusion ?? null,
  };
}

async function refuseReduction(ctx: Context, reductionFen: number, reason: string | undefined) {
  if (reductionFen === 0) return;
  if (reason === undefined) throw invalid('quote.reduction_reason', { field: 'reductionReason' });
  const why = beyondAuthority(await authorityLimits(ctx), {
    position: ctx.actor.position,
    severity: 'general',
    measures: [{ type: 'reduction', amountFen: reductionFen }],
    spentBefore: {},
  });
  if (why.length > 0) throw conflict('quote.reduction_beyond', { field: 'lines', why, clause: 'S1 5.2' });
}

/**
 * Offers a quote for an open order from the price list in force. Refuses what is not on the list or above its price
 * (HAP price, PRC 8), and a reduction without a reason or beyond the own authority (S1 5.2). What a guarantee covers costs
 * nothing; a quote over nothing needs no answer.
 */
export async function offerQuote(
  ctx: Context,
  order: ChargedOrder,
  asked: AskedQuote,
  given: { at: number; commandId: string | null },
): Promise<{ id: number; totalFen: number; accepted: boolean }> {
  const list = await listInForce(ctx, given.at);
  if (list === undefined) throw conflict('quote.no_price_list');
  const codes = asked.lines.map(({ code }) => code);
  const items = await pricesForOrder(ctx, list.id, order, codes);
  const cover = await coverFor(ctx, order, asked.fault);
  const priced = priceLines(items, asked.lines, cover);
  if (!priced.ok) throw invalid(priced.code, { field: priced.field });
  await refuseReduction(ctx, priced.reductionFen, asked.reductionReason);
  const { lines, totalFen, reductionFen } = priced;
  const id = await insertQuote(ctx, {
    orderNumber: order.number,
    listId: list.id,
    cover,
    lines,
    totalFen,
    reductionFen,
    reductionReason: reductionFen === 0 ? null : (asked.reductionReason ?? null),
    validUntil: iso(given.at + OFFER_DAYS * DAY),
    at: iso(given.at),
    commandId: given.commandId,
  });
  await record(ctx, [
    factOfQuote(order, 'quote.offered', { quoteId: id, totalFen, reductionFen, free: cover?.free ?? false }),
  ]);
  if (totalFen > 0) return { id, totalFen, accepted: false };
  await saveAnswer(ctx, order.number, id, { accepted: true, by: 'free', note: null, at: iso(given.at) });
  await record(ctx, [factOfQuote(order, 'quote.accepted', { quoteId: id, totalFen, by: 'free' })]);
  return { id, totalFen, accepted: true };
}

/** Records the customer's answer to the open offer; refuses a second answer, and a yes after the offer has run out. */
export async function answerQuote(
  ctx: Context,
  order: ChargedOrder,
  id: number,
  answer: AnswerToStore,
): Promise<void> {
  const quote = (await quotesOf(ctx, order.number)).find((known) => known.id === id);
  if (quote === undefined) throw notFound('quote.not_found');
  if (quote.status !== 'offered') throw conflict('quote.answered');
  if (answer.accepted && ms(answer.at) > ms(quote.validUntil)) throw conflict('quote.expired');
  await saveAnswer(ctx, order.number, id, answer);
  const type = answer.accepted ? 'quote.accepted' : 'quote.refused';
  await record(ctx, [
    factOfQuote(order, type, { quoteId: id, totalFen: quote.totalFen, by: answer.by, at: answer.at }),
  ]);
}
