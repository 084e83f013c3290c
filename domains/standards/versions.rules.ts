import type { departmentTypes } from './clauses.contract.ts';
import type { Pack } from './standards.contract.ts';
import type { EntryChange, versionStates } from './versions.contract.ts';

type State = (typeof versionStates)[number];
type Department = (typeof departmentTypes)[number];

export type Life = {
  status: 'draft' | 'reviewed' | 'approved' | 'published' | 'discarded';
  effectiveFrom: number | null;
  /** When the next published version takes effect; null: none is published. */
  nextFrom: number | null;
};

/** What a version is at an instant: a published one is scheduled, in force or superseded by the dates alone. */
export function stateOf({ status, effectiveFrom, nextFrom }: Life, at: number): State {
  if (status !== 'published' || effectiveFrom === null) return status === 'published' ? 'scheduled' : status;
  if (effectiveFrom > at) return 'scheduled';
  return nextFrom !== null && nextFrom <= at ? 'superseded' : 'in_force';
}

/** What the four topics of S3 3-K2-1 still lack: a published standard says what it covers for each. */
export const scopeMissing = (pack: Pack): string[] =>
  ['warranty', 'repair', 'return_exchange', 'consultation'].filter(
    (topic) => !pack.scope.some((entry) => entry.topic === topic),
  );

const PART_DEPARTMENT_FIELDS = ['lead', 'cooperating', 'owner', 'interpretedBy'];

/** Departments that the changed entry itself names, before or after. */
const namedIn = (change: EntryChange): string[] =>
  change.fields
    .filter((field) => PART_DEPARTMENT_FIELDS.includes(field.path))
    .flatMap((field) => [field.old, field.new])
    .flat()
    .filter((value) => typeof value === 'string');

/** Departments that lead or explain what a clause asks for, in the pack as it will be. */
function keepersOf(pack: Pack, clause: string): string[] {
  const of = <T extends { clause: string }>(entries: T[], department: (entry: T) => string) =>
    entries.filter((entry) => entry.clause === clause).map(department);
  return [
    ...of(pack.responsibilities, (duty) => duty.lead),
    ...of(pack.routing, (route) => route.lead),
    ...of(pack.categories, (category) => category.lead),
    ...of(pack.cadences, (cadence) => cadence.owner),
  ];
}

/** Departments of the one entry that changed: a new route concerns its own departments, not those of every route. */
function departmentsOf(pack: Pack, { part, key }: EntryChange): string[] {
  if (part === 'responsibilities')
    return pack.responsibilities.filter((duty) => duty.stage === key).map((duty) => duty.lead);
  if (part === 'cadences') return pack.cadences.filter((one) => one.key === key).map((one) => one.owner);
  if (part === 'categories') return pack.categories.filter((one) => one.key === key).map((one) => one.lead);
  const route = part === 'routing' ? pack.routing.find((one) => one.key === key) : undefined;
  return route === undefined ? [] : [route.lead, ...route.cooperating];
}

const OWN_DEPARTMENTS: EntryChange['part'][] = ['responsibilities', 'cadences', 'categories', 'routing'];

function concernedBy(pack: Pack, change: EntryChange): string[] {
  const { clause, part } = change;
  const explains = pack.clauses.find((one) => one.id === clause)?.interpretedBy ?? null;
  return [
    ...namedIn(change),
    ...(explains === null ? [] : [explains]),
    ...(OWN_DEPARTMENTS.includes(part) ? departmentsOf(pack, change) : keepersOf(pack, clause ?? '')),
  ];
}

/**
 * Which departments a publication concerns, each with the clauses that changed for it (S3 3-K4-1): those that lead or
 * explain a changed clause, or whose own entry changed. An empty answer: no department is named, so all are concerned.
 */
export function departmentsConcerned(pack: Pack, changes: EntryChange[]): Map<Department, string[]> {
  const concerned = new Map<Department, string[]>();
  for (const change of changes) {
    const { clause } = change;
    for (const department of new Set(concernedBy(pack, change)) as Set<Department>) {
      const clauses = concerned.get(department) ?? [];
      if (clause !== null && !clauses.includes(clause)) clauses.push(clause);
      concerned.set(department, clauses);
    }
  }
  return concerned;
}
