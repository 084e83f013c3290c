import { z } from 'zod';

const text = (max: number) => z.string().trim().min(1).max(max);
const yes = z.boolean();

/** The eight service types (S2 1.3.2). */
export const orderServiceTypes = [
  'delivery_installation',
  'commissioning',
  'repair',
  'return_exchange',
  'extended_warranty',
  'recycling',
  'technical_advice',
  'complaint',
] as const;
export type OrderServiceType = (typeof orderServiceTypes)[number];

/**
 * The form of each service type, filled once before the order is completed (S2 1.3.2). Repair has its own in the records
 * of diagnosis and result.
 */
export const ServiceForm = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('delivery_installation'),
    packagingWhole: yes,
    itemsComplete: yes,
    place: text(200),
    triedOut: yes,
  }),
  z.strictObject({
    type: z.literal('commissioning'),
    settings: text(1000),
    runs: yes,
    instructed: yes,
  }),
  z.strictObject({
    type: z.literal('return_exchange'),
    serialIn: text(60),
    condition: text(500),
    accessoriesComplete: yes,
    /** Empty when nothing is given in exchange. */
    serialOut: z.string().trim().max(60).optional(),
  }),
  z.strictObject({
    type: z.literal('extended_warranty'),
    condition: text(500),
    meetsTerms: yes,
    contractNumber: z.string().trim().max(40).optional(),
  }),
  z.strictObject({
    type: z.literal('recycling'),
    what: text(120),
    quantity: z.int().min(1).max(1000),
    /** Reuse, dismantling or disposal, and where (S3 3-K1-3). */
    destination: text(200),
  }),
  z.strictObject({
    type: z.literal('technical_advice'),
    question: text(500),
    advice: text(1000),
    understood: yes,
  }),
  z.strictObject({
    type: z.literal('complaint'),
    customerStatement: text(1000),
    finding: text(1000),
    confirmed: yes,
  }),
]);

/** A unit that leaves for the workshop and comes back; each step is a record of its own. */
export const FactoryStep = z.strictObject({
  step: z.enum(['taken', 'received', 'repaired', 'returned']),
  serial: text(60),
  condition: text(500),
});
