import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { type CaseRow, ListCases } from '../../../domains/cases/cases.contract.ts';
import { type CustomerBrief, FindCustomers } from '../../../domains/customers/customers.contract.ts';
import { answerOf } from '../../../ui/answers.ts';
import { keep, kept } from '../../../ui/kept.ts';
import { useRight } from '../../session.ts';

const PAUSE_MS = 150;
const SHORTEST = 2;
const RECENT = 8;
const RECENT_KEY = 'recent-searches';

export type Found = {
  words: string;
  cases: CaseRow[];
  customers: CustomerBrief[];
  busy: boolean;
  error: unknown;
  retry: () => void;
};

function usePaused(value: string): string {
  const [paused, setPaused] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(value), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return paused;
}

/** Cases and customers for what was typed; nothing is asked below two characters. */
export function useFound(typed: string, limit: number): Found {
  const words = usePaused(typed.trim());
  const enough = words.length >= SHORTEST;
  const mayCustomers = useRight('customers:view');
  const cases = useQuery({
    ...answerOf(ListCases, { query: { find: words.slice(0, 100), limit } }),
    enabled: enough,
    placeholderData: keepPreviousData,
  });
  const customers = useQuery({
    ...answerOf(FindCustomers, { query: { find: words.slice(0, 60) } }),
    enabled: enough && mayCustomers,
    placeholderData: keepPreviousData,
  });
  return {
    words: enough ? words : '',
    cases: enough ? (cases.data?.cases ?? []) : [],
    customers: enough ? (customers.data?.customers ?? []) : [],
    busy: enough && (cases.isFetching || words !== typed.trim()),
    error: enough ? cases.error : null,
    retry: () => void cases.refetch(),
  };
}

/** Searches made in this browser, newest first; phone numbers are personal and not kept. */
export const recentSearches = (): string[] => kept<string[]>(RECENT_KEY, []);

export function rememberSearch(words: string): void {
  if (words.length < SHORTEST || /^\+?[\d\s-]{7,}$/.test(words)) return;
  keep(RECENT_KEY, [words, ...recentSearches().filter((other) => other !== words)].slice(0, RECENT));
}
