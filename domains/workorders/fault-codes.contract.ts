import { z } from 'zod';
import { endpoint, line, rowId } from '../../kernel/contract.ts';

const both = z.object({ zh: z.string(), en: z.string() });
const given = (max: number) =>
  z.strictObject({ zh: z.string().trim().max(max), en: z.string().trim().max(max) });
const needed = (max: number) => z.strictObject({ zh: line(max), en: line(max) });

/** What a code on a product means; a code is no fact without its source. */
export const FaultCode = z.object({
  id: z.int(),
  brand: z.string(),
  /** Empty: every model of the brand. */
  model: z.string(),
  code: z.string(),
  productType: z.string().nullable(),
  meaning: both,
  cause: both,
  action: both,
  /** Shut off and leave first. */
  dangerous: z.boolean(),
  source: z.string(),
  verified: z.boolean(),
});
export type FaultCode = z.infer<typeof FaultCode>;

export const ListFaultCodes = endpoint({
  method: 'GET',
  path: '/api/fault-codes',
  summary: 'Fault codes by brand, model and words, those of the model first (S0 2.2)',
  query: z.object({
    brand: line(40).optional(),
    model: line(60).optional(),
    find: line(60).optional(),
    after: rowId.optional(),
  }),
  output: z.object({ codes: z.array(FaultCode), brands: z.array(z.string()), next: z.int().nullable() }),
});

export const SaveFaultCode = endpoint({
  method: 'PUT',
  path: '/api/fault-codes/:brand/:code',
  summary: 'Keeps what a code of a brand, or of one of its models, means',
  params: z.object({ brand: line(40), code: line(40) }),
  body: z.strictObject({
    model: z.string().trim().max(60).default(''),
    productType: z.string().max(40).nullable().default(null),
    meaning: needed(200),
    cause: given(500).default({ zh: '', en: '' }),
    action: given(500).default({ zh: '', en: '' }),
    dangerous: z.boolean().default(false),
    source: line(200),
    verified: z.boolean().default(false),
    active: z.boolean().default(true),
  }),
  output: z.object({ id: z.int() }),
});
