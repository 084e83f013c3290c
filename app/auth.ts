import type { FastifyInstance, FastifyRequest } from 'fastify';
import { ADDRESS_HEADER, type SignIn } from '../kernel/sign-in.ts';

type Parts = { signIn: SignIn; demoAccounts: () => Promise<object[]> };

/** The request as the library reads it, with the caller's address from the connection. */
function asWebRequest(request: FastifyRequest): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (typeof value === 'string') headers.set(name, value);
  }
  headers.set(ADDRESS_HEADER, request.ip);
  const hasBody = request.method === 'POST' && request.body !== undefined && request.body !== null;
  return new Request(new URL(request.url, `http://${request.headers.host ?? 'localhost'}`), {
    method: request.method,
    headers,
    ...(hasBody ? { body: JSON.stringify(request.body) } : {}),
  });
}

/** Hands `/api/auth/*` to the sign-in library, and lists the demo sign-ins while there are any. */
export function mountAuth(app: FastifyInstance, { signIn, demoAccounts }: Parts): void {
  app.route({
    method: ['GET', 'POST'],
    url: '/api/auth/*',
    handler: async (request, reply) => {
      const answer = await signIn.handler(asWebRequest(request));
      reply.code(answer.status);
      for (const [name, value] of answer.headers) if (name !== 'set-cookie') reply.header(name, value);
      const cookies = answer.headers.getSetCookie();
      if (cookies.length > 0) reply.header('set-cookie', cookies);
      return reply.send(answer.body === null ? null : Buffer.from(await answer.arrayBuffer()));
    },
  });
  app.get('/api/demo-accounts', async (_request, reply) => {
    const accounts = await demoAccounts();
    return accounts.length === 0 ? reply.callNotFound() : accounts;
  });
}
