import type { Pack, Route } from './standards.contract.ts';

type Facts = Record<string, unknown>;

/** Does every part of a condition that is given fit the facts? An unknown fact fits nothing. */
export const fits = (when: Facts, facts: Facts): boolean =>
  Object.entries(when).every(([key, wanted]) =>
    Array.isArray(wanted) ? wanted.includes(facts[key]) : wanted === facts[key],
  );

/** First routing line that fits the case; the last line of every pack fits all (S1 5.1, S3 2-三-2). */
export function routeFor(pack: Pack, facts: Facts, businessLink: string): Route {
  const found =
    pack.routing.find((route) => fits(route.when, { ...facts, businessLink })) ?? pack.routing.at(-1);
  if (found === undefined) throw new Error(`pack ${pack.code} has no routing`);
  return found;
}
