import type { Settings } from '../standards/standards.contract.ts';
import type { Clock, Threshold } from './deadlines.contract.ts';
import type { Extension } from './history.rules.ts';
import { addTime, movedByPauses, type Pause, timeBetween } from './pauses.rules.ts';
import type { Plan } from './plans.rules.ts';

type Running = { plan: Plan; due: number | null; extension: Extension | null; pauses: readonly Pause[] };

function atPercent({ plan, due, extension, pauses }: Running, percent: number): number | null {
  if (percent === 100) return due;
  const [measure, start, end] =
    extension === null ? [plan.measure, plan.start, plan.due] : [null, extension.at, extension.newDue];
  const part = Math.floor((timeBetween(measure, start, end) * percent) / 100);
  if (part <= 0) return due === null ? null : Math.min(start, due);
  return movedByPauses(measure, { start, due: addTime(measure, start, part) }, pauses);
}

/**
 * Instants before the due one that people are told of: warnings at shares of the limit, and for a response the ends
 * of its three tiers (S0 1.4). A target only has its own due instant. The shares are company settings.
 */
export function thresholdsOf(
  clock: Pick<Clock, 'event' | 'bindingKind'>,
  running: Running,
  settings: Settings,
): Threshold[] {
  const warning = (percent: number): Threshold => ({
    kind: 'warning',
    percent,
    tier: null,
    at: atPercent(running, percent),
  });
  if (clock.bindingKind === 'target') return [warning(100)];
  const warnings = settings.warningPercents.value.map(warning);
  if (clock.event !== 'respond') return warnings;
  const tiers = settings.responseTierPercents.value.map(
    (percent, place): Threshold => ({
      kind: 'tier',
      percent,
      tier: place + 1,
      at: atPercent(running, percent),
    }),
  );
  return [...warnings, ...tiers];
}

/** First instant at which an unmet clock is a breach: a meeting at exactly the due instant is still on time. */
export const breachAt = (clock: Clock): number | null =>
  clock.bindingKind === 'target' || clock.supersededBy !== null || clock.dueAt === null
    ? null
    : clock.dueAt + 1;

const isWaiting = (clock: Clock): boolean => clock.status === 'running' || clock.status === 'paused';

/**
 * Next instant after `at` at which a warning, a tier end or a breach falls; null when none does. Warnings and tiers
 * are those of the binding limits; a breach falls one millisecond after the due instant.
 */
export function nextWake(clocks: readonly Clock[], at: number): number | null {
  let next: number | null = null;
  const offer = (candidate: number | null): void => {
    if (candidate !== null && candidate > at && (next === null || candidate < next)) next = candidate;
  };
  for (const clock of clocks) {
    if (!isWaiting(clock)) continue;
    offer(breachAt(clock));
    if (clock.binding) for (const threshold of clock.thresholds) offer(threshold.at);
  }
  return next;
}
