import type { Context } from '../../kernel/context.ts';
import type { InputOf } from '../../kernel/contract.ts';
import { record } from '../../kernel/events.ts';
import { conflict, invalid } from '../../kernel/refusal.ts';
import { chinaDay } from '../../kernel/time.ts';
import { addUnit, giveUnit } from '../customers/customers.actions.ts';
import type { UnitOnFile } from '../customers/customers.contract.ts';
import { listProducts, unitBySerial, unitOf } from '../customers/customers.queries.ts';
import { decide } from './decision.rules.ts';
import { Fault } from './facts.contract.ts';
import {
  type ExchangeUnit,
  type FollowRepair,
  type LedgerEntry,
  PromiseBody,
  type RecordContract,
  type RecordPromise,
  type RecordRepair,
  type RecordSale,
  RepairEntry,
  type WithdrawEntry,
  type WithdrawPromise,
} from './ledger.contract.ts';
import { type OnFile, questionFrom } from './ledger.rules.ts';
import { booksNow, cameByExchange, entryOf, onFile, promiseById, promiseView } from './warranty.queries.ts';
import { insertEntry, insertPromise, lockLedger } from './warranty.store.ts';

const EXCHANGES = 0;
const unitSubject = (id: number): string => `unit:${id}`;

/** The unit with its rows, held until the commit. Refuses a unit that was given back in an exchange. */
async function openLedger(ctx: Context, unitId: number): Promise<{ unit: UnitOnFile; file: OnFile }> {
  const unit = await unitOf(ctx, { id: unitId });
  await lockLedger(ctx, [unit.id]);
  const file = await onFile(ctx, unit);
  const away = file.ledger.find(
    (entry) => entry.kind === 'exchange' && entry.current && entry.unitId === unit.id,
  );
  if (away !== undefined) throw conflict('unit.exchanged_away', { serial: away.otherSerial });
  return { unit, file };
}

/** Refuses days that have not come yet, naming the field. */
function refuseFuture(ctx: Context, days: Record<string, string | null | undefined>): void {
  const today = chinaDay(ctx.now);
  for (const [field, day] of Object.entries(days)) {
    if (day !== null && day !== undefined && day > today) throw invalid('warranty.day_in_future', { field });
  }
}

/** Records invoice, document, delivery and price; the newest entry counts, the one before is corrected by it (S0 2.3). */
export async function recordSale(
  ctx: Context,
  { params, body }: InputOf<typeof RecordSale>,
): Promise<LedgerEntry> {
  const { unit, file } = await openLedger(ctx, params.id);
  const { reason, ...facts } = body;
  const { invoicedOn, documentedOn, deliveredOn, purchasedOn } = facts;
  refuseFuture(ctx, { invoicedOn, documentedOn, deliveredOn, purchasedOn });
  const before = file.ledger
    .filter((one) => one.kind === 'sale' && one.current && one.unitId === unit.id)
    .at(-1);
  if (before !== undefined && reason === undefined) throw invalid('reason_needed', { field: 'reason' });
  const corrects = before === undefined ? {} : { correctsId: before.id };
  const id = await insertEntry(ctx, { unitId: unit.id, kind: 'sale', body: facts, reason, ...corrects });
  await record(ctx, [
    {
      type: 'unit.sale_recorded',
      subject: unitSubject(unit.id),
      reason,
      data: { ...facts, before: before?.body ?? null },
    },
  ]);
  return entryOf(ctx, id);
}

/** Is a free repair open for this fault, by the books of the unit? */
async function isRepairFree(
  ctx: Context,
  unit: UnitOnFile,
  file: OnFile,
  entry: RepairEntry,
): Promise<boolean> {
  const books = await booksNow(ctx);
  const fault = Fault.parse({
    reportedOn: entry.sentOn,
    fault: entry.fault,
    part: entry.part,
    exclusions: entry.exclusions,
  });
  const question = questionFrom({ unit, file, catalogue: books.catalogue }, { at: ctx.now, fault });
  return decide(books, question).choices.some(({ choice, open }) => choice === 'repair' && open);
}

/**
 * Records a repair. Under a guarantee it is free and a quotation is refused; otherwise work begins only with a price
 * that the customer accepted (S0 1.3). Refuses a second open repair of the unit.
 */
export async function recordRepair(
  ctx: Context,
  { params, body }: InputOf<typeof RecordRepair>,
): Promise<LedgerEntry> {
  const { unit, file } = await openLedger(ctx, params.id);
  refuseFuture(ctx, {
    sentOn: body.sentOn,
    doneOn: body.doneOn,
    'quotation.acceptedOn': body.quotation?.acceptedOn,
  });
  const hasOpen = file.ledger.some(
    ({ kind, current, body: row }) => kind === 'repair' && current && row.doneOn === null,
  );
  if (hasOpen && body.doneOn === null) throw conflict('repair.already_open', { serial: unit.serial });
  const underGuarantee = await isRepairFree(ctx, unit, file, body);
  if (!underGuarantee && body.quotation === undefined) {
    throw conflict('repair.quotation_needed', { field: 'quotation', clause: 'S0 1.3' });
  }
  if (underGuarantee && body.quotation !== undefined)
    throw conflict('repair.is_free', { field: 'quotation' });
  const id = await insertEntry(ctx, { unitId: unit.id, kind: 'repair', body: { ...body, underGuarantee } });
  const { fault, sentOn, doneOn, part } = body;
  await record(ctx, [
    {
      type: 'unit.repair_recorded',
      subject: unitSubject(unit.id),
      data: { fault, sentOn, doneOn, part, underGuarantee, quotationFen: body.quotation?.amountFen ?? null },
    },
  ]);
  return entryOf(ctx, id);
}

/** The row of an entry that may still be corrected, its unit visible and its ledger held. */
async function currentEntry(ctx: Context, id: number): Promise<LedgerEntry> {
  const found = await entryOf(ctx, id);
  await unitOf(ctx, { id: found.unitId });
  await lockLedger(ctx, [found.unitId]);
  const held = await entryOf(ctx, id);
  if (!held.current) throw conflict('entry.superseded');
  return held;
}

/** Carries a repair on: waiting, parts, end. The earlier row stays and stops counting. Refuses a repair that has ended. */
export async function followRepair(
  ctx: Context,
  { params, body }: InputOf<typeof FollowRepair>,
): Promise<LedgerEntry> {
  const before = await currentEntry(ctx, params.id);
  if (before.kind !== 'repair') throw invalid('entry.not_a_repair');
  if (before.body.doneOn !== null) throw conflict('repair.has_ended');
  refuseFuture(ctx, {
    doneOn: body.doneOn,
    ...Object.fromEntries((body.waits ?? []).map((wait, n) => [`waits.${n}.from`, wait.from])),
  });
  const given = Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));
  const parsed = RepairEntry.safeParse({ ...before.body, ...given });
  if (!parsed.success) {
    const errors = parsed.error.issues.map((issue) => ({ field: issue.path.join('.'), code: issue.message }));
    throw invalid('request.invalid', { errors });
  }
  const { unitId } = before;
  const id = await insertEntry(ctx, { unitId, kind: 'repair', body: parsed.data, correctsId: before.id });
  await record(ctx, [{ type: 'unit.repair_progressed', subject: unitSubject(unitId), data: given }]);
  return entryOf(ctx, id);
}

/** The unit that goes out: on file without an owner, the customer's own, or new. Refuses one of another customer. */
async function unitToGive(
  ctx: Context,
  unit: UnitOnFile,
  body: InputOf<typeof ExchangeUnit>['body'],
): Promise<number> {
  const { customerId } = unit;
  if (customerId === null) throw invalid('unit.no_owner', { field: 'id' });
  const serial = body.serialIn.toUpperCase();
  if (serial === unit.serial) throw invalid('exchange.same_serial', { field: 'serialIn' });
  const known = await unitBySerial(ctx, serial);
  if (known === undefined) {
    return (await addUnit(ctx, customerId, { serial, model: body.model ?? unit.model })).id;
  }
  if (known.customerId !== null && known.customerId !== customerId) {
    throw conflict('unit.not_of_customer', { field: 'serialIn' });
  }
  if (known.customerId === null) await giveUnit(ctx, known, customerId);
  return known.id;
}

/**
 * Records an exchange: this serial back, another out; the period starts anew on the day (三包规定 14). Refuses a serial
 * of another customer, one that was given or came back in an exchange already, and a unit without an owner.
 */
export async function exchangeUnit(
  ctx: Context,
  { params, body }: InputOf<typeof ExchangeUnit>,
): Promise<LedgerEntry> {
  // Exchanges go one after the other, so that two of them never wait for each other's unit.
  await lockLedger(ctx, [EXCHANGES]);
  const { unit, file } = await openLedger(ctx, params.id);
  refuseFuture(ctx, { on: body.on });
  const otherUnitId = await unitToGive(ctx, unit, body);
  await lockLedger(ctx, [otherUnitId]);
  const other = await onFile(ctx, { ...unit, id: otherUnitId });
  const wasGiven = await cameByExchange(ctx, otherUnitId);
  const cameBack = other.ledger.some(
    (one) => one.kind === 'exchange' && one.current && one.unitId === otherUnitId,
  );
  if (wasGiven || cameBack || file.chain.some(({ id }) => id === otherUnitId)) {
    throw conflict('exchange.serial_used', { field: 'serialIn' });
  }
  const { reason, on } = body;
  const id = await insertEntry(ctx, { unitId: unit.id, kind: 'exchange', body: { on }, otherUnitId, reason });
  const serialIn = body.serialIn.toUpperCase();
  await record(ctx, [
    {
      type: 'unit.exchanged',
      subject: unitSubject(unit.id),
      reason,
      data: { on, serialOut: unit.serial, serialIn },
    },
    {
      type: 'unit.exchanged',
      subject: unitSubject(otherUnitId),
      reason,
      data: { on, serialOut: unit.serial, serialIn },
    },
  ]);
  return entryOf(ctx, id);
}

/** Records an extended warranty with its own start (S0 1.3). */
export async function recordContract(
  ctx: Context,
  { params, body }: InputOf<typeof RecordContract>,
): Promise<LedgerEntry> {
  const { unit } = await openLedger(ctx, params.id);
  const id = await insertEntry(ctx, { unitId: unit.id, kind: 'contract', body });
  const { number, months, startsOn } = body;
  await record(ctx, [
    { type: 'unit.contract_recorded', subject: unitSubject(unit.id), data: { number, months, startsOn } },
  ]);
  return entryOf(ctx, id);
}

/** Takes an entry out of the count; the row and the reason stay (S0 2.3). Refuses one that does not count any more. */
export async function withdrawEntry(
  ctx: Context,
  { params, body }: InputOf<typeof WithdrawEntry>,
): Promise<LedgerEntry> {
  const before = await currentEntry(ctx, params.id);
  const { unitId, kind, otherUnitId } = before;
  const { reason } = body;
  const id = await insertEntry(ctx, {
    ...{ unitId, kind, otherUnitId, reason },
    body: before.body,
    correctsId: before.id,
    withdrawn: true,
  });
  await record(ctx, [
    { type: 'unit.entry_withdrawn', subject: unitSubject(unitId), reason, data: { kind, body: before.body } },
  ]);
  return entryOf(ctx, id);
}

/** Records what the brand promises for a model. Refuses a model that is not on file. */
export async function recordPromise(ctx: Context, { body }: InputOf<typeof RecordPromise>) {
  const { model, ...promise } = body;
  const products = await listProducts(ctx, model);
  if (!products.some((product) => product.model === model))
    throw invalid('unit.model_unknown', { field: 'model' });
  const id = await insertPromise(ctx, { model, body: promise });
  await record(ctx, [{ type: 'promise.recorded', subject: `model:${model}`, data: { ...promise } }]);
  return promiseView(await promiseById(ctx, id));
}

/** Ends a promise for units sold after a day; those sold before keep it. */
export async function withdrawPromise(ctx: Context, { params, body }: InputOf<typeof WithdrawPromise>) {
  const before = await promiseById(ctx, params.id);
  const { reason, lastSoldOn } = body;
  const promise = PromiseBody.parse({ ...before.body, soldTo: lastSoldOn });
  const id = await insertPromise(ctx, { model: before.model, body: promise, correctsId: before.id, reason });
  await record(ctx, [
    { type: 'promise.withdrawn', subject: `model:${before.model}`, reason, data: { lastSoldOn } },
  ]);
  return promiseView(await promiseById(ctx, id));
}
