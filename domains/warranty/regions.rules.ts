import type { Limit, Region, Rules, WarrantyCatalogue } from './catalogue.contract.ts';

/** Rules that help the customer most when the number is great: windows to choose in. */
const WINDOWS = [
  'sevenDays',
  'fifteenDays',
  'seriousDays',
  'receiptDays',
  'noReasonDays',
  'proofMonths',
  'repairedDays',
] as const;
/** Rules that help most when the number is small: what the business may take before a right opens. */
const PATIENCE = [
  'repairs',
  'repairsAnyGoods',
  'partsWaitDays',
  'repairerDays',
  'incompleteDays',
  'totalRepairDays',
  'refundDays',
  'delayDays',
  'refundDelayDays',
  'standInDays',
] as const;
const RIGHTS = ['noDepreciation', 'partAnew', 'proofWholePeriod', 'transport'] as const;

function better(national: Limit | undefined, regional: Limit | undefined, great: boolean): Limit | undefined {
  if (national === undefined || regional === undefined) return regional ?? national;
  const beats = great ? regional.value >= national.value : regional.value <= national.value;
  return beats ? regional : national;
}

/** National rules with those of a region: of each the one that is better for the customer, so a region never worsens. */
export function mergedRules(national: Rules, regional: Rules): Rules {
  const merged: Rules = {};
  for (const key of WINDOWS) {
    const found = better(national[key], regional[key], true);
    if (found !== undefined) merged[key] = found;
  }
  for (const key of PATIENCE) {
    const found = better(national[key], regional[key], false);
    if (found !== undefined) merged[key] = found;
  }
  for (const key of RIGHTS) {
    const found = [...(regional[key] ?? []), ...(national[key] ?? [])];
    if (found.length > 0) merged[key] = [...new Set(found)];
  }
  return merged;
}

/** The rules of a region that are in force on a day (YYYY-MM-DD). */
export function regionOn(catalogue: WarrantyCatalogue, province: string | null, on: string): Region | null {
  const found = catalogue.regions.find(
    (region) =>
      region.province === province &&
      region.effectiveFrom <= on &&
      (region.effectiveTo === undefined || on <= region.effectiveTo),
  );
  return found ?? null;
}
