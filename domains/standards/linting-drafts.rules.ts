import type { Finding, FindingCode } from './linting.contract.ts';
import type { Duration } from './standards.contract.ts';

/** A finding before decisions are looked at; severity follows from the code unless it is given. */
export type Draft = Pick<Finding, 'code' | 'clauses' | 'path'> & {
  values?: Finding['values'];
  tension?: string | null;
  severity?: Finding['severity'];
};

export const unique = <T>(items: readonly T[]): T[] => [...new Set(items)];

/** A duration as a value of a sentence. */
export const amount = ({ value, unit }: Duration): string => `${value} ${unit}`;

/** One draft for each code and set of clauses; the first one stays. */
export function oncePerClauses(drafts: Draft[]): Draft[] {
  const seen = new Set<string>();
  return drafts.filter(({ code, clauses, values }) => {
    const name = [code, String(values?.['event'] ?? ''), ...clauses.toSorted()].join('|');
    if (seen.has(name)) return false;
    seen.add(name);
    return true;
  });
}

const blocking: readonly FindingCode[] = [
  'below_the_law',
  'forbidden_term',
  'scope_incomplete',
  'category_incomplete',
  'stage_without_limit',
];

export const severityOf = (draft: Draft): Finding['severity'] =>
  draft.severity ?? (blocking.includes(draft.code) ? 'blocks' : 'warns');
