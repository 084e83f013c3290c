import type { SimulationFilter } from '../../../domains/simulations/simulations.contract.ts';

/** The filter as the form holds it: days on a Chinese wall calendar, empty lists for all. */
export type FilterDraft = {
  from: string;
  to: string;
  kinds: string[];
  regions: string[];
  categories: string[];
  departmentIds: string[];
  source: string;
  state: string;
};

export const everyCase: FilterDraft = {
  from: '',
  to: '',
  kinds: [],
  regions: [],
  categories: [],
  departmentIds: [],
  source: '',
  state: '',
};

const DAY_MS = 86_400_000;
const startOf = (day: string): string => `${day}T00:00:00+08:00`;
/** The first instant after a day in China. */
const endOf = (day: string): string => new Date(Date.parse(startOf(day)) + DAY_MS).toISOString();

/** The filter as it is sent; what is left open is left out. */
export function filterOf(draft: FilterDraft): SimulationFilter {
  const lists = Object.entries({
    kinds: draft.kinds,
    regions: draft.regions,
    categories: draft.categories,
    departmentIds: draft.departmentIds,
  }).filter(([, values]) => values.length > 0);
  return {
    ...Object.fromEntries(lists),
    ...(draft.from === '' ? {} : { receivedFrom: startOf(draft.from) }),
    ...(draft.to === '' ? {} : { receivedTo: endOf(draft.to) }),
    ...(draft.source === '' ? {} : { source: draft.source }),
    ...(draft.state === '' ? {} : { state: draft.state }),
  } as SimulationFilter;
}

/** The same in an address: lists are joined by commas. */
export const queryOf = (filter: SimulationFilter): Record<string, string> =>
  Object.fromEntries(
    Object.entries(filter).map(([key, value]) => [
      key,
      Array.isArray(value) ? value.join(',') : String(value),
    ]),
  );
