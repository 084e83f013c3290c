import type { FastifyInstance, FastifyRequest } from 'fastify';
import { findUserByName } from '../domains/identity/identity.queries.ts';
import { logAccess } from '../kernel/access-log.ts';
import { nobody, originOf, type Server } from '../kernel/endpoint.ts';

const SIGN_IN = /^\/api\/auth\/(sign-in|two-factor|passkey)\//;

const typedName = (request: FastifyRequest): string => {
  const { username } = (request.body ?? {}) as { username?: unknown };
  return typeof username === 'string' ? username.toLowerCase().slice(0, 40) : '';
};

/** Keeps who signed in and who could not. A name that nobody has may be a password typed in the wrong field: it is left out. */
export function logSignIns(app: FastifyInstance, server: Server): void {
  app.addHook('onSend', async (request, reply, payload) => {
    if (request.method !== 'POST' || !SIGN_IN.test(request.url)) return payload;
    const db = server.database.direct;
    const name = typedName(request);
    const user = name === '' ? undefined : await findUserByName(db, name);
    const failed = reply.statusCode >= 400;
    if (!failed && user === undefined) return payload;
    const ctx = { db, actor: nobody, now: server.clock(), requestId: request.id, origin: originOf(request) };
    await logAccess(ctx, [
      {
        kind: failed ? 'sign_in_failed' : 'sign_in',
        subject: user === undefined ? 'user:unknown' : `user:${user.id}`,
        who: user ?? { id: null, name: '' },
        details: { status: reply.statusCode },
      },
    ]).catch((error: unknown) => server.logError(error, request));
    return payload;
  });
}
