import { z } from 'zod';
import { endpoint, instant, line, prose, rowId, seenVersion } from '../../kernel/contract.ts';
import { NewCustomer, phone, serial } from '../customers/customers.contract.ts';
import { regionCodes } from '../identity/identity.contract.ts';
import {
  businessLinks,
  CaseNumber,
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
  steps,
  urgencies,
} from './terms.contract.ts';

const CONTENT_LIMIT = 20_000;
export const byNumber = z.object({ number: CaseNumber });

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
  body: z.object({
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

export const CaseRow = z.object({
  number: z.string(),
  kind: z.enum(kinds),
  urgency: z.enum(urgencies),
  category: z.enum(categories).nullable(),
  level: z.int().nullable(),
  impactClass: z.enum(impactClasses).nullable(),
  priority: z.int(),
  subject: z.string(),
  customer: z.string(),
  region: z.enum(regionCodes).nullable(),
  channel: z.string(),
  productModel: z.string().nullable(),
  stage: z.enum(stages),
  step: z.string(),
  owner: z.string(),
  handler: z.string().nullable(),
  responsible: z.string().nullable(),
  departmentId: z.string().nullable(),
  receivedAt: z.string(),
  nextDueAt: z.string().nullable(),
  nextDueEvent: z.string().nullable(),
  nextDueClause: z.string().nullable(),
  breached: z.boolean(),
  atRisk: z.boolean(),
  waitingForCustomer: z.boolean(),
  tier: z.int(),
  closedAt: z.string().nullable(),
  version: z.int(),
});
export type CaseRow = z.infer<typeof CaseRow>;

export const DuplicatesOf = endpoint({
  method: 'GET',
  path: '/api/case-duplicates',
  summary: 'Open cases of the same customer or unit in the last 30 days',
  query: z.object({
    customerId: rowId.optional(),
    phone: z.string().max(30).optional(),
    unitSerial: z.string().max(40).optional(),
    productModel: z.string().max(60).optional(),
  }),
  output: z.object({
    duplicates: z.array(
      z.object({
        number: z.string(),
        subject: z.string(),
        receivedAt: z.string(),
        stage: z.string(),
        sameUnit: z.boolean(),
        sameCustomer: z.boolean(),
        /** The same unit, or the same model for this customer. */
        sameProduct: z.boolean(),
        /** The same product, within the hours of the standard: offered for merging. */
        likely: z.boolean(),
      }),
    ),
  }),
});

const list = <T extends [string, ...string[]]>(values: readonly [...T]) =>
  z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(z.enum(values)).max(values.length));

const caseFilters = {
  kind: list([...kinds]).optional(),
  stage: list([...stages]).optional(),
  category: list([...categories]).optional(),
  region: list([...regionCodes]).optional(),
  level: z.coerce.number().int().min(1).max(2).optional(),
  impactClass: z.enum(impactClasses).optional(),
  departmentId: z.string().max(60).optional(),
  channel: z.enum(channels).optional(),
  ownerId: z.uuid().optional(),
  handlerId: z.uuid().optional(),
  customerId: rowId.optional(),
  state: z.enum(['open', 'closed', 'overdue', 'at_risk', 'unowned', 'silent', 'unchecked']).optional(),
  receivedFrom: instant.optional(),
  receivedTo: instant.optional(),
  source: z.string().max(40).optional(),
  find: z.string().max(100).optional(),
};

export const ListCases = endpoint({
  method: 'GET',
  path: '/api/cases',
  summary: 'Cases by filter, newest first or by what is due next, paged by key',
  query: z.object({
    ...caseFilters,
    order: z.enum(['received', 'due']).default('received'),
    after: z.string().max(200).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  output: z.object({ cases: z.array(CaseRow), next: z.string().nullable() }),
});

export const MyDesk = endpoint({
  method: 'GET',
  path: '/api/desk',
  summary: 'My open cases by what is due next, with the counts of the tabs',
  query: z.object({
    tab: z.enum(['to_do', 'at_risk', 'overdue', 'waiting', 'owned']).default('to_do'),
  }),
  output: z.object({
    counts: z.object({
      toDo: z.int(),
      atRisk: z.int(),
      overdue: z.int(),
      waiting: z.int(),
      owned: z.int(),
      approvals: z.int(),
    }),
    cases: z.array(CaseRow),
  }),
});

const WallCount = z.object({
  key: z.string(),
  open: z.int(),
  overdue: z.int(),
  atRisk: z.int(),
  unowned: z.int(),
  silent: z.int(),
});
export const GetWall = endpoint({
  method: 'GET',
  path: '/api/wall',
  summary: 'Overdue, at risk, unowned and silent cases by region and department, with the worst of them',
  output: z.object({
    total: WallCount,
    regions: z.array(WallCount),
    departments: z.array(WallCount),
    worst: z.array(CaseRow),
    silent: z.array(CaseRow),
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

/** Every state change answers with the case's new version and place. */
export const Moved = z.object({
  number: z.string(),
  version: z.int(),
  stage: z.enum(stages),
  step: z.enum(steps),
});
export type Moved = z.infer<typeof Moved>;
