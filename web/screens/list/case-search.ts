import type { ListCases } from '../../../domains/cases/cases.contract.ts';
import type { QueryOf } from '../../../kernel/contract.ts';

/** The filters of the case list as they stand in the address; the names are those of the API. */
export const searchKeys = [
  'kind',
  'stage',
  'category',
  'region',
  'level',
  'impactClass',
  'departmentId',
  'channel',
  'state',
  'receivedFrom',
  'receivedTo',
  'ownerId',
  'handlerId',
  'customerId',
  'source',
  'find',
  'order',
] as const;

export type SearchKey = (typeof searchKeys)[number];
export type CaseSearch = { [K in SearchKey]?: string } & { open?: string };

/** Reads the known keys of an address; anything else is dropped. */
export function readCaseSearch(search: Record<string, unknown>): CaseSearch {
  const read: CaseSearch = {};
  for (const key of [...searchKeys, 'open'] as const) {
    const value = search[key];
    if (typeof value === 'string' && value !== '') read[key] = value.slice(0, 200);
  }
  return read;
}

/** What the API is asked; plain dates become whole days in China. */
export function queryOf({ open: _open, ...search }: CaseSearch): QueryOf<typeof ListCases> {
  const { receivedFrom, receivedTo, ...rest } = search;
  return {
    ...rest,
    ...(receivedFrom ? { receivedFrom: `${receivedFrom}T00:00:00+08:00` } : {}),
    ...(receivedTo ? { receivedTo: `${receivedTo}T23:59:59+08:00` } : {}),
  } as QueryOf<typeof ListCases>;
}

/** How many filters are set, order and selection aside. */
export const filterCount = (search: CaseSearch): number =>
  searchKeys.filter((key) => key !== 'order' && key !== 'find' && search[key] !== undefined).length;
