import type { Fault } from './pack-keys.rules.ts';
import type { Pack } from './standards.contract.ts';

type Span = { effectiveFrom: string | null; effectiveTo: string | null };

const backwards = ({ effectiveFrom, effectiveTo }: Span): boolean =>
  effectiveFrom !== null && effectiveTo !== null && effectiveTo < effectiveFrom;

const lists = ['documents', 'clauses'] as const;

/** Documents and clauses that end before they take effect. */
export const backwardSpans = (pack: Pack): Fault[] =>
  lists.flatMap((list) =>
    pack[list].flatMap((span: Span, place) =>
      backwards(span) ? [{ at: [list, place, 'effectiveTo'], message: 'ends_before_it_starts' }] : [],
    ),
  );

const FIRST_DAY = '0000-01-01';
const LAST_DAY = '9999-12-31';

const meet = (a: Span, b: Span): boolean =>
  (a.effectiveFrom ?? FIRST_DAY) <= (b.effectiveTo ?? LAST_DAY) &&
  (b.effectiveFrom ?? FIRST_DAY) <= (a.effectiveTo ?? LAST_DAY);

/**
 * A version of a pack holds a clause once: its history is the history of versions. Says whether the second record
 * overlaps the first in time or only repeats its id.
 */
export const repeatedClauses = (pack: Pack): Fault[] =>
  pack.clauses.flatMap((clause, place) => {
    const earlier = pack.clauses.slice(0, place).filter(({ id }) => id === clause.id);
    if (earlier.length === 0) return [];
    const overlaps = earlier.some((other) => meet(other, clause));
    return overlaps
      ? [{ at: ['clauses', place], message: 'clause_dates_overlap' }]
      : [{ at: ['clauses', place], message: 'key_repeated' }];
  });
