import type { Context } from '../../kernel/context.ts';
import type { BodyOf, OutputOf } from '../../kernel/contract.ts';
import { conflict, forbidden, invalid, notFound } from '../../kernel/refusal.ts';
import { iso } from '../../kernel/time.ts';
import { may } from '../identity/identity.policy.ts';
import { listInForce, pricesForOrder } from '../pricing/pricing.queries.ts';
import { answerQuote, type ChargedOrder, coverFor, offerQuote } from '../pricing/quotes.actions.ts';
import type { AskedQuote } from '../pricing/quotes.contract.ts';
import { partsUsed, paymentsOf, quotesOf } from '../pricing/quotes.queries.ts';
import { billFor } from '../pricing/settlement.actions.ts';
import type { DoorQuote } from './door-quotes.contract.ts';
import { isOpen } from './life.rules.ts';
import type { AnswerQuote, GetOrderCharges } from './order-quotes.contract.ts';
import type { OrderStatus } from './orders.contract.ts';
import type { OrderCommand } from './workorders.contract.ts';
import { isOnVisit } from './workorders.policy.ts';
import { currentVisit, type OrderSheet, orderSheet } from './workorders.queries.ts';
import { insertRecord, lockOrder } from './workorders.store.ts';

export const charged = (sheet: OrderSheet): ChargedOrder => ({
  id: sheet.id,
  number: sheet.number,
  caseId: sheet.caseId,
  workKind: sheet.workKind,
  serviceType: sheet.serviceType,
  region: sheet.region,
  productType: sheet.productType,
  serial: (sheet.unit as { serial: string } | null)?.serial ?? null,
  subject: sheet.subject,
});

const isDone = (status: OrderStatus): boolean => ['completed', 'confirmed', 'settled'].includes(status);

/** The open order, held; refuses one whose work has ended: a price is agreed before the work (HAP price). */
async function openOrder(ctx: Context, number: string): Promise<OrderSheet> {
  const sheet = await orderSheet(ctx, number);
  const locked = await lockOrder(ctx, number);
  if (locked === undefined) throw notFound('order.not_found', { number });
  if (!isOpen(locked.status)) throw conflict('order.state', { status: locked.status });
  return sheet;
}

/** What the phone needs to quote and to take payment without a network. */
export async function quotingFor(ctx: Context, sheet: OrderSheet) {
  const order = charged(sheet);
  const list = await listInForce(ctx, ctx.now);
  const quotes = await quotesOf(ctx, sheet.number);
  return {
    prices: list === undefined ? [] : await pricesForOrder(ctx, list.id, order),
    cover: await coverFor(ctx, order),
    quote: quotes.find(({ status }) => status === 'offered' || status === 'accepted') ?? null,
    used: await partsUsed(ctx, sheet.number),
    paidFen: (await paymentsOf(ctx, sheet.number)).reduce((sum, { amountFen }) => sum + amountFen, 0),
  };
}

/** Prices, quotes, bill and payments of an order in sight. */
export async function orderCharges(ctx: Context, number: string): Promise<OutputOf<typeof GetOrderCharges>> {
  const sheet = await orderSheet(ctx, number);
  const { prices, cover } = await quotingFor(ctx, sheet);
  return {
    charge: sheet.charge,
    list: (await listInForce(ctx, ctx.now)) ?? null,
    prices,
    cover,
    quotes: await quotesOf(ctx, number),
    bill: await billFor(ctx, number, isDone(sheet.status)),
    payments: await paymentsOf(ctx, number),
    may: {
      quote: may(ctx.actor, 'quotes:make') && isOpen(sheet.status),
      pay: may(ctx.actor, 'payments:record') && ['completed', 'confirmed'].includes(sheet.status),
    },
  };
}

/** Offers a quote from the office. */
export async function offerFromOffice(ctx: Context, number: string, asked: AskedQuote) {
  const sheet = await openOrder(ctx, number);
  return offerQuote(ctx, charged(sheet), asked, { at: ctx.now, commandId: null });
}

/** Records what the customer said to an offer by phone or in writing. */
export async function answerFromOffice(
  ctx: Context,
  { number, id }: { number: string; id: number },
  { accepted, by, note }: BodyOf<typeof AnswerQuote>,
) {
  const sheet = await openOrder(ctx, number);
  await answerQuote(ctx, charged(sheet), id, { accepted, by, note, at: iso(ctx.now) });
  return { id, accepted };
}

type AtDoor = { command: OrderCommand; at: number };

function refuseUnsigned(wish: DoorQuote): void {
  const isSigned = wish.signedBy !== undefined && (wish.strokes ?? '') !== '';
  if (wish.accepted === true && !isSigned) throw invalid('quote.signature_needed');
}

function refuseAtDoor({ actor }: Context, sheet: OrderSheet): void {
  if (!may(actor, 'quotes:make') || !isOnVisit(actor, currentVisit(sheet)))
    throw forbidden('order.not_yours');
  if (sheet.status === 'cancelled') throw conflict('order.cancelled');
  if (!isOpen(sheet.status)) throw conflict('order.state', { status: sheet.status });
}

/**
 * A quote at the door: offers it, or takes up the open offer, and keeps the customer's signature with the answer. Refuses a
 * total other than the one that was signed.
 */
export async function quoteAtDoor(ctx: Context, sheet: OrderSheet, { command, at }: AtDoor): Promise<void> {
  const wish = command.quote;
  if (wish === undefined) throw invalid('order.record_invalid');
  refuseAtDoor(ctx, sheet);
  const order = charged(sheet);
  const offered =
    wish.asked === undefined
      ? await openOffer(ctx, sheet.number, wish.id ?? 0)
      : await offerQuote(ctx, order, wish.asked, { at, commandId: command.id });
  if (offered.totalFen !== wish.totalFen)
    throw conflict('quote.total_changed', { totalFen: offered.totalFen });
  const { accepted, signedBy, strokes } = wish;
  if (offered.accepted || accepted === undefined) return;
  refuseUnsigned(wish);
  await answerQuote(ctx, order, offered.id, { accepted, by: 'signature', note: null, at: iso(at) });
  if (!accepted) return;
  const body = { quoteId: offered.id, totalFen: offered.totalFen, signedBy, strokes };
  await insertRecord(ctx, sheet.id, {
    kind: 'quote_acceptance',
    body,
    at: iso(at),
    commandId: command.id,
  });
}

async function openOffer(ctx: Context, number: string, id: number) {
  const quote = (await quotesOf(ctx, number)).find((known) => known.id === id);
  if (quote === undefined) throw notFound('quote.not_found');
  return { id, totalFen: quote.totalFen, accepted: false };
}
