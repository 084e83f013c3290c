import type { Pack } from './standards.contract.ts';
import { type EntryChange, type PackPart, packParts } from './versions.contract.ts';

type Entry = { key: string; clause: string | null; value: unknown };
type Fields = Map<string, unknown>;

/** The field by which an entry of a list is known; lists without one are compared by `keysOf`. */
const KEY_FIELDS: Partial<Record<PackPart, string[]>> = {
  documents: ['code'],
  clauses: ['id'],
  stages: ['stage'],
  measureBlocks: ['measure', 'clause'],
  responsibilities: ['stage'],
  scope: ['topic', 'clause'],
  forbiddenTerms: ['words'],
  complaintChannels: ['channel'],
  privacyNotes: ['clause'],
};

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const keyOf = (part: PackPart, value: Record<string, unknown>): string =>
  (KEY_FIELDS[part] ?? ['key']).map((field) => String(value[field])).join(' · ');

const clauseOf = (part: PackPart, value: unknown): string | null => {
  const named = isObject(value) ? value[part === 'clauses' ? 'id' : 'clause'] : null;
  return typeof named === 'string' ? named : null;
};

/** Entries of the same key are told apart by their number, so that nothing is lost of a pack that repeats one. */
function listEntries(part: PackPart, values: unknown[]): Entry[] {
  const seen = new Map<string, number>();
  return values.filter(isObject).map((value) => {
    const key = keyOf(part, value);
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    return { key: count === 1 ? key : `${key} (${count})`, clause: clauseOf(part, value), value };
  });
}

/** The entries of a list by the key under which a difference names them. */
export const entriesByKey = (part: PackPart, values: unknown[]): Map<string, unknown> =>
  new Map(listEntries(part, values).map(({ key, value }) => [key, value]));

function entriesOf(part: PackPart, pack: Pack): Entry[] {
  const value: unknown = pack[part];
  if (Array.isArray(value)) return listEntries(part, value);
  if (part === 'authority') {
    const { levels, ...rest } = pack.authority;
    return [{ key: 'authority', clause: rest.clause, value: rest }, ...listEntries(part, levels)];
  }
  if (part === 'settings') {
    return Object.entries(pack.settings).map(([key, setting]) => ({
      key,
      clause: setting.clause,
      value: setting,
    }));
  }
  return [{ key: part, clause: null, value }];
}

/** Leaves of an entry by path; a list is one leaf. */
function leaves(value: unknown, path = ''): [string, unknown][] {
  if (!isObject(value)) return [[path, value]];
  return Object.entries(value)
    .filter(([, inner]) => inner !== undefined)
    .flatMap(([name, inner]) => leaves(inner, path === '' ? name : `${path}.${name}`));
}

/** The same value always has the same text, whatever the order of its keys. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (!isObject(value)) return JSON.stringify(value ?? null);
  const parts = Object.keys(value)
    .filter((name) => value[name] !== undefined)
    .sort()
    .map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`);
  return `{${parts.join(',')}}`;
}

const same = (a: unknown, b: unknown): boolean => canonical(a) === canonical(b);

function fieldChanges(old: unknown, next: unknown): EntryChange['fields'] {
  const before: Fields = new Map(old === undefined ? [] : leaves(old));
  const after: Fields = new Map(next === undefined ? [] : leaves(next));
  const paths = [...new Set([...before.keys(), ...after.keys()])].sort();
  return paths
    .filter((path) => !same(before.get(path), after.get(path)) || before.has(path) !== after.has(path))
    .map((path) => ({ path, old: before.get(path) ?? null, new: after.get(path) ?? null }));
}

function entryChange(
  part: PackPart,
  old: Entry | undefined,
  next: Entry | undefined,
): EntryChange | undefined {
  const key = (next ?? old)?.key ?? '';
  const clause = next === undefined ? (old?.clause ?? null) : next.clause;
  if (old === undefined)
    return { part, key, clause, change: 'added', fields: fieldChanges(undefined, next?.value) };
  if (next === undefined)
    return { part, key, clause, change: 'removed', fields: fieldChanges(old.value, undefined) };
  const fields = fieldChanges(old.value, next.value);
  return fields.length === 0 ? undefined : { part, key, clause, change: 'changed', fields };
}

/** Routes decide in their order, so a new order of those that stay is a change too. */
function orderChange(old: Entry[], next: Entry[]): EntryChange[] {
  const inBoth = (one: Entry[], other: Entry[]) =>
    one.map((entry) => entry.key).filter((key) => other.some((entry) => entry.key === key));
  const [before, after] = [inBoth(old, next), inBoth(next, old)];
  if (same(before, after)) return [];
  const fields = [{ path: 'order', old: before, new: after }];
  return [{ part: 'routing', key: '*', clause: null, change: 'changed', fields }];
}

function partChanges(part: PackPart, old: Pack, next: Pack): EntryChange[] {
  const [before, after] = [entriesOf(part, old), entriesOf(part, next)];
  const olds = new Map(before.map((entry) => [entry.key, entry]));
  const news = new Map(after.map((entry) => [entry.key, entry]));
  const keys = [...new Set([...olds.keys(), ...news.keys()])].sort();
  const changes = keys
    .map((key) => entryChange(part, olds.get(key), news.get(key)))
    .filter((change) => change !== undefined);
  return part === 'routing' ? [...changes, ...orderChange(before, after)] : changes;
}

/** What the second pack changes against the first: entry by entry, field by field, in the order of the parts (S3 2-七-2). */
export const differenceOf = (old: Pack, next: Pack): EntryChange[] =>
  packParts.flatMap((part) => partChanges(part, old, next));
