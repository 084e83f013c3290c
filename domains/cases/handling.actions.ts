import type { Context } from '../../kernel/context.ts';
import type { BodyOf, InputOf } from '../../kernel/contract.ts';
import { conflict, forbidden, invalid } from '../../kernel/refusal.ts';
import { iso, MINUTE, ms } from '../../kernel/time.ts';
import type { ClockEvent } from '../deadlines/deadlines.contract.ts';
import { isQuiet } from '../messages/messages.rules.ts';
import { quietHoursOf } from '../standards/standards.queries.ts';
import type { CaseRecord } from './case-record.contract.ts';
import type { Moved } from './cases.contract.ts';
import { mayLower } from './cases.policy.ts';
import { type CaseChange, insertRecord } from './cases.store.ts';
import { isLowered, levelOfCategory, priorityOf } from './classification.rules.ts';
import type * as contract from './handling.contract.ts';
import { carryOut, type Move, mayHandle, type OpenCase, open, passGate } from './moves.actions.ts';
import { finishContactTasks } from './tasks.actions.ts';
import type { RecordKind, Step } from './terms.contract.ts';

type Entry = { kind: RecordKind; body: Record<string, unknown> };
type Body<E> = InputOf<E> extends { body: infer B } ? B : never;

/** Writes a record down and carries the step out; `rest` adds what else the record changes. */
async function writeDown(
  ctx: Context,
  opened: OpenCase,
  entry: Entry,
  rest: Partial<Move> = {},
): Promise<Moved> {
  const { row, handling } = opened;
  const id = await insertRecord(ctx, {
    caseId: row.id,
    kind: entry.kind,
    round: row.round,
    body: entry.body,
  });
  const record = { kind: entry.kind, round: row.round, body: entry.body };
  return carryOut(ctx, opened, {
    ...rest,
    set: { last_progress_at: iso(ctx.now), ...rest.set },
    handling: { records: [...handling.records, record], ...rest.handling },
    facts: [{ type: `record.${entry.kind}`, data: { recordId: id, ...entry.body } }, ...(rest.facts ?? [])],
  });
}

/** Opens a case for a handler and passes the step's gate. */
async function openFor(
  ctx: Context,
  number: string,
  input: { version: number },
  step?: Step,
): Promise<OpenCase> {
  const opened = await open(ctx, number, input);
  mayHandle(ctx, opened.row);
  if (step !== undefined) passGate(step, opened.handling);
  return opened;
}

/** Records the preliminary check of the matter and of the person, never by identity card (S1 4.1). */
export async function recordVerification(
  ctx: Context,
  number: string,
  input: Body<typeof contract.RecordVerification>,
) {
  const opened = await openFor(ctx, number, input, 'verify');
  const { version: _seen, ...body } = input;
  return writeDown(ctx, opened, { kind: 'verification', body });
}

function newClass(row: CaseRecord, input: Body<typeof contract.ClassifyCase>): CaseChange {
  const complaint = (input.kind ?? row.kind) === 'complaint';
  return {
    kind: input.kind ?? row.kind,
    category: complaint ? (input.category ?? row.category) : null,
    level: complaint ? (input.level ?? row.level) : null,
    impact_class: complaint ? (input.impactClass ?? row.impact_class) : null,
    urgency: input.urgency ?? row.urgency,
    importance: input.importance ?? row.importance,
    needs_repair: input.needsRepair ?? row.needs_repair,
    special: input.special ?? row.special,
  };
}

/** A major complaint does not become a minor one by the hand of who would then decide it (S1 5.2). */
function refuseMinor(ctx: Context, { row }: OpenCase, set: CaseChange, reason: string | undefined): void {
  if (row.impact_class !== 'A' || set.impact_class === 'A') return;
  if (!mayLower(ctx.actor, row)) throw forbidden('case.class_by_supervisor', { field: 'impactClass' });
  if (reason === undefined) throw invalid('reason_needed', { field: 'reason' });
}

function refuseLowering(ctx: Context, opened: OpenCase, set: CaseChange, reason: string | undefined): void {
  const { row, standard } = opened;
  refuseMinor(ctx, opened, set, reason);
  if (set.kind !== 'complaint') return;
  const ofCategory = levelOfCategory(standard.pack.categories, String(set.category));
  const floor =
    row.level === null || set.category !== row.category ? ofCategory : Math.min(row.level, ofCategory);
  if (!isLowered(Number(set.level), floor)) return;
  if (!mayLower(ctx.actor, row)) throw forbidden('case.level_by_supervisor', { field: 'level' });
  if (reason === undefined) throw invalid('reason_needed', { field: 'reason' });
}

/** A changed category brings its level along, unless a level was given; it never lowers one by itself. */
function withLevel(opened: OpenCase, input: Body<typeof contract.ClassifyCase>, set: CaseChange): CaseChange {
  if (set.kind !== 'complaint' || input.level !== undefined) return set;
  const ofCategory = levelOfCategory(opened.standard.pack.categories, String(set.category));
  return { ...set, level: Math.min(opened.row.level ?? ofCategory, ofCategory) };
}

/**
 * Confirms or changes the class of a case. Verification comes first; raising is free, lowering needs a supervisor
 * with a reason; the clocks are counted anew from the first contact (S1 4.1; S3 2-二; R4).
 */
export async function classifyCase(ctx: Context, number: string, input: Body<typeof contract.ClassifyCase>) {
  const opened = await openFor(ctx, number, input, 'classify');
  const { row } = opened;
  const set = withLevel(opened, input, newClass(row, input));
  if (set.kind === 'complaint' && (set.category === null || set.impact_class === null)) {
    throw invalid('required_for_complaints', { field: set.category === null ? 'category' : 'impactClass' });
  }
  refuseLowering(ctx, opened, set, input.reason);
  const { priority } = priorityOf({
    ...(set as unknown as { kind: string; urgency: string; importance: string; level: number | null }),
    impactClass: set.impact_class as string | null,
    productType: row.product_type,
    customerGrade: row.customer_grade,
  });
  const before = {
    kind: row.kind,
    category: row.category,
    level: row.level,
    impactClass: row.impact_class,
    urgency: row.urgency,
    importance: row.importance,
  };
  const after = {
    kind: set.kind,
    category: set.category,
    level: set.level,
    impactClass: set.impact_class,
    urgency: set.urgency,
    importance: set.importance,
  };
  return writeDown(
    ctx,
    opened,
    { kind: 'classification', body: { before, after, reason: input.reason ?? null } },
    {
      set: { ...set, priority },
      handling: {
        kind: set.kind as CaseRecord['kind'],
        level: set.level as number | null,
        impactClass: set.impact_class as string | null,
      },
      facts: [{ type: 'case.classified', reason: input.reason, data: { from: before, to: after } }],
    },
  );
}

/** A talk with the customer lies between the first contact and now. */
function refuseTime(ctx: Context, { row }: OpenCase, time: string): void {
  if (ms(time) > ctx.now + 2 * MINUTE) throw invalid('case.contact_in_future', { field: 'at' });
  if (ms(time) < ms(row.received_at)) throw invalid('case.contact_before_receipt', { field: 'at' });
}

function refuseContact(ctx: Context, opened: OpenCase, input: Body<typeof contract.RecordContact>): void {
  const { row, standard, taken } = opened;
  const at = ms(input.at);
  refuseTime(ctx, opened, input.at);
  const quiet = quietHoursOf(standard);
  const allowed = row.urgency === 'urgent' || taken.contact_any_time || input.quietHoursReason !== undefined;
  if (isQuiet(at, quiet) && !allowed) throw conflict('case.quiet_hours', { ...quiet, field: 'at' });
  if (input.way !== 'two_way') return;
  for (const field of ['heard', 'understood', 'responded'] as const) {
    if (input[field] === undefined) throw invalid('blank', { field });
  }
  if (input.followUpOn === undefined && input.noFollowUpReason === undefined) {
    throw invalid('case.no_follow_up', { field: 'followUpOn' });
  }
}

/**
 * Records a contact with heard, understood, responded and follow-up. A two-way one answers the response clock;
 * an attempt does not. Not in the quiet hours unless urgent or consented (S0 1.4, 3.3, 5.1; S3 2-三-3).
 */
export async function recordContact(
  ctx: Context,
  number: string,
  input: Body<typeof contract.RecordContact>,
) {
  const opened = await openFor(ctx, number, input);
  refuseContact(ctx, opened, input);
  const { row } = opened;
  const { version: _seen, ...body } = input;
  if (input.way === 'attempt') return writeDown(ctx, opened, { kind: 'contact', body });
  const talked = await finishContactTasks(ctx, opened, input.responded ?? '');
  const at = Math.min(ms(input.at), ctx.now);
  const isFirst = row.first_contact_at === null;
  const met: ClockEvent[] = isFirst ? [{ type: 'met', at, event: 'respond' }] : [];
  const first = isFirst ? { first_contact_at: iso(at) } : {};
  return writeDown(
    ctx,
    opened,
    { kind: 'contact', body },
    { set: { ...first, last_contact_at: iso(at) }, clockEvents: met, facts: talked },
  );
}

/** Adds an item of evidence with source, time and check result (S3 2-三-4). */
export async function recordEvidence(
  ctx: Context,
  number: string,
  input: Body<typeof contract.RecordEvidence>,
) {
  const opened = await openFor(ctx, number, input, 'investigate');
  if (ms(input.occurredAt) > ctx.now + 2 * MINUTE)
    throw invalid('case.contact_in_future', { field: 'occurredAt' });
  const { version: _seen, ...body } = input;
  return writeDown(ctx, opened, { kind: 'evidence', body });
}

/** Records method, cause code and text of the cause analysis (S3 2-K2-1). */
export async function recordCause(ctx: Context, number: string, input: Body<typeof contract.RecordCause>) {
  const opened = await openFor(ctx, number, input, 'analyse');
  const { version: _seen, ...body } = input;
  return writeDown(ctx, opened, { kind: 'cause', body });
}

/** Records cause and improvement measure with owner and date (S3 2-三-8). */
export async function recordImprovement(
  ctx: Context,
  number: string,
  input: Body<typeof contract.RecordImprovement>,
) {
  const opened = await openFor(ctx, number, input, 'improve');
  const { version: _seen, ...body } = input;
  return writeDown(ctx, opened, { kind: 'improvement', body });
}

/** Records the four checks before the end and how each demand was met (S0 1.1, S1 1.2). */
export async function recordChecks(ctx: Context, number: string, input: Body<typeof contract.RecordChecks>) {
  const opened = await openFor(ctx, number, input, 'check');
  if (opened.taken.text.expected_outcome !== null && input.expectationMet === undefined) {
    throw invalid('blank', { field: 'expectationMet' });
  }
  const { version: _seen, ...body } = input;
  return writeDown(ctx, opened, { kind: 'checks', body });
}

/** Records a periodic progress check; the case leaves the list of unchecked ones (S1 6.1). */
export async function checkProgress(
  ctx: Context,
  number: string,
  input: BodyOf<typeof contract.CheckProgress>,
) {
  const opened = await openFor(ctx, number, input);
  const entry: Entry = { kind: 'progress_check', body: { finding: input.finding } };
  return writeDown(ctx, opened, entry, { set: { last_checked_at: iso(ctx.now) } });
}

/** Tells the customer the result: sent, and on record with time and channel (S3 2-五-1, S1 6.2). */
export async function feedBack(ctx: Context, number: string, input: Body<typeof contract.FeedBack>) {
  const opened = await openFor(ctx, number, input, 'feed_back');
  refuseTime(ctx, opened, input.at);
  const { version: _seen, ...body } = input;
  return writeDown(
    ctx,
    opened,
    { kind: 'feedback', body },
    {
      set: { last_contact_at: iso(Math.min(ms(input.at), ctx.now)) },
      customer: { template: 'result', values: { text: input.text }, causeEvent: 'record.feedback' },
    },
  );
}

/** Records that a visit slot with a named technician was offered: the repair is arranged (S0 1.4). */
export async function arrangeVisit(ctx: Context, number: string, input: Body<typeof contract.ArrangeVisit>) {
  const opened = await openFor(ctx, number, input);
  const { version: _seen, ...offer } = input;
  return carryOut(ctx, opened, {
    set: { last_progress_at: iso(ctx.now) },
    facts: [{ type: 'visit.offered', data: offer }],
    clockEvents: [{ type: 'met', at: ctx.now, event: 'arrange' }],
  });
}

/** Records the follow-up and whether the problem came back (S3 2-K5-1). */
export async function followUp(ctx: Context, number: string, input: Body<typeof contract.FollowUp>) {
  const opened = await openFor(ctx, number, input, 'follow_up');
  refuseTime(ctx, opened, input.at);
  const { version: _seen, ...body } = input;
  return writeDown(ctx, opened, { kind: 'follow_up', body });
}

export { openFor };
