import { z } from 'zod';
import { day, endpoint, fen, line, prose, rowId } from '../../kernel/contract.ts';
import { serial } from '../customers/customers.contract.ts';
import { Exclusion, Promised, Repair, Sale } from './facts.contract.ts';

const byUnit = z.object({ id: rowId });
const Names = z.object({ zh: z.string(), en: z.string() });

/** The price that the customer accepted before chargeable work began (S0 1.3). */
const Quotation = z.strictObject({
  amountFen: fen,
  acceptedOn: day,
  acceptedBy: line(60),
  channel: z.enum(['phone', 'portal', 'paper', 'message']),
});

/** A repair as recorded: whether it is free is decided by the server, not typed. */
export const RepairEntry = Repair.safeExtend({
  repairer: line(80).optional(),
  note: prose(500).optional(),
  quotation: Quotation.optional(),
  exclusions: z.array(Exclusion).max(10).default([]),
});
export type RepairEntry = z.infer<typeof RepairEntry>;

export const ContractEntry = Promised.omit({ kind: true }).safeExtend({
  number: line(40),
  startsOn: day,
  priceFen: fen.optional(),
});

const ExchangeBody = z.strictObject({
  on: day,
  serialIn: serial,
  model: line(60).optional(),
  reason: prose(500),
});

/** A row of the ledger as it was written; `current` is false once another row corrects or withdraws it. */
export const LedgerEntry = z.object({
  id: z.int(),
  unitId: z.int(),
  serial: z.string(),
  kind: z.enum(['sale', 'repair', 'exchange', 'contract']),
  body: z.record(z.string(), z.unknown()),
  otherUnitId: z.int().nullable(),
  otherSerial: z.string().nullable(),
  withdrawn: z.boolean(),
  correctsId: z.int().nullable(),
  current: z.boolean(),
  reason: z.string().nullable(),
  at: z.string(),
  by: z.string(),
});
export type LedgerEntry = z.infer<typeof LedgerEntry>;

export const RecordSale = endpoint({
  method: 'POST',
  path: '/api/units/:id/sale-facts',
  summary: 'Invoice, sales document, delivery, price of a unit; the newest entry counts, earlier ones stay',
  params: byUnit,
  body: Sale.extend({ reason: prose(500).optional() }),
  output: LedgerEntry,
  creates: true,
});

export const RecordRepair = endpoint({
  method: 'POST',
  path: '/api/units/:id/repairs',
  summary: 'A repair begins or is entered whole; out of guarantee only with an accepted quotation (S0 1.3)',
  params: byUnit,
  body: RepairEntry,
  output: LedgerEntry,
  creates: true,
});

export const FollowRepair = endpoint({
  method: 'POST',
  path: '/api/repairs/:id/progress',
  summary: 'Parts waited for, parts arrived, repair done: a new row that takes the place of the earlier one',
  params: z.object({ id: rowId }),
  body: z.strictObject({
    waits: Repair.shape.waits.optional(),
    doneOn: day.optional(),
    result: z.enum(['fixed', 'not_fixed', 'no_fault']).optional(),
    delay: z.enum(['none', 'parts', 'repairer']).optional(),
    part: z.string().max(40).optional(),
    partReplaced: z.boolean().optional(),
  }),
  output: LedgerEntry,
  creates: true,
});

export const ExchangeUnit = endpoint({
  method: 'POST',
  path: '/api/units/:id/exchanges',
  summary: 'The unit comes back, another serial goes out; the period starts anew (三包规定 14)',
  params: byUnit,
  body: ExchangeBody,
  output: LedgerEntry,
  creates: true,
});

export const RecordContract = endpoint({
  method: 'POST',
  path: '/api/units/:id/contracts',
  summary: 'An extended warranty of the unit with its own start',
  params: byUnit,
  body: ContractEntry,
  output: LedgerEntry,
  creates: true,
});

export const WithdrawEntry = endpoint({
  method: 'POST',
  path: '/api/warranty/entries/:id/withdrawal',
  summary: 'Takes an entry out of the count, with the reason; the row stays',
  params: z.object({ id: rowId }),
  body: z.strictObject({ reason: prose(500) }),
  output: LedgerEntry,
  creates: true,
});

/** What a brand promises for a model sold within a time. `startsAt`: the day it runs from. */
export const PromiseBody = z.strictObject({
  nameZh: line(80),
  nameEn: line(80),
  part: Promised.shape.part,
  months: Promised.shape.months,
  startsAt: z.enum(['sale', 'delivery', 'invoice']).default('sale'),
  soldFrom: day.optional(),
  soldTo: day.optional(),
  remedies: Promised.shape.remedies,
  addsRepairDays: Promised.shape.addsRepairDays,
  alsoCovers: Promised.shape.alsoCovers,
});
export type PromiseBody = z.infer<typeof PromiseBody>;

export const BrandPromise = z.object({
  id: z.int(),
  model: z.string(),
  name: Names,
  part: z.string().nullable(),
  months: z.int(),
  startsAt: z.enum(['sale', 'delivery', 'invoice']),
  soldFrom: z.string().nullable(),
  soldTo: z.string().nullable(),
  remedies: z.array(z.string()),
  at: z.string(),
  by: z.string(),
});
export type BrandPromise = z.infer<typeof BrandPromise>;

export const ListPromises = endpoint({
  method: 'GET',
  path: '/api/brand-promises',
  summary: 'What the brand promises for a model beyond the law',
  query: z.object({ model: z.string().trim().min(1).max(60) }),
  output: z.object({ promises: z.array(BrandPromise) }),
});
export const RecordPromise = endpoint({
  method: 'POST',
  path: '/api/brand-promises',
  summary: 'Records a promise of the brand for a model',
  body: PromiseBody.extend({ model: line(60) }),
  output: BrandPromise,
  creates: true,
});
export const WithdrawPromise = endpoint({
  method: 'POST',
  path: '/api/brand-promises/:id/withdrawal',
  summary: 'Withdraws a promise for units sold from a day on; those sold before keep it',
  params: z.object({ id: rowId }),
  body: z.strictObject({ reason: prose(500), lastSoldOn: day }),
  output: BrandPromise,
  creates: true,
});
