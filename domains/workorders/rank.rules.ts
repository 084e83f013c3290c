/** What the rank of an order in the dispatcher's queue is made of; shown beside it (S0 1.2). */
export type RankInputs = {
  /** 1 to 5 as on the case; 3 for maintenance. */
  severity: number;
  productType: string | null;
  customerGrade: string;
};

const PRODUCT_WEIGHT: Record<string, number> = { appliance: 6, electronics: 4, home: 3, office: 2 };
const GRADE_WEIGHT: Record<string, number> = { key: 9, gold: 6, silver: 3, standard: 0 };

/** Place in the queue, smaller first, 0 to 100: severity weighs most, then the customer's grade, then the product. */
export function rankOf({ severity, productType, customerGrade }: RankInputs): number {
  const urgency = Math.min(Math.max(severity, 1), 5) * 20;
  const lead = (PRODUCT_WEIGHT[productType ?? ''] ?? 0) + (GRADE_WEIGHT[customerGrade] ?? 0);
  return Math.max(0, urgency - lead);
}
