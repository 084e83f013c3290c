import type { Context } from '../../kernel/context.ts';
import type { InputOf } from '../../kernel/contract.ts';
import { conflict, invalid } from '../../kernel/refusal.ts';
import { iso, MINUTE, ms } from '../../kernel/time.ts';
import { organisationNow, superiorsOf } from '../identity/identity.queries.ts';
import type { CaseRecord } from './case-record.contract.ts';
import type { Moved } from './cases.contract.ts';
import { insertRecord } from './cases.store.ts';
import { completenessOf } from './completeness.rules.ts';
import { openFor } from './handling.actions.ts';
import type * as contract from './handling.contract.ts';
import { missingForClosing, skippedSteps } from './handling.rules.ts';
import { lowScoreMove } from './low-scores.actions.ts';
import { carryOut, handlerFor, type Move, mayHandle, type OpenCase, open } from './moves.actions.ts';
import { withdrawApprovals } from './plans.store.ts';
import { isRemedy } from './remedies.rules.ts';
import { askForContact } from './tasks.actions.ts';
import { cancelOpenTasks } from './tasks.store.ts';

type Body<E> = InputOf<E> extends { body: infer B } ? B : never;

/** Rounds of handling: the first, and one more after a dissatisfied answer (S3 2-五-2, T28). */
const roundsOf = (opened: OpenCase): number => 1 + opened.standard.pack.settings.maxReopenings.value;

type Second = { id: string; name: string };

/** Who takes the second round over: the head or the nearest superior, never the first handler nor a named person (S3 2-五-2). */
async function secondPerson(ctx: Context, { row }: OpenCase): Promise<Second> {
  const { units } = await organisationNow(ctx);
  const head = units.find((unit) => unit.id === row.lead_department_id)?.head ?? null;
  const first = row.handler_id ?? row.owner_id;
  const above = (await superiorsOf(ctx, first)).filter((person) =>
    Object.hasOwn(person.rights, 'cases:handle'),
  );
  const found = [head, ...above].find(
    (person) => person !== null && person.id !== first && person.id !== row.named_user_id,
  );
  if (found === null || found === undefined) throw conflict('case.second_person');
  return found;
}

async function reopened(ctx: Context, opened: OpenCase): Promise<Partial<Move>> {
  const { row, handling, taken } = opened;
  const next = await secondPerson(ctx, opened);
  await askForContact(ctx, opened, {
    kind: 'second_contact',
    personId: next.id,
    title: '客户不满意，由您再次沟通',
  });
  const round = handling.round + 1;
  return {
    set: { round: row.round + 1, handler_id: next.id },
    handling: { round, skipped: skippedSteps(taken.approvals, round) },
    facts: [
      {
        type: 'case.second_round',
        reason: 'dissatisfied',
        data: {
          round: row.round + 1,
          firstHandler: row.handler_id,
          secondHandler: next.id,
          secondName: next.name,
        },
      },
    ],
    clockEvents: [{ type: 'reopened', at: ctx.now, event: 'complete' }],
    notices: [{ userId: next.id, kind: 'case.second_round', data: { subject: row.subject } }],
    access: [`u:${next.id}`],
    customer: { template: 'second_talk', values: { person: next.name }, causeEvent: 'case.second_round' },
  };
}

/** After the last round the customer is told where else to turn (S3 2-五-2, T28). */
const remediesTold: Partial<Move> = {
  facts: [{ type: 'remedies.told', data: { to: 'customer' } }],
  customer: { template: 'remedies', values: {}, causeEvent: 'remedies.told' },
};

/**
 * Records that satisfaction was asked and what came back. Dissatisfied starts a second round with another person,
 * once; after that the external remedies are shown (S3 2-三-7, 2-五-2, 2-K5-3). The first round stays on record.
 */
export async function recordSatisfaction(
  ctx: Context,
  number: string,
  input: Body<typeof contract.RecordSatisfaction>,
): Promise<Moved> {
  const opened = await openFor(ctx, number, input, 'satisfaction');
  const { row, handling } = opened;
  if (ms(input.at) > ctx.now + 2 * MINUTE) throw invalid('case.contact_in_future', { field: 'at' });
  if (input.outcome === 'not_reached' && (input.notReachedAttempts ?? 0) < 1) {
    throw invalid('blank', { field: 'notReachedAttempts' });
  }
  const { version: _seen, ...body } = input;
  const id = await insertRecord(ctx, { caseId: row.id, kind: 'satisfaction', round: row.round, body });
  const record = { kind: 'satisfaction' as const, round: row.round, body };
  const isDissatisfied = input.outcome === 'dissatisfied' && row.kind === 'complaint';
  const again = isDissatisfied && row.round < roundsOf(opened);
  const second = again ? await reopened(ctx, opened) : isDissatisfied ? remediesTold : {};
  const asked = { type: 'record.satisfaction', data: { recordId: id, ...body } };
  const low = await lowScoreMove(ctx, opened, input);
  return carryOut(ctx, opened, {
    ...second,
    set: {
      ...(input.outcome === 'not_reached' ? {} : { last_contact_at: iso(Math.min(ms(input.at), ctx.now)) }),
      ...second.set,
    },
    handling: { records: [...handling.records, record], ...second.handling },
    facts: [asked, ...low.facts, ...(second.facts ?? [])],
    notices: [...(second.notices ?? []), ...low.notices],
    access: low.access,
  });
}

function completeness(opened: OpenCase) {
  const { row, taken } = opened;
  return completenessOf({
    contactName: row.masked_contact_name,
    contactPhone: row.masked_contact_phone,
    course: taken.text.course,
    demand: taken.text.demand,
    productModel: row.product_model,
    productModelUnknown: row.product_model_unknown,
    receivedAt: row.received_at,
    firstContactAt: row.first_contact_at,
    ownerId: row.owner_id,
    handlerId: row.handler_id,
    hasFeedback: taken.records.some((record) => record.kind === 'feedback'),
    hasSatisfaction: taken.records.some((record) => record.kind === 'satisfaction'),
  });
}

/** Closes a case whose every step is done and whose record is complete; refuses with all that is missing (S0 1.2, 2.3). */
export async function closeCase(
  ctx: Context,
  number: string,
  input: Body<typeof contract.CloseCase>,
): Promise<Moved> {
  const opened = await open(ctx, number, input);
  mayHandle(ctx, opened.row, 'cases:close');
  const talks = opened.taken.tasks.some((task) => task.kind === 'second_contact' && task.status === 'open')
    ? ['contact_task']
    : [];
  const remedies = opened.taken.tasks.some(({ kind, status }) => status === 'open' && isRemedy(kind))
    ? ['tasks']
    : [];
  const missing = [
    ...new Set([
      ...missingForClosing(opened.handling),
      ...talks,
      ...remedies,
      ...completeness(opened).missing,
    ]),
  ];
  if (missing.length > 0) throw conflict('case.incomplete', { missing });
  await withdrawApprovals(ctx, opened.row.id);
  await cancelOpenTasks(ctx, opened.row.id, 'all');
  return carryOut(ctx, opened, {
    set: {
      closed_at: iso(ctx.now),
      next_due_at: null,
      next_due_event: null,
      next_due_clause: null,
      at_risk: false,
    },
    handling: { closed: true },
    facts: [{ type: 'case.closed', data: { summary: input.summary } }],
    clockEvents: [
      { type: 'met', at: ctx.now, event: 'close' },
      { type: 'stopped', at: ctx.now },
    ],
  });
}

/** Reopens a closed case with a reason and, if given, another handler; the clock start stays the first contact (R4). */
export async function reopenCase(
  ctx: Context,
  number: string,
  input: Body<typeof contract.ReopenCase>,
): Promise<Moved> {
  const opened = await open(ctx, number, { version: input.version, closed: true });
  const { row } = opened;
  if (row.closed_at === null) throw conflict('case.not_closed');
  mayHandle(ctx, row);
  const handler =
    input.handlerId === undefined ? null : await handlerFor(ctx, row, input.handlerId, 'handlerId');
  const round = row.round + 1;
  return carryOut(ctx, opened, {
    set: { closed_at: null, round, handler_id: handler?.id ?? row.handler_id } satisfies Partial<
      Record<keyof CaseRecord, unknown>
    >,
    handling: { closed: false, round, skipped: skippedSteps(opened.taken.approvals, round) },
    facts: [{ type: 'case.reopened', reason: input.reason, data: { round, handler: handler?.name ?? null } }],
    clockEvents: [{ type: 'reopened', at: ctx.now, event: 'close' }],
    notices:
      row.handler_id === null
        ? []
        : [{ userId: handler?.id ?? row.handler_id, kind: 'case.reopened', data: { subject: row.subject } }],
  });
}
