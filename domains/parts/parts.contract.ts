import { z } from 'zod';
import { day, endpoint, fen, line, prose, rowId } from '../../kernel/contract.ts';

const name = z.object({ zh: z.string(), en: z.string() });
const partCode = z.string().regex(/^[A-Z0-9][A-Z0-9-]{1,39}$/, { message: 'not_a_part_code' });
const placeCode = z.string().regex(/^[a-z][a-z0-9_]{1,39}$/);
const quantity = z.int().min(1).max(100_000);
const serial = line(60);
const orderNumber = z.string().regex(/^WO\d{4}-\d{6,}$/);

const Part = z.object({
  code: z.string(),
  name,
  productType: z.string().nullable(),
  serialTracked: z.boolean(),
  critical: z.boolean(),
  supersededBy: z.string().nullable(),
  alternatives: z.array(z.string()),
  priceFen: z.int(),
  /** For whoever keeps parts; null for others. */
  costFen: z.int().nullable(),
  leadDays: z.int(),
  oldPartReturns: z.boolean(),
});
const Balance = z.object({
  place: z.string(),
  placeName: name,
  onHand: z.int(),
  reserved: z.int(),
  free: z.int(),
  minimum: z.int(),
});
const Stocked = Part.extend({ balances: z.array(Balance), free: z.int(), low: z.boolean() });
export type StockedPart = z.infer<typeof Stocked>;

export const ListParts = endpoint({
  method: 'GET',
  path: '/api/parts',
  summary: 'Parts with their stock by place; low ones first where asked (S0 6.3)',
  query: z.object({
    find: line(60).optional(),
    place: placeCode.optional(),
    low: z.enum(['yes']).optional(),
    after: partCode.optional(),
  }),
  output: z.object({ parts: z.array(Stocked), next: z.string().nullable() }),
});

export const SavePart = endpoint({
  method: 'PUT',
  path: '/api/parts/:code',
  summary: 'Keeps a part of the catalogue, its public price and what replaces it',
  params: z.object({ code: partCode }),
  body: z.strictObject({
    name: z.strictObject({ zh: line(80), en: line(80) }),
    productType: z.string().max(40).nullable().default(null),
    serialTracked: z.boolean().default(false),
    critical: z.boolean().default(false),
    supersededBy: partCode.nullable().default(null),
    alternatives: z.array(partCode).max(20).default([]),
    priceFen: fen,
    costFen: fen,
    leadDays: z.int().min(0).max(365).default(7),
    oldPartReturns: z.boolean().default(false),
  }),
  output: z.object({ code: z.string() }),
});

export const ListPlaces = endpoint({
  method: 'GET',
  path: '/api/part-places',
  summary: 'Warehouses, outlets and the vans of technicians',
  output: z.object({
    places: z.array(
      z.object({
        code: z.string(),
        kind: z.enum(['warehouse', 'outlet', 'van']),
        name,
        region: z.string().nullable(),
      }),
    ),
  }),
});
export const AddPlace = endpoint({
  method: 'POST',
  path: '/api/part-places',
  summary: 'Adds an outlet’s store or a technician’s van',
  body: z.strictObject({
    code: placeCode,
    kind: z.enum(['warehouse', 'outlet', 'van']),
    name: z.strictObject({ zh: line(60), en: line(60) }),
    region: z.string().max(20).nullable().default(null),
    userId: z.uuid().nullable().default(null),
  }),
  output: z.object({ code: z.string() }),
  creates: true,
});

export const SetMinimum = endpoint({
  method: 'PUT',
  path: '/api/parts/:code/minimums/:place',
  summary: 'The least stock of a part at a place; below it a replenishment is asked for by itself (S0 6.3)',
  params: z.object({ code: partCode, place: placeCode }),
  body: z.strictObject({ minimum: z.int().min(0).max(100_000) }),
  output: z.object({ minimum: z.int() }),
});

export const MovePart = endpoint({
  method: 'POST',
  path: '/api/part-moves',
  summary: 'Receives, transfers, takes back or counts; moves are only added, and stock is never negative',
  body: z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('receive'),
      part: partCode,
      to: placeCode,
      quantity,
      serials: z.array(serial).max(500).default([]),
      reason: prose(300).optional(),
    }),
    z.strictObject({
      kind: z.literal('transfer'),
      part: partCode,
      from: placeCode,
      to: placeCode,
      quantity,
      serials: z.array(serial).max(500).default([]),
      reason: prose(300).optional(),
    }),
    z.strictObject({
      kind: z.literal('return'),
      part: partCode,
      to: placeCode,
      quantity,
      orderNumber,
      reason: prose(300),
    }),
    z.strictObject({
      kind: z.literal('old_part_back'),
      part: partCode,
      to: placeCode,
      quantity,
      orderNumber,
      serial: serial.optional(),
    }),
    z.strictObject({
      kind: z.literal('stocktake'),
      part: partCode,
      at: placeCode,
      counted: z.int().min(0).max(100_000),
      reason: prose(300),
    }),
  ]),
  output: z.object({ onHand: z.int(), free: z.int() }),
  creates: true,
});
export type PartMove = z.output<typeof MovePart.body>;

export const ListMoves = endpoint({
  method: 'GET',
  path: '/api/part-moves',
  summary: 'Moves of a part or an order, newest first',
  query: z.object({ part: partCode.optional(), order: orderNumber.optional(), before: rowId.optional() }),
  output: z.object({
    moves: z.array(
      z.object({
        id: z.int(),
        kind: z.string(),
        part: z.string(),
        from: z.string().nullable(),
        to: z.string().nullable(),
        quantity: z.int(),
        serial: z.string().nullable(),
        orderNumber: z.string().nullable(),
        reason: z.string().nullable(),
        at: z.string(),
        byName: z.string(),
      }),
    ),
  }),
});

const Replenishment = z.object({
  id: z.int(),
  part: z.string(),
  partName: name,
  place: z.string(),
  quantity: z.int(),
  status: z.enum(['open', 'ordered', 'arrived', 'cancelled']),
  expectedOn: z.string().nullable(),
  madeAt: z.string(),
});
export const ListReplenishments = endpoint({
  method: 'GET',
  path: '/api/replenishments',
  summary: 'Replenishments that are asked for or on order',
  output: z.object({ replenishments: z.array(Replenishment) }),
});
export const ChangeReplenishment = endpoint({
  method: 'POST',
  path: '/api/replenishments/:id/status',
  summary: 'Ordered with its expected day, arrived, or cancelled',
  params: z.object({ id: rowId }),
  body: z.strictObject({
    status: z.enum(['ordered', 'arrived', 'cancelled']),
    expectedOn: day.nullable().default(null),
  }),
  output: z.object({ id: z.int(), status: z.string() }),
});

export const SaveOffer = endpoint({
  method: 'PUT',
  path: '/api/parts/:code/offers/:supplier',
  summary: 'What a supplier asks for a part, and how long it takes',
  params: z.object({ code: partCode, supplier: line(60) }),
  body: z.strictObject({ priceFen: fen, leadDays: z.int().min(0).max(365) }),
  output: z.object({ supplier: z.string() }),
});
export const ChooseOffer = endpoint({
  method: 'POST',
  path: '/api/parts/:code/offers/:supplier/choice',
  summary: 'Chooses a supplier, with the reason (S3 1-K3-2)',
  params: z.object({ code: partCode, supplier: line(60) }),
  body: z.strictObject({ reason: prose(300) }),
  output: z.object({ supplier: z.string() }),
});
export const ListOffers = endpoint({
  method: 'GET',
  path: '/api/parts/:code/offers',
  summary: 'The offers for a part, cheapest first',
  params: z.object({ code: partCode }),
  output: z.object({
    offers: z.array(
      z.object({
        supplier: z.string(),
        priceFen: z.int(),
        leadDays: z.int(),
        chosen: z.boolean(),
        reason: z.string().nullable(),
      }),
    ),
  }),
});

export const GetTurnover = endpoint({
  method: 'GET',
  path: '/api/part-turnover',
  summary: 'Turnover by warehouse in a span of days, and its change against the frozen baseline (S2 1.4.1)',
  query: z.object({ from: day, to: day }),
  output: z.object({
    targetPercent: z.int(),
    places: z.array(
      z.object({
        place: z.string(),
        name,
        usedFen: z.int(),
        averageStockFen: z.int(),
        /** Cost of what was used ÷ mean stock value; null without stock. */
        turnover: z.number().nullable(),
        baseline: z.number().nullable(),
        /** Change against the baseline in percent; null until one is frozen. */
        changePercent: z.number().nullable(),
      }),
    ),
  }),
});
export const FreezeBaseline = endpoint({
  method: 'POST',
  path: '/api/part-baselines',
  summary: 'Freezes the turnover of a span as the baseline of a warehouse; once (S2 1.4.1)',
  body: z.strictObject({ place: placeCode, from: day, to: day }),
  output: z.object({ turnover: z.number() }),
  creates: true,
});
