import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useEffect, useState } from 'react';
import { SimulateWarranty } from '../../../domains/warranty/warranty.contract.ts';
import { chinaDay } from '../../../kernel/time.ts';
import { call } from '../../../ui/client.ts';
import { now } from '../../../ui/clock.ts';
import { useDebounced } from '../cases/intake/use-draft.ts';
import { type Draft, emptyDraft, isEmpty, requestOf } from './draft.ts';
import { addressKeys, type WarrantySearch } from './warranty-search.ts';

const PAUSE_MS = 250;

/** What was typed, kept in the address as far as it is short, and the answer to it as it changes. */
export function useSimulation() {
  const search = useSearch({ strict: false }) as WarrantySearch;
  const navigate = useNavigate();
  const [draft, setDraft] = useState(() => emptyDraft(search));
  const change = useCallback((part: Partial<Draft>) => setDraft((old) => ({ ...old, ...part })), []);
  const today = chinaDay(now());
  const settled = useDebounced(JSON.stringify(requestOf(draft, today)), PAUSE_MS);
  const kept = JSON.stringify(Object.fromEntries(addressKeys.map((key) => [key, draft[key] || undefined])));
  useEffect(() => {
    const timer = setTimeout(
      () => void navigate({ to: '/warranty', search: JSON.parse(kept), replace: true }),
      PAUSE_MS,
    );
    return () => clearTimeout(timer);
  }, [kept, navigate]);
  const answer = useQuery({
    queryKey: [SimulateWarranty.path, settled],
    queryFn: ({ signal }) => call(SimulateWarranty, { body: JSON.parse(settled), signal }),
    enabled: !isEmpty(draft),
    placeholderData: keepPreviousData,
  });
  return { draft, change, reset: () => setDraft(emptyDraft({})), today, answer };
}
