import { z } from 'zod';
import { endpoint, instant, line, prose, rowId, seenVersion } from '../../kernel/contract.ts';
import { NewCustomer, phone, serial } from '../customers/customers.contract.ts';
import { byNumber } from './cases.contract.ts';
import {
  businessLinks,
  categories,
  channels,
  impactClasses,
  importances,
  kinds,
  phases,
  productTypes,
  purchaseChannels,
  serviceTypes,
  stages,
  urgencies,
} from './terms.contract.ts';

const CONTENT_LIMIT = 20_000;

/** Filled, or unknown with the reason why (S3 2-K1-2). */
const knownOr = <T extends z.ZodType>(value: T) =>
  z.union([z.strictObject({ value }), z.strictObject({ unknown: line(200) })]);

const intake = {
  kind: z.enum(kinds),
  channel: z.enum(channels),
  businessLink: z.enum(businessLinks),
  phase: z.enum(phases).default('after_sale'),
  urgency: z.enum(urgencies).default('general'),
  importance: z.enum(importances).default('medium'),
  category: z.enum(categories).optional(),
  /** Level as raised by the agent; never below the level of the category (S3 2-2-1). */
  level: z.union([z.literal(1), z.literal(2)]).optional(),
  impactClass: z.enum(impactClasses).optional(),
  productType: z.enum(productTypes).optional(),
  productModel: knownOr(line(60)),
  purchaseChannel: knownOr(z.enum(purchaseChannels)),
  serviceType: z.enum(serviceTypes).optional(),
  useScene: line(60).optional(),
  needsRepair: z.boolean().default(false),
  unitSerial: serial.optional(),
  provinceCode: z
    .string()
    .regex(/^\d{2}$/)
    .optional(),
  sellingParty: line(100).optional(),
  servicingParty: line(100).optional(),
  namedUserId: z.uuid().optional(),
};

const complaintIsClassified = (
  value: { kind: string; category?: unknown; impactClass?: unknown },
  report: z.RefinementCtx,
) => {
  if (value.kind !== 'complaint') return;
  for (const field of ['category', 'impactClass'] as const) {
    if (value[field] === undefined) {
      report.addIssue({ code: 'custom', path: [field], message: 'required_for_complaints' });
    }
  }
};

/** What the agent's form sends (S1 2.1, 3.1, 3.2; S3 2-1). */
export const RegisterInput = z
  .strictObject({
    ...intake,
    customer: z.union([
      z.strictObject({ id: rowId }),
      z.strictObject({ new: NewCustomer.refine((c) => c.phone ?? c.otherContact, 'no_contact') }),
    ]),
    contactName: line(60),
    contactPhone: z.union([phone, z.email().max(120)]),
    subject: line(120),
    course: prose(CONTENT_LIMIT),
    demand: prose(CONTENT_LIMIT),
    expectedOutcome: prose(2000).optional(),
    complainedAt: instant,
    /** First contact on any channel; the clocks start here (R4). Never later than now. */
    receivedAt: instant.optional(),
  })
  .superRefine(complaintIsClassified);

/** Whose case it becomes: whoever registers it (首问负责), or who is named when a device reported. */
export type CaseOwner = { id: string; departmentId: string | null };

export const ClockToBe = z.object({
  event: z.string(),
  clause: z.string(),
  text: z.object({ zh: z.string(), en: z.string() }),
  dueAt: z.string().nullable(),
  binding: z.boolean(),
  kind: z.enum(['breach', 'target']),
  flags: z.array(z.string()),
});

export const Registered = z.object({
  number: z.string(),
  version: z.int(),
  stage: z.enum(stages),
  leadDepartmentId: z.string().nullable(),
  assignmentRule: z.string(),
  level: z.int().nullable(),
  priority: z.int(),
  nextDueAt: z.string().nullable(),
  clocks: z.array(ClockToBe),
});
export type Registered = z.infer<typeof Registered>;

export const RegisterCase = endpoint({
  method: 'POST',
  path: '/api/cases',
  summary: 'Registers a case: number, class, clocks, lead department and its notice in one commit',
  body: RegisterInput,
  output: Registered,
  creates: true,
});

/** What the form shows beside the fields before anything is saved. */
export const PreviewCase = endpoint({
  method: 'POST',
  path: '/api/case-previews',
  summary: 'Level, priority, clocks to be and lead department for a case that is not yet saved',
  body: z.strictObject({
    ...intake,
    productModel: z.unknown().optional(),
    purchaseChannel: z.unknown().optional(),
    receivedAt: instant.optional(),
  }),
  output: z.object({
    level: z.int().nullable(),
    priority: z.int(),
    priorityInputs: z.array(z.object({ input: z.string(), value: z.string(), weight: z.number() })),
    department: z
      .object({ id: z.string(), name: z.object({ zh: z.string(), en: z.string() }), rule: z.string() })
      .nullable(),
    clocks: z.array(ClockToBe),
  }),
});

export const EditCase = endpoint({
  method: 'PATCH',
  path: '/api/cases/:number',
  summary: 'Corrects facts of an open case; every field keeps its old value on the timeline',
  params: byNumber,
  body: z.strictObject({
    version: seenVersion,
    reason: prose(500),
    subject: line(120).optional(),
    course: prose(CONTENT_LIMIT).optional(),
    demand: prose(CONTENT_LIMIT).optional(),
    importance: z.enum(importances).optional(),
    businessLink: z.enum(businessLinks).optional(),
    productModel: line(60).optional(),
    purchaseChannel: z.enum(purchaseChannels).optional(),
    sellingParty: line(100).optional(),
    servicingParty: line(100).optional(),
    namedUserId: z.uuid().nullable().optional(),
  }),
  output: z.object({ number: z.string(), version: z.int() }),
});
