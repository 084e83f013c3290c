import { z } from 'zod';
import { day, endpoint, instant, line, prose, seenVersion } from '../../kernel/contract.ts';
import { charges } from '../pricing/quotes.contract.ts';
import { DoorPayment, DoorQuote } from './door-quotes.contract.ts';
import { commandTypes } from './life.rules.ts';
import { hazards, orderStatuses, recordBodies, recordKinds, templates } from './orders.contract.ts';
import { orderServiceTypes } from './service-forms.contract.ts';

const name = z.object({ zh: z.string(), en: z.string() });
const code = z.string().regex(/^[a-z][a-z_]{1,39}$/);
export const orderNumber = z.string().regex(/^WO\d{4}-\d{6,}$/, { message: 'not_an_order_number' });
const byNumber = z.object({ number: orderNumber });
const serviceClasses = ['basic', 'extended', 'customised'] as const;

const Gap = z.object({ code: z.string(), clause: z.string(), about: z.string().nullable() });
const Visit = z.object({
  id: z.int(),
  technician: z.object({ id: z.uuid(), name: z.string() }),
  crew: z.array(z.object({ id: z.uuid(), name: z.string() })),
  from: z.string(),
  to: z.string(),
  status: z.enum(['planned', 'done', 'moved', 'cancelled']),
  movedBy: z.enum(['customer', 'company']).nullable(),
  locked: z.boolean(),
});

export const OrderLine = z.object({
  number: z.string(),
  status: z.enum(orderStatuses),
  statusSince: z.string(),
  nature: z.enum(['corrective', 'preventive']),
  source: z.enum(['case', 'maintenance', 'device']),
  caseNumber: z.string().nullable(),
  workKind: z.string(),
  workKindName: name,
  subject: z.string(),
  maskedName: z.string(),
  district: z.string(),
  region: z.string().nullable(),
  productType: z.string().nullable(),
  minutes: z.int(),
  /** People who are at the customer's together. */
  crewSize: z.int(),
  rank: z.int(),
  rankInputs: z.object({
    severity: z.int(),
    productType: z.string().nullable(),
    customerGrade: z.string(),
  }),
  visit: Visit.nullable(),
  dueAt: z.string().nullable(),
});
export type OrderLine = z.infer<typeof OrderLine>;

export const ListOrders = endpoint({
  method: 'GET',
  path: '/api/work-orders',
  summary: 'Work orders in sight: open ones by rank, others newest first (S0 1.2)',
  query: z.object({
    status: z.enum([...orderStatuses, 'open', 'unplanned']).optional(),
    region: line(20).optional(),
    technician: z.uuid().optional(),
    day: day.optional(),
    case: line(20).optional(),
    after: line(60).optional(),
  }),
  output: z.object({ orders: z.array(OrderLine), next: z.string().nullable() }),
});

export const GetOrder = endpoint({
  method: 'GET',
  path: '/api/work-orders/:number',
  summary:
    'A work order: what is to be done, visits, what was written down, what is still missing, what may be done next',
  params: byNumber,
  output: OrderLine.extend({
    template: z.enum(templates),
    serviceType: z.enum(orderServiceTypes),
    subtype: name.nullable(),
    serviceClass: z.enum(serviceClasses),
    certificates: z.array(z.string()),
    skills: z.array(z.object({ code: z.string(), level: z.int() })),
    hazards: z.array(z.enum(hazards)),
    highHumidity: z.boolean(),
    unit: z
      .object({
        id: z.int(),
        serial: z.string(),
        model: z.string(),
        name,
        purchasedOn: z.string().nullable(),
      })
      .nullable(),
    /** The working instruction in force when the order was made (S0 1.1). */
    sop: z.object({ id: z.int(), version: z.int(), title: z.string(), body: z.string() }).nullable(),
    /** The whole address only for the technician whose job it is now (S0 5.2). */
    address: z.string().nullable(),
    customerId: z.int(),
    maskedPhone: z.string().nullable(),
    story: z.object({ course: z.string(), demand: z.string() }).nullable(),
    visits: z.array(Visit),
    records: z.array(
      z.object({
        id: z.int(),
        kind: z.enum(recordKinds),
        body: z.record(z.string(), z.unknown()),
        at: z.string(),
        byName: z.string(),
      }),
    ),
    history: z.array(
      z.object({
        number: z.string(),
        subject: z.string(),
        completedAt: z.string().nullable(),
        status: z.string(),
      }),
    ),
    /** May chargeable work go on (HAP price)? */
    charge: z.enum(charges),
    /** What speaks against deciding on a first visit; whoever sends somebody all the same says why (S2 1.1). */
    againstVisit: Gap.nullable(),
    /** Alarms of the device behind the order, newest first. */
    alarms: z.array(
      z.object({
        fault: z.string(),
        severity: z.string(),
        detail: z.string().nullable(),
        raisedAt: z.string(),
      }),
    ),
    missingToStart: z.array(Gap),
    missingToComplete: z.array(Gap),
    completeness: z.object({ percent: z.int(), missing: z.array(z.string()) }),
    clocks: z.array(
      z.object({
        event: z.string(),
        clause: z.string(),
        kind: z.enum(['breach', 'target']),
        status: z.string(),
        dueAt: z.string().nullable(),
      }),
    ),
    may: z.object({ schedule: z.boolean(), commands: z.array(z.enum(commandTypes)), record: z.boolean() }),
    version: z.int(),
  }),
});

export const CreateOrder = endpoint({
  method: 'POST',
  path: '/api/work-orders',
  summary: 'Makes a work order of a case; nothing is typed twice',
  body: z.strictObject({
    caseNumber: z.string().regex(/^[A-Z]{2}\d{4}-\d{6,}$/),
    workKind: code,
    subtype: code.optional(),
    serviceClass: z.enum(serviceClasses).default('basic'),
    subject: line(120).optional(),
    /** What was found from afar before a visit is decided (S2 1.1). */
    remoteDiagnosis: recordBodies.remote_diagnosis.optional(),
    humidityReading: z.number().min(0).max(100).optional(),
    place: z.strictObject({ lng: z.number().min(73).max(136), lat: z.number().min(3).max(54) }).optional(),
  }),
  output: z.object({ number: z.string(), version: z.int() }),
  creates: true,
});

const Unfit = z.object({
  code: z.string(),
  clause: z.string(),
  about: z.string().nullable(),
  on: z.string().nullable(),
});
export const ScheduleVisit = endpoint({
  method: 'POST',
  path: '/api/work-orders/:number/visits',
  summary:
    'Plans a visit: refused without a valid certificate on its day, outside shifts, or over another visit (S0 2.2, S0 1.4)',
  params: byNumber,
  body: z
    .strictObject({
      version: seenVersion,
      technicianId: z.uuid(),
      crew: z.array(z.uuid()).max(5).default([]),
      from: instant,
      to: instant,
      movedBy: z.enum(['customer', 'company']).optional(),
      reason: prose(300).optional(),
      /** Why somebody is sent although nothing was found from afar, or it was enough (S2 1.1). */
      withoutRemote: prose(300).optional(),
    })
    .refine(({ from, to }) => Date.parse(from) < Date.parse(to), {
      path: ['to'],
      message: 'ends_before_it_starts',
    })
    .refine(({ from, to }) => Date.parse(to) - Date.parse(from) <= 12 * 3_600_000, {
      path: ['to'],
      message: 'visit_too_long',
    }),
  output: z.object({ number: z.string(), version: z.int(), visitId: z.int() }),
  creates: true,
});

export const CheckVisit = endpoint({
  method: 'GET',
  path: '/api/work-orders/:number/visit-checks',
  summary: 'Why a technician could not take the visit at that time; empty: could',
  params: byNumber,
  query: z.object({ technicianId: z.uuid(), from: instant, to: instant }),
  output: z.object({
    unfit: z.array(Unfit),
    outsideShift: z.boolean(),
    overlaps: z.array(z.object({ number: z.string(), from: z.string(), to: z.string() })),
  }),
});

/** A command of the office or of a phone. `id` makes a repetition harmless; `at` is the time on the device. */
export const OrderCommand = z.strictObject({
  id: z.uuid(),
  number: orderNumber,
  at: instant,
  type: z.enum([...commandTypes, 'record', 'use_part', 'quote', 'pay']),
  reason: prose(500).optional(),
  record: z
    .strictObject({
      kind: z.enum(recordKinds).exclude(['quote_acceptance']),
      body: z.record(z.string(), z.unknown()),
    })
    .optional(),
  place: z.strictObject({ lng: z.number(), lat: z.number() }).optional(),
  part: z
    .strictObject({
      code: line(40),
      quantity: z.int().min(1).max(1000),
      place: line(40).optional(),
      serial: line(60).optional(),
      oldSerial: line(60).optional(),
    })
    .optional(),
  quote: DoorQuote.optional(),
  payment: DoorPayment.optional(),
});
export type OrderCommand = z.infer<typeof OrderCommand>;

const CommandAnswer = z.object({
  id: z.uuid(),
  outcome: z.enum(['done', 'refused', 'waits']),
  /** Code and text of the refusal; for `waits` the command that was refused before it. */
  code: z.string().nullable(),
  text: name.nullable(),
  missing: z.array(Gap),
  status: z.enum(orderStatuses).nullable(),
  /** The device's clock differs by more than five minutes. */
  skewed: z.boolean(),
});
export type CommandAnswer = z.infer<typeof CommandAnswer>;

export const SendCommands = endpoint({
  method: 'POST',
  path: '/api/work-order-commands',
  summary:
    'Commands in their order; one that is refused holds back the later ones of its order, others go on',
  body: z.strictObject({ deviceNow: instant, commands: z.array(OrderCommand).min(1).max(100) }),
  output: z.object({ answers: z.array(CommandAnswer) }),
});
