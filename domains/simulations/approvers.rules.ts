import type { AuthorityLimit } from '../authority/authority.contract.ts';
import { beyondAuthority } from '../authority/authority.rules.ts';
import type { CaseFacts } from '../deadlines/deadlines.contract.ts';
import { fits } from '../standards/routing.rules.ts';
import type { Pack } from '../standards/standards.contract.ts';

export type PastPlan = {
  id: number;
  status: string;
  madeBy: string;
  costFen: number;
  measures: { type: string; amountFen: number }[];
};

/** Position of a user and the superior; who may decide what is a right of the position, null for all kinds. */
export type Staff = {
  people: ReadonlyMap<string, { position: string; superiorId: string | null }>;
  decides: Readonly<Record<string, string[] | null>>;
  approves: Readonly<Record<string, string[] | null>>;
  limits: AuthorityLimit[];
};

const MAX_HEIGHT = 10;

/** Who could be asked to decide a plan, from its maker upwards (S1 5.2). */
function ladder(staff: Staff, madeBy: string, about: { kind: string; namedUserId: string | null }): string[] {
  const rungs: string[] = [];
  let id: string | null = madeBy;
  for (let height = 0; id !== null && height < MAX_HEIGHT; height += 1) {
    const person = staff.people.get(id);
    if (person === undefined) break;
    const rights = height === 0 ? staff.decides : staff.approves;
    const kinds = rights[person.position];
    const may = kinds !== undefined && (height > 0 || kinds === null || kinds.includes(about.kind));
    if (may && id !== about.namedUserId) rungs.push(person.position);
    id = person.superiorId;
  }
  return rungs;
}

const sum = (amounts: number[]): number => amounts.reduce((total, amount) => total + amount, 0);

/** Fen per measure of the plans decided before this one, those of merged cases included. */
function spentOn(plans: readonly PastPlan[]): Record<string, number> {
  const spent: Record<string, number> = {};
  for (const plan of plans) {
    for (const { type, amountFen } of plan.measures) spent[type] = (spent[type] ?? 0) + amountFen;
  }
  return spent;
}

/** Is a complaint with these facts one that the front line does not decide (S1 5.2)? */
export const isMajor = (pack: Pack, facts: CaseFacts): boolean =>
  facts.kind === 'complaint' && pack.authority.majorWhen.some((when) => fits(when, facts));

export type Decision = { rung: number; position: string | null };

export type Question = {
  plan: PastPlan;
  /** All plans of the case and of those merged into it. */
  plans: readonly PastPlan[];
  kind: string;
  namedUserId: string | null;
};

/**
 * The position that would have had to decide a plan by the organisation's limits of today: the maker within the own
 * authority, else the nearest superior whose authority covers it; null when nobody's does.
 */
export function deciderOf(staff: Staff, question: Question, major: boolean): Decision {
  const { plan, plans } = question;
  const earlier = plans.filter(
    ({ id, status }) => id < plan.id && (status === 'approved' || status === 'agreed'),
  );
  const rungs = ladder(staff, plan.madeBy, question);
  const rung = rungs.findIndex(
    (position) =>
      beyondAuthority(staff.limits, {
        position,
        severity: major ? 'major' : 'general',
        measures: plan.measures,
        spentBefore: spentOn(earlier),
        costFen: plan.costFen + sum(earlier.map(({ costFen }) => costFen)),
      }).length === 0,
  );
  return rung === -1 ? { rung: rungs.length, position: null } : { rung, position: rungs[rung] ?? null };
}
