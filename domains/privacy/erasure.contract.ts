import { z } from 'zod';
import { endpoint, line, prose, rowId } from '../../kernel/contract.ts';
import { keptClasses } from './retention-classes.contract.ts';

const erasureStates = ['waiting', 'refused', 'withdrawn', 'running', 'frozen', 'erased'] as const;
const holdKinds = ['case', 'order', 'refund', 'incident'] as const;
export const legalPurposes = ['court', 'authority', 'claim'] as const;

const Hold = z.object({ kind: z.enum(holdKinds), number: z.string(), until: z.string().nullable() });
const Law = z.object({ code: z.enum(keptClasses), until: z.string() });

const Line = z.object({
  id: z.int(),
  number: z.string(),
  customerId: z.int(),
  /** As everybody may see it now; once erased, what stands in the place of the name. */
  maskedName: z.string(),
  origin: z.enum(['officer', 'request', 'retention']),
  state: z.enum(erasureStates),
  askedBy: z.string(),
  askedAt: z.string(),
  frozenUntil: z.string().nullable(),
  finishedAt: z.string().nullable(),
  may: z.object({ decide: z.boolean(), withdraw: z.boolean(), open: z.boolean() }),
});
export type ErasureLine = z.infer<typeof Line>;

/** The certificate: what was erased where, in counts, never a value. */
export const Erasure = Line.extend({
  reason: z.string(),
  request: z.string().nullable(),
  laws: z.array(Law),
  decidedBy: z.string().nullable(),
  decidedAt: z.string().nullable(),
  decision: z.string().nullable(),
  startedAt: z.string().nullable(),
  frozenAt: z.string().nullable(),
  counts: z.record(z.string(), z.int()),
  files: z.int(),
});
export type Erasure = z.infer<typeof Erasure>;

const params = z.object({ id: rowId });

export const ListErasures = endpoint({
  method: 'GET',
  path: '/api/erasures',
  summary: 'Erasures of persons: those under way or frozen, or all, newest first',
  query: z.object({ state: z.enum(['open', 'all']).default('open'), before: rowId.optional() }),
  output: z.object({
    erasures: z.array(Line),
    may: z.object({ ask: z.boolean(), confirm: z.boolean() }),
  }),
});

export const PreviewErasure = endpoint({
  method: 'GET',
  path: '/api/customers/:id/erasure',
  summary:
    'What an erasure of the customer would do: what holds it, until when the law keeps records, how much there is',
  params,
  output: z.object({
    customerId: z.int(),
    maskedName: z.string(),
    maskedPhone: z.string(),
    holds: z.array(Hold),
    laws: z.array(Law),
    cases: z.int(),
    orders: z.int(),
    files: z.int(),
    isErased: z.boolean(),
  }),
});
export type ErasurePreview = z.infer<typeof PreviewErasure.output>;

export const AskErasure = endpoint({
  method: 'POST',
  path: '/api/erasures',
  summary: 'Asks for the erasure of a customer; a second person decides',
  body: z.strictObject({
    customerId: rowId,
    reason: prose(500),
    request: line(60).optional(),
  }),
  output: Erasure,
  creates: true,
});

export const GetErasure = endpoint({
  method: 'GET',
  path: '/api/erasures/:id',
  summary: 'One erasure with its certificate',
  params,
  output: Erasure,
});

export const DecideErasure = endpoint({
  method: 'PUT',
  path: '/api/erasures/:id/decision',
  summary: 'Confirms or refuses an erasure that somebody else asked for',
  params,
  body: z.strictObject({ approved: z.boolean(), note: prose(500) }),
  output: Erasure,
});

export const WithdrawErasure = endpoint({
  method: 'PUT',
  path: '/api/erasures/:id/withdrawal',
  summary: 'Takes an erasure back before it is decided',
  params,
  output: Erasure,
});

export const OpenFrozen = endpoint({
  method: 'POST',
  path: '/api/erasures/:id/openings',
  summary: 'Shows who a frozen person is, for a purpose of the law; on record',
  params,
  body: z.strictObject({ purpose: z.enum(legalPurposes), note: prose(200) }),
  output: z.object({
    name: z.string(),
    phone: z.string().nullable(),
    otherContact: z.string().nullable(),
    address: z.string().nullable(),
  }),
  creates: true,
});
