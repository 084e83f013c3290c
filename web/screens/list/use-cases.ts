import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { type CaseRow, ListCases } from '../../../domains/cases/cases.contract.ts';
import type { OutputOf } from '../../../kernel/contract.ts';
import { call } from '../../../ui/client.ts';
import { type CaseSearch, queryOf } from './case-search.ts';

const PAGE = 50;
type Page = OutputOf<typeof ListCases>;

/** The cases of a search, page after page by key. */
export function useCases(search: CaseSearch) {
  const query = queryOf(search);
  const pages = useInfiniteQuery({
    queryKey: [ListCases.path, { paged: true }, query],
    queryFn: ({ pageParam, signal }): Promise<Page> =>
      call(ListCases, {
        query: { ...query, limit: PAGE, ...(pageParam ? { after: pageParam } : {}) },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
  });
  const loaded = pages.data?.pages;
  const rows = useMemo<CaseRow[] | undefined>(() => loaded?.flatMap((page) => page.cases), [loaded]);
  return { ...pages, rows };
}
