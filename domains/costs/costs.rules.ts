import type { Amounts, Budget, Category, Component, Rates } from './costs.contract.ts';

const HOUR_MINUTES = 60;

/** Fen of work: minutes of everybody who came, each by the hourly rate of the own level; a rate that is not set counts 0. */
export const labourFen = (minutes: number, levels: readonly number[], rates: Rates): number =>
  levels.reduce((total, level) => {
    const rate = rates[`hour_${Math.min(Math.max(level, 1), 5)}` as keyof Rates] ?? 0;
    return total + Math.round((rate * minutes) / HOUR_MINUTES);
  }, 0);

/** Roads are longer than the straight line. */
const ROAD = 1.4;
const EARTH_KM = 6371;
type Place = { lng: number; lat: number };

/** Kilometres there and back by road, estimated from coordinates. */
export function wayKm(from: Place, to: Place): number {
  const rad = (degrees: number) => (degrees * Math.PI) / 180;
  const half = (a: number, b: number) => Math.sin(rad(b - a) / 2) ** 2;
  const inside =
    half(from.lat, to.lat) + Math.cos(rad(from.lat)) * Math.cos(rad(to.lat)) * half(from.lng, to.lng);
  return Math.round(2 * ROAD * 2 * EARTH_KM * Math.asin(Math.sqrt(inside)));
}

/** Fen of a visit's way: flat for the visit and by the kilometre where both ends are known. */
export const travelFen = (km: number | null, rates: Rates): number =>
  (rates.visit ?? 0) + (km ?? 0) * (rates.km ?? 0);

/** The budget category of a work order by its type of service. */
export const categoryOfWork = (serviceType: string): Category =>
  serviceType === 'repair' ? 'repair' : serviceType === 'return_exchange' ? 'replacement' : 'service';

const CATEGORY_OF_TASK: Record<string, Category> = {
  repair: 'repair',
  exchange: 'replacement',
  return: 'return',
  compensation: 'compensation',
};

/** The category of a measure of a plan; null for one that costs nothing by itself. */
export const categoryOfTask = (kind: string): Category | null => CATEGORY_OF_TASK[kind] ?? null;

/** Sums by component. */
export function amountsOf(rows: readonly { component: Component; amountFen: number }[]): Amounts {
  const amounts: Amounts = { labour: 0, parts: 0, travel: 0, compensation: 0, total: 0 };
  for (const { component, amountFen } of rows) {
    amounts[component] += amountFen;
    amounts.total += amountFen;
  }
  return amounts;
}

/** Percent of a budget from which it is nearly used up. */
const NEAR_PERCENT = 90;

/** How much of a budget is used, in percent, and whether it is near its end or overrun (S3 1-K3-1). */
export function budgetState(amountFen: number, actualFen: number): Pick<Budget, 'percent' | 'state'> {
  const percent = Math.floor((actualFen * 100) / amountFen);
  if (actualFen > amountFen) return { percent, state: 'over' };
  return { percent, state: percent >= NEAR_PERCENT ? 'near' : 'within' };
}

/** Percent by which the service cost of a customer is to fall (S2 1.4.1). */
export const UNIT_COST_TARGET = -12;
/** Percent of all revenue that service is to earn (S2 1.4.1). */
export const REVENUE_TARGET = 15;

const rounded = (value: number): number => Math.round(value * 10) / 10;

/** Fen per served customer; null when nobody was served. */
export const perCustomer = (costFen: number, customers: number): number | null =>
  customers === 0 ? null : Math.round(costFen / customers);

/** Change of the unit cost against the frozen one in percent with one digit, and whether it fell by the target. */
export function changeOf(
  nowFen: number | null,
  baselineFen: number | null,
): { changePercent: number | null; reached: boolean | null } {
  if (nowFen === null || baselineFen === null || baselineFen === 0)
    return { changePercent: null, reached: null };
  const exact = ((nowFen - baselineFen) * 100) / baselineFen;
  return { changePercent: rounded(exact), reached: exact <= UNIT_COST_TARGET };
}

/** Share of service in all revenue, percent with one digit; null while a total is missing. */
export const shareOf = (serviceFen: number, totalFen: number | null): number | null =>
  totalFen === null || totalFen === 0 ? null : rounded((serviceFen * 100) / totalFen);

/** The months that a span touches, first to last. */
export function monthsOf(from: string, to: string): string[] {
  const months: string[] = [];
  let [year = 0, month = 1] = from.split('-').map(Number);
  for (let name = from.slice(0, 7); name <= to.slice(0, 7); ) {
    months.push(name);
    month += 1;
    if (month > 12) {
      month = 1;
      year += 1;
    }
    name = `${year}-${String(month).padStart(2, '0')}`;
  }
  return months;
}

/**
 * Why a choice between repair and replacement may not stand: where the law lets the customer choose exchange or return, a
 * repair is only done with the customer's yes; a replacement that the law does not give needs the yes as well (S3 1-K3-3).
 */
export function againstChoice(
  choice: 'repair' | 'replacement',
  rights: readonly { choice: string }[],
  customerAgreed: boolean,
): string | null {
  if (customerAgreed) return null;
  const has = (...codes: string[]) => rights.some((right) => codes.includes(right.choice));
  if (choice === 'repair') return has('exchange', 'return') ? 'choice.customer_decides' : null;
  return has('exchange') ? null : 'choice.customer_agrees';
}
