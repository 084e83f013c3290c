/** Stock of a part at a place. */
export type Stock = { onHand: number; reserved: number; minimum: number };

export const freeOf = ({ onHand, reserved }: Stock): number => onHand - reserved;

/** How many to ask for so that what is free comes back to twice its minimum; 0 while it is not below (S0 6.3). */
export function toReplenish(stock: Stock): number {
  const free = freeOf(stock);
  return stock.minimum > 0 && free < stock.minimum ? stock.minimum * 2 - free : 0;
}

/** Turnover: cost of what was used ÷ mean of opening and closing stock value, four digits; null without stock. */
export function turnoverOf(usedFen: number, openingFen: number, closingFen: number): number | null {
  const average = (openingFen + closingFen) / 2;
  return average <= 0 ? null : Math.round((usedFen / average) * 10_000) / 10_000;
}

/** Change against a baseline in percent, one digit; null without a baseline that says anything. */
export const changeAgainst = (now: number | null, baseline: number | null): number | null =>
  now === null || baseline === null || baseline === 0 ? null : Math.round((now / baseline - 1) * 1000) / 10;

export type Alternative = { code: string; free: number; expectedOn: string | null };

/** Alternatives in the order in which they help: what is free now, then what arrives first, then by code. */
export const byHelp = (alternatives: readonly Alternative[]): Alternative[] =>
  alternatives.toSorted((a, b) => {
    if (a.free > 0 !== b.free > 0) return a.free > 0 ? -1 : 1;
    const arrival = (a.expectedOn ?? '9999').localeCompare(b.expectedOn ?? '9999');
    return arrival === 0 ? a.code.localeCompare(b.code) : arrival;
  });
