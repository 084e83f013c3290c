import { randomUUID } from 'node:crypto';
import { logAccess } from '../../kernel/access-log.ts';
import type { Context, Vault } from '../../kernel/context.ts';
import type { BodyOf } from '../../kernel/contract.ts';
import { record } from '../../kernel/events.ts';
import { numbersIn } from '../../kernel/marks.ts';
import { conflict, invalid, notFound } from '../../kernel/refusal.ts';
import { iso } from '../../kernel/time.ts';
import { openedContact } from './contact.rules.ts';
import type { AddUnit, RevealCustomer, UnitBrief } from './customers.contract.ts';
import { customerFacts, listProducts, unitBySerial, writtenAbout } from './customers.queries.ts';
import {
  assignUnit,
  insertCustomerSql,
  insertCustomers,
  insertUnit,
  saveErased,
  saveRestriction,
  saveSealed,
  takeCustomersToSeal,
} from './customers.store.ts';
import { openedPerson, type Person, personColumns } from './person.rules.ts';

const FIELDS = ['name', 'phone', 'otherContact', 'address'] as const;

/** Words without the values that they were written about; the log names a record, never its content. */
const withoutNames = (note: string | undefined, values: (string | null)[]): string | undefined =>
  values.reduce<string | undefined>(
    (text, value) => (value === null ? text : text?.replaceAll(value, '***')),
    note,
  );

/** How the contact of a case is reached, and the numbers that were written in its texts. */
async function numbersOfCase(ctx: Context, customerId: number, number: string): Promise<string[]> {
  const { vault } = ctx.db;
  const found = await writtenAbout(ctx, customerId, number);
  if (found === undefined) return [];
  return [...new Set([openedContact(vault, found).phone, ...numbersIn(vault, found.texts)])];
}

/** Shows a customer's personal fields for a purpose; who looked and why is kept (S0 2.3, 5.2). */
export async function revealCustomer(ctx: Context, id: number, why: BodyOf<typeof RevealCustomer>) {
  const facts = await customerFacts(ctx, id);
  if (facts.isErased) throw conflict('customer.erased');
  await record(ctx, [
    {
      type: 'customer.revealed',
      subject: `customer:${id}`,
      reason: withoutNames(why.note, [facts.name, facts.otherContact, facts.address]),
      data: { purpose: why.purpose, caseNumber: why.caseNumber ?? null },
    },
  ]);
  await logAccess(ctx, [
    {
      kind: 'disclosure',
      subject: `customer:${id}`,
      customers: [id],
      caseNumber: why.caseNumber ?? null,
      purpose: why.purpose,
      note: withoutNames(why.note, [facts.name, facts.otherContact, facts.address]),
      fields: FIELDS.filter((field) => facts[field] !== null),
    },
  ]);
  const { name, phone, otherContact, address } = facts;
  const numbers = why.caseNumber === undefined ? [] : await numbersOfCase(ctx, id, why.caseNumber);
  return {
    name,
    phone,
    otherContact,
    address,
    numbers: numbers.filter((number) => number !== phone && number !== otherContact),
  };
}

/** Registers a unit of the customer; a serial names one unit only. */
export async function addUnit(
  ctx: Context,
  customerId: number,
  input: BodyOf<typeof AddUnit>,
): Promise<UnitBrief> {
  if ((await customerFacts(ctx, customerId)).isErased) throw conflict('customer.erased');
  const serial = input.serial.toUpperCase();
  const products = await listProducts(ctx, input.model);
  if (!products.some((product) => product.model === input.model)) {
    throw invalid('unit.model_unknown', { field: 'model' });
  }
  await insertUnit(ctx, {
    serial,
    customerId,
    model: input.model,
    purchaseChannel: input.purchaseChannel ?? null,
    purchasedOn: input.purchasedOn ?? null,
    deliveredOn: input.deliveredOn ?? null,
    seller: input.seller ?? null,
  });
  await record(ctx, [
    { type: 'unit.added', subject: `customer:${customerId}`, data: { serial, model: input.model } },
  ]);
  const unit = await unitBySerial(ctx, serial);
  if (unit === undefined) throw conflict('unit.serial_taken', { field: 'serial' });
  const { customerId: _owner, ...brief } = unit;
  return brief;
}

/** Gives a unit that nobody owns yet to a customer, as in an exchange; refuses one of another customer. */
export async function giveUnit(
  ctx: Context,
  unit: { id: number; serial: string },
  customerId: number,
): Promise<void> {
  if (!(await assignUnit(ctx, unit.id, customerId))) {
    throw conflict('unit.not_of_customer', { field: 'serialIn' });
  }
  await record(ctx, [
    { type: 'unit.given', subject: `customer:${customerId}`, data: { serial: unit.serial } },
  ]);
}

/**
 * Restricts a customer's data, or frees it again (Personal Information Protection Law, article 44): while it is restricted
 * nobody finds it without an open case, it is in no export but those that the law asks for, and nothing is sent that is no
 * part of the service. Says whether anything changed.
 */
export async function restrictCustomer(
  ctx: Context,
  id: number,
  { restricted, reason }: { restricted: boolean; reason: string },
): Promise<boolean> {
  if (!(await saveRestriction(ctx, id, restricted ? iso(ctx.now) : null))) return false;
  await record(ctx, [
    { type: restricted ? 'customer.restricted' : 'customer.freed', subject: `customer:${id}`, reason },
  ]);
  return true;
}

/** Nobody is served under a customer any more whose erasure has begun: no case, no product, no look. */
export const closeCustomer = saveErased;

/**
 * Writes down who a customer is anew, on the person's request; the record names the fields, never what they say. Refuses a
 * customer who is erased.
 */
export async function correctCustomer(
  ctx: Context,
  id: number,
  fields: { [Field in keyof Person]?: string | undefined },
  why: string,
): Promise<void> {
  if ((await customerFacts(ctx, id)).isErased) throw conflict('customer.erased');
  const [row] = await takeCustomersToSeal(ctx, { after: id - 1, limit: 1 });
  if (row?.id !== id) throw notFound('customer.not_found');
  const person = openedPerson(ctx.db.vault, row);
  for (const field of FIELDS) {
    const said = fields[field];
    if (said !== undefined) person[field] = said;
  }
  await saveSealed(ctx, [{ id, ...personColumns(ctx.db.vault, row.seal_id, person) }]);
  const changed = FIELDS.filter((field) => fields[field] !== undefined);
  await record(ctx, [
    { type: 'customer.corrected', subject: `customer:${id}`, reason: why, data: { fields: changed } },
  ]);
}

export type NewPerson = Person & {
  type: string;
  provinceCode: string | null;
  city: string | null;
  grade: string;
};

/** A new customer as columns, the person sealed. */
export const newCustomerRow = (vault: Vault, { type, provinceCode, city, grade, ...person }: NewPerson) => {
  const { name, phone, otherContact, address } = person;
  return {
    type,
    province_code: provinceCode,
    city,
    grade,
    ...personColumns(vault, randomUUID(), { name, phone, otherContact, address }),
  };
};

/** New customers in bulk; ids in the order of the persons. */
export const addCustomers = (ctx: Context, people: NewPerson[]): Promise<number[]> =>
  insertCustomers(
    ctx,
    people.map((person) => newCustomerRow(ctx.db.vault, person)),
  );

/** New customers come with their first case, in its one statement. */
export const newCustomerStatement = insertCustomerSql;

/** Seals the next customers under the keys in use now; says where it came to, null at the end. */
export async function sealCustomers(ctx: Context, piece: { after: number; limit: number }) {
  const rows = await takeCustomersToSeal(ctx, piece);
  await saveSealed(
    ctx,
    rows.map((row) => ({
      id: row.id,
      ...personColumns(ctx.db.vault, row.seal_id, openedPerson(ctx.db.vault, row)),
    })),
  );
  return { sealed: rows.length, last: rows.length < piece.limit ? null : (rows.at(-1)?.id ?? null) };
}
