import type { Context } from '../../kernel/context.ts';
import { conflict } from '../../kernel/refusal.ts';
import { authorityLimits } from '../authority/authority.queries.ts';
import { type AuthorityReason, beyondAuthority } from '../authority/authority.rules.ts';
import { superiorsOf } from '../identity/identity.queries.ts';
import { fits } from '../standards/routing.rules.ts';
import type { StoredPlan } from './case-record.contract.ts';
import { clockFacts } from './clocks.rules.ts';
import type { OpenCase } from './moves.actions.ts';

export const sum = (amounts: number[]): number => amounts.reduce((total, amount) => total + amount, 0);

const decidedBefore = ({ taken }: OpenCase, planId: number) =>
  [...taken.plans, ...taken.merged_plans].filter(
    (plan) => plan.id !== planId && ['approved', 'agreed'].includes(plan.status),
  );

/** What was approved on top of a remedy's planned amount. */
const raisesOf = ({ taken }: OpenCase) =>
  taken.approvals.filter(({ kind, status }) => kind === 'amount_raise' && status === 'approved');

/** Fen decided earlier on this case and those merged into it, per measure: a plan cut in pieces counts as a whole (S1 5.2). */
export function spentBefore(opened: OpenCase, planId: number): Record<string, number> {
  const spent: Record<string, number> = {};
  for (const plan of decidedBefore(opened, planId)) {
    for (const measure of plan.measures) spent[measure.type] = (spent[measure.type] ?? 0) + measure.amountFen;
  }
  for (const raise of raisesOf(opened)) {
    const type = String(raise.data.type);
    spent[type] = (spent[type] ?? 0) + raise.amount_fen;
  }
  return spent;
}

/** Is the complaint one that the standard calls major, so that the front line does not decide it (S1 5.2)? */
const isMajor = ({ row, standard }: OpenCase): boolean =>
  row.kind === 'complaint' && standard.pack.authority.majorWhen.some((when) => fits(when, clockFacts(row)));

/** Why a position may not decide this plan; empty when it may. */
export async function reasonsAgainst(
  ctx: Context,
  opened: OpenCase,
  plan: StoredPlan,
  position: string,
): Promise<AuthorityReason[]> {
  return beyondAuthority(await authorityLimits(ctx), {
    position,
    severity: isMajor(opened) ? 'major' : 'general',
    measures: plan.measures,
    spentBefore: spentBefore(opened, plan.id),
    costFen:
      plan.estimated_cost_fen + sum(decidedBefore(opened, plan.id).map((known) => known.estimated_cost_fen)),
  });
}

export type Raise = { type: string; amountFen: number };

/** Why a position may not decide a raise of a remedy; all that was decided on the case before counts with it (S1 5.2). */
export async function reasonsAgainstRaise(
  ctx: Context,
  opened: OpenCase,
  raise: Raise,
  position: string,
): Promise<AuthorityReason[]> {
  const raised = sum(raisesOf(opened).map((known) => known.amount_fen));
  return beyondAuthority(await authorityLimits(ctx), {
    position,
    severity: isMajor(opened) ? 'major' : 'general',
    measures: [raise],
    spentBefore: spentBefore(opened, 0),
    costFen:
      sum(decidedBefore(opened, 0).map((known) => known.estimated_cost_fen)) + raised + raise.amountFen,
  });
}

/** The nearest superior against whose position nothing speaks. */
export async function approverFor(
  ctx: Context,
  opened: OpenCase,
  against: (position: string) => Promise<AuthorityReason[]>,
) {
  const superiors = ctx.actor.id === null ? [] : await superiorsOf(ctx, ctx.actor.id);
  for (const superior of superiors) {
    if (superior.id === opened.row.named_user_id || !Object.hasOwn(superior.rights, 'approvals:decide'))
      continue;
    if ((await against(superior.position)).length === 0) return superior;
  }
  throw conflict('approval.no_superior');
}
