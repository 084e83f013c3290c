export const onSiteTabs = ['fix', 'alarms', 'care'] as const;
export const fixBy = ['month', 'region', 'product', 'technician'] as const;
export const alarmOutcomes = ['opened', 'attached', 'noted', 'refused'] as const;
export type OnSiteSearch = {
  tab?: (typeof onSiteTabs)[number];
  by?: (typeof fixBy)[number];
  from?: string;
  to?: string;
  outcome?: (typeof alarmOutcomes)[number];
};

const DAY = /^\d{4}-\d\d-\d\d$/;

/** Reads the known keys of an address; anything else is dropped. */
export function readOnSiteSearch(search: Record<string, unknown>): OnSiteSearch {
  const tab = onSiteTabs.find((one) => one === search['tab']);
  const by = fixBy.find((one) => one === search['by']);
  const outcome = alarmOutcomes.find((one) => one === search['outcome']);
  const day = (key: string) =>
    typeof search[key] === 'string' && DAY.test(search[key]) ? search[key] : null;
  const [from, to] = [day('from'), day('to')];
  return {
    ...(tab === undefined || tab === 'fix' ? {} : { tab }),
    ...(by === undefined || by === 'month' ? {} : { by }),
    ...(from === null ? {} : { from }),
    ...(to === null ? {} : { to }),
    ...(outcome === undefined ? {} : { outcome }),
  };
}

type Change = { [K in keyof OnSiteSearch]?: OnSiteSearch[K] | undefined };
export type TabProps = { search: OnSiteSearch; onChange: (part: Change) => void };
