import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { ListReturns } from '../../../domains/returns/returns.contract.ts';
import type { OutputOf } from '../../../kernel/contract.ts';
import { call } from '../../../ui/client.ts';
import { queryOfReturns, type ReturnSearch } from './return-search.ts';

/** The return orders of a search, page after page by key. */
export function useReturns(search: ReturnSearch) {
  const query = queryOfReturns(search);
  const pages = useInfiniteQuery({
    queryKey: [ListReturns.path, { paged: true }, query],
    queryFn: ({ pageParam, signal }): Promise<OutputOf<typeof ListReturns>> =>
      call(ListReturns, { query: { ...query, ...(pageParam ? { after: pageParam } : {}) }, signal }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
  });
  const loaded = pages.data?.pages;
  const rows = useMemo(() => loaded?.flatMap((page) => page.returns), [loaded]);
  return { ...pages, rows };
}
