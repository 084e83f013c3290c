import { canonical, entriesByKey } from '../../../../domains/standards/difference.rules.ts';
import type { PackPart } from '../../../../domains/standards/versions.contract.ts';

/** One part as somebody is changing it: what it was, what it is now, and the ways back and forth. */
export type Draft = { base: unknown; value: unknown; past: unknown[]; future: unknown[] };

const MOST_STEPS = 100;

export const same = (a: unknown, b: unknown): boolean => canonical(a) === canonical(b);
export const isChanged = ({ base, value }: Draft): boolean => !same(base, value);

/** The draft after an edit; an edit that changes nothing is no step. */
export function edited(draft: Draft, value: unknown): Draft {
  if (same(draft.value, value)) return draft;
  return { ...draft, value, past: [...draft.past, draft.value].slice(-MOST_STEPS), future: [] };
}

export function undone(draft: Draft): Draft {
  const value = draft.past.at(-1);
  if (value === undefined) return draft;
  return { ...draft, value, past: draft.past.slice(0, -1), future: [draft.value, ...draft.future] };
}

export function redone(draft: Draft): Draft {
  const [value, ...future] = draft.future;
  if (value === undefined) return draft;
  return { ...draft, value, past: [...draft.past, draft.value], future };
}

type Fields = Record<string, unknown>;
type Merged = { value: unknown; clashes: string[] };

const isRecord = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The first order, with what only the second has behind what it stands behind there. */
function joinedOrder(first: string[], second: string[]): string[] {
  const order = [...first];
  second.forEach((key, place) => {
    if (!order.includes(key)) order.splice(order.indexOf(second[place - 1] ?? '') + 1, 0, key);
  });
  return order;
}

/** Were rows that stayed put in another order? */
const isReordered = (olds: Map<string, unknown>, own: Map<string, unknown>): boolean =>
  !same(
    [...olds.keys()].filter((key) => own.has(key)),
    [...own.keys()].filter((key) => olds.has(key)),
  );

function mergedLists(part: PackPart, [base, mine, saved]: [unknown[], unknown[], unknown[]]): Merged {
  const [olds, own, other] = [entriesByKey(part, base), entriesByKey(part, mine), entriesByKey(part, saved)];
  const clashes: string[] = [];
  const result = new Map<string, unknown>();
  const [here, there] = [[...own.keys()], [...other.keys()]];
  const keys = isReordered(olds, own) ? joinedOrder(here, there) : joinedOrder(there, here);
  for (const key of keys) {
    const [was, is, theirs] = [olds.get(key), own.get(key), other.get(key)];
    const changedHere = !same(was, is);
    if (changedHere && !same(was, theirs) && !same(is, theirs)) clashes.push(key);
    const chosen = changedHere ? is : theirs;
    if (chosen !== undefined) result.set(key, chosen);
  }
  return { value: [...result.values()], clashes };
}

function mergedFields(part: PackPart, [base, mine, theirs]: [Fields, Fields, Fields]): Merged {
  const clashes: string[] = [];
  const result: Fields = {};
  for (const key of new Set([...Object.keys(theirs), ...Object.keys(mine)])) {
    const [was, here, there] = [base[key], mine[key], theirs[key]];
    if ([was, here, there].every(Array.isArray) && key === 'levels') {
      const inner = mergedLists(part, [was, here, there] as [unknown[], unknown[], unknown[]]);
      result[key] = inner.value;
      clashes.push(...inner.clashes);
      continue;
    }
    const changedHere = !same(was, here);
    if (changedHere && !same(was, there) && !same(here, there)) clashes.push(key);
    result[key] = changedHere ? here : there;
  }
  return { value: result, clashes };
}

/**
 * Puts one's own edits on top of what somebody else saved: every entry that was changed here is kept, all else is
 * theirs. `clashes` names the entries that both changed differently; there one's own counts.
 */
export function merged(part: PackPart, base: unknown, mine: unknown, theirs: unknown): Merged {
  if (Array.isArray(base) && Array.isArray(mine) && Array.isArray(theirs))
    return mergedLists(part, [base, mine, theirs]);
  if (isRecord(base) && isRecord(mine) && isRecord(theirs)) return mergedFields(part, [base, mine, theirs]);
  return { value: mine, clashes: same(base, theirs) ? [] : [part] };
}
