export const catalogueTabs = ['items', 'types', 'codes'] as const;
export const itemClasses = ['basic', 'extended', 'customised'] as const;
export type CatalogueSearch = {
  tab?: (typeof catalogueTabs)[number];
  class?: (typeof itemClasses)[number];
  open?: string;
  find?: string;
  brand?: string;
};

/** Reads the known keys of an address; anything else is dropped. */
export function readCatalogueSearch(search: Record<string, unknown>): CatalogueSearch {
  const said = (key: string) => (typeof search[key] === 'string' ? (search[key] as string).slice(0, 60) : '');
  const tab = catalogueTabs.find((one) => one === search['tab']);
  const wanted = itemClasses.find((one) => one === search['class']);
  return {
    ...(tab === undefined || tab === 'items' ? {} : { tab }),
    ...(wanted === undefined ? {} : { class: wanted }),
    ...(said('open') === '' ? {} : { open: said('open') }),
    ...(said('find') === '' ? {} : { find: said('find') }),
    ...(said('brand') === '' ? {} : { brand: said('brand') }),
  };
}

type Change = { [K in keyof CatalogueSearch]?: CatalogueSearch[K] | undefined };
export type TabProps = { search: CatalogueSearch; onChange: (part: Change) => void };
