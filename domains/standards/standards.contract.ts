import { z } from 'zod';
import {
  bilingual,
  Clause,
  clauseId,
  departmentTypes,
  GlossaryTerm,
  key,
  StandardDocument,
} from './clauses.contract.ts';
import {
  Cadence,
  ComplaintChannel,
  ForbiddenTerm,
  PolicyPromise,
  PrivacyNote,
  RecordForm,
  Responsibility,
  ScopeEntry,
  StatutoryBound,
  Target,
  workflowStages,
} from './policy-terms.contract.ts';

/** Words that conditions and cases share. A value that is not known is null and fits no condition. */
export const caseKinds = [
  'request',
  'complaint',
  'consultation',
  'suggestion',
  'praise',
  'incident',
] as const;
export const urgencies = ['general', 'urgent'] as const;
export const importances = ['high', 'medium', 'low'] as const;
export const complaintCategories = [
  'product_quality',
  'safety',
  'service_attitude',
  'after_sales',
  'logistics',
  'other',
] as const;
export const impactClasses = ['A', 'B', 'C'] as const;
export const productTypes = ['appliance', 'electronics', 'home', 'office'] as const;
export const regions = ['north', 'east', 'south', 'central', 'northwest', 'southwest'] as const;
const businessLinks = ['sales', 'delivery', 'installation', 'after_sales', 'other'] as const;
/** What a limit ends: each event has its own clocks, and limits of different events are never compared. */
export const clockEvents = ['acknowledge', 'respond', 'arrange', 'solution', 'complete', 'close'] as const;
const units = ['seconds', 'hours', 'working_hours', 'working_days', 'calendar_days'] as const;
/** The fact a limit counts from. `received` is the customer's first contact on any channel. */
export const origins = ['received', 'assigned', 'agreed', 'goods_returned', 'demanded'] as const;

const some = <T extends z.ZodType>(value: T) => z.array(value).min(1).optional();

/** Every part given must fit; a part fits when the case's value is in its list. */
export const Condition = z.strictObject({
  kind: some(z.enum(caseKinds)),
  urgency: some(z.enum(urgencies)),
  importance: some(z.enum(importances)),
  category: some(z.enum(complaintCategories)),
  level: some(z.union([z.literal(1), z.literal(2)])),
  impactClass: some(z.enum(impactClasses)),
  productType: some(z.enum(productTypes)),
  region: some(z.enum(regions)),
  channel: some(z.string().min(1).max(40)),
  customerGrade: some(z.string().min(1).max(40)),
  needsRepair: z.boolean().optional(),
  special: z.boolean().optional(),
  incidentGrade: some(z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)])),
});
export type Condition = z.infer<typeof Condition>;

/** The longest duration of each unit: a day, a year, 1,000 days. A longer one is a slip of the pen. */
export const longest: Record<(typeof units)[number], number> = {
  seconds: 86_400,
  hours: 8_760,
  working_hours: 8_760,
  working_days: 1_000,
  calendar_days: 1_000,
};
export const Duration = z
  .strictObject({ value: z.int().min(1), unit: z.enum(units) })
  .superRefine(({ value, unit }, context) => {
    const maximum = longest[unit];
    if (value <= maximum) return;
    context.addIssue({
      code: 'too_big',
      origin: 'int',
      maximum,
      inclusive: true,
      path: ['value'],
      input: value,
    });
  });
export type Duration = z.infer<typeof Duration>;

export const Limit = z.strictObject({
  key,
  event: z.enum(clockEvents),
  /** `workorder`: counts for the work inside a case, not for the case itself. */
  subject: z.enum(['case', 'workorder']).default('case'),
  duration: Duration,
  clause: clauseId,
  when: Condition,
  from: z.enum(origins).default('received'),
  /** Used while the fact named by `from` has not happened; null: no clock before it. */
  fallbackFrom: z.enum(origins).nullable().default(null),
  /** Key of a limit whose due instant is never passed by this one. */
  cappedBy: key.nullable().default(null),
  /** `target` turns amber and counts in statistics; it is never a breach. */
  binding: z.enum(['breach', 'target']),
  origin: z.enum(['clause', 'law', 'company_setting']),
  verified: z.boolean(),
  /** A clock already running stays when the case becomes one of these kinds. */
  keptWhenKindBecomes: z.array(z.enum(caseKinds)).default([]),
  /** Shown with its citation but replaced by a stricter clause. */
  supersededBy: clauseId.nullable().default(null),
  note: bilingual.nullable().default(null),
});
export type Limit = z.infer<typeof Limit>;

const Gate = z.strictObject({
  key,
  clause: clauseId,
  action: key,
  needs: z.array(key).min(1),
  text: bilingual,
});

const fenLimit = z.int().min(0).nullable();
const AuthorityLevel = z.strictObject({
  key,
  layer: z.int().min(1).max(9),
  title: bilingual,
  /** null: not set, so every compensation goes up. */
  amountLimitFen: fenLimit.default(null),
  mayDecideMajor: z.boolean(),
  unlimited: z.boolean().default(false),
});
const Authority = z.strictObject({
  clause: clauseId,
  levels: z.array(AuthorityLevel).min(1),
  /** A complaint that fits one of these is major and is not decided by the front line. */
  majorWhen: z.array(Condition),
});

export const Route = z.strictObject({
  key,
  clause: clauseId,
  when: Condition.extend({ businessLink: some(z.enum(businessLinks)) }),
  lead: z.enum(departmentTypes),
  cooperating: z.array(z.enum(departmentTypes)).default([]),
  origin: z.enum(['clause', 'company_setting']),
});
export type Route = z.infer<typeof Route>;

const Category = z.strictObject({
  key: z.enum(complaintCategories),
  title: bilingual,
  defaultLevel: z.union([z.literal(1), z.literal(2)]),
  clause: clauseId,
  levelOrigin: z.enum(['clause', 'company_setting']),
  lead: z.enum(departmentTypes),
  checksIncident: z.boolean().default(false),
});

/** A number the clause does not give: shown as the company's own, beside the clause that only says 及时 or 定期. */
const setting = <T extends z.ZodType>(value: T) =>
  z.strictObject({ value, clause: clauseId, origin: z.literal('company_setting'), text: bilingual });
const percent = z.int().min(1).max(100);
const wallTime = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/);

export const Settings = z.strictObject({
  warningPercents: setting(z.array(percent).min(1).max(5)),
  /** Share of the response limit after which the case moves to the next tier; tier 1 first. */
  responseTierPercents: setting(z.tuple([percent, percent, percent])),
  quietHours: setting(z.strictObject({ from: wallTime, to: wallTime })),
  silentContactHours: setting(z.int().min(1).max(720)),
  progressCheckHours: setting(z.int().min(1).max(720)),
  notifyLeadMinutes: setting(z.int().min(1).max(1440)),
  repeatContactHours: setting(z.int().min(1).max(720)),
  duplicateWindowHours: setting(z.int().min(1).max(720)),
  maxReopenings: setting(z.int().min(0).max(9)),
});
export type Settings = z.infer<typeof Settings>;

/** Until when a stage ends: with the clock of its event where the case has one, else after its own duration. */
const StageLimit = z.strictObject({
  stage: z.enum(workflowStages),
  clause: clauseId,
  event: z.enum(clockEvents).nullable().default(null),
  /** Counts from the moment the case enters the stage. */
  duration: Duration,
  origin: z.enum(['clause', 'company_setting']),
});

/** A measure that some products do not allow in some categories of complaint. */
const MeasureBlock = z.strictObject({
  measure: key,
  /** Product types or their parents. */
  productTypes: z.array(key).min(1),
  categories: z.array(z.enum(complaintCategories)).min(1),
  clause: clauseId,
  origin: z.enum(['law', 'company_setting']),
  text: bilingual,
});

/** How a contradiction between clauses was settled; the linter's findings on these clauses count as settled by it. */
const Decision = z.strictObject({
  key,
  clauses: z.array(clauseId).min(1),
  /** Codes of the findings that it settles. */
  settles: z.array(key).max(20).default([]),
  text: bilingual,
});

export const Pack = z.strictObject({
  code: key,
  version: z.int().min(1),
  effectiveFrom: z.iso.date().refine((value) => /^2[01]\d\d-/.test(value), { message: 'year_out_of_range' }),
  status: z.enum(['draft', 'published', 'retired']),
  title: bilingual,
  calendar: key,
  documents: z.array(StandardDocument).min(1),
  clauses: z.array(Clause).min(1),
  limits: z.array(Limit).min(1),
  gates: z.array(Gate),
  authority: Authority,
  routing: z.array(Route).min(1),
  categories: z.array(Category).min(1),
  settings: Settings,
  /** Published only with all seven (S2 1.4.2). */
  stages: z.array(StageLimit).default([]),
  measureBlocks: z.array(MeasureBlock).default([]),
  decisions: z.array(Decision).default([]),
  cadences: z.array(Cadence).default([]),
  targets: z.array(Target).default([]),
  responsibilities: z.array(Responsibility).default([]),
  scope: z.array(ScopeEntry).default([]),
  promises: z.array(PolicyPromise).default([]),
  complaintChannels: z.array(ComplaintChannel).default([]),
  privacyNotes: z.array(PrivacyNote).default([]),
  statutory: z.array(StatutoryBound).default([]),
  forbiddenTerms: z.array(ForbiddenTerm).default([]),
  glossary: z.array(GlossaryTerm).default([]),
  recordForms: z.array(RecordForm).default([]),
});
export type Pack = z.infer<typeof Pack>;
