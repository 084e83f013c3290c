import type { ClockEvent } from './deadlines.contract.ts';
import type { FactsInForce } from './limits.rules.ts';
import type { Pause } from './pauses.rules.ts';

type EventName = Extract<ClockEvent, { type: 'met' }>['event'];
type OriginName = Extract<ClockEvent, { type: 'origin' }>['name'];
export type Extension = { at: number; newDue: number; reason: string };
export type ReasonedPause = Pause & { reason: string };

/** What the events of a case say, at one moment of asking. */
export type History = {
  facts: { at: number; inForce: FactsInForce }[];
  origins: Map<OriginName, number>;
  pauses: Map<EventName, ReasonedPause[]>;
  extensions: Map<EventName, Extension[]>;
  met: Map<EventName, number>;
  stopped: Map<EventName, number>;
};

const EVENTS: readonly EventName[] = ['acknowledge', 'respond', 'arrange', 'solution', 'complete', 'close'];

const rank: Record<ClockEvent['type'], number> = {
  started: 0,
  origin: 1,
  facts_changed: 2,
  resumed: 3,
  paused: 4,
  extended: 5,
  met: 6,
  reopened: 7,
  stopped: 8,
};

function inOrder(a: ClockEvent, b: ClockEvent): number {
  if (a.at !== b.at) return a.at - b.at;
  if (a.type !== b.type) return rank[a.type] - rank[b.type];
  // Same instant, same type: any order would do as long as it is always the same one.
  const [left, right] = [JSON.stringify(a), JSON.stringify(b)];
  return left === right ? 0 : left < right ? -1 : 1;
}

const listOf = <T>(lists: Map<EventName, T[]>, event: EventName): T[] => {
  const known = lists.get(event);
  if (known !== undefined) return known;
  const made: T[] = [];
  lists.set(event, made);
  return made;
};

function addFacts(history: History, at: number, facts: FactsInForce['facts']): void {
  const last = history.facts.at(-1)?.inForce;
  const isNewKind = last !== undefined && last.facts.kind !== facts.kind;
  history.facts.push({
    at,
    inForce: { facts, formerKind: isNewKind ? last.facts : (last?.formerKind ?? null) },
  });
}

function endPauses(history: History, events: readonly EventName[] | null | undefined, at: number): void {
  for (const event of events ?? EVENTS) {
    for (const pause of history.pauses.get(event) ?? []) {
      if (pause.to === null || pause.to > at) pause.to = at;
    }
  }
}

const firstOrigin = (history: History, name: OriginName, at: number): void => {
  if (!history.origins.has(name)) history.origins.set(name, at);
};

const apply: {
  [T in ClockEvent['type']]: (history: History, event: Extract<ClockEvent, { type: T }>) => void;
} = {
  started(history, { at, facts }) {
    firstOrigin(history, 'received', at);
    addFacts(history, at, facts);
  },
  facts_changed: (history, { at, facts }) => addFacts(history, at, facts),
  origin: (history, { at, name }) => firstOrigin(history, name, at),
  paused(history, { at, events, reason, until }) {
    for (const event of events ?? EVENTS) {
      listOf(history.pauses, event).push({ from: at, to: until ?? null, reason });
    }
  },
  resumed: (history, { at, events }) => endPauses(history, events, at),
  extended: (history, { at, event, newDue, reason }) =>
    void listOf(history.extensions, event).push({ at, newDue, reason }),
  met(history, { at, event }) {
    if (!history.met.has(event)) history.met.set(event, at);
  },
  reopened(history, { event }) {
    history.met.delete(event);
    history.stopped.delete(event);
  },
  stopped(history, { at }) {
    for (const event of EVENTS) if (!history.stopped.has(event)) history.stopped.set(event, at);
  },
};

/** Replays the events up to `at`. Their order in the list does not matter: instant decides, then type. */
export function replay(events: readonly ClockEvent[], at: number): History {
  const history: History = {
    facts: [],
    origins: new Map(),
    pauses: new Map(),
    extensions: new Map(),
    met: new Map(),
    stopped: new Map(),
  };
  for (const event of events.filter((one) => one.at <= at).sort(inOrder)) {
    (apply[event.type] as (history: History, event: ClockEvent) => void)(history, event);
  }
  return history;
}

/** Facts that choose the limits of an event: those in force when it was met, else the latest. */
export function factsFor(history: History, event: EventName): FactsInForce | null {
  const metAt = history.met.get(event);
  if (metAt === undefined) return history.facts.at(-1)?.inForce ?? null;
  return history.facts.findLast((known) => known.at <= metAt)?.inForce ?? history.facts[0]?.inForce ?? null;
}
