import { ListAccess } from '../../../domains/oversight/oversight.contract.ts';
import type { OutputOf } from '../../../kernel/contract.ts';
import { usePages } from '../../widgets/list/use-pages.ts';
import { type AccessSearch, queryOfAccess } from './access-search.ts';

const rowsOf = (page: OutputOf<typeof ListAccess>) => page.entries;

/** Entries of the log, page after page by key. */
export const useEntries = (search: AccessSearch) => usePages(ListAccess, queryOfAccess(search), rowsOf);
