export type PricesSearch = { list?: string; find?: string };

export function readPricesSearch({ list, find }: Record<string, unknown>): PricesSearch {
  return {
    ...(typeof list === 'string' && /^\d{1,9}$/.test(list) ? { list } : {}),
    ...(typeof find === 'string' && find !== '' ? { find: find.slice(0, 60) } : {}),
  };
}
