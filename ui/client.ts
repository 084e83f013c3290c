import type { z } from 'zod';
import type { Endpoint, InputOf, OutputOf } from '../kernel/contract.ts';
import { isUnattended } from './attended.ts';
import { noteServerTime } from './clock.ts';

export type FieldRefusal = { field: string; code: string; message: string };

type ProblemBody = {
  title?: string;
  status?: number;
  detail?: string;
  code?: string;
  values?: Record<string, unknown>;
  errors?: FieldRefusal[];
};

/** The server said no (RFC 9457). `detail` and the messages of `fields` are in the user's language. */
export class ApiRefusal extends Error {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly fields: FieldRefusal[];
  readonly values: Record<string, unknown>;

  constructor(status: number, problem: ProblemBody) {
    super(problem.detail ?? problem.title ?? String(status));
    this.name = 'ApiRefusal';
    this.status = status;
    this.code = problem.code ?? `http.${status}`;
    this.title = problem.title ?? '';
    this.detail = problem.detail ?? '';
    this.fields = problem.errors ?? [];
    this.values = problem.values ?? {};
  }
}

/** No answer came: cut off, or the server is down. Sending again with the same key is safe. */
export class NetworkFailure extends Error {
  constructor(cause: unknown) {
    super('no answer', { cause });
    this.name = 'NetworkFailure';
  }
}

// biome-ignore lint/suspicious/noExplicitAny: any endpoint, whatever its schemas
export type AnyEndpoint = Endpoint<any, any, any, any>;

/** Keys may be left out only where the schema leaves them out; `undefined` is as good as absent. */
type Loose<T> = { [K in keyof T]: T[K] | (undefined extends T[K] ? undefined : never) };
type Given<K extends string, T> =
  Record<never, never> extends T ? { [P in K]?: Loose<T> } : { [P in K]: Loose<T> };
type QueryIn<E> = E extends Endpoint<z.ZodType, infer Q, z.ZodType, z.ZodType> ? z.input<Q> : never;
type BodyIn<E> = E extends Endpoint<z.ZodType, z.ZodType, infer B, z.ZodType> ? z.input<B> : never;

export type Asked<E extends AnyEndpoint> = Given<'params', InputOf<E>['params']> & Given<'query', QueryIn<E>>;
export type Sent<E extends AnyEndpoint> = Asked<E> & Given<'body', BodyIn<E>>;
type Ways = { idempotencyKey?: string; signal?: AbortSignal };

type Untyped = {
  params?: Record<string, unknown>;
  query?: Record<string, unknown>;
  body?: unknown;
} & Ways;

/** The address of an endpoint with its parts filled in; undefined and empty filters are left out. */
export function addressOf(
  path: string,
  params: Record<string, unknown> = {},
  query: Record<string, unknown> = {},
): string {
  const filled = path.replace(/:(\w+)/g, (_, key: string) => encodeURIComponent(String(params[key])));
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== '') search.set(key, String(value));
  }
  return search.size === 0 ? filled : `${filled}?${search}`;
}

/** A key for one filling of a form; the caller keeps it until the form is sent for good. */
export const newIdempotencyKey = (): string => crypto.randomUUID();

function headersOf(endpoint: AnyEndpoint, parts: Untyped, hasBody: boolean): Record<string, string> {
  const headers: Record<string, string> = {
    accept: 'application/json, application/problem+json',
    'accept-language': document.documentElement.lang,
  };
  if (hasBody) headers['content-type'] = 'application/json';
  if (endpoint.creates) headers['idempotency-key'] = parts.idempotencyKey ?? newIdempotencyKey();
  return headers;
}

async function fetchAnswer(url: string, init: RequestInit): Promise<Response> {
  const headers = isUnattended() ? { ...init.headers, 'x-anju-unattended': '1' } : init.headers;
  try {
    return await fetch(url, { credentials: 'same-origin', ...init, ...(headers ? { headers } : {}) });
  } catch (cause) {
    if (init.signal?.aborted) throw cause;
    throw new NetworkFailure(cause);
  }
}

async function readAnswer(response: Response): Promise<unknown> {
  noteServerTime(response.headers.get('date'));
  const text = await response.text();
  const json = /\bjson\b/.test(response.headers.get('content-type') ?? '');
  let body: unknown = null;
  if (json && text !== '') body = JSON.parse(text);
  if (response.ok) return body;
  throw new ApiRefusal(response.status, (body ?? {}) as ProblemBody);
}

/** What `call` does, for generic code that already holds typed parts. */
export async function callUntyped(endpoint: AnyEndpoint, given: Untyped): Promise<unknown> {
  const hasBody = endpoint.method !== 'GET' && endpoint.method !== 'DELETE';
  const response = await fetchAnswer(addressOf(endpoint.path, given.params, given.query), {
    method: endpoint.method,
    headers: headersOf(endpoint, given, hasBody),
    ...(hasBody ? { body: JSON.stringify(given.body ?? {}) } : {}),
    ...(given.signal ? { signal: given.signal } : {}),
  });
  return readAnswer(response);
}

/** Sends one request as its contract says; throws `ApiRefusal` or `NetworkFailure`. */
export async function call<E extends AnyEndpoint>(endpoint: E, parts: Sent<E> & Ways): Promise<OutputOf<E>> {
  return (await callUntyped(endpoint, parts as Untyped)) as OutputOf<E>;
}

/** For the few addresses without a contract (sign-in, the API description). */
export async function callPlain<T>(
  url: string,
  init: { method?: string; body?: unknown; signal?: AbortSignal; headers?: Record<string, string> } = {},
): Promise<T> {
  const response = await fetchAnswer(url, {
    method: init.method ?? 'GET',
    headers: {
      accept: 'application/json',
      'accept-language': document.documentElement.lang,
      ...(init.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...init.headers,
    },
    ...(init.body === undefined ? {} : { body: JSON.stringify(init.body) }),
    ...(init.signal ? { signal: init.signal } : {}),
  });
  return (await readAnswer(response)) as T;
}
