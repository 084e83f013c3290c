import type { CompiledCalendar } from '../calendar/calendar.rules.ts';
import type { Pack } from '../standards/standards.contract.ts';
import type { Clock, ClockEvent, TraceStep } from './deadlines.contract.ts';
import { evaluateClocks } from './deadlines.rules.ts';
import { replay } from './history.rules.ts';
import { traceOf } from './trace.rules.ts';

/** Versions that a case is bound to; `until` null: still. An instant belongs to the binding that begins at it. */
export type Binding = { pack: Pack; calendar: CompiledCalendar; until: number | null };

/** What a case's clocks are computed from when its versions have changed; the last binding is the one in force. */
export type BoundInputs = { events: readonly ClockEvent[]; bindings: readonly Binding[]; at: number };

const inForceAt = (bindings: readonly Binding[], at: number): Binding | undefined =>
  bindings.find(({ until }) => until === null || at < until) ?? bindings.at(-1);

function lastOf(bindings: readonly Binding[]): Binding {
  const last = bindings.at(-1);
  if (last === undefined) throw new RangeError('a case is bound to versions');
  return last;
}

type EventName = Clock['event'];

/** Events that were met under an earlier binding, with that binding. */
function metEarlier({ events, bindings, at }: BoundInputs): Map<EventName, Binding> {
  const found = new Map<EventName, Binding>();
  if (bindings.length < 2) return found;
  const last = lastOf(bindings);
  for (const [event, metAt] of replay(events, at).met) {
    const binding = inForceAt(bindings, metAt);
    if (binding !== undefined && binding !== last) found.set(event, binding);
  }
  return found;
}

/**
 * Every clock of a case whose versions have changed: what was met stays counted by the versions in force when it was
 * met, everything else by the last ones.
 */
export function evaluateBound(inputs: BoundInputs): Clock[] {
  const { events, bindings, at } = inputs;
  const earlier = metEarlier(inputs);
  const clocksBy = (binding: Binding) => evaluateClocks({ events, at, ...binding });
  const clocks = clocksBy(lastOf(bindings)).filter((clock) => !earlier.has(clock.event));
  for (const binding of new Set(earlier.values())) {
    clocks.push(...clocksBy(binding).filter((clock) => earlier.get(clock.event) === binding));
  }
  return clocks;
}

/** Why a limit is due when it is, by the versions that count for its event. */
export function traceBound(inputs: BoundInputs, limit: { key: string; event: EventName }): TraceStep[] {
  const { pack, calendar } = metEarlier(inputs).get(limit.event) ?? lastOf(inputs.bindings);
  return traceOf({ events: inputs.events, at: inputs.at, pack, calendar, limitKey: limit.key });
}

/** The bindings as they were known at an instant: the one in force then is the last. */
export function bindingsAt<B extends { until: number | null }>(bindings: readonly B[], at: number): B[] {
  const place = bindings.findIndex(({ until }) => until === null || at < until);
  return bindings
    .slice(0, place + 1)
    .map((binding, order) => (order === place ? { ...binding, until: null } : binding));
}
