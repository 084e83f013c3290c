import { ms } from '../../kernel/time.ts';
import type { ClockRow } from './clocks.rules.ts';
import type { directions, RecountChange, runKinds } from './recounts.contract.ts';

export type Direction = (typeof directions)[number];
export type RunKind = (typeof runKinds)[number];

/** What a run does to a case: the versions it shall be bound to, and which cases it looks at. */
export type RunParams = {
  /** notice: calendar version to its successor. */
  successors?: Record<string, number>;
  /** notice: the year, and the instants between which it moves due dates. */
  year?: number;
  since?: string;
  before?: string;
  /** calendar: newest version by place; only cases of these places when `places` is given. */
  company?: number;
  regions?: Record<string, number>;
  departments?: Record<string, number>;
  region?: string;
  departmentId?: string;
  /** standard: the version to take. */
  standard?: number;
  version?: string;
};

/** A clock as it is stored, instants as JSON of the database. */
export type StoredClock = Omit<ClockRow, 'wake_at'> & { fired: string[] };

const instant = (value: string | null): number | null => (value === null ? null : ms(value));
const sameInstant = (a: string | null, b: string | null): boolean => instant(a) === instant(b);
const sameList = (a: string[], b: string[]): boolean =>
  a.length === b.length && a.every((value, place) => value === b[place]);
const marks = (clock: Pick<ClockRow, 'thresholds'>): string[] =>
  clock.thresholds.map(({ key, at }) => `${key} ${ms(at)}`);

/** A clock that waits, or is late, is one thing here: time alone makes the other of it. */
const lasting = (status: string): string =>
  status === 'running' || status === 'paused' || status === 'breached' ? 'open' : status;

/** Does a stored clock say what the count says, but for what time alone changes? */
const saysTheSame = (stored: StoredClock, counted: ClockRow): boolean =>
  sameInstant(stored.due_at, counted.due_at) &&
  sameInstant(stored.original_due_at, counted.original_due_at) &&
  sameInstant(stored.started_at, counted.started_at) &&
  sameInstant(stored.met_at, counted.met_at) &&
  stored.binding === counted.binding &&
  lasting(stored.status) === lasting(counted.status) &&
  sameList(stored.flags, counted.flags) &&
  (counted.met_at !== null || counted.status === 'stopped' || sameList(marks(stored), marks(counted)));

const isLive = (clock: Pick<ClockRow, 'status'>): boolean => lasting(clock.status) === 'open';

const changeOf = (stored: StoredClock | undefined, counted: ClockRow): RecountChange => ({
  limitKey: counted.limit_key,
  event: counted.event as RecountChange['event'],
  clause: counted.clause,
  binding: counted.binding,
  before: stored === undefined || stored.due_at === null ? null : new Date(ms(stored.due_at)).toISOString(),
  after: counted.due_at,
  cleared: (stored?.flags ?? []).filter((flag) => !counted.flags.includes(flag)),
});

const endedChange = (stored: StoredClock): RecountChange => ({
  ...changeOf(stored, { ...stored, due_at: null, binding: false, wake_at: null }),
  cleared: [],
});

export type Comparison = {
  /** Counted clocks that the stored ones do not say. */
  changed: ClockRow[];
  /** Stored clocks of limits that no longer hold. */
  ended: StoredClock[];
  /** What people see of it: due instants and warnings. */
  changes: RecountChange[];
};

/** What a recount changes in the clocks of a case; equal ones are left alone. */
export function compareClocks(stored: StoredClock[], counted: ClockRow[]): Comparison {
  const byKey = new Map(stored.map((clock) => [clock.limit_key, clock]));
  const keys = new Set(counted.map((clock) => clock.limit_key));
  const changed = counted.filter((clock) => {
    const known = byKey.get(clock.limit_key);
    return known === undefined || !saysTheSame(known, clock);
  });
  const ended = stored.filter(
    (clock) => !keys.has(clock.limit_key) && clock.met_at === null && clock.status !== 'stopped',
  );
  const changes = [
    ...changed.map((clock) => changeOf(byKey.get(clock.limit_key), clock)),
    ...ended.map(endedChange),
  ];
  return {
    changed,
    ended,
    changes: changes.filter(
      ({ before, after, cleared, limitKey }) =>
        before !== after || cleared.length > 0 || byKey.get(limitKey) === undefined,
    ),
  };
}

/** How the time until which the open step is to be done has moved; nothing when it stayed. */
export function stepChange(
  before: { step: string; step_due_at: string | null },
  after: { step_due_at: string | null; step_due_clause: string | null },
): RecountChange[] {
  if (sameInstant(before.step_due_at, after.step_due_at)) return [];
  return [
    {
      limitKey: `step:${before.step}`,
      event: null,
      clause: after.step_due_clause ?? '',
      binding: true,
      before: before.step_due_at === null ? null : new Date(ms(before.step_due_at)).toISOString(),
      after: after.step_due_at,
      cleared: [],
    },
  ];
}

/** One word for what a recount did to a case: earlier goes first, because it asks somebody to hurry. */
export function directionOf(changes: RecountChange[], live: Set<string>): Direction | null {
  const moved = changes.filter(({ limitKey }) => live.has(limitKey) || limitKey.startsWith('step:'));
  const at = (value: string | null) => (value === null ? Number.POSITIVE_INFINITY : Date.parse(value));
  if (moved.some(({ before, after }) => at(after) < at(before))) return 'earlier';
  if (moved.some(({ before, after }) => at(after) > at(before))) return 'later';
  return changes.length > 0 ? 'cleared' : null;
}

/** Limits of the clocks that can still be met. */
export const liveKeys = (clocks: Pick<ClockRow, 'limit_key' | 'status'>[]): Set<string> =>
  new Set(clocks.filter(isLive).map((clock) => clock.limit_key));
