import type { Query, QueryClient } from '@tanstack/react-query';
import type { CaseNews } from '../../../ui/live.ts';

const LISTS = new Set(['/api/desk', '/api/cases', '/api/wall', '/api/approvals', '/api/notifications']);
const LIST_REST_MS = 2_000;

const pathOf = (key: readonly unknown[]): string => String(key[0]);
const numberOf = (key: readonly unknown[]): unknown => (key[1] as { number?: string } | undefined)?.number;

/** The case that a query is about: the one in its address, or the one that a return or work order names. */
const caseOf = ({ queryKey, state }: Query): unknown =>
  pathOf(queryKey).startsWith('/api/cases/:number')
    ? numberOf(queryKey)
    : (state.data as { caseNumber?: unknown } | undefined)?.caseNumber;

/** A list read many pages down stays as it is until its reader asks; reading it all again would jump. */
const isLong = (query: Query): boolean =>
  ((query.state.data as { pages?: unknown[] } | undefined)?.pages?.length ?? 0) > 3;

/**
 * Turns news into fresh queries: the cases named and what belongs to them at once, the lists at most every two seconds, so that a
 * busy minute in the company does not reload a desk a hundred times.
 */
export function newsOf(client: QueryClient): (news: CaseNews[]) => void {
  let listsRefreshedAt = 0;
  let waiting = false;
  const refreshLists = () => {
    waiting = false;
    listsRefreshedAt = Date.now();
    void client.invalidateQueries({
      predicate: (query) => LISTS.has(pathOf(query.queryKey)) && !isLong(query),
    });
  };
  return (news) => {
    const numbers = new Set(news.flatMap(({ caseNumber }) => (caseNumber === null ? [] : [caseNumber])));
    void client.invalidateQueries({ predicate: (query) => numbers.has(caseOf(query) as string) });
    const rest = LIST_REST_MS - (Date.now() - listsRefreshedAt);
    if (rest <= 0) refreshLists();
    else if (!waiting) {
      waiting = true;
      setTimeout(refreshLists, rest);
    }
  };
}

/** After a cut nobody knows what was missed: everything on the screen is read again. */
export function refreshAll(client: QueryClient): void {
  void client.invalidateQueries({
    predicate: (query) => LISTS.has(pathOf(query.queryKey)) || caseOf(query) !== undefined,
  });
}
