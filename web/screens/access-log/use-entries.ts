import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { ListAccess } from '../../../domains/oversight/oversight.contract.ts';
import type { OutputOf } from '../../../kernel/contract.ts';
import { call } from '../../../ui/client.ts';
import { type AccessSearch, queryOfAccess } from './access-search.ts';

/** Entries of the log, page after page by key. */
export function useEntries(search: AccessSearch) {
  const query = queryOfAccess(search);
  const pages = useInfiniteQuery({
    queryKey: [ListAccess.path, { paged: true }, query],
    queryFn: ({ pageParam, signal }): Promise<OutputOf<typeof ListAccess>> =>
      call(ListAccess, { query: { ...query, ...(pageParam ? { after: pageParam } : {}) }, signal }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
  });
  const loaded = pages.data?.pages;
  const entries = useMemo(() => loaded?.flatMap((page) => page.entries), [loaded]);
  return { ...pages, entries };
}
