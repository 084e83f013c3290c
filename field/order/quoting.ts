import type { PriceItem } from '../../domains/pricing/pricing.contract.ts';
import type { AskedLine, Cover, QuoteLine } from '../../domains/pricing/quotes.contract.ts';
import { priceLines } from '../../domains/pricing/quoting.rules.ts';
import type { Order } from '../outbox/replay.ts';

/** What usually is charged: the visit and the work of the order's kind, once each. */
export const usualLines = ({ prices, workKind }: Order): Record<string, number> =>
  Object.fromEntries(
    prices
      .filter(({ kind, workKind: work }) => kind === 'visit' || (kind === 'labour' && work === workKind))
      .map(({ code }) => [code, 1]),
  );

const askedOf = (quantities: Record<string, number>): AskedLine[] =>
  Object.entries(quantities).flatMap(([code, quantity]) => (quantity > 0 ? [{ code, quantity }] : []));

export type Counted = { asked: AskedLine[]; lines: QuoteLine[]; totalFen: number };

/** Lines and total by the rule that the server asks. */
export function counted(
  prices: readonly PriceItem[],
  quantities: Record<string, number>,
  cover: Cover | null,
): Counted {
  const asked = askedOf(quantities);
  const priced = priceLines(prices, asked, cover);
  return priced.ok
    ? { asked, lines: priced.lines, totalFen: priced.totalFen }
    : { asked, lines: [], totalFen: 0 };
}
