import { caseKinds, type Route } from './standards.contract.ts';

/** A condition of a limit, or of a routing line, which may also ask for the business link. */
export type When = Route['when'];
type Kind = (typeof caseKinds)[number];
type Fact = keyof When;

/** Facts that only one kind of case has. */
const onlyFor: Partial<Record<Fact, Kind>> = {
  category: 'complaint',
  level: 'complaint',
  impactClass: 'complaint',
  incidentGrade: 'incident',
};

const bound = (when: When): [Fact, Kind][] =>
  (Object.entries(onlyFor) as [Fact, Kind][]).filter(([fact]) => when[fact] !== undefined);

/** The two parts of a condition that no case can have together (a level without a complaint); null when it can fit. */
export function contradictionIn(when: When): { first: string; second: string } | null {
  const facts = bound(when);
  const other = facts.find(([, kind]) => when.kind !== undefined && !when.kind.includes(kind));
  if (other !== undefined) return { first: other[0], second: 'kind' };
  const [first, ...rest] = facts;
  const second = rest.find(([, kind]) => kind !== first?.[1]);
  return first === undefined || second === undefined ? null : { first: first[0], second: second[0] };
}

/** The kinds of case that a condition can fit: those it names, and those that have the facts it asks for. */
export const kindsOf = (when: When): Kind[] =>
  (when.kind ?? [...caseKinds]).filter((kind) => bound(when).every(([, needed]) => needed === kind));

const valuesOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);

const factsOf = (when: When): Fact[] =>
  (Object.keys(when) as Fact[]).filter((fact) => fact !== 'kind' && when[fact] !== undefined);

/** Is there a case that fits both? Facts named in `but` are left out of the question. */
export function overlap(a: When, b: When, but: readonly string[] = []): boolean {
  if (contradictionIn({ ...a, ...b, kind: undefined }) !== null) return false;
  const kinds = kindsOf(b);
  if (!kindsOf(a).some((kind) => kinds.includes(kind))) return false;
  return factsOf(a).every((fact) => {
    if (b[fact] === undefined || but.includes(fact)) return true;
    const wanted = valuesOf(b[fact]);
    return valuesOf(a[fact]).some((value) => wanted.includes(value));
  });
}

/** Does every case that fits `inner` fit `outer` too? An unknown fact fits nothing, so `outer` asks for no more facts. */
export function covers(outer: When, inner: When): boolean {
  const kinds = outer.kind === undefined ? [...caseKinds] : outer.kind;
  if (!kindsOf(inner).every((kind) => kinds.includes(kind))) return false;
  return factsOf(outer).every((fact) => {
    if (inner[fact] === undefined) return false;
    const allowed = valuesOf(outer[fact]);
    return valuesOf(inner[fact]).every((value) => allowed.includes(value));
  });
}
