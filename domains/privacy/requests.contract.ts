import { z } from 'zod';
import { endpoint, instant, line, prose, rowId, seenVersion } from '../../kernel/contract.ts';
import { consentChannels } from '../consents/consents.contract.ts';
import { purposes } from '../consents/purposes.contract.ts';
import { phone } from '../customers/customers.contract.ts';

export const requestKinds = [
  'access',
  'copy',
  'correction',
  'deletion',
  'restriction',
  'withdrawal',
] as const;
export type RequestKind = (typeof requestKinds)[number];
const requestStates = ['received', 'verified', 'granted', 'done', 'refused', 'taken_back'] as const;
export const requestSteps = ['verify', 'decide', 'make_file', 'hand_over', 'correct', 'erase'] as const;
export type RequestStep = (typeof requestSteps)[number];
/** How who asks is known; an identity card is never asked for (S0 5.2, S1 4.1). */
export const identityMethods = ['order_number', 'phone_code', 'serial'] as const;

const Line = z.object({
  id: z.int(),
  number: z.string(),
  kind: z.enum(requestKinds),
  state: z.enum(requestStates),
  customerId: z.int(),
  maskedName: z.string(),
  channel: z.enum(consentChannels),
  receivedAt: z.string(),
  dueAt: z.string(),
  isLate: z.boolean(),
  doneAt: z.string().nullable(),
  next: z.enum(requestSteps).nullable(),
});
export type RequestLine = z.infer<typeof Line>;

export const PersonRequest = Line.extend({
  maskedPhone: z.string().nullable(),
  restricted: z.boolean(),
  matter: z.string(),
  receivedBy: z.string(),
  verifiedAt: z.string().nullable(),
  verifiedBy: z.string().nullable(),
  verifiedWith: z.enum(identityMethods).nullable(),
  checks: z.array(
    z.object({ method: z.enum(identityMethods), passed: z.boolean(), at: z.string(), by: z.string() }),
  ),
  /** Until when the code that was sent is good, and how often it may still be tried. */
  code: z.object({ until: z.string(), triesLeft: z.int() }).nullable(),
  decision: z.enum(['granted', 'refused', 'taken_back']).nullable(),
  reason: z.string().nullable(),
  decidedBy: z.string().nullable(),
  decidedAt: z.string().nullable(),
  outcome: z.string().nullable(),
  doneBy: z.string().nullable(),
  file: z.object({ expiresAt: z.string(), downloadsLeft: z.int(), passwordShown: z.boolean() }).nullable(),
  /** Of a deletion: how far the erasure is that was asked for. */
  erasure: z.object({ number: z.string(), state: z.string() }).nullable(),
  days: z.int(),
  cites: z.array(z.object({ zh: z.string(), en: z.string() })),
  version: z.int(),
  may: z.object({
    verify: z.boolean(),
    sendCode: z.boolean(),
    decide: z.boolean(),
    correct: z.boolean(),
    erase: z.boolean(),
    takeFile: z.boolean(),
    handOver: z.boolean(),
    takeBack: z.boolean(),
  }),
});
export type PersonRequest = z.infer<typeof PersonRequest>;

const Terms = z.strictObject({ days: z.int().min(1).max(90), warnDays: z.int().min(0).max(30) });

export const ListRequests = endpoint({
  method: 'GET',
  path: '/api/person-requests',
  summary:
    'Requests of persons: all for the privacy officer, own ones for whoever received them; soonest due first',
  query: z.object({
    state: z.enum(['open', 'ended']).default('open'),
    kind: z.enum(requestKinds).optional(),
    customer: rowId.optional(),
    after: z.string().max(60).optional(),
  }),
  output: z.object({
    requests: z.array(Line),
    next: z.string().nullable(),
    terms: Terms,
    may: z.object({ manage: z.boolean() }),
  }),
});

export const SetRequestTerms = endpoint({
  method: 'PUT',
  path: '/api/person-request-terms',
  summary:
    'Company days within which requests are answered, and how long before the officer is reminded; for later ones',
  body: Terms,
  output: Terms,
});

export const ReceiveRequest = endpoint({
  method: 'POST',
  path: '/api/person-requests',
  summary: 'Receives a request of a person on any channel; a withdrawal is done at once',
  body: z.strictObject({
    kind: z.enum(requestKinds),
    customerId: z.int().positive(),
    channel: z.enum(consentChannels),
    matter: prose(2000),
    receivedAt: instant.optional(),
    /** What consent is withdrawn for; for withdrawals only. */
    purposes: z.array(z.enum(purposes)).min(1).max(purposes.length).optional(),
  }),
  output: PersonRequest,
  creates: true,
});

const params = z.object({ id: rowId });

export const GetRequest = endpoint({
  method: 'GET',
  path: '/api/person-requests/:id',
  summary: 'One request with its steps, deadline, ground in the law, and what comes next',
  params,
  output: PersonRequest,
});

export const SendCode = endpoint({
  method: 'PUT',
  path: '/api/person-requests/:id/code',
  summary: 'Sends a code to the number on file; good for ten minutes and five tries',
  params,
  output: PersonRequest,
});

export const VerifyIdentity = endpoint({
  method: 'POST',
  path: '/api/person-requests/:id/checks',
  summary: 'Verifies who asks by order number, serial or the code; never by identity card (S0 5.2, S1 4.1)',
  params,
  body: z.strictObject({ method: z.enum([...identityMethods, 'identity_card']), number: line(60) }),
  output: PersonRequest,
  creates: true,
});

export const DecideRequest = endpoint({
  method: 'PUT',
  path: '/api/person-requests/:id/decision',
  summary: 'The privacy officer grants or refuses with a reason; a refusal names the ways outside',
  params,
  body: z.strictObject({
    decision: z.enum(['granted', 'refused', 'taken_back']),
    reason: prose(1000),
    version: seenVersion,
  }),
  output: PersonRequest,
});

export const CorrectPerson = endpoint({
  method: 'PUT',
  path: '/api/person-requests/:id/correction',
  summary: 'Carries out a granted correction of name, phone, contact or address',
  params,
  body: z
    .strictObject({
      name: line(60).optional(),
      phone: phone.optional(),
      otherContact: line(120).optional(),
      address: line(200).optional(),
      version: seenVersion,
    })
    .refine(({ version: _seen, ...fields }) => Object.keys(fields).length > 0, {
      message: 'nothing_to_correct',
    }),
  output: PersonRequest,
});

export const StartErasure = endpoint({
  method: 'PUT',
  path: '/api/person-requests/:id/erasure',
  summary:
    'Hands a granted deletion to erasure, which a second person confirms; it ends the request when it is done',
  params,
  output: PersonRequest,
});

export const TakeRequestPassword = endpoint({
  method: 'PUT',
  path: '/api/person-requests/:id/password',
  summary: 'Shows the password of the file for the person, once',
  params,
  output: z.object({ password: z.string() }),
});

export const HandOver = endpoint({
  method: 'PUT',
  path: '/api/person-requests/:id/hand-over',
  summary: 'Keeps how the file was handed to the person; ends the request',
  params,
  body: z.strictObject({ channel: z.enum(consentChannels), note: prose(500), version: seenVersion }),
  output: PersonRequest,
});

export const FreeCustomer = endpoint({
  method: 'PUT',
  path: '/api/customers/:id/freedom',
  summary: 'Ends the restriction of a customer’s data, with the reason',
  params,
  body: z.strictObject({ reason: prose(500) }),
  output: z.object({ restricted: z.boolean() }),
});
