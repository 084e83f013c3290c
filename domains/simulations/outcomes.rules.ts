import type { Clock } from '../deadlines/deadlines.contract.ts';
import { clocksOn, type groundOf } from '../deadlines/deadlines.rules.ts';
import type { ChangeKind, Side } from './simulations.contract.ts';

type Ground = ReturnType<typeof groundOf>;

/** `late`: met after the due instant; `missed`: of a target, which is never a breach. */
export type OutcomeStatus = 'met' | 'late' | 'excused' | 'breached' | 'running' | 'stopped' | 'missed';

/** What became of one event of a case: by the limit that binds it, else by the target that does. */
export type Outcome = {
  /** `respond`, …; `work_complete` for the work inside a case. */
  aspect: string;
  limitKey: string;
  clause: string;
  /** In force at the end; null while a pause without end holds it. */
  dueAt: number | null;
  status: OutcomeStatus;
  warnings: number;
  /** Steps that the response went up, 0 to 2 (S0 1.4). */
  escalations: number;
};

export type Change = {
  aspect: string;
  change: ChangeKind;
  shiftSeconds: number;
  before: Side | null;
  after: Side | null;
};

const WORK = /^work_/;

const ofBreach: Record<Clock['status'], OutcomeStatus> = {
  met: 'met',
  met_late: 'late',
  excused: 'excused',
  breached: 'breached',
  running: 'running',
  paused: 'running',
  stopped: 'stopped',
};

function targetStatus(clock: Clock, at: number): OutcomeStatus {
  if (clock.status === 'met_late') return 'missed';
  if (clock.status === 'running' && clock.dueAt !== null && clock.dueAt < at) return 'missed';
  return ofBreach[clock.status];
}

function outcomeOf(clock: Clock, prefix: string, ends: { stopped: number | undefined; at: number }): Outcome {
  const end = clock.metAt ?? ends.stopped ?? ends.at;
  let warnings = 0;
  let escalations = 0;
  for (const threshold of clock.thresholds) {
    if (threshold.at === null || threshold.at >= end) continue;
    if (threshold.kind === 'warning') warnings += 1;
    else if ((threshold.tier ?? 3) < 3) escalations += 1;
  }
  return {
    aspect: prefix + clock.event,
    limitKey: clock.limitKey,
    clause: clock.clause,
    dueAt: clock.dueAt,
    status: clock.bindingKind === 'breach' ? ofBreach[clock.status] : targetStatus(clock, ends.at),
    warnings,
    escalations,
  };
}

function addOutcomes(found: Outcome[], ground: Ground, about: { work: boolean; at: number }): void {
  const clocks = clocksOn(ground, about.work ? 'workorder' : 'case', about.at);
  const prefix = about.work ? 'work_' : '';
  const chosen = new Map<string, Clock>();
  for (const clock of clocks) {
    if (!clock.binding) continue;
    const known = chosen.get(clock.event);
    if (known === undefined || known.bindingKind === 'target') chosen.set(clock.event, clock);
  }
  for (const clock of chosen.values()) {
    const stopped = ground.history.stopped.get(clock.event);
    found.push(outcomeOf(clock, prefix, { stopped, at: about.at }));
  }
}

/** Every event of a case and of the work inside it with what became of it by `at`, replayed under one pack. */
export function outcomesOf(ground: Ground, at: number): Outcome[] {
  const found: Outcome[] = [];
  addOutcomes(found, ground, { work: false, at });
  if (ground.history.origins.has('agreed')) addOutcomes(found, ground, { work: true, at });
  return found;
}

/** Ground on which a case stood until its versions changed, oldest first. */
export type EarlierGround = { until: number; ground: Ground };

/** Where an event is counted: what was met stays with the versions in force when it was met, all else with the last. */
export function groundFor(earlier: readonly EarlierGround[], last: Ground, aspect: string): Ground {
  if (earlier.length === 0) return last;
  const event = aspect.replace(WORK, '') as Clock['event'];
  const metAt = last.history.met.get(event);
  return (metAt === undefined ? undefined : earlier.find(({ until }) => metAt < until)?.ground) ?? last;
}

/** The outcomes of a case whose versions may have changed on the way. */
export function outcomesBound(earlier: readonly EarlierGround[], last: Ground, at: number): Outcome[] {
  const grounds = new Set([last, ...earlier.map(({ ground }) => ground)]);
  return [...grounds].flatMap((ground) =>
    outcomesOf(ground, at).filter(({ aspect }) => groundFor(earlier, last, aspect) === ground),
  );
}

export const isOverdue = (outcome: Outcome | undefined): boolean =>
  outcome?.status === 'late' || outcome?.status === 'breached';

const sideOf = ({ limitKey, clause, dueAt, status }: Outcome): Side => ({ limitKey, clause, dueAt, status });

function kindOf(before: Outcome | undefined, after: Outcome | undefined): ChangeKind | null {
  const [was, is] = [isOverdue(before), isOverdue(after)];
  if (!was && is) return 'newly_breached';
  if (was && !is) return 'saved';
  if (before === undefined) return after === undefined ? null : 'limit_added';
  if (after === undefined) return 'limit_removed';
  const [from, to] = [before.dueAt ?? Infinity, after.dueAt ?? Infinity];
  if (from === to) return null;
  return to < from ? 'earlier' : 'later';
}

/** What differs for one event; null when due instant and breach are the same. */
export function changeOf(before: Outcome | undefined, after: Outcome | undefined): Change | null {
  const change = kindOf(before, after);
  if (change === null) return null;
  const both = before?.dueAt != null && after?.dueAt != null;
  return {
    aspect: (before ?? after)?.aspect ?? '',
    change,
    shiftSeconds: both ? Math.round(((after.dueAt ?? 0) - (before.dueAt ?? 0)) / 1000) : 0,
    before: before === undefined ? null : sideOf(before),
    after: after === undefined ? null : sideOf(after),
  };
}

/** What differs between two replays of one case, event by event. */
export function changesOf(before: readonly Outcome[], after: readonly Outcome[]): Change[] {
  if (before === after) return [];
  const changes: Change[] = [];
  const add = (change: Change | null): void => {
    if (change !== null) changes.push(change);
  };
  for (const was of before)
    add(
      changeOf(
        was,
        after.find(({ aspect }) => aspect === was.aspect),
      ),
    );
  for (const is of after)
    if (!before.some(({ aspect }) => aspect === is.aspect)) add(changeOf(undefined, is));
  return changes;
}
