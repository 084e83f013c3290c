import { readFileSync } from 'node:fs';
import { request as plainRequest } from 'node:http';
import { request } from 'node:https';
import { type AddressInfo, connect } from 'node:net';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCompany } from '../kernel/testing/company.ts';

const pem = (name: string) => readFileSync(join(import.meta.dirname, '../kernel/testing/tls', name), 'utf8');
const cert = pem('cert.pem');

type Heard = { status: number; headers: Record<string, unknown>; body: string };

/** The answer to a GET on a real connection. */
const hear = (send: typeof request, options: object): Promise<Heard> =>
  new Promise((resolve, reject) => {
    send({ ...options, agent: false }, (answer) => {
      let body = '';
      answer.setEncoding('utf8').on('data', (text: string) => {
        body += text;
      });
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body }));
    })
      .on('error', reject)
      .end();
  });

describe('a product with a certificate of its own', () => {
  let company: Awaited<ReturnType<typeof openCompany>>;
  let app: FastifyInstance;
  let port: number;

  beforeAll(async () => {
    company = await openCompany({ transport: { tls: { cert, key: pem('key.pem') }, trustedProxies: [] } });
    app = company.app;
    await app.listen({ port: 0, host: '127.0.0.1' });
    port = (app.server.address() as AddressInfo).port;
  });
  afterAll(() => company.close());

  it('answers encrypted, and tells browsers to stay so', async () => {
    const heard = await hear(request, { host: 'localhost', port, path: '/api/health', ca: cert });
    expect(heard.status).toBe(200);
    expect(heard.headers['strict-transport-security']).toMatch(/^max-age=31536000/);
  });

  it('[S0-5.2-h, S3-1.K5-2] hears nothing that is said in the clear', async () => {
    const plain = hear(plainRequest as typeof request, { host: '127.0.0.1', port, path: '/api/health' });
    await expect(plain).rejects.toMatchObject({ code: 'ECONNRESET' });
  });
});

describe('a product behind a proxy', () => {
  let company: Awaited<ReturnType<typeof openCompany>>;
  const ask = (remoteAddress: string, headers: Record<string, string>) =>
    company.app.inject({ method: 'GET', url: '/api/me', remoteAddress, headers });

  beforeAll(async () => {
    company = await openCompany({ transport: { tls: undefined, trustedProxies: ['10.9.0.0/24'] } });
  });
  afterAll(() => company.close());

  const encrypted = { 'x-forwarded-proto': 'https', 'x-forwarded-for': '203.0.113.7' };

  it('[S3-1.K5-2] believes its proxy, and nobody else, that a request came encrypted', async () => {
    expect((await ask('10.9.0.4', encrypted)).json()).toMatchObject({ code: 'session.needed' });
    for (const [peer, headers] of [
      ['10.9.1.4', encrypted],
      ['10.9.0.4', { ...encrypted, 'x-forwarded-proto': 'http' }],
      ['203.0.113.7', {}],
      ['127.0.0.1', encrypted],
    ] as const) {
      const answer = await ask(peer, headers);
      expect([peer, answer.statusCode, answer.json().code]).toEqual([peer, 403, 'request.plaintext']);
      expect(answer.json().detail).toContain('https');
    }
  });
});

describe('a sender without end', () => {
  it('is cut off before its header is whole', async () => {
    const company = await openCompany();
    await company.app.listen({ port: 0, host: '127.0.0.1' });
    const { headersTimeout, requestTimeout } = company.app.server;
    expect([headersTimeout, requestTimeout]).toEqual([15_000, 180_000]);
    company.app.server.headersTimeout = 200;
    const { port } = company.app.server.address() as AddressInfo;
    const heard = await new Promise<string>((resolve, reject) => {
      let said = '';
      const socket = connect(port, '127.0.0.1', () =>
        socket.write('GET /api/health HTTP/1.1\r\nhost: a\r\n'),
      );
      socket.setEncoding('utf8').on('data', (text: string) => {
        said += text;
      });
      socket.on('close', () => resolve(said)).on('error', reject);
    });
    expect(heard).toMatch(/^HTTP\/1\.1 408 /);
    await company.close();
  });
});
