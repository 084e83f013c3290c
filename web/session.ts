import { QueryCache, QueryClient, queryOptions, useQuery } from '@tanstack/react-query';
import { GetMe, type Me, type Permission } from '../domains/identity/identity.contract.ts';
import { answerOf } from '../ui/answers.ts';
import { ApiRefusal, callPlain, NetworkFailure } from '../ui/client.ts';
import { forget } from '../ui/kept.ts';

const RETRIES = 2;

/** The session ended (or never began): the address to come back to is kept in the sign-in page's address. */
function toSignIn(error: unknown): void {
  if (!(error instanceof ApiRefusal) || error.status !== 401) return;
  if (location.pathname === '/sign-in') return;
  const back = location.pathname + location.search;
  location.assign(back === '/' ? '/sign-in' : `/sign-in?to=${encodeURIComponent(back)}`);
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

/** Signs in; the old page state belongs to somebody else, so it is dropped. */
export async function signIn(username: string, password: string): Promise<void> {
  await callPlain('/api/auth/sign-in/username', { method: 'POST', body: { username, password } });
  queryClient.clear();
}

/** Signs out and leaves nothing of the person in the page. */
export async function signOut(): Promise<void> {
  await callPlain('/api/auth/sign-out', { method: 'POST', body: {} });
  forget('recent-searches');
  forget('locale');
  location.assign('/sign-in');
}
