import { dateOf } from '../calendar/days.rules.ts';
import type { UnitOnFile } from '../customers/customers.contract.ts';
import type { WarrantyCatalogue } from './catalogue.contract.ts';
import { classForTypes, classOf } from './catalogue.rules.ts';
import { saleStart } from './coverage.rules.ts';
import type { Question } from './decision.rules.ts';
import { type Fault, Promised, Repair, Sale } from './facts.contract.ts';
import type { LedgerEntry, PromiseBody } from './ledger.contract.ts';

export type StoredPromise = { id: number; model: string; body: PromiseBody; at: string; by: string };
export type OnFile = {
  chain: { id: number; serial: string; purchasedOn: string | null; deliveredOn: string | null }[];
  ledger: LedgerEntry[];
  promises: StoredPromise[];
};

const withoutEmpty = (facts: Record<string, unknown>): Sale =>
  Sale.parse(
    Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined && value !== null)),
  );

/** What is known of the first sale: the days of the unit that was bought, and the newest entry about it. */
export function saleOf({ chain, ledger }: Pick<OnFile, 'chain' | 'ledger'>): Sale {
  const bought = chain.at(-1);
  const entry = ledger
    .filter(({ kind, current, unitId }) => kind === 'sale' && current && unitId === bought?.id)
    .at(-1);
  const { reason: _reason, ...facts } = entry?.body ?? {};
  return withoutEmpty({ purchasedOn: bought?.purchasedOn, deliveredOn: bought?.deliveredOn, ...facts });
}

const pick = (body: Record<string, unknown>, keys: readonly string[]) =>
  Object.fromEntries(Object.entries(body).filter(([key]) => keys.includes(key)));

const repairOf = (entry: LedgerEntry): Repair => Repair.parse(pick(entry.body, Object.keys(Repair.shape)));

const contractOf = (entry: LedgerEntry): Promised =>
  Promised.parse({ ...pick(entry.body, Object.keys(Promised.shape)), kind: 'contract' });

/** A brand's promise for a unit sold on its day; none when the unit was sold outside the time of the promise. */
function promiseFor({ body }: StoredPromise, sale: Sale, soldOn: string | undefined): Promised[] {
  if (body.soldFrom !== undefined && (soldOn === undefined || soldOn < body.soldFrom)) return [];
  if (body.soldTo !== undefined && (soldOn === undefined || soldOn > body.soldTo)) return [];
  const own = { sale: undefined, delivery: sale.deliveredOn, invoice: sale.invoicedOn }[body.startsAt];
  const { nameZh, part, months, remedies, addsRepairDays, alsoCovers } = body;
  const starts = own === undefined ? {} : { startsOn: own };
  return [{ kind: 'brand', name: nameZh, part, months, remedies, addsRepairDays, alsoCovers, ...starts }];
}

/** What the books say of a unit, as a question about a fault. `unit` is the one that the customer holds. */
export function questionFrom(
  parts: { unit: UnitOnFile; file: OnFile; catalogue: WarrantyCatalogue },
  asked: { at: number; fault: Fault },
): Question {
  const { unit, file, catalogue } = parts;
  const classCode = classForTypes(catalogue, unit.productTypes);
  const sale = saleOf(file);
  const current = file.ledger.filter((entry) => entry.current);
  const first = saleStart(classOf(catalogue, classCode).law, sale);
  const soldOn = first === undefined ? undefined : dateOf(first.on);
  const away = current.filter(({ kind, unitId }) => kind === 'exchange' && unitId === unit.id);
  const came = current.filter(({ kind, unitId }) => kind === 'exchange' && unitId !== unit.id);
  return {
    ...asked,
    classCode,
    province: unit.provinceCode,
    sale,
    repairs: current.filter(({ kind }) => kind === 'repair').map(repairOf),
    exchanges: came.map(({ body }) => String(body.on)),
    promises: [
      ...file.promises.flatMap((promise) => promiseFor(promise, sale, soldOn)),
      ...current.filter(({ kind }) => kind === 'contract').map(contractOf),
    ],
    isExchangedAway: away.length > 0,
  };
}
