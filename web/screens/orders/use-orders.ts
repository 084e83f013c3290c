import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { ListOrders } from '../../../domains/workorders/workorders.contract.ts';
import type { OutputOf } from '../../../kernel/contract.ts';
import { call } from '../../../ui/client.ts';
import { type OrderSearch, queryOfOrders } from './order-search.ts';

/** The orders of a search, page after page by key. */
export function useOrders(search: OrderSearch) {
  const query = queryOfOrders(search);
  const pages = useInfiniteQuery({
    queryKey: [ListOrders.path, { paged: true }, query],
    queryFn: ({ pageParam, signal }): Promise<OutputOf<typeof ListOrders>> =>
      call(ListOrders, { query: { ...query, ...(pageParam ? { after: pageParam } : {}) }, signal }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
  });
  const loaded = pages.data?.pages;
  const rows = useMemo(() => loaded?.flatMap((page) => page.orders), [loaded]);
  return { ...pages, rows };
}
