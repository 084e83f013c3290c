import type { Eligibility, EligibilityFacts, WhyNot } from './eligibility.contract.ts';

type Offer = {
  productTypes: readonly string[];
  useScenes: readonly string[];
  customerGrades: readonly string[];
  eligibility: Eligibility;
};

/** Is what is asked for met? An empty list asks for nothing; an unknown fact meets no list. */
const meets = (list: readonly string[] | undefined, fact: string | null): boolean =>
  list === undefined || list.length === 0 || (fact !== null && list.includes(fact));

/** The same day some months later; a month without that day ends on its last one. */
function monthsLater(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, last))).toISOString().slice(0, 10);
}

function ageFaults(
  { maximumUnitAgeMonths: most, minimumUnitAgeMonths: least }: Eligibility,
  facts: EligibilityFacts,
): WhyNot[] {
  if (most === undefined && least === undefined) return [];
  if (facts.purchasedOn === null) return ['purchase_day_unknown'];
  if (most !== undefined && monthsLater(facts.purchasedOn, most) < facts.today) return ['unit_too_old'];
  return least !== undefined && monthsLater(facts.purchasedOn, least) > facts.today ? ['unit_too_new'] : [];
}

/** Why a customer may not have a service; empty: may (S0 2.1). */
export function whyNotEligible(offer: Offer, facts: EligibilityFacts): WhyNot[] {
  return [
    ...(meets(offer.customerGrades, facts.customerGrade) ? [] : ['customer_grade' as const]),
    ...(meets(offer.productTypes, facts.productType) ? [] : ['product_type' as const]),
    ...(meets(offer.useScenes, facts.useScene) ? [] : ['use_scene' as const]),
    ...(meets(offer.eligibility.purchaseChannels, facts.purchaseChannel)
      ? []
      : ['purchase_channel' as const]),
    ...ageFaults(offer.eligibility, facts),
  ];
}
