import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { OutputOf } from '../../../kernel/contract.ts';
import { type AnyEndpoint, callUntyped } from '../../../ui/client.ts';

/** What the rows of a list are, in an answer that names the key of the next page. */
type Paged = { next: string | null };

/** The rows that a query finds, page after page by key; `rowsOf` stands outside of the component, so that rows keep. */
export function usePages<E extends AnyEndpoint, Row>(
  endpoint: E,
  query: Record<string, unknown>,
  rowsOf: (page: OutputOf<E>) => Row[],
) {
  const pages = useInfiniteQuery({
    queryKey: [endpoint.path, { paged: true }, query],
    queryFn: ({ pageParam, signal }) =>
      callUntyped(endpoint, {
        query: { ...query, ...(pageParam ? { after: pageParam } : {}) },
        signal,
      }) as Promise<OutputOf<E> & Paged>,
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
  });
  const loaded = pages.data?.pages;
  const rows = useMemo(() => loaded?.flatMap((page) => rowsOf(page)), [loaded, rowsOf]);
  return { ...pages, rows };
}
