import type { Context } from '../../kernel/context.ts';
import { record } from '../../kernel/events.ts';
import { hideNumbersIn } from '../../kernel/marks.ts';
import { addCustomers } from '../customers/customers.actions.ts';
import { customersByContact } from '../customers/customers.queries.ts';
import { addPlaceholders } from '../identity/identity.actions.ts';
import { organisationNow, positions } from '../identity/identity.queries.ts';
import { standardAt } from '../standards/standards.queries.ts';
import type { ColumnUse, Mapping } from './importing.contract.ts';
import type { SourceCase } from './importing.rules.ts';
import {
  insertImported,
  insertImportedParts,
  insertRun,
  knownCases,
  type RunCounts,
  saveRun,
  takeTurn,
  usersNamed,
} from './importing.store.ts';
import { factsOf, makeCase, partsOf } from './importing-rows.actions.ts';
import type { SourcePerson } from './importing-values.rules.ts';

export type CaseToImport = { case: SourceCase; digest: string };
export type ImportedBatch = {
  stored: number;
  events: number;
  known: CaseToImport[];
  differing: CaseToImport[];
};

const missingIn = (
  values: Record<string, string>,
  exists: (value: string) => boolean,
  path: (string | number)[],
) =>
  Object.entries(values).flatMap(([key, value]) =>
    exists(value) ? [] : [{ column: value, path: [...path, key] }],
  );

function departmentsOf(mapping: Mapping): ColumnUse[] {
  const from = mapping.case.department;
  if (from === undefined) return [];
  const path = ['case', 'department'];
  if ('value' in from) return [{ column: from.value, path: [...path, 'value'] }];
  const table = Object.entries(from.table).map(([key, column]) => ({
    column,
    path: [...path, 'table', key],
  }));
  return from.default === undefined
    ? table
    : [...table, { column: from.default, path: [...path, 'default'] }];
}

/** Departments, positions and users that a mapping names and that are not here, with their place in it. */
export async function unknownNames(ctx: Context, mapping: Mapping): Promise<ColumnUse[]> {
  const org = await organisationNow(ctx);
  const codes = new Set((await positions(ctx)).map((position: { code: string }) => position.code));
  const named = Object.values(mapping.people).flatMap((person) => Object.values(person.users));
  const users = await usersNamed(ctx, named);
  const units = departmentsOf(mapping).filter(({ column }) => !org.units.some((unit) => unit.id === column));
  const people = Object.entries(mapping.people).flatMap(([role, person]) => [
    ...missingIn(person.users, (name) => users.has(name), ['people', role, 'users']),
    ...(codes.has(person.position) ? [] : [{ column: person.position, path: ['people', role, 'position'] }]),
  ]);
  return [...units, ...people];
}

/** Opens the record of a run: what was read with which mapping, and how far it came. */
export const openRun = (
  ctx: Context,
  run: { source: string; sha256: string; mapping: string },
): Promise<number> => insertRun(ctx, run);

/** Keeps how far a run came, in the transaction of the batch that it counts. */
export const keepRun = (ctx: Context, id: number, counts: RunCounts, finished = false): Promise<void> =>
  saveRun(ctx, id, counts, finished);

/** Which of the cases are new, known with the same rows, or known with other rows. */
export async function sortByKnown(ctx: Context, source: string, cases: CaseToImport[]) {
  const rows = await knownCases(
    ctx,
    source,
    cases.map((one) => one.case.ref),
  );
  const digests = new Map(rows.map((row) => [row.ref, row.digest]));
  const known: CaseToImport[] = [];
  const differing: CaseToImport[] = [];
  const fresh = cases.filter((one) => {
    const { ref } = one.case;
    if (!digests.has(ref)) {
      digests.set(ref, one.digest);
      return true;
    }
    (digests.get(ref) === one.digest ? known : differing).push(one);
    return false;
  });
  return { fresh, known, differing };
}

/**
 * Stores a batch of cases with their whole life, in the caller's transaction: a case with all its events or none.
 * A case that is here already is left as it is and counted as known; one whose rows differ now is named.
 */
export async function importCases(
  ctx: Context,
  mapping: Mapping,
  run: { id: number; cases: CaseToImport[] },
): Promise<ImportedBatch> {
  await takeTurn(ctx);
  const { fresh, known, differing } = await sortByKnown(ctx, mapping.source, run.cases);
  if (fresh.length === 0) return { stored: 0, events: 0, known, differing };
  const people = await placePeople(
    ctx,
    fresh.map((one) => one.case),
  );
  const customers = await placeCustomers(
    ctx,
    fresh.map((one) => one.case),
  );
  const org = await organisationNow(ctx);
  const made = [];
  for (const one of fresh) {
    const standard = await standardAt(ctx, one.case.receivedAt);
    made.push({
      one,
      ...makeCase(ctx, {
        ...one,
        case: withoutNumbers(ctx, one.case),
        mapping,
        standard,
        org,
        people,
        customers,
        run: run.id,
      }),
    });
  }
  const ids = await insertImported(
    ctx,
    made.map(({ row }) => row),
  );
  const stored = made.flatMap((parts) => {
    const id = ids.get(parts.row.external_ref);
    return id === undefined ? [] : [{ ...parts, id }];
  });
  await insertImportedParts(ctx, partsOf(stored));
  const facts = factsOf(stored);
  await record(ctx, facts);
  const raced = made.filter(({ row }) => !ids.has(row.external_ref)).map(({ one }) => one);
  return { stored: stored.length, events: facts.length, known: [...known, ...raced], differing };
}

/** The numbers in free texts are sealed here as in what people type (S0 5.2). */
const withoutNumbers = ({ db }: Context, source: SourceCase): SourceCase => ({
  ...source,
  texts: hideNumbersIn(db.vault, source.texts),
  facts: hideNumbersIn(db.vault, source.facts),
});

/** Customers by `contact name`, made where they are not here yet. */
async function placeCustomers(ctx: Context, cases: SourceCase[]): Promise<Map<string, number>> {
  const wanted = new Map(cases.map(({ customer }) => [`${customer.contact} ${customer.name}`, customer]));
  const here = await customersByContact(ctx, [...wanted.values()]);
  const placed = new Map(here.map(({ id, name, contact }) => [`${contact} ${name}`, id]));
  const fresh = [...wanted].filter(([key]) => !placed.has(key));
  const ids = await addCustomers(
    ctx,
    fresh.map(([, { name, contact }]) => ({
      type: 'consumer',
      name,
      phone: null,
      otherContact: contact,
      address: null,
      provinceCode: null,
      city: null,
      grade: 'standard',
    })),
  );
  for (const [place, [key]] of fresh.entries()) placed.set(key, ids[place] ?? 0);
  return placed;
}

async function placePeople(ctx: Context, cases: SourceCase[]): Promise<Map<string, string>> {
  const wanted = new Map<string, SourcePerson & { username: string }>();
  for (const one of cases) {
    for (const person of [one.owner, one.handler, ...one.facts.map((fact) => fact.actor)]) {
      if (person?.username != null) wanted.set(person.username, { ...person, username: person.username });
    }
  }
  await addPlaceholders(ctx, [...wanted.values()]);
  return usersNamed(ctx, [...wanted.keys()]);
}
