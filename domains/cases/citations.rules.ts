import type { Pack } from '../standards/standards.contract.ts';
import type { MeasureType } from './terms.contract.ts';

/** Decisions of warranty, return and compensation: each names the article or clause that it follows (S0 1.1). */
const CITED: readonly MeasureType[] = ['repair', 'return', 'exchange', 'compensation'];

export const needsCitation = (type: unknown): boolean => CITED.includes(type as MeasureType);

/** Articles offered for such decisions; any other clause of the standard may be named as well. */
export const offeredCitations = [
  'CPL 24',
  'CPL 25',
  'CPL 55',
  'TGR 9',
  'TGR 10',
  'TGR 11',
  'TGR 12',
  'PQL 40',
  'S0 2.2',
  'S3 2-三-5',
] as const;

type Decided = { type: MeasureType; clause?: string | undefined };

/** What is wrong with a measure's citation by the standard that the case is bound to; null when nothing is. */
export function citationFault(
  pack: Pack,
  measure: Decided,
): 'plan.clause_needed' | 'plan.clause_unknown' | null {
  if (measure.clause === undefined) return needsCitation(measure.type) ? 'plan.clause_needed' : null;
  const known = pack.clauses.some((clause) => clause.id === measure.clause && clause.status !== 'superseded');
  return known ? null : 'plan.clause_unknown';
}
