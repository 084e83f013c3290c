import { logAccess } from '../../kernel/access-log.ts';
import type { Context } from '../../kernel/context.ts';
import type { BodyOf } from '../../kernel/contract.ts';
import { record } from '../../kernel/events.ts';
import { conflict, invalid } from '../../kernel/refusal.ts';
import type { AddUnit, RevealCustomer, UnitBrief } from './customers.contract.ts';
import { customerFacts, listProducts, unitBySerial } from './customers.queries.ts';
import { assignUnit, insertCustomerSql, insertUnit } from './customers.store.ts';

const FIELDS = ['name', 'phone', 'otherContact', 'address'] as const;

/** Words without the values that they were written about; the log names a record, never its content. */
const withoutNames = (note: string | undefined, values: (string | null)[]): string | undefined =>
  values.reduce<string | undefined>(
    (text, value) => (value === null ? text : text?.replaceAll(value, '***')),
    note,
  );

/** Shows a customer's personal fields for a purpose; who looked and why is kept (S0 2.3, 5.2). */
export async function revealCustomer(ctx: Context, id: number, why: BodyOf<typeof RevealCustomer>) {
  const facts = await customerFacts(ctx, id);
  await record(ctx, [
    {
      type: 'customer.revealed',
      subject: `customer:${id}`,
      reason: why.note,
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
  return { name: facts.name, phone: facts.phone, otherContact: facts.otherContact, address: facts.address };
}

/** Registers a unit of the customer; a serial names one unit only. */
export async function addUnit(
  ctx: Context,
  customerId: number,
  input: BodyOf<typeof AddUnit>,
): Promise<UnitBrief> {
  await customerFacts(ctx, customerId);
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

/** New customers come with their first case, in its one statement. */
export const newCustomerStatement = insertCustomerSql;
