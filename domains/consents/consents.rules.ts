import type { Purpose } from './purposes.contract.ts';
import { purposeLines } from './purposes.contract.ts';

export type UseFacts = {
  /** Is the customer's data restricted? */
  restricted: boolean;
  hasOpenCase: boolean;
  /** Is the latest answer a consent that no later notice has ended? */
  agreed: boolean;
};

/**
 * May a customer's data be used for a purpose now (S0 5.2)? What the law asks always; a contract unless the data is
 * restricted and no case is open; anything else with the person's consent only, and never while it is restricted
 * (Personal Information Protection Law, articles 13 to 16, 23, 29).
 */
export function mayUseFor(purpose: Purpose, { restricted, hasOpenCase, agreed }: UseFacts): boolean {
  switch (purposeLines[purpose].need) {
    case 'legal_duty':
      return true;
    case 'contract':
      return !restricted || hasOpenCase;
    default:
      return agreed && !restricted;
  }
}

/** Why an answer for these purposes cannot be recorded together; undefined when it can. */
export function consentProblem(wanted: Purpose[], covered: Purpose[]): string | undefined {
  const needs = wanted.map((purpose) => purposeLines[purpose].need);
  if (needs.some((need) => need === 'contract' || need === 'legal_duty')) return 'consent.not_needed';
  if (wanted.some((purpose) => !covered.includes(purpose))) return 'consent.not_in_notice';
  if (needs.includes('separate') && wanted.length > 1) return 'consent.separate';
  return undefined;
}
