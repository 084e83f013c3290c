import { useNavigate, useSearch } from '@tanstack/react-router';
import type { Clause } from '../../../domains/standards/clauses.contract.ts';

const keys = ['document', 'kind', 'status', 'department', 'find'] as const;
type FilterKey = (typeof keys)[number];
export type ClauseFilters = { [K in FilterKey]?: string };

/** The filters of the clause list that stand in the address. */
export function readClauseFilters(search: Record<string, unknown>): ClauseFilters {
  const read = keys.flatMap((key): [FilterKey, string][] => {
    const value = search[key];
    return typeof value === 'string' && value !== '' ? [[key, value]] : [];
  });
  return Object.fromEntries(read);
}

/** Filters as part of the address: shareable; a change forgets the clause that was asked for. */
export function useClauseFilters(): [ClauseFilters, (filters: ClauseFilters) => void] {
  const search = useSearch({ strict: false });
  const navigate = useNavigate();
  const set = (filters: ClauseFilters) => {
    const chosen = readClauseFilters(filters);
    void navigate({ to: '/standards', search: { tab: 'clauses', ...chosen }, replace: true } as never);
  };
  return [readClauseFilters(search), set];
}

export function fitsFilters(clause: Clause, filters: ClauseFilters): boolean {
  if (filters.document !== undefined && clause.document !== filters.document) return false;
  if (filters.kind !== undefined && clause.kind !== filters.kind) return false;
  if (filters.status !== undefined && clause.status !== filters.status) return false;
  if (filters.department !== undefined && clause.interpretedBy !== filters.department) return false;
  const wanted = filters.find?.trim().toLowerCase() ?? '';
  return `${clause.id} ${clause.text.zh} ${clause.text.en}`.toLowerCase().includes(wanted);
}
