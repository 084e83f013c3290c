import type { FastifyInstance } from 'fastify';
import { forbidden } from './refusal.ts';

/** How the product is reached: with a certificate of its own, through a proxy that has one, or on this machine only. */
export type Transport = {
  tls: { cert: string; key: string } | undefined;
  /** Addresses or networks of proxies that may say who the caller is (`10.0.0.0/8`, `loopback`). */
  trustedProxies: string[];
};

/** No certificate, no proxy: only this machine gets in. */
export const THIS_MACHINE: Transport = { tls: undefined, trustedProxies: [] };

/** The address for a person on this machine. */
export const localAddress = ({ tls }: Transport, port: number): string =>
  `${tls === undefined ? 'http' : 'https'}://localhost:${port}`;

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|::1|::ffff:127(\.\d{1,3}){3})$/;

/** Is this address reached from this machine only? */
export const isLoopback = (host: string): boolean => LOOPBACK.test(host);

const refused = (code: string, message: string) => Object.assign(new Error(message), { code });

type Place = { host: string; publicUrl: string | undefined } & Transport;

/**
 * Why the product may not listen like this: customers' data never cross a network in the clear (S0 5.2, S3 1-K5-2).
 * Undefined: may.
 */
export function againstTransport({ host, publicUrl, tls, trustedProxies }: Place): Error | undefined {
  if (isLoopback(host) && trustedProxies.length === 0) return undefined;
  const encrypted = tls !== undefined || (trustedProxies.length > 0 && publicUrl?.startsWith('https://'));
  if (encrypted) return undefined;
  if (trustedProxies.length > 0)
    return refused(
      'proxy_without_https',
      'ANJU_TRUST_PROXY is set, so ANJU_URL must be the https:// address that the proxy serves · 已设置 ANJU_TRUST_PROXY，ANJU_URL 必须是代理对外的 https:// 地址',
    );
  return refused(
    'plaintext_on_network',
    `HOST=${host} is reached over the network: set ANJU_TLS_CERT and ANJU_TLS_KEY, or name the TLS proxy in ANJU_TRUST_PROXY · ` +
      `HOST=${host} 可从网络访问：请设置 ANJU_TLS_CERT 和 ANJU_TLS_KEY，或用 ANJU_TRUST_PROXY 指明 TLS 代理`,
  );
}

type Arrival = { protocol: string; peer: string; forwarded: boolean };

/**
 * Did this request cross a network unencrypted? `protocol` is what the connection or a trusted proxy says; a request of
 * this machine that no proxy sent on has crossed none.
 */
export const arrivedInTheClear = ({ protocol, peer, forwarded }: Arrival): boolean =>
  protocol !== 'https' && (forwarded || !isLoopback(peer));

/** Refuses what arrived in the clear before anything is read, and has browsers come back encrypted. */
export function refusePlaintext(app: FastifyInstance, transport: Transport): void {
  const encrypted = transport.tls !== undefined || transport.trustedProxies.length > 0;
  if (!encrypted) return;
  app.addHook('onRequest', async (request, reply) => {
    const arrival = {
      protocol: request.protocol,
      peer: request.socket.remoteAddress ?? '',
      forwarded: request.headers['x-forwarded-for'] !== undefined,
    };
    if (arrivedInTheClear(arrival)) throw forbidden('request.plaintext');
    reply.header('strict-transport-security', 'max-age=31536000; includeSubDomains');
  });
}

/**
 * The server's side of it: the certificate, whose word counts about where a request came from, and what a slow or
 * endless sender gets: a header within seconds, a whole request within minutes (a photo over 2G).
 */
export const receiving = ({ tls, trustedProxies }: Transport) => ({
  requestTimeout: 180_000,
  trustProxy: trustedProxies.length > 0 ? trustedProxies : false,
  ...(tls === undefined ? { http: PATIENCE } : { https: { ...tls, ...PATIENCE } }),
});
const PATIENCE = { headersTimeout: 15_000, connectionsCheckingInterval: 2_000, maxHeaderSize: 16_384 };
