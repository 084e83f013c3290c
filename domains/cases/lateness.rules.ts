import type { StoredThreshold } from './clocks.rules.ts';

export type DueClock = {
  case_id: number;
  limit_key: string;
  event: string;
  clause: string;
  kind: 'breach' | 'target';
  due_at: string;
  thresholds: StoredThreshold[];
  fired: string[];
};

export type DueCase = {
  id: number;
  number: string;
  subject: string;
  tier: number;
  owner_id: string;
  handler_id: string | null;
  responsible_id: string | null;
  head_id: string | null;
  superior_id: string | null;
};

export type Late = {
  clock: DueClock;
  keys: string[];
  facts: { type: string; at: string; data: Record<string, unknown> }[];
  notify: { userId: string; kind: string }[];
  tier: number | null;
  breached: boolean;
  atRisk: boolean;
  wakeAt: string | null;
};

/** Who answers for a tier of one response: the first contact, the head of the department, the head's superior (S0 1.4). */
function tierPerson(dueCase: DueCase, tier: number): string {
  if (tier <= 1) return dueCase.owner_id;
  const head = dueCase.head_id ?? dueCase.owner_id;
  return tier === 2 ? head : (dueCase.superior_id ?? head);
}

const isPresent = (id: string | null): id is string => id !== null;

function factOf(dueCase: DueCase, clock: DueClock, { key, at }: StoredThreshold) {
  const about = { limitKey: clock.limit_key, event: clock.event, clause: clock.clause, dueAt: clock.due_at };
  if (key === 'due')
    return { type: clock.kind === 'breach' ? 'clock.breached' : 'clock.target_missed', at, data: about };
  const [kind, value] = key.split(':');
  if (kind === 'warning') return { type: 'clock.warned', at, data: { ...about, percent: Number(value) } };
  const tier = Number(value);
  const next = Math.min(tier + 1, 3);
  const tierDueAt = clock.thresholds.find((mark) => mark.key === `tier:${next}`)?.at ?? clock.due_at;
  const data = { ...about, fromTier: tier, tier: next, tierDueAt, responsible: tierPerson(dueCase, next) };
  return { type: 'clock.tier_raised', at, data };
}

/**
 * What must be recorded for a clock by `now`: each threshold passed and not yet recorded, in order of time. A missed
 * tier moves the response to the next one; passing the due instant is a breach, of a target only an amber mark.
 */
export function lateBy(dueCase: DueCase, clock: DueClock, now: number): Late {
  const passed = clock.thresholds.filter(
    (mark) => Date.parse(mark.at) <= now && !clock.fired.includes(mark.key),
  );
  const keys = passed.map((mark) => mark.key);
  // The last tier ends with the limit itself: that is the breach, not one more tier.
  const told = passed.filter((mark) => mark.key !== 'tier:3');
  const raised = keys
    .filter((key) => key.startsWith('tier:'))
    .map((key) => Math.min(Number(key.slice(5)) + 1, 3));
  const tier = raised.length === 0 ? null : Math.max(...raised);
  const breached = keys.includes('due') && clock.kind === 'breach';
  const people = breached
    ? [dueCase.responsible_id, dueCase.owner_id, dueCase.head_id, dueCase.superior_id]
    : tier === null
      ? [dueCase.responsible_id]
      : [tierPerson(dueCase, tier)];
  const kind = breached ? 'clock.breached' : tier === null ? 'clock.warned' : 'clock.tier_raised';
  const fired = [...clock.fired, ...keys];
  return {
    clock,
    keys,
    facts: told.map((mark) => factOf(dueCase, clock, mark)),
    notify:
      told.length === 0 ? [] : [...new Set(people.filter(isPresent))].map((userId) => ({ userId, kind })),
    tier,
    breached,
    atRisk: keys.length > 0,
    wakeAt: clock.thresholds.find((mark) => !fired.includes(mark.key))?.at ?? null,
  };
}
