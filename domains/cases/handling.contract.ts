import { z } from 'zod';
import { day, endpoint, instant, line, prose } from '../../kernel/contract.ts';
import { byNumber, Moved } from './cases.contract.ts';
import { change, version } from './change.contract.ts';
import { categories, channels, impactClasses, importances, urgencies } from './terms.contract.ts';

export const AssignCase = change(
  'assignment',
  'Gives the case to a lead department and a handler, with the reason',
  z.strictObject({
    version,
    departmentId: z.string().max(60),
    handlerId: z.uuid().nullable(),
    reason: prose(500),
  }),
);
export const AcceptCase = change(
  'acceptance',
  'The lead department accepts the case and names its handler, or returns it with a reason (S3 2-3-2)',
  z.discriminatedUnion('accepted', [
    z.strictObject({ version, accepted: z.literal(true), handlerId: z.uuid().optional() }),
    z.strictObject({ version, accepted: z.literal(false), reason: prose(500) }),
  ]),
);
export const RequestHandover = change(
  'handovers',
  'Asks to give the ownership to a colleague: reason and approval, then the customer is told (S0 1.2)',
  z.strictObject({ version, toUserId: z.uuid(), reason: prose(500) }),
);

export const RecordVerification = change(
  'verifications',
  'Records the preliminary check of the matter and of the complainant (S1 4.1)',
  z.strictObject({
    version,
    truth: z.enum(['substantiated', 'partly', 'unsubstantiated']),
    identityMethod: z.enum(['order_number', 'phone_code', 'product_serial']),
    identityReference: line(60),
    note: prose(2000).optional(),
  }),
);
export const ClassifyCase = change(
  'classification',
  'Confirms or changes category, level, class, urgency; lowering the level needs a supervisor and a reason',
  z.strictObject({
    version,
    kind: z.enum(['request', 'complaint']).optional(),
    category: z.enum(categories).optional(),
    level: z.union([z.literal(1), z.literal(2)]).optional(),
    impactClass: z.enum(impactClasses).optional(),
    urgency: z.enum(urgencies).optional(),
    importance: z.enum(importances).optional(),
    needsRepair: z.boolean().optional(),
    special: z.boolean().optional(),
    reason: prose(500).optional(),
  }),
);
export const RecordContact = change(
  'contacts',
  'Records a contact with the customer: heard, understood, responded, follow-up (S0 5.1); only a two-way one answers the clock',
  z.strictObject({
    version,
    way: z.enum(['two_way', 'attempt']),
    channel: z.enum(channels),
    at: instant,
    heard: prose(4000).optional(),
    understood: prose(4000).optional(),
    responded: prose(4000).optional(),
    followUpOn: day.optional(),
    noFollowUpReason: line(300).optional(),
    quietHoursReason: z.enum(['emergency', 'consented']).optional(),
  }),
);
export const RecordEvidence = change(
  'evidence',
  'Adds an item of evidence with source, time and result of its check (S3 2-3-4)',
  z.strictObject({
    version,
    source: z.enum(['customer', 'technician', 'system', 'department', 'third_party']),
    occurredAt: instant,
    description: prose(4000),
    result: z.enum(['confirmed', 'not_confirmed', 'open']),
    fileIds: z.array(z.uuid()).max(20).default([]),
  }),
);
export const RecordCause = change(
  'causes',
  'Records the cause analysis with method and cause code (S3 2-K2-1)',
  z.strictObject({
    version,
    method: z.enum(['five_whys', 'fishbone', 'comparison', 'test', 'interview']),
    causeCode: z.enum([
      'material',
      'workmanship',
      'design',
      'transport',
      'installation',
      'use',
      'service',
      'rule_gap',
      'other',
    ]),
    description: prose(4000),
  }),
);

export const AskCooperation = change(
  'cooperations',
  'Adds a cooperating department with a task and a deadline (S1 5.1)',
  z.strictObject({ version, departmentId: z.string().max(60), task: prose(1000), dueAt: instant }),
);
export const AnswerCooperation = endpoint({
  method: 'POST',
  path: '/api/cases/:number/cooperations/:departmentId/answer',
  summary: 'A cooperating department answers its task',
  params: byNumber.extend({ departmentId: z.string().max(60) }),
  body: z.strictObject({ version, answer: prose(2000) }),
  output: Moved,
  creates: true,
});
export const FeedBack = change(
  'feedback',
  'Tells the customer the result, with time and channel (S3 2-5-1)',
  z.strictObject({ version, channel: z.enum(channels), at: instant, text: prose(4000) }),
);
export const RecordSatisfaction = change(
  'satisfaction',
  'Records that satisfaction was asked and what was answered; dissatisfied reopens once (S3 2-K5-3)',
  z.strictObject({
    version,
    channel: z.enum(channels),
    at: instant,
    outcome: z.enum(['satisfied', 'neutral', 'dissatisfied', 'not_reached']),
    score: z.int().min(1).max(5).optional(),
    confirmed: z.boolean(),
    notReachedAttempts: z.int().min(0).max(20).optional(),
    /** What a low score is about; left out, the category of the complaint (S0 5.3). */
    problemCategory: z.enum(categories).optional(),
    comment: prose(4000).optional(),
  }),
);
export const RecordImprovement = change(
  'improvements',
  'Records cause and improvement measure; due for level 1 and class A (S3 2-3-8)',
  z.strictObject({
    version,
    cause: prose(4000),
    measure: prose(4000),
    ownerId: z.uuid(),
    dueOn: day,
    causeCategory: line(60),
  }),
);
const verdict = z.enum(['pass', 'fail', 'not_applicable']);
export const RecordChecks = change(
  'checks',
  'Records the four checks before the end: in time, procedure, qualified, safe (S0 1.1)',
  z.strictObject({
    version,
    inTime: verdict,
    procedure: verdict,
    qualified: verdict,
    safe: verdict,
    note: prose(1000).optional(),
    demandMet: prose(2000),
    /** How the expected outcome was met; needed where the customer stated one (S1 1.2). */
    expectationMet: prose(2000).optional(),
  }),
);
export const FollowUp = change(
  'follow-ups',
  'Records the follow-up after handling and whether the problem came back (S3 2-K5-1)',
  z.strictObject({
    version,
    at: instant,
    channel: z.enum(channels),
    recurred: z.boolean(),
    note: prose(2000).optional(),
  }),
);
export const CheckProgress = change(
  'progress-checks',
  'Records a periodic progress check (S1 6.1)',
  z.strictObject({ version, finding: prose(1000) }),
);
export const CloseCase = change(
  'closing',
  'Closes the case; refused with the list of what is missing',
  z.strictObject({ version, summary: prose(2000) }),
);
export const ReopenCase = change(
  'reopening',
  'Reopens a closed case with a reason; the clock start stays',
  z.strictObject({ version, reason: prose(500), handlerId: z.uuid().optional() }),
);
export const SkipStage = change(
  'stage-skips',
  'Skips the current step with a supervisor’s reason (S0 1.2)',
  z.strictObject({ version, step: line(40), reason: prose(500) }),
);
export const ExtendClock = change(
  'extensions',
  'Excuses a deadline before it passes: reason, notice to the customer, new time (S1 2.2)',
  z.strictObject({
    version,
    event: z.enum(['arrange', 'solution', 'complete']),
    newDueAt: instant,
    reason: prose(500),
    customerToldAt: instant,
    customerToldBy: z.enum(channels),
    noticeEvidence: line(300),
  }),
);
export const PauseClock = change(
  'pauses',
  'Stops the clock of a step for a reason outside the company, with evidence',
  z.strictObject({
    version,
    reason: z.enum(['customer_asked', 'customer_unreachable', 'inspection', 'force_majeure']),
    evidence: line(300),
    resumeOn: day.optional(),
  }),
);
export const ResumeClock = change(
  'resumptions',
  'Lets a paused clock run again',
  z.strictObject({ version, note: line(300).optional() }),
);
export const ArrangeVisit = change(
  'visit-offers',
  'Records that a visit slot with a named technician was offered to the customer (S0 1.4)',
  z.strictObject({ version, technician: line(60), from: instant, to: instant, channel: z.enum(channels) }),
);
export const Discuss = change(
  'notes',
  'Writes an internal note that the customer never sees; mentioned colleagues are notified (S3 2-7-3)',
  z.strictObject({ body: prose(4000), mentions: z.array(z.uuid()).max(20).default([]) }),
);
export const MergeCase = change(
  'merger',
  'Merges this case into another of the same matter; every message and the earliest receipt stay (S1 3.1)',
  z.strictObject({ version, into: byNumber.shape.number, reason: prose(500) }),
);
