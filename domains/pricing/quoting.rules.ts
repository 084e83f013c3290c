import type { PriceItem } from './pricing.contract.ts';
import type { AskedLine, Cover, QuoteLine } from './quotes.contract.ts';

export type PricedOrder = { workKind: string; region: string | null; productType: string | null };

const weight = ({ region, productType }: PriceItem): number =>
  (region === null ? 0 : 2) + (productType === null ? 0 : 1);

/**
 * The prices that hold for an order: of each code the line that fits most closely, region before product type; labour
 * only for its own kind of work.
 */
export function pricesFor(items: readonly PriceItem[], order: PricedOrder): PriceItem[] {
  const best = new Map<string, PriceItem>();
  for (const item of items) {
    const fits =
      (item.workKind === null || item.workKind === order.workKind) &&
      (item.region === null || item.region === order.region) &&
      (item.productType === null || item.productType === order.productType);
    const known = best.get(item.code);
    if (fits && (known === undefined || weight(item) > weight(known))) best.set(item.code, item);
  }
  return [...best.values()];
}

export type Priced =
  | { ok: true; lines: QuoteLine[]; totalFen: number; reductionFen: number }
  | { ok: false; code: string; field: string };

export const amountOf = (line: { quantity: number; unitFen: number }): number => line.quantity * line.unitFen;

/**
 * The lines of a quote in fen, from marked prices only. Refuses what is not on the list (HAP price) and a price beyond the marked
 * one (PRC 8). What the guarantee covers costs nothing; a line apart from it says why it is charged.
 */
export function priceLines(
  items: readonly PriceItem[],
  asked: readonly AskedLine[],
  cover: Cover | null,
): Priced {
  const byCode = new Map(items.map((item) => [item.code, item]));
  const seen = new Set<string>();
  const lines: QuoteLine[] = [];
  for (const [place, wish] of asked.entries()) {
    const item = byCode.get(wish.code);
    if (item === undefined) return { ok: false, code: 'quote.not_on_list', field: `lines.${place}.code` };
    if (seen.has(wish.code)) return { ok: false, code: 'quote.line_twice', field: `lines.${place}.code` };
    seen.add(wish.code);
    const unitFen = wish.unitFen ?? item.priceFen;
    if (unitFen > item.priceFen)
      return { ok: false, code: 'quote.over_price', field: `lines.${place}.unitFen` };
    const covered = (cover?.free ?? false) && wish.apart === undefined;
    lines.push({
      code: item.code,
      kind: item.kind,
      name: item.name,
      unit: item.unit,
      quantity: wish.quantity,
      markedFen: item.priceFen,
      unitFen: covered ? 0 : unitFen,
      covered,
      apart: wish.apart ?? null,
    });
  }
  const sum = (amounts: number[]) => amounts.reduce((total, amount) => total + amount, 0);
  const charged = lines.filter((one) => !one.covered);
  return {
    ok: true,
    lines,
    totalFen: sum(lines.map(amountOf)),
    reductionFen: sum(charged.map((one) => (one.markedFen - one.unitFen) * one.quantity)),
  };
}
