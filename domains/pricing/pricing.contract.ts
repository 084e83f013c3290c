import { z } from 'zod';
import { day, endpoint, fen, line, rowId, seenVersion } from '../../kernel/contract.ts';
import { regionCodes } from '../identity/identity.contract.ts';

const Names = z.strictObject({ zh: line(80), en: line(80) });
const kindCode = z.string().regex(/^[a-z][a-z_]{1,39}$/);

export const priceKinds = ['visit', 'labour', 'travel', 'part'] as const;
export type PriceKind = (typeof priceKinds)[number];
export const priceUnits = ['time', 'piece', 'hour', 'km'] as const;

/** One marked price in fen. A line with region or product type goes before the general one of the same code. */
export const PriceItem = z
  .strictObject({
    code: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$/, { message: 'not_a_price_code' }),
    kind: z.enum(priceKinds),
    /** The kind of work that a labour price is for. */
    workKind: kindCode.nullable().default(null),
    region: z.enum(regionCodes).nullable().default(null),
    productType: kindCode.nullable().default(null),
    name: Names,
    unit: z.enum(priceUnits),
    priceFen: fen,
  })
  .refine(({ kind, workKind }) => (kind === 'labour') === (workKind !== null), {
    path: ['workKind'],
    message: 'labour_names_its_work',
  });
export type PriceItem = z.output<typeof PriceItem>;

const ListBrief = z.object({
  id: z.int(),
  name: z.string(),
  status: z.enum(['draft', 'published']),
  effectiveFrom: z.string().nullable(),
  publishedAt: z.string().nullable(),
  publishedBy: z.string().nullable(),
  items: z.int(),
  inForce: z.boolean(),
});
export type PriceListBrief = z.infer<typeof ListBrief>;
const may = z.object({ manage: z.boolean() });

export const ListPriceLists = endpoint({
  method: 'GET',
  path: '/api/price-lists',
  summary: 'Price lists, the newest first; one is in force',
  output: z.object({ lists: z.array(ListBrief), may }),
});

const byId = z.object({ id: rowId });
export const GetPriceList = endpoint({
  method: 'GET',
  path: '/api/price-lists/:id',
  summary: 'A price list with its prices',
  params: byId,
  output: ListBrief.extend({ rows: z.array(PriceItem), version: z.int(), may }),
});

export const MakePriceDraft = endpoint({
  method: 'POST',
  path: '/api/price-lists',
  summary: 'Begins a draft, empty or from another list; there is one draft at a time',
  body: z.strictObject({ name: line(80), from: rowId.optional() }),
  output: z.object({ id: z.int() }),
  creates: true,
});

export const SavePriceDraft = endpoint({
  method: 'PUT',
  path: '/api/price-lists/:id',
  summary: 'Saves the prices of a draft as a whole; a published list is final',
  params: byId,
  body: z.strictObject({ version: seenVersion, name: line(80), rows: z.array(PriceItem).max(3000) }),
  output: z.object({ id: z.int(), version: z.int() }),
});

export const AddPartPrices = endpoint({
  method: 'POST',
  path: '/api/price-lists/:id/part-prices',
  summary: 'Adds the parts that a draft lacks, at the price of the catalogue',
  params: byId,
  body: z.strictObject({ version: seenVersion }),
  output: z.object({ added: z.int(), version: z.int() }),
  creates: true,
});

export const DiscardPriceDraft = endpoint({
  method: 'DELETE',
  path: '/api/price-lists/:id',
  summary: 'Throws a draft away',
  params: byId,
  output: z.object({ removed: z.boolean() }),
});

export const PublishPriceList = endpoint({
  method: 'POST',
  path: '/api/price-lists/:id/publication',
  summary: 'Publishes a draft from a day on, today at the earliest; it never changes again',
  params: byId,
  body: z.strictObject({ version: seenVersion, effectiveFrom: day }),
  output: z.object({ id: z.int(), effectiveFrom: z.string() }),
  creates: true,
});

export const GetPublicPrices = endpoint({
  method: 'GET',
  path: '/api/public-prices',
  summary: 'The prices in force with the day of publication, for everybody (HAP price)',
  output: z.object({
    publishedOn: z.string().nullable(),
    effectiveFrom: z.string().nullable(),
    rows: z.array(PriceItem),
    /** Lists that are published and start later. */
    next: z.string().nullable(),
  }),
});
