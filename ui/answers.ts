import { queryOptions, useMutation, useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import type { OutputOf } from '../kernel/contract.ts';
import {
  type AnyEndpoint,
  ApiRefusal,
  type Asked,
  callUntyped,
  newIdempotencyKey,
  type Sent,
} from './client.ts';

type Parts = { params?: Record<string, unknown>; query?: Record<string, unknown> };

/** Query options of a reading endpoint; the key is `[path, params, query]`, so live updates find it. */
export const answerOf = <E extends AnyEndpoint>(endpoint: E, parts: Asked<E>) => {
  const { params = {}, query = {} } = parts as Parts;
  return queryOptions({
    queryKey: [endpoint.path, params, query],
    queryFn: ({ signal }) => callUntyped(endpoint, { params, query, signal }) as Promise<OutputOf<E>>,
  });
};

/** Reads an endpoint and keeps the answer fresh. */
export const useAnswer = <E extends AnyEndpoint>(endpoint: E, parts: Asked<E>, enabled = true) =>
  useQuery({ ...answerOf(endpoint, parts), enabled });

/**
 * Sends to an endpoint. One Idempotency-Key is kept over retries and renewed once the server accepted,
 * or refused for good, so a double submit creates one thing.
 */
export function useSend<E extends AnyEndpoint>(endpoint: E) {
  const key = useRef(newIdempotencyKey());
  return useMutation<OutputOf<E>, Error, Sent<E>>({
    mutationFn: (parts) =>
      callUntyped(endpoint, { ...(parts as Parts), idempotencyKey: key.current }) as Promise<OutputOf<E>>,
    onSuccess: () => {
      key.current = newIdempotencyKey();
    },
    onError: (error) => {
      if (error instanceof ApiRefusal && error.status < 500) key.current = newIdempotencyKey();
    },
  });
}
