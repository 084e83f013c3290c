import { QueryCache, QueryClient, queryOptions, useQuery } from '@tanstack/react-query';
import { GetMe, type Me, type Permission } from '../domains/identity/identity.contract.ts';
import { answerOf } from '../ui/answers.ts';
import { ApiRefusal, callPlain, NetworkFailure } from '../ui/client.ts';
import { forget } from '../ui/kept.ts';

const RETRIES = 2;

/** What holds a session back until the person does one more step. */
const HOLDS = new Set([
  'session.password_must_change',
  'session.second_factor_needed',
  'session.second_factor_must_be_set_up',
  'session.address_not_allowed',
]);

/** The page that the server asks for before anything else: sign-in, or the step that is still missing. */
export function stepOf(error: unknown): '/sign-in' | '/secure' | null {
  if (!(error instanceof ApiRefusal)) return null;
  if (error.status === 401) return '/sign-in';
  return HOLDS.has(error.code) ? '/secure' : null;
}

/** The session ended (or never began): the address to come back to is kept in the address of the page that is missing. */
function toSignIn(error: unknown): void {
  const step = stepOf(error);
  if (step === null || location.pathname === '/sign-in' || location.pathname === '/secure') return;
  const back = location.pathname + location.search;
  location.assign(back === '/' ? step : `${step}?to=${encodeURIComponent(back)}`);
}

export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: toSignIn }),
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      retry: (count, error) => error instanceof NetworkFailure && count < RETRIES,
    },
    mutations: { onError: toSignIn },
  },
});

export const meQuery = queryOptions({ ...answerOf(GetMe, {}), staleTime: 5 * 60_000 });

/** Who is signed in; only below the signed-in layout, which loads it first. */
export function useMe(): Me {
  const { data } = useQuery(meQuery);
  if (data === undefined) throw new Error('no session');
  return data;
}

/** Whether the signed-in person holds a right for any kind of case. */
export const useRight = (permission: Permission): boolean => permission in useMe().rights;

/** After a sign-in: the old page state belongs to somebody else, so it is dropped. */
export const startAnew = (): void => queryClient.clear();

/** Signs out and leaves nothing of the person in the page. */
export async function signOut(): Promise<void> {
  await callPlain('/api/auth/sign-out', { method: 'POST', body: {} });
  forget('recent-searches');
  forget('locale');
  location.assign('/sign-in');
}
