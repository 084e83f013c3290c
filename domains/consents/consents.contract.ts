import { z } from 'zod';
import { endpoint, instant, line, rowId } from '../../kernel/contract.ts';
import { needs, purposes } from './purposes.contract.ts';

export const consentChannels = ['phone', 'portal', 'email', 'letter', 'store', 'on_site', 'chat'] as const;
export const consentAnswers = ['given', 'refused', 'withdrawn'] as const;

const Entry = z.object({
  id: z.int(),
  purpose: z.enum(purposes),
  answer: z.enum(consentAnswers),
  noticeNumber: z.int().nullable(),
  channel: z.enum(consentChannels),
  evidence: z.string().nullable(),
  at: z.string(),
  recordedBy: z.string().nullable(),
});
export type ConsentEntry = z.infer<typeof Entry>;

/** Where a customer stands: each purpose, what it rests on, the latest answer, and whether data may be used for it now. */
export const ConsentCard = z.object({
  customerId: z.int(),
  maskedName: z.string(),
  restrictedAt: z.string().nullable(),
  notice: z.object({ id: z.int(), number: z.int(), effectiveOn: z.string() }).nullable(),
  purposes: z.array(
    z.object({
      purpose: z.enum(purposes),
      need: z.enum(needs),
      mayUse: z.boolean(),
      /** Is it one that the notice in force asks consent for? */
      covered: z.boolean(),
      latest: Entry.nullable(),
      /** Given once, and ended by a later notice. */
      ended: z.boolean(),
    }),
  ),
  history: z.array(Entry),
  may: z.object({ record: z.boolean(), lift: z.boolean() }),
});
export type ConsentCard = z.infer<typeof ConsentCard>;

const params = z.object({ id: rowId });
const Purposes = z.array(z.enum(purposes)).min(1).max(purposes.length);

export const GetConsents = endpoint({
  method: 'GET',
  path: '/api/customers/:id/consents',
  summary: 'What a customer agreed to, purpose by purpose, and what data may be used for now',
  params,
  output: ConsentCard,
});

export const RecordConsent = endpoint({
  method: 'POST',
  path: '/api/customers/:id/consents',
  summary:
    'Keeps that a customer agreed or refused, with the proof; one purpose at a time where consent is separate',
  params,
  body: z.strictObject({
    purposes: Purposes,
    answer: z.enum(['given', 'refused']),
    channel: z.enum(consentChannels),
    /** Where the proof lies: number of a recording, a form, a message. */
    evidence: line(120),
    at: instant.optional(),
  }),
  output: ConsentCard,
  creates: true,
});

export const WithdrawConsent = endpoint({
  method: 'POST',
  path: '/api/customers/:id/consent-withdrawals',
  summary: 'Ends consents at once; needs no reason and no proof',
  params,
  body: z.strictObject({
    purposes: Purposes,
    channel: z.enum(consentChannels),
    evidence: line(120).optional(),
  }),
  output: ConsentCard,
  creates: true,
});

export const ListConsents = endpoint({
  method: 'GET',
  path: '/api/consents',
  summary:
    'Consents, refusals and withdrawals, newest first, with how many persons agree to each purpose now',
  query: z.object({
    purpose: z.enum(purposes).optional(),
    answer: z.enum(consentAnswers).optional(),
    before: rowId.optional(),
  }),
  output: z.object({
    consents: z.array(Entry.extend({ customerId: z.int(), maskedName: z.string() })),
    next: z.int().nullable(),
    agreed: z.array(z.object({ purpose: z.enum(purposes), persons: z.int() })),
    restricted: z.int(),
  }),
});
