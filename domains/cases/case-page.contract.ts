import { z } from 'zod';
import { endpoint } from '../../kernel/contract.ts';
import { CustomerBrief, UnitBrief } from '../customers/customers.contract.ts';
import { byNumber, CaseRow } from './cases.contract.ts';
import { measureTypes, Names, recordKinds, steps } from './terms.contract.ts';

const Someone = z.object({ id: z.uuid(), name: z.string(), position: z.string().optional() });

export const ClockView = z.object({
  limitKey: z.string(),
  event: z.string(),
  clause: z.string(),
  text: Names,
  kind: z.enum(['breach', 'target']),
  binding: z.boolean(),
  status: z.enum(['running', 'paused', 'met', 'met_late', 'breached', 'stopped', 'excused']),
  startedAt: z.string(),
  originalDueAt: z.string().nullable(),
  dueAt: z.string().nullable(),
  metAt: z.string().nullable(),
  breachedAt: z.string().nullable(),
  excused: z.boolean(),
  flags: z.array(z.string()),
});
export type ClockView = z.infer<typeof ClockView>;

/** One step of the handling with its gate: what is missing, who does it, until when, which clause. */
export const StepView = z.object({
  step: z.enum(steps),
  stage: z.string(),
  clause: z.string(),
  status: z.enum(['done', 'current', 'upcoming', 'skipped']),
  missing: z.array(z.string()),
  /** The one department the step belongs to (S0 1.3). */
  departmentId: z.string().nullable(),
  responsible: Someone.nullable(),
  dueAt: z.string().nullable(),
  /** The clause behind the due instant. */
  dueClause: z.string().nullable(),
});
export type StepView = z.infer<typeof StepView>;

export const RecordView = z.object({
  id: z.int(),
  kind: z.enum(recordKinds),
  round: z.int(),
  body: z.record(z.string(), z.unknown()),
  at: z.string(),
  by: z.string(),
  correctsId: z.int().nullable(),
});
export type RecordView = z.infer<typeof RecordView>;

export const PlanView = z.object({
  id: z.int(),
  round: z.int(),
  status: z.enum(['draft', 'submitted', 'approved', 'returned', 'agreed', 'refused']),
  summary: z.string(),
  template: z.string(),
  demands: z.array(
    z.object({
      demand: z.string(),
      answer: z.enum(['accepted', 'partly', 'refused']),
      reason: z.string().nullable(),
    }),
  ),
  measures: z.array(
    z.object({
      type: z.enum(measureTypes),
      description: z.string(),
      responsible: Someone,
      dueAt: z.string(),
      amountFen: z.int(),
      clause: z.string().nullable(),
    }),
  ),
  responsible: Someone,
  completeBy: z.string(),
  estimatedCostFen: z.int(),
  compensationFen: z.int(),
  madeBy: z.string(),
  madeAt: z.string(),
  agreedAt: z.string().nullable(),
  agreementChannel: z.string().nullable(),
  agreementNote: z.string().nullable(),
  version: z.int(),
});
export type PlanView = z.infer<typeof PlanView>;

export const ApprovalView = z.object({
  id: z.int(),
  kind: z.enum(['plan', 'handover', 'level_lowering', 'stage_skip', 'amount_raise']),
  caseNumber: z.string(),
  subject: z.string(),
  planId: z.int().nullable(),
  data: z.record(z.string(), z.unknown()),
  amountFen: z.int(),
  cumulativeFen: z.int(),
  clause: z.string(),
  /** Why it came here: codes with values, e.g. over the amount of the position. */
  why: z.array(z.object({ code: z.string(), values: z.record(z.string(), z.unknown()) })),
  requestedBy: z.string(),
  requestedAt: z.string(),
  approver: Someone.nullable(),
  status: z.enum(['waiting', 'approved', 'refused', 'withdrawn']),
  decidedBy: z.string().nullable(),
  decidedAt: z.string().nullable(),
  reason: z.string().nullable(),
  mayDecide: z.boolean(),
});
export type ApprovalView = z.infer<typeof ApprovalView>;

const TaskView = z.object({
  id: z.int(),
  kind: z.string(),
  title: z.string(),
  departmentId: z.string().nullable(),
  responsible: Someone.nullable(),
  dueAt: z.string(),
  amountFen: z.int(),
  status: z.enum(['open', 'done', 'cancelled']),
  result: z.string().nullable(),
  actualCostFen: z.int().nullable(),
  completedAt: z.string().nullable(),
  mayComplete: z.boolean(),
  version: z.int(),
});

const CooperationView = z.object({
  departmentId: z.string(),
  name: Names,
  task: z.string(),
  dueAt: z.string(),
  answeredAt: z.string().nullable(),
  answer: z.string().nullable(),
});

export const FileView = z.object({
  id: z.uuid(),
  name: z.string(),
  mediaType: z.string(),
  sizeBytes: z.int(),
  uploadedAt: z.string(),
});

export const EventView = z.object({
  id: z.int(),
  seq: z.int(),
  type: z.string(),
  at: z.string(),
  actor: z.string(),
  reason: z.string().nullable(),
  data: z.record(z.string(), z.unknown()),
});
export type EventView = z.infer<typeof EventView>;

/** Verbs that this actor may do with this case now; the screen shows buttons from it, never from a rule. */
export const CaseMay = z.object({
  accept: z.boolean(),
  assign: z.boolean(),
  record: z.boolean(),
  classify: z.boolean(),
  lowerLevel: z.boolean(),
  plan: z.boolean(),
  submitPlan: z.boolean(),
  agree: z.boolean(),
  handOver: z.boolean(),
  extend: z.boolean(),
  pause: z.boolean(),
  resume: z.boolean(),
  skipStage: z.boolean(),
  merge: z.boolean(),
  edit: z.boolean(),
  close: z.boolean(),
  reopen: z.boolean(),
  discuss: z.boolean(),
  reveal: z.boolean(),
  cooperate: z.boolean(),
});
export type CaseMay = z.infer<typeof CaseMay>;

export const CasePage = CaseRow.extend({
  importance: z.string(),
  businessLink: z.string(),
  phase: z.string(),
  productType: z.string().nullable(),
  productModelUnknown: z.string().nullable(),
  purchaseChannel: z.string().nullable(),
  purchaseChannelUnknown: z.string().nullable(),
  serviceType: z.string().nullable(),
  useScene: z.string().nullable(),
  needsRepair: z.boolean(),
  special: z.boolean(),
  course: z.string(),
  demand: z.string(),
  expectedOutcome: z.string().nullable(),
  contactName: z.string(),
  contactPhone: z.string(),
  complainedAt: z.string(),
  registeredAt: z.string(),
  round: z.int(),
  acceptance: z.enum(['waiting', 'accepted', 'returned']),
  assignmentRule: z.string().nullable(),
  sellingParty: z.string().nullable(),
  servicingParty: z.string().nullable(),
  ownerPerson: Someone,
  handlerPerson: Someone.nullable(),
  responsiblePerson: Someone.nullable(),
  namedUser: Someone.nullable(),
  department: z.object({ id: z.string(), name: Names }).nullable(),
  mergedInto: z.string().nullable(),
  mergedFrom: z.array(z.string()),
  source: z.string().nullable(),
  externalRef: z.string().nullable(),
  standard: z.object({ code: z.string(), version: z.string() }),
  calendar: z.object({ code: z.string(), version: z.string() }),
  completeness: z.object({ percent: z.int(), missing: z.array(z.string()) }),
  priorityInputs: z.array(z.object({ input: z.string(), value: z.string(), weight: z.number() })),
  nextStep: StepView.nullable(),
  stepList: z.array(StepView),
  clocks: z.array(ClockView),
  /** The three tiers of the first response: who answers for each, until when, and whether it is missed (S0 1.4). None once answered. */
  tiers: z.array(
    z.object({ tier: z.int(), responsible: Someone.nullable(), dueAt: z.string(), missed: z.boolean() }),
  ),
  /** Measures that the category and the product allow (S3 2-K3-1). */
  measures: z.array(z.enum(measureTypes)),
  records: z.array(RecordView),
  plans: z.array(PlanView),
  approvals: z.array(ApprovalView),
  tasks: z.array(TaskView),
  cooperations: z.array(CooperationView),
  files: z.array(FileView),
  receipts: z.array(
    z.object({ number: z.string(), channel: z.string(), receivedAt: z.string(), text: z.string() }),
  ),
  messages: z.array(
    z.object({
      channel: z.string(),
      template: z.string(),
      body: z.string(),
      status: z.string(),
      at: z.string(),
    }),
  ),
  customerFile: CustomerBrief,
  unit: UnitBrief.nullable(),
  similar: z.array(
    z.object({ number: z.string(), subject: z.string(), stage: z.string(), receivedAt: z.string() }),
  ),
  events: z.array(EventView),
  /** Shown once a second plan did not satisfy either (消费者权益保护法 39). */
  externalRemedies: z.array(Names).nullable(),
  may: CaseMay,
});
export type CasePage = z.infer<typeof CasePage>;

export const GetCase = endpoint({
  method: 'GET',
  path: '/api/cases/:number',
  summary: 'Everything the case page shows, and what the caller may do next',
  params: byNumber,
  output: CasePage,
});

export const GetTimeline = endpoint({
  method: 'GET',
  path: '/api/cases/:number/events',
  summary: 'Every change of a case, oldest first, paged by key',
  params: byNumber,
  query: z.object({
    after: z.coerce.number().int().min(0).default(0),
    limit: z.coerce.number().int().min(1).max(500).default(200),
  }),
  output: z.object({ events: z.array(EventView), next: z.int().nullable() }),
});

export const GetTrace = endpoint({
  method: 'GET',
  path: '/api/cases/:number/clocks/:limitKey/trace',
  summary: 'Step by step how a due instant was counted',
  params: byNumber.extend({ limitKey: z.string().max(80) }),
  output: z.object({
    limitKey: z.string(),
    clause: z.string(),
    dueAt: z.string().nullable(),
    steps: z.array(
      z.object({
        from: z.string(),
        to: z.string(),
        counted: z.boolean(),
        seconds: z.number(),
        why: z.object({ code: z.string(), values: z.record(z.string(), z.unknown()) }),
      }),
    ),
  }),
});
