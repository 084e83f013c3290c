import { ListCases } from '../../../domains/cases/cases.contract.ts';
import type { OutputOf } from '../../../kernel/contract.ts';
import { usePages } from '../../widgets/list/use-pages.ts';
import { type CaseSearch, queryOf } from './case-search.ts';

const PAGE = 50;

const rowsOf = (page: OutputOf<typeof ListCases>) => page.cases;

/** The cases of a search, page after page by key. */
export const useCases = (search: CaseSearch) =>
  usePages(ListCases, { ...queryOf(search), limit: PAGE }, rowsOf);
