import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';

export type Change<Search> = (part: { [K in keyof Search]?: Search[K] | undefined }) => void;

/** The filters of a list and the row beside it as they stand in the address; a change replaces the entry of the way back. */
export function useListAddress<Search extends object>(
  read: (search: Record<string, unknown>) => Search,
): { search: Search; change: Change<Search> } {
  const said: Record<string, unknown> = useSearch({ strict: false });
  const navigate = useNavigate();
  const search = useMemo(() => read(said), [read, said]);
  const change: Change<Search> = useCallback(
    (part) =>
      void navigate({
        to: '.',
        search: read({ ...search, ...part }),
        replace: true,
        resetScroll: false,
      } as never),
    [navigate, read, search],
  );
  return { search, change };
}
