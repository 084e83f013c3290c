import { ListReturns } from '../../../domains/returns/returns.contract.ts';
import type { OutputOf } from '../../../kernel/contract.ts';
import { usePages } from '../../widgets/list/use-pages.ts';
import { queryOfReturns, type ReturnSearch } from './return-search.ts';

const rowsOf = (page: OutputOf<typeof ListReturns>) => page.returns;

/** The return orders of a search, page after page by key. */
export const useReturns = (search: ReturnSearch) => usePages(ListReturns, queryOfReturns(search), rowsOf);
