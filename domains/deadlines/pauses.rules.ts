import { addOpenTime, type CompiledCalendar, nextOpen, openTimeBetween } from '../calendar/calendar.rules.ts';

/** Half-open stretch in which a clock stands still; `to` null: no end is known. */
export type Pause = { from: number; to: number | null };

const END_OF_TIME = Number.POSITIVE_INFINITY;
const endOf = (pause: Pause): number => pause.to ?? END_OF_TIME;

/** Pauses in order, overlapping and touching ones joined, empty ones left out. */
export function joinPauses(pauses: readonly Pause[]): Pause[] {
  const joined: Pause[] = [];
  for (const pause of pauses.toSorted((a, b) => a.from - b.from)) {
    if (endOf(pause) <= pause.from) continue;
    const last = joined.at(-1);
    if (last === undefined || pause.from > endOf(last)) joined.push({ ...pause });
    else if (endOf(pause) > endOf(last)) last.to = pause.to;
  }
  return joined;
}

/** How a clock's time is measured: by a calendar's open time, or by the wall clock without a stop when null. */
export type Measure = CompiledCalendar | null;

export const addTime = (measure: Measure, start: number, amount: number): number =>
  measure === null ? start + amount : addOpenTime(measure, start, amount);
export const timeBetween = (measure: Measure, from: number, to: number): number =>
  measure === null ? Math.max(0, to - from) : openTimeBetween(measure, from, to);

/**
 * Where a due instant moves to when a clock that started at `start` stands still in `pauses` (joined): later by
 * exactly the time of each pause that begins before it; null when a pause without end holds it.
 */
export function movedByPauses(
  measure: Measure,
  clock: { start: number; due: number },
  pauses: readonly Pause[],
): number | null {
  let due = clock.due;
  for (const pause of pauses) {
    const from = Math.max(pause.from, clock.start);
    if (from >= due) break;
    if (pause.to === null) return null;
    const stood = timeBetween(measure, from, pause.to);
    if (stood > 0) due = addTime(measure, due, stood);
  }
  return due;
}

function firstRunningInstant(
  calendar: CompiledCalendar,
  start: number,
  pauses: readonly Pause[],
): number | null {
  let at = nextOpen(calendar, start);
  for (const pause of pauses) {
    if (at === null || at < pause.from) break;
    if (at >= endOf(pause)) continue;
    if (pause.to === null) return null;
    at = nextOpen(calendar, pause.to);
  }
  return at;
}

/**
 * Earliest instant at which `amount` open milliseconds outside the pauses have passed since `start`; null when a
 * pause without end comes first. 0 gives the first open instant outside the pauses.
 */
export function dueWithPauses(
  calendar: CompiledCalendar,
  clock: { start: number; amount: number; pauses: readonly Pause[] },
): number | null {
  const pauses = joinPauses(clock.pauses);
  if (clock.amount <= 0) return firstRunningInstant(calendar, clock.start, pauses);
  const due = addOpenTime(calendar, clock.start, clock.amount);
  return movedByPauses(calendar, { start: clock.start, due }, pauses);
}

/** Milliseconds of `[from, to)` in which the pauses (joined) hold the measure. */
export function pausedBetween(
  measure: Measure,
  span: { from: number; to: number },
  pauses: readonly Pause[],
): number {
  let stood = 0;
  for (const pause of pauses) {
    stood += timeBetween(measure, Math.max(pause.from, span.from), Math.min(endOf(pause), span.to));
  }
  return stood;
}

/** Open milliseconds in `[from, to)` outside the pauses. */
export function runTimeBetween(
  calendar: CompiledCalendar,
  span: { from: number; to: number; pauses: readonly Pause[] },
): number {
  return (
    openTimeBetween(calendar, span.from, span.to) - pausedBetween(calendar, span, joinPauses(span.pauses))
  );
}
