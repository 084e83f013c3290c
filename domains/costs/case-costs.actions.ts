import type { Context } from '../../kernel/context.ts';
import type { InputOf, OutputOf } from '../../kernel/contract.ts';
import { caseSubject, record } from '../../kernel/events.ts';
import { conflict } from '../../kernel/refusal.ts';
import { chinaDay, DAY, iso } from '../../kernel/time.ts';
import { type CaseForWork, caseForWork } from '../cases/case-work.queries.ts';
import { mayFor } from '../identity/identity.policy.ts';
import { unitWarranty } from '../warranty/warranty.actions.ts';
import type { ChooseRepair, GetCaseCosts, Right, Way } from './case-costs.contract.ts';
import { choicesOf, plansOfCase, repairWork, rowsOfCase } from './case-costs.queries.ts';
import { costRates } from './costs.queries.ts';
import { againstChoice, amountsOf, labourFen, travelFen } from './costs.rules.ts';
import { insertChoice } from './costs.store.ts';

/** Level whose rate estimates work that nobody has been sent to yet. */
const USUAL_LEVEL = 2;
/** Days until a visit that is not planned yet: the company arranges repairs in 48 hours (S1 2.2). */
const ARRANGE_DAYS = 2;

const daysBetween = (from: string, to: string): number =>
  Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / DAY));

/** What the repair will take, from the case's work order: work, way and parts at cost, days until visit and parts. */
async function repairWay(ctx: Context, caseId: number): Promise<Way> {
  const today = chinaDay(ctx.now);
  const work = await repairWork(ctx, caseId, today);
  if (work === undefined) return { fen: null, days: null };
  const rates = await costRates(ctx);
  const visit = work.visitOn === null ? ARRANGE_DAYS : daysBetween(today, work.visitOn);
  return {
    fen: labourFen(work.minutes, [USUAL_LEVEL], rates) + travelFen(null, rates) + work.partsFen,
    days: Math.max(visit, work.waitDays ?? 0),
  };
}

type Law = { rights: Right[]; priceFen: number | null };

/** What the customer may choose by law for the unit of the case today, and its price on file. */
async function lawOf(ctx: Context, { unitId }: CaseForWork): Promise<Law> {
  if (unitId === null) return { rights: [], priceFen: null };
  const all = { ...ctx, actor: { ...ctx.actor, scope: 'all' as const } };
  const { decision, sale } = await unitWarranty(all, { params: { id: unitId }, query: {}, body: {} });
  const rights = decision.choices
    .filter(({ open }) => open)
    .map(({ choice, untilOn }) => ({ choice, untilOn }));
  return { rights, priceFen: sale.priceFen ?? null };
}

/** What a case costs: plans with estimate and, when done, actual cost; rows and sums; repair against replacement (S3 6.0). */
export async function caseCosts(ctx: Context, number: string): Promise<OutputOf<typeof GetCaseCosts>> {
  const about = await caseForWork(ctx, number);
  const rows = await rowsOfCase(ctx, about.id);
  const totals = amountsOf(rows);
  const plans = await plansOfCase(ctx, about.id);
  const choices = await choicesOf(ctx, about.id);
  const { rights, priceFen } = await lawOf(ctx, about);
  return {
    plans: plans.map(({ isDone, ...plan }) => ({ ...plan, actualFen: isDone ? totals.total : null })),
    rows,
    totals,
    repair: await repairWay(ctx, about.id),
    replacement: {
      fen: choices[0]?.replacement.fen ?? priceFen,
      days: choices[0]?.replacement.days ?? null,
    },
    rights,
    choices,
    may: { choose: about.isOpen && mayFor(ctx.actor, 'cases:handle', about.kind) },
  };
}

type Chosen = InputOf<typeof ChooseRepair>['body'];

/**
 * Records repair or replacement with its reason beside cost and time of both. Refuses what would take a right from the
 * customer: a repair without the customer's yes where exchange or return may be chosen (S3 1-K3-3; 三包).
 */
export async function chooseRepair(ctx: Context, number: string, chosen: Chosen): Promise<{ id: number }> {
  const about = await caseForWork(ctx, number);
  if (!about.isOpen) throw conflict('case.closed');
  const { rights, priceFen } = await lawOf(ctx, about);
  const against = againstChoice(chosen.choice, rights, chosen.customerAgreed);
  if (against !== null) throw conflict(against, { field: 'customerAgreed' });
  const { choice, reason, customerAgreed } = chosen;
  const comparison = {
    repair: await repairWay(ctx, about.id),
    replacement: {
      fen: chosen.replacementFen ?? priceFen,
      days: chosen.replacementDays ?? null,
    },
  };
  const id = await insertChoice(
    ctx,
    { caseId: about.id, choice, reason, customerAgreed, comparison, rights },
    iso(ctx.now),
  );
  await record(ctx, [
    {
      type: 'repair.chosen',
      subject: caseSubject(about.id),
      caseId: about.id,
      reason,
      data: { choice, customerAgreed, ...comparison },
    },
  ]);
  return { id };
}
