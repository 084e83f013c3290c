import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';

const csp = (directives: Record<string, string>): string =>
  Object.entries({
    'base-uri': "'none'",
    'form-action': "'none'",
    'frame-ancestors': "'none'",
    'object-src': "'none'",
    ...directives,
  })
    .map(([name, value]) => `${name} ${value}`)
    .join('; ');

const OURS = {
  'default-src': "'none'",
  'script-src': "'self'",
  'connect-src': "'self'",
  'img-src': "'self' data: blob:",
  'media-src': "'self' blob:",
  'font-src': "'self'",
  'manifest-src': "'self'",
  'worker-src': "'self'",
  'form-action': "'self'",
};

/** Where a page of a browser app may get things from: this server, and nothing inline. */
const APP = csp({ ...OURS, 'style-src': "'self'" });
// The reader of codes is WebAssembly of ours; that lets no text become code, as eval would.
const FIELD = csp({ ...OURS, 'script-src': "'self' 'wasm-unsafe-eval'", 'style-src': "'self'" });
/** The office kit makes its styles at run time; each bears the word of its page. It measures a growing field by an attribute. */
export const officePolicy = (nonce: string): string =>
  csp({ ...OURS, 'style-src': `'self' 'nonce-${nonce}'`, 'style-src-attr': "'unsafe-inline'" });
/** An answer of the API is no page. */
const ANSWER = csp({ 'default-src': "'none'" });

const DEVICES = 'geolocation=(), microphone=(), payment=(), usb=()';

function policyOf(request: FastifyRequest): {
  'content-security-policy': string;
  'permissions-policy': string;
} {
  const { url } = request;
  // The phone reads codes with its camera.
  if (/^\/field(\/|$|\?)/.test(url)) {
    return { 'content-security-policy': FIELD, 'permissions-policy': `camera=(self), ${DEVICES}` };
  }
  return {
    'content-security-policy': url.startsWith('/api/') ? ANSWER : APP,
    'permissions-policy': `camera=(), ${DEVICES}`,
  };
}

/** A page without script whose styles are those that it was made with, by their hash; its forms may come back here. */
export function policyOfStyles(page: string): string {
  const hashes = [...page.matchAll(/<style>(.*?)<\/style>/gs)].map(
    ([, style = '']) => `'sha256-${createHash('sha256').update(style).digest('base64')}'`,
  );
  const forms = page.includes('<form ') ? "'self'" : "'none'";
  return csp({ 'default-src': "'none'", 'style-src': hashes.join(' ') || "'none'", 'form-action': forms });
}

const part: Record<string, string> = { 'x-content-type-options': 'nosniff' };
const always: Record<string, string> = {
  ...part,
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};

/** A script or style of a browser app: what it may do is said by the page that asks for it, sixty times over otherwise. */
const isPart = ({ url }: FastifyRequest, reply: FastifyReply): boolean =>
  /^\/(field\/)?assets\//.test(url) &&
  /^(text\/(javascript|css)|application\/(javascript|wasm))/.test(String(reply.getHeader('content-type')));

/** Says what a browser may do with the answer; a route that is stricter keeps its own word. */
export function sayPolicy(request: FastifyRequest, reply: FastifyReply): void {
  const words = isPart(request, reply) ? part : { ...always, ...policyOf(request) };
  for (const [name, value] of Object.entries(words)) {
    if (!reply.hasHeader(name)) reply.header(name, value);
  }
}
