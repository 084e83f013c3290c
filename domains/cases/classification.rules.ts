import type { Kind } from './terms.contract.ts';

const PREFIX: Record<Kind, string> = {
  complaint: 'TS',
  request: 'FW',
  consultation: 'ZX',
  suggestion: 'JY',
  praise: 'BY',
};
/** First two letters of a case number: 投诉 TS, 服务请求 FW, 咨询 ZX, 建议 JY, 表扬 BY. */
export const numberPrefix = (kind: Kind): string => PREFIX[kind];

type CategoryLevel = { key: string; defaultLevel: 1 | 2 };

/** Level that the category gives: quality and safety 1, the others 2 (S3 2-二-1). Lower number is graver. */
export const levelOfCategory = (categories: CategoryLevel[], category: string): 1 | 2 =>
  categories.find((known) => known.key === category)?.defaultLevel ?? 2;

/** Is the wanted level below (less grave than) the one of the category? Only a supervisor may set that. */
export const isLowered = (wanted: number, ofCategory: number): boolean => wanted > ofCategory;

export type PriorityFacts = {
  kind: string;
  urgency: string;
  importance: string;
  level: number | null;
  impactClass: string | null;
  productType: string | null;
  customerGrade: string;
};
export type PriorityInput = { input: string; value: string; weight: number };

const WEIGHTS: Record<string, Record<string, number>> = {
  urgency: { urgent: 3, general: 0 },
  level: { 1: 3, 2: 1 },
  impactClass: { A: 3, B: 2, C: 1 },
  importance: { high: 2, medium: 1, low: 0 },
  productType: { appliance: 1, electronics: 1, home: 0, office: 0 },
  customerGrade: { key: 2, gold: 1, silver: 0, standard: 0 },
};
/** Least points for the priorities 1, 2, 3 and 4; anything less is 5. */
const BANDS = [9, 7, 4, 2];

/**
 * One display priority, 1 (first) to 5, from severity, urgency, importance, product type and customer grade
 * (S0 1.2, S3 2-K1-3). The stored grades stay as they are; this is only the order of the queue.
 */
export function priorityOf(facts: PriorityFacts): { priority: number; inputs: PriorityInput[] } {
  const inputs = Object.entries(WEIGHTS).flatMap(([input, weights]) => {
    const value = facts[input as keyof PriorityFacts];
    return value === null ? [] : [{ input, value: String(value), weight: weights[String(value)] ?? 0 }];
  });
  const points = inputs.reduce((sum, { weight }) => sum + weight, 0);
  const band = BANDS.findIndex((least) => points >= least);
  return { priority: band === -1 ? 5 : band + 1, inputs };
}
