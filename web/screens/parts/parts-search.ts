export const partTabs = ['stock', 'shortages', 'replenishments', 'old', 'turnover'] as const;
export type PartTab = (typeof partTabs)[number];
export type PartsSearch = {
  tab?: PartTab;
  find?: string;
  place?: string;
  low?: 'yes';
  open?: string;
  from?: string;
  to?: string;
};

const DAY = /^\d{4}-\d\d-\d\d$/;

/** Reads the known keys of an address; anything else is dropped. */
export function readPartsSearch(search: Record<string, unknown>): PartsSearch {
  const said = (key: string) => (typeof search[key] === 'string' ? (search[key] as string) : '');
  const tab = partTabs.find((one) => one === search['tab']);
  return {
    ...(tab === undefined || tab === 'stock' ? {} : { tab }),
    ...(said('find') === '' ? {} : { find: said('find').slice(0, 60) }),
    ...(said('place') === '' ? {} : { place: said('place').slice(0, 40) }),
    ...(said('low') === 'yes' ? { low: 'yes' as const } : {}),
    ...(said('open') === '' ? {} : { open: said('open').slice(0, 40) }),
    ...(DAY.test(said('from')) ? { from: said('from') } : {}),
    ...(DAY.test(said('to')) ? { to: said('to') } : {}),
  };
}

export type PartsChange = { [K in keyof PartsSearch]?: PartsSearch[K] | undefined };
export type TabProps = { search: PartsSearch; onChange: (part: PartsChange) => void };
