import type { CaseFacts, ClockEvent } from '../deadlines/deadlines.contract.ts';
import { fits, routeFor } from '../standards/routing.rules.ts';
import type { Limit, Pack } from '../standards/standards.contract.ts';

/** Where the simulated version departs from the one that a case was bound to; found once per pair of versions. */
export type Differences = {
  /** Limits of either version that the other one has not, or has otherwise; capped ones with their cap. */
  limits: readonly Limit[];
  /** Warnings or response tiers fall at other shares. */
  thresholds: boolean;
  /** Category → its level before and after. */
  levels: ReadonlyMap<string, { from: 1 | 2; to: 1 | 2 }>;
  routing: boolean;
  major: boolean;
};

const said = (value: unknown): string => JSON.stringify(value);
/** What decides when a limit applies and falls due; its clause and note do not. */
const substance = ({ note: _note, clause: _clause, verified: _verified, ...rest }: Limit): string =>
  said(rest);

function otherLimits(own: Pack, draft: Pack): Limit[] {
  const inOwn = new Map(own.limits.map((limit) => [limit.key, substance(limit)]));
  const inDraft = new Map(draft.limits.map((limit) => [limit.key, substance(limit)]));
  const keys = new Set(
    [...inOwn.keys(), ...inDraft.keys()].filter((key) => inOwn.get(key) !== inDraft.get(key)),
  );
  const all = [...own.limits, ...draft.limits];
  // A limit whose cap changed is changed as well, through any number of caps.
  for (let known = -1; known !== keys.size; ) {
    known = keys.size;
    for (const limit of all) if (limit.cappedBy !== null && keys.has(limit.cappedBy)) keys.add(limit.key);
  }
  // Which of two limits in a tie binds is decided by their order, so a new order is a change of all.
  const order = (pack: Pack) =>
    said(pack.limits.map(({ key }) => key).filter((key) => inOwn.has(key) && inDraft.has(key)));
  return order(own) === order(draft) ? all.filter(({ key }) => keys.has(key)) : all;
}

function otherLevels(own: Pack, draft: Pack): Differences['levels'] {
  const levels = new Map<string, { from: 1 | 2; to: 1 | 2 }>();
  for (const { key, defaultLevel: from } of own.categories) {
    const to = draft.categories.find((category) => category.key === key)?.defaultLevel ?? from;
    if (to !== from) levels.set(key, { from, to });
  }
  return levels;
}

export function differencesOf(own: Pack, draft: Pack): Differences {
  const { warningPercents, responseTierPercents } = own.settings;
  return {
    limits: otherLimits(own, draft),
    thresholds:
      said(warningPercents.value) !== said(draft.settings.warningPercents.value) ||
      said(responseTierPercents.value) !== said(draft.settings.responseTierPercents.value),
    levels: otherLevels(own, draft),
    routing: said(own.routing) !== said(draft.routing),
    major: said(own.authority.majorWhen) !== said(draft.authority.majorWhen),
  };
}

/** Could a limit that differs hold for a case that had these facts, one after the other? */
export const touches = (differences: Differences, history: readonly { facts: CaseFacts }[]): boolean =>
  differences.limits.some(({ when }) => history.some(({ facts }) => fits(when, facts)));

const levelUnder = ({ levels }: Differences, facts: CaseFacts): CaseFacts => {
  const found = facts.category === null ? undefined : levels.get(facts.category);
  // A level that is not the category's own was set by a person, and stays.
  return found === undefined || facts.level !== found.from ? facts : { ...facts, level: found.to };
};

/** The events as they would have been told: a level that came from its category follows the category. */
export function relevelled(differences: Differences, events: readonly ClockEvent[]): readonly ClockEvent[] {
  if (differences.levels.size === 0) return events;
  let moved = false;
  const told = events.map((event) => {
    if (event.type !== 'started' && event.type !== 'facts_changed') return event;
    const facts = levelUnder(differences, event.facts);
    if (facts === event.facts) return event;
    moved = true;
    return { ...event, facts };
  });
  return moved ? told : events;
}

/** Kinds of department that lead before and after, by the facts at receipt; null when it is the same. */
export function otherLead(
  packs: { own: Pack; draft: Pack },
  facts: { before: CaseFacts; after: CaseFacts },
  businessLink: string,
): { from: string; to: string } | null {
  const from = routeFor(packs.own, facts.before, businessLink).lead;
  const to = routeFor(packs.draft, facts.after, businessLink).lead;
  return from === to ? null : { from, to };
}
