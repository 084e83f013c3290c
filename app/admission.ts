import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Actor } from '../kernel/context.ts';
import type { Server } from '../kernel/endpoint.ts';
import { openRates, type Rates } from '../kernel/rate-limits.ts';
import { invalid } from '../kernel/refusal.ts';

const comesAsSomebody = ({ headers }: FastifyRequest): boolean =>
  headers.cookie?.includes('session_token') === true || headers.authorization !== undefined;
const asksForFile = (request: FastifyRequest): boolean => /[.][a-z0-9]+([?].*)?$/i.test(request.url);

/**
 * Refuses what nobody should read: compressed bodies, which may be bombs, and more requests than a caller may send. Who is
 * signed in is counted as himself, anybody else by his address; files of the apps count for nobody.
 */
export function admitRequests(
  app: FastifyInstance,
  rates: Rates | undefined,
  find: Server['findActor'],
): Server['findActor'] {
  const counted = openRates(rates, Date.now);
  app.addHook('onRequest', async (request) => {
    const encoding = request.headers['content-encoding'] ?? 'identity';
    if (encoding.toLowerCase() !== 'identity') throw invalid('request.encoding');
    if (!comesAsSomebody(request) && !asksForFile(request)) counted.count('address', request.ip);
  });
  return async (request): Promise<Actor | null> => {
    const actor = await find(request);
    if (actor !== null) counted.count('user', actor.id ?? actor.username);
    else if (comesAsSomebody(request)) counted.count('address', request.ip);
    return actor;
  };
}
