import { describe, expect, it } from 'vitest';
import { againstTransport, arrivedInTheClear, isLoopback } from './transport.ts';

const tls = { cert: 'c', key: 'k' };
const place = { host: '127.0.0.1', publicUrl: undefined, tls: undefined, trustedProxies: [] as string[] };

describe('where the product may listen', () => {
  it.each([
    ['this machine', {}, undefined],
    ['localhost', { host: 'localhost' }, undefined],
    ['IPv6 loopback', { host: '::1' }, undefined],
    ['every address', { host: '0.0.0.0' }, 'plaintext_on_network'],
    ['every IPv6 address', { host: '::' }, 'plaintext_on_network'],
    ['an address of the network', { host: '192.168.1.5' }, 'plaintext_on_network'],
    ['a name that only begins like loopback', { host: '127.0.0.1.example.com' }, 'plaintext_on_network'],
    [
      'an https address alone proves nothing',
      { host: '0.0.0.0', publicUrl: 'https://a.cn' },
      'plaintext_on_network',
    ],
    ['a certificate of its own', { host: '0.0.0.0', tls }, undefined],
    [
      'a proxy with https',
      { host: '10.0.0.2', trustedProxies: ['10.0.0.1'], publicUrl: 'https://a.cn' },
      undefined,
    ],
    [
      'a proxy without',
      { host: '10.0.0.2', trustedProxies: ['10.0.0.1'], publicUrl: 'http://a.cn' },
      'proxy_without_https',
    ],
    ['a proxy beside it, address unsaid', { trustedProxies: ['loopback'] }, 'proxy_without_https'],
  ])('[S0-5.2-h] %s', (_name, change, code) => {
    const error = againstTransport({ ...place, ...change });
    expect((error as { code?: string } | undefined)?.code).toBe(code);
  });
});

describe('what crossed a network in the clear', () => {
  it.each([
    ['encrypted from afar', { protocol: 'https', peer: '203.0.113.9', forwarded: true }, false],
    ['plain from afar', { protocol: 'http', peer: '203.0.113.9', forwarded: false }, true],
    ['plain from this machine', { protocol: 'http', peer: '127.0.0.1', forwarded: false }, false],
    ['plain at the proxy beside us', { protocol: 'http', peer: '127.0.0.1', forwarded: true }, true],
    ['mapped loopback', { protocol: 'http', peer: '::ffff:127.0.0.1', forwarded: false }, false],
    ['nobody', { protocol: 'http', peer: '', forwarded: false }, true],
  ])('[S3-1.K5-2] %s', (_name, arrival, clear) => {
    expect(arrivedInTheClear(arrival)).toBe(clear);
  });

  it('only whole loopback addresses are of this machine', () => {
    expect(['127.0.0.1', '127.1.2.3', '::1', 'localhost'].every(isLoopback)).toBe(true);
    expect(['128.0.0.1', '0.0.0.0', '::', 'localhost.evil.cn', ''].some(isLoopback)).toBe(false);
  });
});
