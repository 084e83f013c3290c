import { iso } from '../../kernel/time.ts';
import type { Clock, ClockEvent } from '../deadlines/deadlines.contract.ts';
import { type ClockRow, clockRow } from './clocks.rules.ts';
import type { ImportRule } from './importing.contract.ts';

type ClockName = Extract<ClockEvent, { type: 'met' }>['event'];
const HELD: ClockName[] = ['arrange', 'solution', 'complete'];

/** Clock events of a case's fired rules in the order of its rows. */
export type ClockStory = {
  events: ClockEvent[];
  paused: boolean;
  metAt: { respond: number | null; complete: number | null };
};

/**
 * Turns fired rules into clock events. The engine orders events by instant, and logs know only minutes: what a later
 * row of the same instant takes back is therefore left out instead of being put in with the wrong order.
 */
export function clockStory(fired: { at: number; rule: ImportRule }[], closedAt: number | null): ClockStory {
  const story = new Story();
  for (const { at, rule } of fired) {
    if (rule.resumes === true) story.resume(at);
    for (const event of rule.reopens) story.reopen(event, at);
    if (rule.pauses !== undefined) story.pause(at, rule.pauses);
    for (const event of rule.meets) story.meet(event, at);
  }
  const paused = story.isPaused;
  if (closedAt !== null) story.close(closedAt);
  const at = (event: ClockName): number | null => story.met.get(event)?.at ?? null;
  return { events: story.events, paused, metAt: { respond: at('respond'), complete: at('complete') } };
}

class Story {
  events: ClockEvent[] = [];
  met = new Map<ClockName, Extract<ClockEvent, { type: 'met' }>>();
  #undone = new Map<ClockName, { met: ClockEvent; reopened: ClockEvent }>();
  #pause: Extract<ClockEvent, { type: 'paused' }> | null = null;

  get isPaused(): boolean {
    return this.#pause !== null;
  }

  #drop(...gone: ClockEvent[]): void {
    this.events = this.events.filter((event) => !gone.includes(event));
  }

  meet(event: ClockName, at: number): void {
    if (this.met.has(event)) return;
    const undone = this.#undone.get(event);
    if (undone !== undefined && undone.reopened.at >= at) this.#drop(undone.met, undone.reopened);
    const met = { type: 'met' as const, at, event };
    this.met.set(event, met);
    this.events.push(met);
  }

  reopen(event: ClockName, at: number): void {
    const met = this.met.get(event);
    if (met === undefined) return;
    const reopened = { type: 'reopened' as const, at: Math.max(at, met.at), event };
    this.met.delete(event);
    this.#undone.set(event, { met, reopened });
    this.events.push(reopened);
  }

  pause(at: number, reason: string): void {
    if (this.#pause !== null) return;
    this.#pause = { type: 'paused', at, events: HELD, reason };
    this.events.push(this.#pause);
  }

  resume(at: number): void {
    const pause = this.#pause;
    if (pause === null) return;
    this.#pause = null;
    if (at <= pause.at) this.#drop(pause);
    else this.events.push({ type: 'resumed', at, events: HELD });
  }

  close(at: number): void {
    this.meet('close', at);
    this.events.push({ type: 'stopped', at });
  }
}

export type ImportedClockRow = ClockRow & { fired: string[]; breached_at: string | null };

/**
 * The row of an imported clock: what fell due by now counts as recorded, so that nothing fires for the past, and a
 * limit that was missed is breached at its own instant. Clocks of a closed case wait for nothing.
 */
export function importedClockRow(clock: Clock, about: { now: number; closed: boolean }): ImportedClockRow {
  const plain = clockRow(clock);
  const isMissed = clock.bindingKind === 'breach' && ['breached', 'met_late'].includes(clock.status);
  const breached_at = isMissed && clock.supersededBy === null ? plain.due_at : null;
  if (about.closed) return { ...plain, thresholds: [], wake_at: null, fired: [], breached_at };
  const fired = plain.thresholds.filter((mark) => Date.parse(mark.at) <= about.now).map((mark) => mark.key);
  const wake_at = plain.thresholds.find((mark) => !fired.includes(mark.key))?.at ?? null;
  return { ...plain, fired, wake_at, breached_at };
}

/** The breaches of the past as facts of the timeline, each at the instant at which the limit passed. */
export function breachFacts(rows: ImportedClockRow[]) {
  return rows.flatMap((row) => {
    if (row.breached_at === null) return [];
    const { limit_key: limitKey, event, clause } = row;
    const at = Date.parse(row.breached_at);
    return [{ type: 'clock.breached', at, data: { limitKey, event, clause, dueAt: iso(at) } }];
  });
}
