import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Actor, type Context, systemActor } from '../kernel/context.ts';
import { nobody, originOf, refuseForeignOrigin, type Server } from '../kernel/endpoint.ts';
import { notFound } from '../kernel/refusal.ts';
import { ADDRESS_HEADER, type SignIn } from '../kernel/sign-in.ts';
import { type AuthCall, deviceTokenOf, steps } from './sign-in-steps.ts';

type Parts = {
  server: Server;
  signIn: SignIn;
  /** Forgets who is who, after a session changed. */
  forget: () => void;
  demoAccounts: () => Promise<object[]>;
  singleSignOn?: object | undefined;
};

const OPEN = { config: { guard: { public: 'says how one may come in, and nothing about anybody' } } };

/** The request as the library reads it, with the caller's address from the connection. */
function asWebRequest(request: FastifyRequest, body: unknown): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (typeof value === 'string' && name !== 'content-length') headers.set(name, value);
  }
  headers.set(ADDRESS_HEADER, request.ip);
  const sends = request.method === 'POST';
  if (sends) headers.set('content-type', 'application/json');
  return new Request(new URL(request.url, `http://${request.headers.host ?? 'localhost'}`), {
    method: request.method,
    headers,
    ...(sends ? { body: JSON.stringify(body ?? {}) } : {}),
  });
}

async function passOn(reply: FastifyReply, answer: Response): Promise<FastifyReply> {
  reply.code(answer.status);
  for (const [name, value] of answer.headers) if (name !== 'set-cookie') reply.header(name, value);
  for (const cookie of answer.headers.getSetCookie()) reply.header('set-cookie', cookie);
  return reply.send(answer.body === null ? null : Buffer.from(await answer.arrayBuffer()));
}

function callOf(parts: Parts, request: FastifyRequest, reply: FastifyReply, actor: Actor | null): AuthCall {
  const { server, signIn } = parts;
  const as = (who: Actor): Omit<Context, 'db'> => ({
    actor: who,
    now: server.clock(),
    requestId: request.id,
    origin: originOf(request),
  });
  const body = request.body;
  return {
    actor,
    body: typeof body === 'object' && body !== null && !Array.isArray(body) ? { ...body } : {},
    visitor: {
      address: request.ip,
      device: String(request.headers['user-agent'] ?? ''),
      deviceToken: deviceTokenOf(request.headers.cookie),
    },
    reply,
    signIn,
    ctx: { ...as(actor ?? nobody), db: server.database.direct },
    inside: (work) =>
      server.database.transaction((db) => work({ ...as(actor ?? systemActor('sign-in')), db })),
  };
}

/**
 * Hands the few paths of `/api/auth/` that the product uses to the sign-in library, with a step before and after each;
 * and lists the demo sign-ins while there are any.
 */
export function mountAuth(app: FastifyInstance, parts: Parts): void {
  for (const [path, step] of Object.entries(steps)) {
    app.route({
      method: step.method,
      url: `/api/auth${path}`,
      config: { guard: { public: 'a step of the sign-in, which knows its own limits' } },
      handler: async (request, reply) => {
        refuseForeignOrigin(request);
        const actor = await parts.server.findActor(request);
        request.actor = actor;
        const call = callOf(parts, request, reply, actor);
        const guess = await step.before?.(call);
        const answer = await parts.signIn.handler(asWebRequest(request, call.body));
        await step.after?.(call, answer, guess ?? null);
        parts.forget();
        return passOn(reply, answer);
      },
    });
  }
  app.get('/api/sign-in-ways', OPEN, async () => ({ singleSignOn: parts.singleSignOn !== undefined }));
  app.get('/api/demo-accounts', async () => {
    const accounts = await parts.demoAccounts();
    if (accounts.length === 0) throw notFound('route.not_found');
    return accounts;
  });
}
