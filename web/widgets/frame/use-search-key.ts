import { useNavigate, useSearch } from '@tanstack/react-router';

/** One key of the address as state: shareable, and the way back works. Setting `undefined` removes it. */
export function useSearchKey(
  key: 'tab' | 'open' | 'clause' | 'code' | 'version' | 'part' | 'calendar' | 'run',
): [string | undefined, (value?: string) => void] {
  const search = useSearch({ strict: false });
  const navigate = useNavigate();
  const set = (value?: string) => {
    void navigate({
      to: '.',
      search: (previous: Record<string, unknown>) => ({ ...previous, [key]: value }),
      replace: key !== 'tab',
    } as never);
  };
  return [search[key], set];
}
