import { billOf } from '../../domains/pricing/bill.rules.ts';
import type { Quote } from '../../domains/pricing/quotes.contract.ts';
import { priceLines } from '../../domains/pricing/quoting.rules.ts';
import type { MyDay } from '../../domains/workorders/my-day.contract.ts';
import type { OrderCommand } from '../../domains/workorders/workorders.contract.ts';
import type { OutputOf } from '../../kernel/contract.ts';

type Order = OutputOf<typeof MyDay>['orders'][number];

/** The bill as the phone knows it, by the rule that the server asks; amounts in fen. */
export function accountOf(order: Order) {
  const accepted = order.quote?.status === 'accepted' ? order.quote.lines : [];
  // A day that an earlier version of the app kept says nothing of parts and money.
  const { lines, totalFen } = billOf(accepted, order.used ?? []);
  const paidFen = order.paidFen ?? 0;
  return { lines, totalFen, paidFen, dueFen: Math.max(0, totalFen - paidFen) };
}

/** The quote that the customer said yes to at this door, as the server will keep it; the one before when it is not known. */
export function quoteHere(order: Order, { at, quote }: OrderCommand): Quote | null {
  if (quote === undefined) return order.quote;
  const { asked } = quote;
  if (asked === undefined) return order.quote === null ? null : { ...order.quote, status: 'accepted' };
  const cover = asked.fault?.exclusion === undefined ? order.cover : null;
  const priced = priceLines(order.prices ?? [], asked.lines, cover);
  if (!priced.ok) return order.quote;
  return {
    ...{ id: 0, status: 'accepted', lines: priced.lines, cover, totalFen: priced.totalFen },
    ...{ reductionFen: priced.reductionFen, reductionReason: null, validUntil: at },
    ...{ madeBy: '', madeAt: at, answer: null },
  };
}

export function withPart(order: Order, { part }: OrderCommand): Order {
  if (part === undefined) return order;
  const used = order.used ?? [];
  const known = used.find(({ code }) => code === part.code);
  const name = known?.name ?? { zh: part.code, en: part.code };
  const quantity = (known?.quantity ?? 0) + part.quantity;
  const others = used.filter((one) => one !== known);
  return { ...order, used: [...others, { code: part.code, name, quantity }] };
}

/** Money that was taken; the last of a confirmed order settles it. */
export function withPayment(order: Order, { payment, at }: OrderCommand): Order {
  if (payment === undefined) return order;
  const paid = { ...order, paidFen: (order.paidFen ?? 0) + payment.amountFen };
  const isSettled = order.status === 'confirmed' && accountOf(paid).dueFen === 0;
  return isSettled ? { ...paid, status: 'settled', statusSince: at } : paid;
}
