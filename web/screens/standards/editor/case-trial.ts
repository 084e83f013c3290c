import type { CompiledCalendar } from '../../../../domains/calendar/calendar.rules.ts';
import type { CaseFacts, Clock } from '../../../../domains/deadlines/deadlines.contract.ts';
import { evaluateClocks } from '../../../../domains/deadlines/deadlines.rules.ts';
import { fits } from '../../../../domains/standards/routing.rules.ts';
import { type Condition, Limit, type Pack } from '../../../../domains/standards/standards.contract.ts';

/** A complaint of the plainest kind: what the strip starts with. */
export const plainCase: CaseFacts = {
  kind: 'complaint',
  urgency: 'general',
  importance: 'medium',
  category: 'product_quality',
  level: 1,
  impactClass: 'B',
  productType: 'home',
  region: 'east',
  channel: 'phone',
  customerGrade: null,
  needsRepair: false,
  special: false,
  incidentGrade: null,
};

/** What is not asked of a kind is not known of it: a request has no level, only an emergency has a grade. */
export function consistent(facts: CaseFacts): CaseFacts {
  const isComplaint = facts.kind === 'complaint';
  return {
    ...facts,
    category: isComplaint ? (facts.category ?? 'product_quality') : null,
    level: isComplaint ? (facts.level ?? 1) : null,
    impactClass: isComplaint ? (facts.impactClass ?? 'B') : null,
    incidentGrade: facts.kind === 'incident' ? (facts.incidentGrade ?? 4) : null,
  };
}

/** A case that fits a condition: the first value of each part that is given, the rest as in the plain case. */
export function caseFor(when: Condition, facts: CaseFacts = plainCase): CaseFacts {
  const given: Record<string, unknown> = {};
  for (const [key, wanted] of Object.entries(when)) {
    const known = facts[key as keyof CaseFacts];
    given[key] = Array.isArray(wanted) ? (wanted.includes(known as never) ? known : wanted[0]) : wanted;
  }
  const asked = consistent({ ...facts, ...given } as CaseFacts);
  return { ...asked, ...given } as CaseFacts;
}

function capsInCircle(limit: Limit, limits: readonly Limit[]): boolean {
  const seen = new Set<string>();
  let next: string | null = limit.key;
  while (next !== null && !seen.has(next)) {
    const key: string = next;
    seen.add(key);
    next = limits.find((other) => other.key === key)?.cappedBy ?? null;
  }
  return next !== null;
}

/** A pack as far as it can be counted with: half-written limits are left out, caps in a circle do not count. */
export function countable(pack: Pack): Pack {
  const whole = pack.limits.filter((limit) => Limit.safeParse(limit).success);
  const limits = whole.map((limit) => (capsInCircle(limit, whole) ? { ...limit, cappedBy: null } : limit));
  return { ...pack, limits };
}

type Trial = { pack: Pack; calendar: CompiledCalendar; facts: CaseFacts; at: number };

/** Clocks of a case that was received and assigned at one moment; `since` names what else happened then. */
export function clocksAt({ pack, calendar, facts, at }: Trial, since?: Limit['from']): Clock[] {
  const names = since === undefined ? (['assigned'] as const) : (['assigned', since] as const);
  const events = [
    { type: 'started' as const, at, facts },
    ...names.map((name) => ({ type: 'origin' as const, at, name })),
  ];
  const inputs = { events, pack, calendar, at };
  return [...evaluateClocks(inputs), ...evaluateClocks({ ...inputs, subject: 'workorder' })];
}

export type Example = {
  facts: CaseFacts;
  clock: Clock;
  /** Other limits of the same event and force that the same case has, earliest first. */
  others: Clock[];
  /** The one that counts; null: this limit is only shown. */
  binds: Clock | null;
};

/** What one limit comes to for a case received now, and which others the same case has; undefined: it cannot be counted. */
export function exampleOf(limit: Limit, trial: Omit<Trial, 'facts'>): Example | undefined {
  if (!Limit.safeParse(limit).success) return undefined;
  const facts = caseFor(limit.when);
  const clocks = clocksAt({ ...trial, facts }, limit.from);
  const clock = clocks.find((one) => one.limitKey === limit.key);
  if (clock === undefined) return undefined;
  const subject = (key: string) => trial.pack.limits.find((one) => one.key === key)?.subject;
  const rivals = clocks.filter(
    (one) =>
      one.event === limit.event &&
      one.bindingKind === clock.bindingKind &&
      subject(one.limitKey) === limit.subject,
  );
  return {
    facts,
    clock,
    others: rivals.filter((one) => one !== clock).toSorted((a, b) => a.originalDueAt - b.originalDueAt),
    binds: rivals.find((one) => one.binding) ?? null,
  };
}

export type TrialRow = {
  limit: Limit;
  /** The same limit in the standard in force. */
  old: Limit | undefined;
  before: Clock | undefined;
  after: Clock | undefined;
};

/** Every limit of a case by the standard in force and by the draft, side by side, in the order of the draft. */
export function sideBySide(before: Trial, after: Trial): TrialRow[] {
  const [old, next] = [clocksAt(before), clocksAt(after)];
  const kept = new Set(after.pack.limits.map(({ key }) => key));
  const limits = [...after.pack.limits, ...before.pack.limits.filter(({ key }) => !kept.has(key))];
  return limits.flatMap((limit) => {
    const row = {
      limit,
      old: before.pack.limits.find(({ key }) => key === limit.key),
      before: old.find((clock) => clock.limitKey === limit.key),
      after: next.find((clock) => clock.limitKey === limit.key),
    };
    return row.before === undefined && row.after === undefined ? [] : [row];
  });
}

/** Limits of the case that have no clock yet, because what they count from has not happened. */
export const waitingLimits = ({ pack, facts }: Trial, clocks: readonly Clock[]): Limit[] =>
  pack.limits.filter(
    (limit) => fits(limit.when, facts) && !clocks.some((clock) => clock.limitKey === limit.key),
  );
