import type { Route } from '../../../../domains/standards/standards.contract.ts';

/** Moves one entry of a list to another place; places outside the list leave it as it is. */
export function moved<T>(rows: readonly T[], from: number, to: number): T[] {
  const row = rows[from];
  if (row === undefined || to < 0 || to >= rows.length || from === to) return [...rows];
  const left = rows.filter((_, place) => place !== from);
  return [...left.slice(0, to), row, ...left.slice(to)];
}

export const inserted = <T>(rows: readonly T[], place: number, row: T): T[] => [
  ...rows.slice(0, place),
  row,
  ...rows.slice(place),
];

export const without = <T>(rows: readonly T[], place: number): T[] => rows.filter((_, at) => at !== place);

export const replaced = <T>(rows: readonly T[], place: number, row: T): T[] =>
  rows.map((old, at) => (at === place ? row : old));

/** A key that no entry has yet: `respond_2` beside `respond`. */
export function freeKey(stem: string, taken: readonly string[]): string {
  if (!taken.includes(stem)) return stem;
  let number = 2;
  while (taken.includes(`${stem}_${number}`)) number += 1;
  return `${stem}_${number}`;
}

type When = Record<string, unknown>;

const isWithin = (inner: unknown, outer: unknown): boolean =>
  Array.isArray(inner) && Array.isArray(outer)
    ? inner.every((value) => outer.includes(value))
    : inner === outer;

/** Does every case of the second condition fit the first? */
const covers = (wide: When, narrow: When): boolean =>
  Object.entries(wide).every(([key, outer]) => key in narrow && isWithin(narrow[key], outer));

/** The earlier line that takes every case of this one, so that it is never reached (S1 5.1); undefined: none does. */
export function takenBefore(routes: readonly Route[], place: number): Route | undefined {
  const route = routes[place];
  if (route === undefined) return undefined;
  return routes.slice(0, place).find((earlier) => covers(earlier.when, route.when));
}
