import { useNavigate, useSearch } from '@tanstack/react-router';
import { now } from '../../../ui/clock.ts';
import { type Period, presets } from './period.ts';
import { type ConformanceSearch, readConformanceSearch } from './search-keys.ts';

/** Filters and what is open, as they stand in the address. */
export function useConformanceSearch(): [
  ConformanceSearch,
  (change: { [K in keyof ConformanceSearch]?: string | undefined }) => void,
] {
  const search = readConformanceSearch(useSearch({ strict: false }));
  const navigate = useNavigate();
  return [
    search,
    (change) => {
      void navigate({
        to: '.',
        search: (previous: Record<string, unknown>) => ({ ...previous, ...change }),
        replace: !('tab' in change),
      } as never);
    },
  ];
}

const DAY = /^20\d\d-\d\d-\d\d$/;

/** The period of the address; this month when it names none. */
export function usePeriod(): Period {
  const [{ from, to }] = useConformanceSearch();
  if (from !== undefined && to !== undefined && DAY.test(from) && DAY.test(to) && from < to)
    return { from, to };
  return presets(now()).thisMonth;
}
