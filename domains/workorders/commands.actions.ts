import type { Context } from '../../kernel/context.ts';
import type { BodyOf } from '../../kernel/contract.ts';
import { type Fact, record } from '../../kernel/events.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { refusalTexts } from '../../kernel/refusal-texts.ts';
import { iso, ms, SECOND } from '../../kernel/time.ts';
import { notify } from '../messages/messages.actions.ts';
import { consumePart, releaseFor } from '../parts/orders.actions.ts';
import { deviceTime, readRecord, verdictOn } from './commands.rules.ts';
import type { Gap } from './completion.rules.ts';
import type { CommandType } from './life.rules.ts';
import { completenessOfOrder, sheetOf } from './order-page.queries.ts';
import { closeAccount, payAtDoor } from './order-payments.actions.ts';
import { quoteAtDoor } from './order-quotes.actions.ts';
import type { OrderStatus } from './orders.contract.ts';
import { unfitAtDoor } from './visits.actions.ts';
import type { CommandAnswer, OrderCommand, SendCommands } from './workorders.contract.ts';
import { mayCommand, mayRecord, mayUsePart } from './workorders.policy.ts';
import { currentVisit, knownAnswers, type OrderSheet, orderSheets } from './workorders.queries.ts';
import {
  endVisit,
  insertCommand,
  insertRecord,
  lockCommandsOf,
  lockOrder,
  noteArrival,
  type OrderChange,
  saveOrder,
} from './workorders.store.ts';

type Given = { command: OrderCommand; at: number; skewed: boolean };
type Done = { status: OrderStatus | null; code: string | null; missing: Gap[] };

const refused = (code: string, missing: Gap[] = [], status: OrderStatus | null = null): Done => ({
  code,
  missing,
  status,
});

const answerOf = (
  { command, skewed }: Given,
  outcome: CommandAnswer['outcome'],
  done: Done,
): CommandAnswer => ({
  id: command.id,
  outcome,
  code: done.code,
  text: done.code === null ? null : (refusalTexts[done.code] ?? null),
  missing: done.missing,
  status: done.status,
  skewed,
});

const factOf = (sheet: OrderSheet, type: string, { command, at }: Given, data: object = {}): Fact => ({
  type,
  subject: `workorder:${sheet.id}`,
  ...(sheet.caseId === null ? {} : { caseId: sheet.caseId }),
  at,
  reason: command.reason,
  data: { number: sheet.number, ...data },
});

/** The owner of the case hears at once of an issue or a stop on site (S0 3.3). */
async function tellOwner(ctx: Context, sheet: OrderSheet, kind: string, note: string): Promise<void> {
  if (sheet.caseId === null || sheet.caseOwnerId === null) return;
  await notify(ctx, [
    {
      userId: sheet.caseOwnerId,
      kind,
      caseId: sheet.caseId,
      caseNumber: sheet.caseNumber,
      data: { number: sheet.number, subject: sheet.subject, note },
    },
  ]);
}

/** Evidence is added whatever the state of the order: what was accepted on site is never lost. */
async function addRecord(ctx: Context, sheet: OrderSheet, given: Given): Promise<Done> {
  const wanted = given.command.record;
  if (wanted === undefined) return refused('order.record_invalid');
  if (!mayRecord(ctx.actor, currentVisit(sheet))) return refused('order.not_yours');
  const read = readRecord(wanted.kind, wanted.body);
  if ('wrong' in read)
    return refused(
      'order.record_invalid',
      read.wrong.map((about) => ({ code: 'field', clause: 'S0 2.2', about })),
    );
  await insertRecord(ctx, sheet.id, {
    kind: wanted.kind,
    body: read.body,
    at: iso(given.at),
    commandId: given.command.id,
  });
  await record(ctx, [factOf(sheet, 'workorder.recorded', given, { kind: wanted.kind })]);
  if (wanted.kind === 'issue')
    await tellOwner(
      ctx,
      sheet,
      'workorder.issue',
      String((read.body as { description: string }).description),
    );
  return { status: sheet.status, code: null, missing: [] };
}

const endsVisit: Partial<Record<CommandType, 'done' | 'cancelled'>> = {
  complete: 'done',
  solve_remotely: 'cancelled',
  decline: 'cancelled',
  cancel: 'cancelled',
};

/** A part is used while the work goes on; stock is a delta, so two phones that used the last one are told apart. */
async function takePart(ctx: Context, sheet: OrderSheet, { command, at }: Given): Promise<Done> {
  if (command.part === undefined) return refused('order.record_invalid');
  if (!mayUsePart(ctx.actor, currentVisit(sheet))) return refused('order.not_yours');
  if (!['working', 'held', 'arrived'].includes(sheet.status)) return refused('order.state', [], sheet.status);
  const { code, ...rest } = command.part;
  await consumePart(ctx, sheet.number, { part: code, ...rest, at, commandId: command.id });
  return { status: sheet.status, code: null, missing: [] };
}

/** The moment, or the reason, that a move writes on the order. */
function momentOf(type: CommandType, at: string, reason: string | undefined): Partial<OrderChange> {
  switch (type) {
    case 'start':
      return { startedAt: at };
    case 'complete':
    case 'solve_remotely':
      return { completedAt: at };
    case 'confirm':
      return { confirmedAt: at };
    case 'cancel':
      return reason === undefined ? {} : { cancelledReason: reason };
    default:
      return {};
  }
}

async function move(ctx: Context, sheet: OrderSheet, given: Given): Promise<Done> {
  const { command } = given;
  const type = command.type as CommandType;
  if (!mayCommand(ctx.actor, type, currentVisit(sheet))) return refused('order.not_yours');
  const verdict = verdictOn(
    { status: sheet.status, sheet: sheetOf(sheet), completenessPercent: completenessOfOrder(sheet).percent },
    { command: type, reason: command.reason },
  );
  if (!verdict.ok) return refused(verdict.code, verdict.missing, sheet.status);
  const unfit = type === 'arrive' ? await unfitAtDoor(ctx, sheet, given.at) : [];
  if (unfit.length > 0)
    return refused(
      'visit.unfit_at_door',
      unfit.map(({ code, clause, about }) => ({ code, clause, about })),
      sheet.status,
    );
  if (type === 'settle') await closeAccount(ctx, sheet);
  const at = iso(given.at);
  const change = { status: verdict.to, ...momentOf(type, at, command.reason) };
  await saveOrder(ctx, sheet.id, change, at);
  if (type === 'arrive') await noteArrival(ctx, sheet.id, at);
  const ended = endsVisit[type];
  if (ended !== undefined) await endVisit(ctx, sheet.id, ended);
  await record(ctx, [factOf(sheet, `workorder.${FACTS[type]}`, given, { place: command.place ?? null })]);
  if (type === 'cancel') await releaseFor(ctx, sheet.number);
  if (type === 'hold') await tellOwner(ctx, sheet, 'workorder.held', command.reason ?? '');
  if (type === 'complete') await tellOwner(ctx, sheet, 'workorder.completed', '');
  return { status: verdict.to, code: null, missing: [] };
}

const FACTS: Record<CommandType, string> = {
  accept: 'accepted',
  decline: 'declined',
  set_out: 'set_out',
  arrive: 'arrived',
  start: 'started',
  hold: 'held',
  resume: 'resumed',
  solve_remotely: 'solved_remotely',
  complete: 'completed',
  confirm: 'confirmed',
  settle: 'settled',
  cancel: 'cancelled',
};

/** A quote with the customer's answer; work that is chargeable waits for it. */
async function quote(ctx: Context, sheet: OrderSheet, given: Given): Promise<Done> {
  await quoteAtDoor(ctx, sheet, given);
  return { status: sheet.status, code: null, missing: [] };
}

const pay = async (ctx: Context, sheet: OrderSheet, given: Given): Promise<Done> => ({
  status: await payAtDoor(ctx, sheet, given),
  code: null,
  missing: [],
});

const ASIDE = { record: addRecord, use_part: takePart, quote, pay };

async function carryOut(ctx: Context, given: Given): Promise<{ done: Done; orderId: number | null }> {
  const { command } = given;
  await lockOrder(ctx, command.number);
  const [sheet] = await orderSheets(ctx, [command.number]);
  if (sheet === undefined) return { done: refused('order.not_found'), orderId: null };
  const act = command.type in ASIDE ? ASIDE[command.type as keyof typeof ASIDE] : move;
  return { done: await act(ctx, sheet, given), orderId: sheet.id };
}

/** A refusal ends its own command only: what the command wrote is taken back, the others go on. */
async function attempt(ctx: Context, given: Given): Promise<{ done: Done; orderId: number | null }> {
  try {
    return await ctx.db.nested(() => carryOut(ctx, given));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { done: refused(error.code), orderId: null };
  }
}

/**
 * Carries commands out in their order, each once: a repeated id gets its first answer again, also while the first time
 * is still under way. A refused one holds back the later moves of its order, which wait on the phone, are not kept and
 * may be sent again; evidence and other orders go on. Times are those of the device set right by its skew.
 */
export async function sendCommands(ctx: Context, { deviceNow, commands }: BodyOf<typeof SendCommands>) {
  await lockCommandsOf(ctx);
  const known = await knownAnswers(
    ctx,
    commands.map((command) => command.id),
  );
  const blocked = new Map<string, string>();
  const answers: CommandAnswer[] = [];
  for (const command of commands) {
    const before = known.get(command.id) as CommandAnswer | undefined;
    if (before !== undefined) {
      answers.push(before);
      continue;
    }
    const time = deviceTime({ at: ms(command.at), now: ms(deviceNow) }, ctx.now);
    const given: Given = { command: command as OrderCommand, at: time.at, skewed: time.skewed };
    const blocker = blocked.get(command.number);
    if (blocker !== undefined && command.type !== 'record') {
      answers.push(answerOf(given, 'waits', refused(blocker)));
      continue;
    }
    const { done, orderId } = await attempt(ctx, given);
    const answer = answerOf(given, done.code === null ? 'done' : 'refused', done);
    answers.push(answer);
    if (done.code !== null && command.type !== 'record' && command.type !== 'use_part')
      blocked.set(command.number, done.code);
    if (done.code === null)
      await insertCommand(ctx, given.command, {
        orderId,
        receivedAt: iso(ctx.now),
        skewSeconds: Math.round(time.skewMs / SECOND),
        answer,
      });
  }
  return { answers };
}
