import { ListOrders } from '../../../domains/workorders/workorders.contract.ts';
import type { OutputOf } from '../../../kernel/contract.ts';
import { usePages } from '../../widgets/list/use-pages.ts';
import { type OrderSearch, queryOfOrders } from './order-search.ts';

const rowsOf = (page: OutputOf<typeof ListOrders>) => page.orders;

/** The orders of a search, page after page by key. */
export const useOrders = (search: OrderSearch) => usePages(ListOrders, queryOfOrders(search), rowsOf);
