import type { Context } from '../../kernel/context.ts';
import { chinaDay } from '../../kernel/time.ts';
import { customerFacts } from '../customers/customers.queries.ts';
import type { Rules } from '../warranty/catalogue.contract.ts';
import type { Choice, Decision } from '../warranty/decision.contract.ts';
import { mergedRules, regionOn } from '../warranty/regions.rules.ts';
import { unitWarranty } from '../warranty/warranty.actions.ts';
import { catalogueNow } from '../warranty/warranty.queries.ts';
import type { ReturnBasis } from './amounts.rules.ts';
import type { ReturnRight } from './right.contract.ts';
import type { ReturnKind } from './steps.rules.ts';

/** The case is in sight; that its customer lives elsewhere hides no day from the order. */
const seeingAll = (ctx: Context): Context => ({ ...ctx, actor: { ...ctx.actor, scope: 'all' } });

/** Days that the nation and the customer's region set (消法 25; 处罚办法 8, 9). */
export async function rulesFor(ctx: Context, customerId: number): Promise<Rules> {
  const catalogue = await catalogueNow(ctx);
  const { provinceCode } = await customerFacts(seeingAll(ctx), customerId);
  const region = regionOn(catalogue, provinceCode, chinaDay(ctx.now));
  return region === null ? catalogue.national : mergedRules(catalogue.national, region.rules);
}

const choiceOf = (decision: Decision, kind: ReturnKind, basis: ReturnBasis): Choice | undefined =>
  decision.choices.find(
    ({ choice }) => choice === (kind === 'return' && basis === 'no_reason' ? 'no_reason_return' : kind),
  );

/** What the books say today of the right behind an order; null without a unit, and for money alone. */
export async function entitlementFor(
  ctx: Context,
  order: { kind: ReturnKind; basis: ReturnBasis; unitId: number | null },
): Promise<ReturnRight | null> {
  if (order.unitId === null || order.kind === 'compensation') return null;
  const asked = { params: { id: order.unitId }, query: {}, body: {} };
  const { decision } = await unitWarranty(seeingAll(ctx), asked);
  const choice = choiceOf(decision, order.kind, order.basis);
  if (choice === undefined) return null;
  const grounds = choice.open ? choice.grounds.filter(({ met }) => met) : choice.grounds.slice(0, 1);
  const keys = [...new Set(grounds.flatMap(({ articles }) => articles))];
  return {
    open: choice.open,
    untilOn: choice.untilOn,
    lawfulFen: choice.refund?.amountFen ?? null,
    useFen: choice.refund?.feeFen ?? null,
    articles: keys.flatMap((key) => {
      const article = decision.articles[key];
      if (article === undefined) return [];
      return [
        {
          name: article.short ?? article.document,
          number: article.number,
          verified: article.verified,
        },
      ];
    }),
  };
}
