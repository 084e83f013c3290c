import { type Verdict, verdictOn } from '../../domains/workorders/commands.rules.ts';
import {
  completeness,
  type Gap,
  missingToComplete,
  missingToStart,
  type RecordGroups,
  type WorkSheet,
} from '../../domains/workorders/completion.rules.ts';
import type { CommandType } from '../../domains/workorders/life.rules.ts';
import type { MyDay } from '../../domains/workorders/my-day.contract.ts';
import type { OrderStatus } from '../../domains/workorders/orders.contract.ts';
import type { CommandAnswer, OrderCommand } from '../../domains/workorders/workorders.contract.ts';
import type { OutputOf } from '../../kernel/contract.ts';
import { quoteHere, withPart, withPayment } from '../order/account.ts';

export type Order = OutputOf<typeof MyDay>['orders'][number];
export type Refused = { code: string; text: { zh: string; en: string } | null; missing: Gap[] };
/** A command on its way; `seq` is its place, `refused` what the server said. */
export type Entry = { seq: number; command: OrderCommand; refused: Refused | null };

/** Whether work may go on after the customer's answer; an offer without one waits. */
function withQuote(order: Order, command: OrderCommand): Order {
  const { quote } = command;
  if (quote === undefined) return order;
  const refusedCharge = order.serviceClass === 'basic' ? 'none' : 'needed';
  const agreed = quote.accepted === true || quote.totalFen === 0;
  const charge = agreed ? 'agreed' : quote.accepted === undefined ? 'waiting' : refusedCharge;
  return recounted({ ...order, charge, quote: agreed ? quoteHere(order, command) : order.quote });
}

const isRecord = (command: OrderCommand): boolean => command.type === 'record';
const isMove = ({ type }: OrderCommand): boolean => type !== 'record' && type !== 'use_part';

/**
 * Moves and parts that wait behind a refused move of their order, by their ids, with the refused one. Evidence never
 * waits, and a refused part holds nothing back.
 */
export function heldBehind(entries: readonly Entry[]): Map<string, Entry> {
  const blocked = new Map<string, Entry>();
  const held = new Map<string, Entry>();
  for (const entry of entries) {
    if (isRecord(entry.command)) continue;
    const { number, id } = entry.command;
    const before = blocked.get(number);
    if (before !== undefined) held.set(id, before);
    else if (entry.refused !== null && isMove(entry.command)) blocked.set(number, entry);
  }
  return held;
}

/** What may be sent now, in order. */
export function sendable(entries: readonly Entry[]): Entry[] {
  const held = heldBehind(entries);
  return entries.filter((entry) => entry.refused === null && !held.has(entry.command.id));
}

const sheetOf = (order: Order): WorkSheet => ({
  template: order.template,
  // A day that an earlier version of the app kept says nothing of it.
  serviceType: order.serviceType ?? 'repair',
  hazards: order.hazards,
  highHumidity: order.highHumidity,
  serviceClass: order.serviceClass,
  records: order.records,
  charge: order.charge,
});

/** What is missing is counted again by the rules of the server. */
function recounted(order: Order): Order {
  const sheet = sheetOf(order);
  const had = (group: keyof RecordGroups) => !order.completeness.missing.includes(group);
  const has = (kind: string) => order.records.some((record) => record.kind === kind);
  return {
    ...order,
    missingToStart: missingToStart(sheet),
    missingToComplete: missingToComplete(sheet),
    completeness: completeness({
      customer: had('customer'),
      content: had('content'),
      staff: had('staff'),
      time: has('result'),
      result: has('result') && has('signature'),
    }),
  };
}

/** May the command be given now? The rule that the server will ask. */
export const verdictHere = (order: Order, command: CommandType, reason?: string): Verdict =>
  verdictOn(
    { status: order.status, sheet: sheetOf(order), completenessPercent: order.completeness.percent },
    { command, reason },
  );

function withRecord(order: Order, command: OrderCommand): Order {
  if (command.record === undefined) return order;
  const { kind, body } = command.record;
  const record = {
    id: -order.records.length - 1,
    kind,
    body,
    at: command.at,
    byName: order.visit?.technician.name ?? '',
  };
  return recounted({ ...order, records: [...order.records, record] });
}

const inState = (order: Order, status: OrderStatus, at: string): Order =>
  status === order.status ? order : { ...order, status, statusSince: at };

const ASIDE = { use_part: withPart, quote: withQuote, pay: withPayment };
type Aside = keyof typeof ASIDE;
const isAside = (type: OrderCommand['type']): type is Aside => type in ASIDE;

function applied(order: Order, { command }: Entry): Order {
  if (command.type === 'record') return withRecord(order, command);
  if (isAside(command.type)) return ASIDE[command.type](order, command);
  const verdict = verdictHere(order, command.type, command.reason);
  return verdict.ok ? inState(order, verdict.to, command.at) : order;
}

/** The order as the phone shows it: what the server said last, and then every command that is still to be sent. */
export const onPhone = (order: Order, entries: readonly Entry[]): Order =>
  sendable(entries.filter(({ command }) => command.number === order.number)).reduce(applied, order);

/** The kept order after the server took a command; the server's word on the state counts. */
export function afterAnswer(order: Order, entry: Entry, answer: CommandAnswer): Order {
  if (order.number !== entry.command.number) return order;
  const { command } = entry;
  const taken = isAside(command.type) ? ASIDE[command.type](order, command) : withRecord(order, command);
  const done = answer.outcome === 'done' ? taken : order;
  return answer.status === null ? done : inState(done, answer.status, entry.command.at);
}

/** The outbox after the server's answers: what was taken is gone, what was refused is marked, what waits stays. */
export function afterAnswers(entries: readonly Entry[], answers: readonly CommandAnswer[]): Entry[] {
  const byId = new Map(answers.map((answer) => [answer.id, answer]));
  return entries.flatMap((entry) => {
    const answer = byId.get(entry.command.id);
    if (answer === undefined || answer.outcome === 'waits') return [entry];
    if (answer.outcome === 'done') return [];
    const { code, text, missing } = answer;
    return [{ ...entry, refused: { code: code ?? 'order.state', text, missing } }];
  });
}

/** A refused command with all that waits behind it, in order: what is sent again, behind what was added since. */
export function withThoseBehind(entries: readonly Entry[], id: string): Entry[] {
  const held = heldBehind(entries);
  return entries.filter(({ command }) => command.id === id || held.get(command.id)?.command.id === id);
}

/** Refused because the order was cancelled: nothing of its moves can pass any more. */
export const isOfCancelled = ({ refused }: Entry): boolean => refused?.code === 'order.cancelled';

/**
 * The day as it is kept: the server's, and orders that it no longer lists but for which something is still to be sent
 * (cancelled or moved while the phone was offline).
 */
export function keptOrders(
  fresh: readonly Order[],
  before: readonly Order[],
  entries: readonly Entry[],
): Order[] {
  const listed = new Set(fresh.map((order) => order.number));
  const open = new Set(entries.map(({ command }) => command.number));
  return [...fresh, ...before.filter(({ number }) => !listed.has(number) && open.has(number))];
}
