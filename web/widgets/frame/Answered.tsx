import type { ReactNode } from 'react';
import { ErrorState } from '../../../ui/kit/States.tsx';

type Answer<T> = { data: T | undefined; error: unknown; isPending: boolean; refetch: () => unknown };
type Props<T> = { answer: Answer<T>; waiting: ReactNode; children: (data: T) => ReactNode };

/** What was asked for; until it is here a skeleton of its size, and a way to ask again when it does not come. */
export function Answered<T>({ answer, waiting, children }: Props<T>) {
  const { data, error, isPending, refetch } = answer;
  if (isPending) return waiting;
  if (data === undefined) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return children(data);
}
