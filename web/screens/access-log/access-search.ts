import { accessKinds, type ListAccess } from '../../../domains/oversight/oversight.contract.ts';
import type { QueryOf } from '../../../kernel/contract.ts';

export const accessTabs = ['log', 'alerts', 'integrity'] as const;
export type AccessTab = (typeof accessTabs)[number];
export type AccessSearch = {
  tab?: AccessTab;
  kind?: (typeof accessKinds)[number];
  user?: string;
  customer?: string;
  caseNumber?: string;
  purpose?: string;
  address?: string;
  from?: string;
  to?: string;
};
export type AccessChange = { [K in keyof AccessSearch]?: AccessSearch[K] | undefined };

const SHAPES: [Exclude<keyof AccessSearch, 'tab' | 'kind'>, RegExp][] = [
  ['user', /^[0-9a-f-]{36}$/],
  ['customer', /^\d{1,15}$/],
  ['caseNumber', /^[\w-]{1,30}$/],
  ['purpose', /^[a-z_]{1,40}$/],
  ['address', /^[\w.:]{1,60}$/],
  ['from', /^\d{4}-\d\d-\d\d$/],
  ['to', /^\d{4}-\d\d-\d\d$/],
];

/** Reads the known keys of an address; anything else is dropped. */
export function readAccessSearch(search: Record<string, unknown>): AccessSearch {
  const said = (key: string) => (typeof search[key] === 'string' ? (search[key] as string) : '');
  const tab = accessTabs.find((one) => one === said('tab'));
  const kind = accessKinds.find((one) => one === said('kind'));
  return {
    ...(tab === undefined || tab === 'log' ? {} : { tab }),
    ...(kind === undefined ? {} : { kind }),
    ...Object.fromEntries(
      SHAPES.filter(([key, shape]) => shape.test(said(key))).map(([key]) => [key, said(key)]),
    ),
  };
}

export const hasAccessFilter = ({ tab: _tab, ...filters }: AccessSearch): boolean =>
  Object.keys(filters).length > 0;

/** What the API is asked for an address. */
export const queryOfAccess = (search: AccessSearch): QueryOf<typeof ListAccess> => ({
  kind: search.kind,
  userId: search.user,
  customerId: search.customer === undefined ? undefined : Number(search.customer),
  caseNumber: search.caseNumber,
  purpose: search.purpose,
  address: search.address,
  from: search.from,
  to: search.to,
});
