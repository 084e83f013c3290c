import type { ServiceTerms } from './catalogue.contract.ts';

/** Parts that a published item may not lack (S0 2.1: four fields and two dates; S0 2.2: three parts of the standard). */
export function emptyParts(terms: ServiceTerms): string[] {
  const parts: Record<string, unknown> = {
    content: terms.content,
    'standard.responseLimit': terms.standard.responseLimit,
    'standard.staffQualification': terms.standard.staffQualification,
    'standard.conduct': terms.standard.conduct,
    process: terms.process,
    responsibility: terms.responsibility,
    effectiveFrom: terms.effectiveFrom,
    nextReview: terms.nextReview,
  };
  return Object.keys(parts).filter((name) => parts[name] === null);
}
