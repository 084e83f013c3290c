import type { Context } from '../../kernel/context.ts';
import type { InputOf } from '../../kernel/contract.ts';
import { record } from '../../kernel/events.ts';
import { conflict, invalid } from '../../kernel/refusal.ts';
import { chinaDay, ms } from '../../kernel/time.ts';
import { unitOf } from '../customers/customers.queries.ts';
import { may } from '../identity/identity.policy.ts';
import { WarrantyCatalogue } from './catalogue.contract.ts';
import { decide, type Question } from './decision.rules.ts';
import { Fault } from './facts.contract.ts';
import { questionFrom, saleOf } from './ledger.rules.ts';
import type { GetUnitWarranty, SimulateWarranty } from './warranty.contract.ts';
import { booksNow, catalogueNow, onFile } from './warranty.queries.ts';
import { insertCatalogue } from './warranty.store.ts';

/** Publishes a catalogue of 三包 rules once per version; refuses one that is none, naming each wrong place. */
export async function publishWarrantyCatalogue(ctx: Context, value: unknown): Promise<boolean> {
  const parsed = WarrantyCatalogue.safeParse(value);
  if (!parsed.success) {
    const errors = parsed.error.issues.map((issue) => ({ field: issue.path.join('.'), code: issue.message }));
    throw invalid('request.invalid', { errors });
  }
  const isNew = await insertCatalogue(ctx, parsed.data);
  if (isNew) {
    const { code, version, effectiveFrom } = parsed.data;
    await record(ctx, [
      { type: 'warranty_catalogue.published', subject: `warranty:${code}`, data: { version, effectiveFrom } },
    ]);
  }
  return isNew;
}

/** The catalogue in force with its flags, without the numbers that only the rules need. */
export async function readCatalogue(ctx: Context) {
  const { version, effectiveFrom, classes, regions, articles } = await catalogueNow(ctx);
  return {
    version,
    effectiveFrom,
    articles,
    classes: classes.map(({ productTypes: _types, durable: _durable, ...shown }) => shown),
    regions: regions.map(({ province, name, textDate }) => ({ province, name, textDate })),
  };
}

const noFault = (today: string): Fault => Fault.parse({ reportedOn: today, fault: '-' });

/** Guarantees, ledger and choices of a unit on file, for a fault reported today unless the query says otherwise (S0 1.1, 1.3). */
export async function unitWarranty(ctx: Context, { params, query }: InputOf<typeof GetUnitWarranty>) {
  const unit = await unitOf(ctx, { id: params.id });
  const [books, file] = [await booksNow(ctx), await onFile(ctx, unit)];
  const today = chinaDay(ctx.now);
  const fault = {
    ...noFault(today),
    ...(query.fault === undefined ? {} : { fault: query.fault }),
    part: query.part ?? null,
    reportedOn: query.reportedOn ?? today,
  };
  const question = questionFrom({ unit, file, catalogue: books.catalogue }, { at: ctx.now, fault });
  const away = file.ledger.find(
    (entry) => entry.kind === 'exchange' && entry.current && entry.unitId === unit.id,
  );
  return {
    unit,
    sale: saleOf(file),
    replaced: file.chain.slice(1).map(({ serial }) => serial),
    replacedBy: away?.otherSerial ?? null,
    ledger: file.ledger,
    decision: decide(books, question),
    may: { record: may(ctx.actor, 'warranty:record') },
  };
}

type Asked = InputOf<typeof SimulateWarranty>['body'];

/** A question from typed facts alone: nothing is on file. */
const typedQuestion = (asked: Asked, at: number): Question => ({
  at,
  classCode: asked.productClass ?? 'general',
  province: asked.provinceCode ?? null,
  sale: asked.sale ?? {},
  repairs: asked.repairs,
  exchanges: asked.exchanges,
  promises: asked.promises,
  fault: asked.fault,
  isExchangedAway: false,
});

/**
 * The answer for a unit on file, for typed dates, or for both together; typed facts win, typed rows are added. Stores
 * nothing. Refuses a serial that is not on file, and one that belongs to another customer than the one on the line.
 */
export async function simulateWarranty(ctx: Context, asked: Asked) {
  const books = await booksNow(ctx);
  const at = asked.at === undefined ? ctx.now : ms(asked.at);
  const typed = typedQuestion(asked, at);
  if (asked.serial === undefined) return { unit: null, decision: decide(books, typed) };
  const unit = await unitOf(ctx, { serial: asked.serial });
  if (asked.customerId !== undefined && unit.customerId !== null && unit.customerId !== asked.customerId) {
    throw conflict('unit.not_of_customer', { field: 'serial', owner: unit.maskedOwner });
  }
  const file = await onFile(ctx, unit);
  const filed = questionFrom({ unit, file, catalogue: books.catalogue }, { at, fault: asked.fault });
  const question = {
    ...filed,
    classCode: asked.productClass ?? filed.classCode,
    province: asked.provinceCode ?? filed.province,
    sale: { ...filed.sale, ...asked.sale },
    repairs: [...filed.repairs, ...asked.repairs],
    exchanges: [...filed.exchanges, ...asked.exchanges],
    promises: [...filed.promises, ...asked.promises],
  };
  return { unit, decision: decide(books, question) };
}
