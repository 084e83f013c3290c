import { z } from 'zod';
import {
  caseKinds,
  clockEvents,
  complaintCategories,
  impactClasses,
  importances,
  origins,
  productTypes,
  regions,
  urgencies,
} from '../standards/standards.contract.ts';

/** What is known about a case when its limits are chosen. null: not known or not applicable. */
export const CaseFacts = z.object({
  kind: z.enum(caseKinds),
  urgency: z.enum(urgencies),
  importance: z.enum(importances),
  category: z.enum(complaintCategories).nullable(),
  level: z.union([z.literal(1), z.literal(2)]).nullable(),
  impactClass: z.enum(impactClasses).nullable(),
  productType: z.enum(productTypes).nullable(),
  region: z.enum(regions).nullable(),
  channel: z.string().max(40),
  customerGrade: z.string().max(40).nullable(),
  needsRepair: z.boolean(),
  /** Return, exchange or repair is needed. */
  special: z.boolean(),
  incidentGrade: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]).nullable(),
});
export type CaseFacts = z.infer<typeof CaseFacts>;

const at = z.int();
const event = z.enum(clockEvents);
/** null: every clock of the case. */
const affected = z.array(event).min(1).nullable();
const reason = z.string().min(1).max(200);

/** A fact about a case's clocks. `at` is epoch milliseconds; the order of the list does not matter. */
export const ClockEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('started'), at, facts: CaseFacts }),
  z.object({ type: z.literal('facts_changed'), at, facts: CaseFacts }),
  /** `until`: planned end of the pause, null while unknown. */
  z.object({ type: z.literal('paused'), at, events: affected, reason, until: at.nullable().default(null) }),
  z.object({ type: z.literal('resumed'), at, events: affected.default(null) }),
  z.object({ type: z.literal('extended'), at, event, newDue: at, reason }),
  z.object({ type: z.literal('met'), at, event }),
  z.object({ type: z.literal('reopened'), at, event }),
  z.object({ type: z.literal('origin'), at, name: z.enum(origins) }),
  z.object({ type: z.literal('stopped'), at }),
]);
export type ClockEvent = z.input<typeof ClockEvent>;

const clockStatuses = ['running', 'paused', 'met', 'met_late', 'breached', 'stopped', 'excused'] as const;

export const Threshold = z.object({
  kind: z.enum(['warning', 'tier']),
  percent: z.int(),
  /** 1 to 3 for a tier that ends here, null for a warning. */
  tier: z.int().nullable(),
  /** null while a pause without end holds it. */
  at: at.nullable(),
});
export type Threshold = z.infer<typeof Threshold>;

export const Clock = z.object({
  limitKey: z.string(),
  event,
  clause: z.string(),
  origin: z.enum(['clause', 'law', 'company_setting']),
  /** `target`: amber when late, never a breach. */
  bindingKind: z.enum(['breach', 'target']),
  /** The earliest due instant of its event and binding kind. */
  binding: z.boolean(),
  startedAt: at,
  /** Open seconds, or seconds of a limit in hours; working and calendar days also carry `targetDays`. */
  targetSeconds: z.int(),
  targetDays: z.int().nullable(),
  /** In force now: moved by pauses and extension. null while a pause without end holds the clock. */
  dueAt: at.nullable(),
  /** Without any pause or extension. */
  originalDueAt: at,
  extendedDueAt: at.nullable(),
  status: z.enum(clockStatuses),
  metAt: at.nullable(),
  /** Time the clock stood still so far, in its own seconds. */
  pausedSeconds: z.int(),
  thresholds: z.array(Threshold),
  /** `calendar_<year>_unpublished`: the due date may move when the notice of that year appears. */
  flags: z.array(z.string()),
  /** Clause that replaces this limit; it stays visible and never binds. */
  supersededBy: z.string().nullable(),
});
export type Clock = z.infer<typeof Clock>;

const traceCodes = [
  'running',
  'open',
  'closed',
  'weekend',
  'holiday',
  'workday',
  'makeup_workday',
  'first_day_not_counted',
  'calendar_day',
  'paused',
  'capped',
  'extended',
] as const;

/** One stretch of a clock's life and why it counts or not; the text for people is made from `why`. */
export const TraceStep = z.object({
  from: at,
  to: at,
  counted: z.boolean(),
  /** Seconds that count against the limit; 0 when not counted. */
  seconds: z.int(),
  /** Working or calendar days that count. */
  days: z.int(),
  why: z.object({
    code: z.enum(traceCodes),
    /** Name of the holiday that causes a day off or a make-up day. */
    name: z.object({ zh: z.string(), en: z.string() }).nullable(),
    /** Number of the notice, else its address. */
    notice: z.string().nullable(),
    /** Reason of a pause or an extension; clause-giving limit of a cap. */
    reason: z.string().nullable(),
  }),
});
export type TraceStep = z.infer<typeof TraceStep>;
