import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import staticFiles from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { officePolicy } from './page-policy.ts';

/** A page that is asked for anew at every start; the files that it names never change. */
const pageOf = (root: string) => (_request: FastifyRequest, reply: FastifyReply) =>
  reply.header('cache-control', 'no-cache').sendFile('index.html', root, { maxAge: 0, immutable: false });

/** Stands in the built page where the word of the answer goes (`vite.config.ts`). */
const NONCE = '%NONCE%';

/** The page of the office with a word of its own for the styles that it makes; never kept, so that word and policy agree. */
const pageWithNonce = (page: string) => (_request: FastifyRequest, reply: FastifyReply) => {
  const nonce = randomBytes(16).toString('base64url');
  return reply
    .header('content-security-policy', officePolicy(nonce))
    .header('cache-control', 'no-store')
    .type('text/html; charset=utf-8')
    .send(page.replaceAll(NONCE, nonce));
};

const asFiles = { wildcard: false, preCompressed: true, index: false as const };
const forGood = { maxAge: '1y', immutable: true };

/** The technician's app. What keeps its name over versions (worker, manifest) is asked for anew each time. */
export async function mountField(app: FastifyInstance, root: string): Promise<void> {
  await app.register(staticFiles, {
    root,
    prefix: '/field/',
    decorateReply: false,
    cacheControl: false,
    setHeaders: (reply, path) => {
      const isFixed = path.includes('/assets/');
      reply.header('cache-control', isFixed ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
    ...asFiles,
  });
  const page = pageOf(root);
  app.get('/field', page);
  // A file that is gone is not a screen: an old page must not take the new page for its script.
  app.get('/field/*', (request, reply) =>
    /[.][a-z]+$/.test(request.url) ? reply.callNotFound() : page(request, reply),
  );
}

/** The built office app; every address that is no file is one of its screens. */
export async function mountOffice(app: FastifyInstance, root: string): Promise<void> {
  await app.register(staticFiles, { root, ...asFiles, ...forGood });
  const page = pageWithNonce(readFileSync(join(root, 'index.html'), 'utf8'));
  app.get('/', page);
  app.get('/*', (request, reply) => {
    if (request.url.startsWith('/api/')) return reply.callNotFound();
    return page(request, reply);
  });
}
