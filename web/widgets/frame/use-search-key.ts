import { useNavigate, useSearch } from '@tanstack/react-router';

/** One key of the address as state: shareable, and the way back works. Setting `undefined` removes it. */
export function useSearchKey(
  key: 'tab' | 'open' | 'clause' | 'code' | 'version' | 'part' | 'calendar' | 'run' | 'customer',
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

/** Which of the tabs the address names; the first one when it names none of them. */
export function useTab<Tab extends string>(tabs: readonly [Tab, ...Tab[]]): [Tab, (tab: string) => void] {
  const [asked, setTab] = useSearchKey('tab');
  return [tabs.find((known) => known === asked) ?? tabs[0], setTab];
}
