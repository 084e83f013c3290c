import type { ListOrders } from '../../../domains/workorders/workorders.contract.ts';
import type { QueryOf } from '../../../kernel/contract.ts';

const tabs = ['open', 'unplanned', 'all'] as const;
export type OrderTab = (typeof tabs)[number];
export type OrderSearch = {
  tab?: OrderTab;
  region?: string;
  day?: string;
  technician?: string;
  open?: string;
};

const DAY = /^\d{4}-\d\d-\d\d$/;
const ID = /^[0-9a-f-]{36}$/;

/** Reads the known keys of an address; anything else is dropped. */
export function readOrderSearch(search: Record<string, unknown>): OrderSearch {
  const said = (key: string) => (typeof search[key] === 'string' ? (search[key] as string) : '');
  const tab = tabs.find((one) => one === search['tab']);
  return {
    ...(tab === undefined || tab === 'open' ? {} : { tab }),
    ...(said('region') === '' ? {} : { region: said('region').slice(0, 20) }),
    ...(DAY.test(said('day')) ? { day: said('day') } : {}),
    ...(ID.test(said('technician')) ? { technician: said('technician') } : {}),
    ...(said('open') === '' ? {} : { open: said('open').slice(0, 20) }),
  };
}

export const hasFilter = ({ region, day, technician }: OrderSearch): boolean =>
  [region, day, technician].some((value) => value !== undefined);

/** What the API is asked for an address. */
export function queryOfOrders({
  tab = 'open',
  region,
  day,
  technician,
}: OrderSearch): QueryOf<typeof ListOrders> {
  return {
    ...(tab === 'all' ? {} : { status: tab }),
    ...(region === undefined ? {} : { region }),
    ...(day === undefined ? {} : { day }),
    ...(technician === undefined ? {} : { technician }),
  };
}
